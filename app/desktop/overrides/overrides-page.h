/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwOverridesPage:
 *
 * All overrides of all profiles in one table, by profile or by parameter.
 */
#define MW_TYPE_OVERRIDES_PAGE (mw_overrides_page_get_type ())
G_DECLARE_FINAL_TYPE (MwOverridesPage, mw_overrides_page, MW, OVERRIDES_PAGE, AdwBin)

/**
 * mw_overrides_page_new:
 * @draft: whose overrides are shown and edited
 * @vault: which knows the state of secrets
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *mw_overrides_page_new (MwDraft *draft, MwVault *vault);

G_END_DECLS
