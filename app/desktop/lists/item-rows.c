/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/item-rows.h"

G_DEFINE_INTERFACE (MwItemCell, mw_item_cell, GTK_TYPE_WIDGET)

/* How a factory makes its rows. */
typedef struct
{
  MwItemRowFunc make_row;
  gpointer user_data;
  GDestroyNotify destroy; /* (nullable) */
} RowMaker;

static void
mw_item_cell_default_init (MwItemCellInterface *iface)
{
}

static void
row_maker_free (gpointer user_data, GClosure *closure)
{
  RowMaker *maker = user_data;

  if (maker->destroy != NULL)
    maker->destroy (maker->user_data);
  g_free (maker);
}

static void
on_row_set_up_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  RowMaker *maker = user_data;

  gtk_list_item_set_child (list_item, maker->make_row (list_item, maker->user_data));
}

static void
set_item (GtkWidget *widget, GObject *item)
{
  if (MW_IS_ITEM_CELL (widget))
    {
      mw_item_cell_set_item (MW_ITEM_CELL (widget), item);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_item (child, item);
}

static void
on_row_bound_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  set_item (gtk_list_item_get_child (list_item), gtk_list_item_get_item (list_item));
}

static void
on_row_unbound_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  set_item (gtk_list_item_get_child (list_item), NULL);
}

void
mw_item_cell_set_item (MwItemCell *self, GObject *item)
{
  g_return_if_fail (MW_IS_ITEM_CELL (self));
  g_return_if_fail (item == NULL || G_IS_OBJECT (item));

  MW_ITEM_CELL_GET_IFACE (self)->set_item (self, item);
}

GtkListItemFactory *
mw_item_rows_factory_new (MwItemRowFunc make_row, gpointer user_data, GDestroyNotify destroy)
{
  GtkListItemFactory *factory = NULL;
  RowMaker *maker = NULL;

  g_return_val_if_fail (make_row != NULL, NULL);

  factory = gtk_signal_list_item_factory_new ();
  maker = g_new0 (RowMaker, 1);
  maker->make_row = make_row;
  maker->user_data = user_data;
  maker->destroy = destroy;
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_row_set_up_cb), maker, row_maker_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_unbound_cb), NULL);
  return factory;
}
