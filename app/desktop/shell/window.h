/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/publication.h>
#include <mailwright/tester.h>
#include <mailwright/vault.h>

#include "desktop/shell/page-stack.h"

G_BEGIN_DECLS

/**
 * MwWindow:
 *
 * The window: the sidebar, the header and the pages. Properties: `draft`, `vault`, `tester`,
 * `publication` (construct-only).
 */
#define MW_TYPE_WINDOW (mw_window_get_type ())
G_DECLARE_FINAL_TYPE (MwWindow, mw_window, MW, WINDOW, AdwApplicationWindow)

MwWindow *mw_window_new (GtkApplication *application,
                         MwDraft *draft,
                         MwVault *vault,
                         MwTester *tester,
                         MwPublication *publication);

/**
 * mw_window_show_page:
 * @page: a page's stable name; one that is not there changes nothing
 */
void mw_window_show_page (MwWindow *self, const char *page);

/**
 * mw_window_back:
 *
 * Closes the object in front; where the window is narrow and none is open, goes to the sidebar.
 *
 * Returns: whether there was anything to go back to
 */
gboolean mw_window_back (MwWindow *self);

/**
 * mw_window_search:
 *
 * Opens the search, or closes it if it has the focus.
 *
 * Returns: whether the page can be searched
 */
gboolean mw_window_search (MwWindow *self);
void mw_window_clear_search (MwWindow *self);

/**
 * mw_window_cycle_focus:
 *
 * Moves the focus between the sidebar and the content; where one takes the place of the other,
 * shows the other.
 */
void mw_window_cycle_focus (MwWindow *self);

/**
 * mw_window_show_content:
 *
 * Where the window is narrow, shows the content in place of the sidebar.
 */
void mw_window_show_content (MwWindow *self);

MwDraft *mw_window_get_draft (MwWindow *self);
MwVault *mw_window_get_vault (MwWindow *self);
MwTester *mw_window_get_tester (MwWindow *self);
MwPublication *mw_window_get_publication (MwWindow *self);
MwPageStack *mw_window_get_pages (MwWindow *self);
const char *mw_window_get_nth_page (MwWindow *self, int index); /* (nullable) */

G_END_DECLS
