/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwSidebarRow:
 *
 * One page in the sidebar. Properties: `page` (the page's stable name), `title`, `icon-name`
 * (strings), `count` (guint), `counts`
 * (gboolean: there is something to count there), `staged` (gboolean: something is staged there),
 * `progress` (int: percent of what is running there; -1 for nothing).
 */
#define MW_TYPE_SIDEBAR_ROW (mw_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (MwSidebarRow, mw_sidebar_row, MW, SIDEBAR_ROW, GtkListBoxRow)

const char *mw_sidebar_row_get_page (MwSidebarRow *self);
const char *mw_sidebar_row_get_title (MwSidebarRow *self);

G_END_DECLS
