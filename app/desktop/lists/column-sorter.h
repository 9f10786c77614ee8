/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwColumnSorter:
 *
 * Makes a column's header sortable without sorting anything: the order is the query's. Given to a
 * #GtkColumnViewColumn as its `sorter`. Property: `key` (string, construct-only): the sort key of
 * the query.
 */
#define MW_TYPE_COLUMN_SORTER (mw_column_sorter_get_type ())
G_DECLARE_FINAL_TYPE (MwColumnSorter, mw_column_sorter, MW, COLUMN_SORTER, GtkSorter)

GtkSorter *mw_column_sorter_new (const char *key);
const char *mw_column_sorter_get_key (MwColumnSorter *self);

/**
 * mw_column_sorter_read:
 * @view: a column view whose columns have such sorters
 * @descending: (out) (optional): which way
 *
 * Returns: (transfer none) (nullable): the key of the column that is sorted by; %NULL for none
 */
const char *mw_column_sorter_read (GtkColumnView *view, gboolean *descending);

/**
 * mw_column_sorter_sort:
 * @view: a column view
 * @column: one of its columns
 * @order: which way
 *
 * Sorts by @column, whose header alone says so then.
 */
void mw_column_sorter_sort (GtkColumnView *view, GtkColumnViewColumn *column, GtkSortType order);

/**
 * MwSortFunc:
 * @key: the sort key
 * @descending: which way
 */
typedef void (*MwSortFunc) (const char *key, gboolean descending, gpointer user_data);

/**
 * mw_column_sorter_attach:
 * @view: a column view whose columns have such sorters
 * @func: called with the new order whenever it changes
 * @user_data: for @func
 *
 * A view that ends loses its columns one by one, and each time that is another order: who listens
 * leaves before.
 *
 * Returns: the handler, for mw_column_sorter_detach()
 */
gulong mw_column_sorter_attach (GtkColumnView *view, MwSortFunc func, gpointer user_data);

/**
 * mw_column_sorter_detach:
 * @view: a column view
 * @handler: (inout): what mw_column_sorter_attach() gave; 0 afterwards
 */
void mw_column_sorter_detach (GtkColumnView *view, gulong *handler);

G_END_DECLS
