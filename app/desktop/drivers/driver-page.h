/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwDriverPage:
 *
 * One driver: this site's defaults, edited in place as on a profile's page, and all parameters to
 * look up. Properties: `title`, `subtitle` (strings, for the window's header).
 */
#define MW_TYPE_DRIVER_PAGE (mw_driver_page_get_type ())
G_DECLARE_FINAL_TYPE (MwDriverPage, mw_driver_page, MW, DRIVER_PAGE, AdwBin)

/**
 * mw_driver_page_new:
 * @draft: where the site defaults are
 * @vault: where secrets are
 * @driver_id: a driver of the draft's catalogue
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *mw_driver_page_new (MwDraft *draft, MwVault *vault, const char *driver_id);

/**
 * mw_driver_page_focus_parameter:
 * @key: a parameter's key
 *
 * Shows the parameter and puts the focus on its site default.
 */
void mw_driver_page_focus_parameter (MwDriverPage *self, const char *key);

G_END_DECLS
