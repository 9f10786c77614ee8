/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/vault.h>

G_BEGIN_DECLS

/* Emits `changed` on a vault when the Secret Service appears, vanishes, is locked or unlocked. */
typedef struct _MwWatch MwWatch;

/* The vault is not kept alive. */
MwWatch *mw_watch_start (MwVault *vault);
void mw_watch_stop (MwWatch *self);

G_END_DECLS
