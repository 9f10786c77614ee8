/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/text-column.h"

typedef struct
{
  char *property; /* (owned) */
  MwTextFlags flags;
} CellShape;

static void
cell_shape_free (gpointer user_data, GClosure *closure)
{
  CellShape *shape = user_data;

  g_free (shape->property);
  g_free (shape);
}

static void
on_cell_set_up_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  CellShape *shape = user_data;

  gtk_list_item_set_child (list_item, mw_text_cell_new (shape->property, shape->flags));
}

static void
on_cell_bound_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  mw_text_cell_set_item (MW_TEXT_CELL (gtk_list_item_get_child (list_item)),
                         gtk_list_item_get_item (list_item));
}

static void
on_cell_unbound_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  mw_text_cell_set_item (MW_TEXT_CELL (gtk_list_item_get_child (list_item)), NULL);
}

GtkListItemFactory *
mw_text_column_factory_new (const char *property, MwTextFlags flags)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  CellShape *shape = g_new0 (CellShape, 1);

  g_return_val_if_fail (property != NULL, NULL);

  shape->property = g_strdup (property);
  shape->flags = flags;
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_cell_set_up_cb), shape, cell_shape_free,
                         0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbound_cb), NULL);
  return factory;
}

void
mw_text_column_set (GtkColumnViewColumn *column, const char *property, MwTextFlags flags)
{
  g_autoptr(GtkListItemFactory) factory = mw_text_column_factory_new (property, flags);

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  gtk_column_view_column_set_factory (column, factory);
}
