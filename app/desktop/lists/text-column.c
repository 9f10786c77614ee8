/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/text-column.h"

#include "desktop/lists/item-rows.h"

typedef struct
{
  char *property; /* (owned) */
  MwTextFlags flags;
  MwTextFunc func; /* (nullable) */
  gpointer func_data;
} CellShape;

static void
cell_shape_free (gpointer user_data)
{
  CellShape *shape = user_data;

  g_free (shape->property);
  g_free (shape);
}

static GtkWidget *
make_cell (GtkListItem *list_item, gpointer user_data)
{
  CellShape *shape = user_data;
  GtkWidget *cell = mw_text_cell_new (shape->property, shape->flags);

  mw_text_cell_set_func (MW_TEXT_CELL (cell), shape->func, shape->func_data);
  return cell;
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
  CellShape *shape = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));
  g_return_if_fail (property != NULL);

  shape = g_new0 (CellShape, 1);
  shape->property = g_strdup (property);
  shape->flags = flags;
  shape->func = func;
  shape->func_data = user_data;
  factory = mw_item_rows_factory_new (make_cell, shape, cell_shape_free);
  gtk_column_view_column_set_factory (column, factory);
}
