/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/kept-secret.h>

G_BEGIN_DECLS

/**
 * MwSecretEntry:
 *
 * A stored password in a list, as it is said there; it does not change.
 */
#define MW_TYPE_SECRET_ENTRY (mw_secret_entry_get_type ())
G_DECLARE_FINAL_TYPE (MwSecretEntry, mw_secret_entry, MW, SECRET_ENTRY, GObject)

MwSecretEntry *mw_secret_entry_new (const MwKeptSecret *kept, GDateTime *now);

/* What it is of. */
const char *mw_secret_entry_get_title (MwSecretEntry *self);

/* Who needs it, and when it was stored. */
const char *mw_secret_entry_get_subtitle (MwSecretEntry *self);

G_END_DECLS
