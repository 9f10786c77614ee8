/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwProfilesPage:
 *
 * All mailboxes in one table, sortable and filtered in the store; two-line rows where the window is
 * narrow. Properties: `draft`, `vault` (construct-only).
 */
#define MW_TYPE_PROFILES_PAGE (mw_profiles_page_get_type ())
G_DECLARE_FINAL_TYPE (MwProfilesPage, mw_profiles_page, MW, PROFILES_PAGE, AdwBin)

GtkWidget *mw_profiles_page_new (MwDraft *draft, MwVault *vault);

/**
 * mw_profiles_page_show_reachability:
 * @word: as of mw_query_set_reachability()
 *
 * Narrows the list to what is so.
 */
void mw_profiles_page_show_reachability (MwProfilesPage *self, const char *word);

G_END_DECLS
