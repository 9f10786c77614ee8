/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_PROFILE_IDENTITY (mw_profile_identity_get_type ())

/**
 * MwProfileIdentity:
 *
 * The rows that say which mailbox a profile is: its address, its name and its comment. A field is
 * named by its word: `address`, `name`, `comment`.
 *
 * Signals: `commit (field, text)` (to be staged, and answered with
 * mw_profile_identity_end_commit()), `open-profile (id)` (of another that has what is typed).
 */
G_DECLARE_FINAL_TYPE (MwProfileIdentity, mw_profile_identity, MW, PROFILE_IDENTITY, AdwBin)

/* Adds the rows; there are none before. */
void
mw_profile_identity_set_draft (MwProfileIdentity *self, MwDraft *draft, const char *profile_id);

/* Shows what @profile has, unless something else is being typed. */
void mw_profile_identity_show (MwProfileIdentity *self, MwProfile *profile);

/* Returns: %FALSE if there is no such field */
gboolean mw_profile_identity_focus (MwProfileIdentity *self, const char *field);

/* @mistake: (nullable): as of mw_identity_row_end_commit() */
void
mw_profile_identity_end_commit (MwProfileIdentity *self, const char *field, const char *mistake);

G_END_DECLS
