/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwItemCell:
 *
 * A widget that shows something of one row object of a list.
 */
#define MW_TYPE_ITEM_CELL (mw_item_cell_get_type ())
G_DECLARE_INTERFACE (MwItemCell, mw_item_cell, MW, ITEM_CELL, GtkWidget)

struct _MwItemCellInterface
{
  GTypeInterface parent_iface;

  void (*set_item) (MwItemCell *self, GObject *item);
};

/**
 * mw_item_cell_set_item:
 * @self: a cell
 * @item: (nullable): the row object to show; %NULL for nothing
 */
void mw_item_cell_set_item (MwItemCell *self, GObject *item);

/**
 * MwItemRowFunc:
 * @list_item: what the row is for
 * @user_data: what the factory was made with
 *
 * Returns: (transfer floating): a row: an #MwItemCell, or a widget with such cells in it
 */
typedef GtkWidget *(*MwItemRowFunc) (GtkListItem *list_item, gpointer user_data);

/**
 * mw_item_rows_factory_new:
 * @make_row: makes a row
 * @user_data: for @make_row
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): a factory whose rows show their item in all of their cells
 */
GtkListItemFactory *
mw_item_rows_factory_new (MwItemRowFunc make_row, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
