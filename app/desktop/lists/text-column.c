/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/text-column.h"

typedef struct
{
  char *property; /* (owned) */
  MwTextFlags flags;
  MwTextFunc func; /* (nullable) */
  gpointer func_data;
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

  GtkWidget *cell = mw_text_cell_new (shape->property, shape->flags);

  mw_text_cell_set_func (MW_TEXT_CELL (cell), shape->func, shape->func_data);
  gtk_list_item_set_child (list_item, cell);
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

static GtkListItemFactory *
make_factory (const char *property, MwTextFlags flags, MwTextFunc func, gpointer func_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  CellShape *shape = g_new0 (CellShape, 1);

  shape->property = g_strdup (property);
  shape->flags = flags;
  shape->func = func;
  shape->func_data = func_data;
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_cell_set_up_cb), shape, cell_shape_free,
                         0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbound_cb), NULL);
  return factory;
}

GtkListItemFactory *
mw_text_column_factory_new (const char *property, MwTextFlags flags)
{
  g_return_val_if_fail (property != NULL, NULL);

  return make_factory (property, flags, NULL, NULL);
}

void
mw_text_column_set (GtkColumnViewColumn *column, const char *property, MwTextFlags flags)
{
  mw_text_column_set_func (column, property, flags, NULL, NULL);
}

void
mw_text_column_set_func (GtkColumnViewColumn *column,
                         const char *property,
                         MwTextFlags flags,
                         MwTextFunc func,
                         gpointer user_data)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));
  g_return_if_fail (property != NULL);

  factory = make_factory (property, flags, func, user_data);
  gtk_column_view_column_set_factory (column, factory);
}
