/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

#include "desktop/lists/text-cell.h"

G_BEGIN_DECLS

/**
 * MwListColumn:
 * @title: its header, marked for translation
 * @sort_key: (nullable): the query's key for its order; without one it cannot be sorted by
 * @property: (nullable): the property of the rows that its texts follow
 * @flags: how its texts look
 * @func: (nullable): makes the texts, where they are not the property's own
 * @expand: whether it takes room that is left
 * @make_factory: (nullable): makes a factory of cells that are no texts
 *
 * A column of a list, written down.
 */
typedef struct
{
  const char *title;
  const char *sort_key;
  const char *property;
  MwTextFlags flags;
  MwTextFunc func;
  gboolean expand;
  GtkListItemFactory *(*make_factory) (gpointer user_data);
} MwListColumn;

/**
 * mw_list_columns_append:
 * @view: a column view
 * @columns: (array length=n): the columns, in their order
 * @n: how many they are
 * @user_data: for their functions; must live as long as @view
 */
void mw_list_columns_append (GtkColumnView *view,
                             const MwListColumn *columns,
                             guint n,
                             gpointer user_data);

/**
 * mw_list_columns_find:
 * @view: a column view
 * @sort_key: a key of one of its columns
 *
 * Returns: (transfer full) (nullable): the column that sorts by @sort_key
 */
GtkColumnViewColumn *mw_list_columns_find (GtkColumnView *view, const char *sort_key);

G_END_DECLS
