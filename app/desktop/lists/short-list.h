/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwShortList:
 *
 * The first rows of a list that may be long, on the page of one object, and how many more there
 * are.
 *
 * Properties, all write-only: `label` (string; what a screen reader calls it), `placeholder`
 * (string; what is said where there are none). Signal `activated` (guint: the row's position).
 */
#define MW_TYPE_SHORT_LIST (mw_short_list_get_type ())
G_DECLARE_FINAL_TYPE (MwShortList, mw_short_list, MW, SHORT_LIST, AdwBin)

/**
 * mw_short_list_show:
 * @self: a list that shows nothing yet
 * @items: the whole list
 * @most: how many rows there are at the most
 * @make_row: makes a row for an item
 */
void mw_short_list_show (MwShortList *self,
                         GListModel *items,
                         guint most,
                         GtkListBoxCreateWidgetFunc make_row);

G_END_DECLS
