/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/profiles/assistant-step.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_MAILBOX_STEP (mw_mailbox_step_get_type ())

/**
 * MwMailboxStep:
 *
 * The assistant's first step: address, name and driver.
 */
G_DECLARE_FINAL_TYPE (MwMailboxStep, mw_mailbox_step, MW, MAILBOX_STEP, AdwBin)

GtkWidget *mw_mailbox_step_new (MwNewProfile *profile);

G_END_DECLS
