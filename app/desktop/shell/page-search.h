/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/widgets/page.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_PAGE_SEARCH (mw_page_search_get_type ())

/**
 * MwPageSearch:
 *
 * The search bar of the page in front. It knows what is searched on each page, and shows that again
 * when the page comes back. Property: `open` (gboolean).
 */
G_DECLARE_FINAL_TYPE (MwPageSearch, mw_page_search, MW, PAGE_SEARCH, AdwBin)

/**
 * mw_page_search_set_page:
 * @page: what it searches now; not held
 * @content: (nullable): where typing begins a search, if the page can be searched
 */
void mw_page_search_set_page (MwPageSearch *self, MwPage *page, GtkWidget *content);

/**
 * mw_page_search_toggle:
 *
 * Opens it, or closes it where the focus is in it already. A page that has a field of its own gets
 * the focus there.
 *
 * Returns: whether there is anything that can be searched
 */
gboolean mw_page_search_toggle (MwPageSearch *self);

/* Searches nothing any more, and closes it. */
void mw_page_search_clear (MwPageSearch *self);

G_END_DECLS
