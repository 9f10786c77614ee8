/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/tester.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

#define MW_TYPE_PROFILE_PAGE (mw_profile_page_get_type ())

/**
 * MwProfilePage:
 *
 * One profile: what it is called, every parameter's value and where it comes from, how its
 * connections are encrypted, who can send as it. Readable, notifying properties: `title`,
 * `subtitle`.
 */
G_DECLARE_FINAL_TYPE (MwProfilePage, mw_profile_page, MW, PROFILE_PAGE, AdwBin)

GtkWidget *
mw_profile_page_new (MwDraft *draft, MwVault *vault, MwTester *tester, const char *profile_id);

/**
 * mw_profile_page_focus_parameter:
 * @key: a parameter's key, or `name`, `address` or `comment`
 *
 * Shows it and puts the focus there, as soon as the profile has been read.
 */
void mw_profile_page_focus_parameter (MwProfilePage *self, const char *key);

G_END_DECLS
