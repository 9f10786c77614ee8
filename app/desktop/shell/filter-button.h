/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/widgets/page.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_FILTER_BUTTON (mw_filter_button_get_type ())

/**
 * MwFilterButton:
 *
 * The header's button for the filter of one page: opens it, and has a mark while it is on.
 */
G_DECLARE_FINAL_TYPE (MwFilterButton, mw_filter_button, MW, FILTER_BUTTON, AdwBin)

/**
 * mw_filter_button_set_page:
 * @page: (nullable): whose filter it opens; not held. The button is there if the page has one
 */
void mw_filter_button_set_page (MwFilterButton *self, MwPage *page);

G_END_DECLS
