/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwSidebar:
 *
 * The pages, with how much is on each and a dot where something is staged, and the window's menu.
 * Selecting a row activates `win.peek-page`, activating it `win.show-page`. Properties: `draft`
 * (#MwDraft), `page` (string: the page that is marked as shown).
 */
#define MW_TYPE_SIDEBAR (mw_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MwSidebar, mw_sidebar, MW, SIDEBAR, AdwBin)

void mw_sidebar_set_draft (MwSidebar *self, MwDraft *draft);

/**
 * mw_sidebar_set_page:
 * @page: a page's stable name
 *
 * Marks the page that is shown; activates nothing.
 */
void mw_sidebar_set_page (MwSidebar *self, const char *page);

/**
 * mw_sidebar_get_title:
 *
 * Returns: (transfer none) (nullable): the translated title of a page; %NULL if there is no such
 */
const char *mw_sidebar_get_title (MwSidebar *self, const char *page);

/**
 * mw_sidebar_get_nth_page:
 *
 * Returns: (transfer none) (nullable): the name of the page at a place, the first one at 0
 */
const char *mw_sidebar_get_nth_page (MwSidebar *self, int index);

G_END_DECLS
