/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwDriversPage:
 *
 * The catalogue: which kinds of mail connection there are, how many profiles use each, which driver
 * files are broken, and where a site puts its own.
 */
#define MW_TYPE_DRIVERS_PAGE (mw_drivers_page_get_type ())
G_DECLARE_FINAL_TYPE (MwDriversPage, mw_drivers_page, MW, DRIVERS_PAGE, AdwBin)

/**
 * mw_drivers_page_new:
 * @draft: whose catalogue is shown
 * @vault: where secrets are
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *mw_drivers_page_new (MwDraft *draft, MwVault *vault);

G_END_DECLS
