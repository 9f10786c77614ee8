/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/list-columns.h"

#include <glib/gi18n.h>

#include "desktop/lists/column-sorter.h"
#include "desktop/lists/text-column.h"

static GtkColumnViewColumn *
make_column (const MwListColumn *column, gpointer user_data)
{
  GtkColumnViewColumn *made = gtk_column_view_column_new (_ (column->title), NULL);

  if (column->make_factory != NULL)
    {
      g_autoptr (GtkListItemFactory) factory = column->make_factory (user_data);

      gtk_column_view_column_set_factory (made, factory);
    }
  else
    mw_text_column_set_func (made, column->property, column->flags, column->func, user_data);
  if (column->sort_key != NULL)
    {
      g_autoptr (GtkSorter) sorter = mw_column_sorter_new (column->sort_key);

      gtk_column_view_column_set_sorter (made, sorter);
    }
  gtk_column_view_column_set_expand (made, column->expand);
  gtk_column_view_column_set_resizable (made, TRUE);
  return made;
}

void
mw_list_columns_append (GtkColumnView *view,
                        const MwListColumn *columns,
                        guint n,
                        gpointer user_data)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (columns != NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (&columns[i], user_data);

      gtk_column_view_append_column (view, column);
    }
}

GtkColumnViewColumn *
mw_list_columns_find (GtkColumnView *view, const char *sort_key)
{
  GListModel *columns = NULL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (sort_key != NULL, NULL);

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (MW_IS_COLUMN_SORTER (sorter) &&
          g_str_equal (mw_column_sorter_get_key (MW_COLUMN_SORTER (sorter)), sort_key))
        return g_steal_pointer (&column);
    }
  return NULL;
}
