/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/text-rows.h"

#include "desktop/lists/text-cell.h"

typedef struct
{
  char *title;    /* (owned) */
  char *subtitle; /* (owned) */
  char *suffix;   /* (owned) (nullable) */
  MwTextFunc suffix_func;
} RowShape;

static void
row_shape_free (gpointer user_data, GClosure *closure)
{
  RowShape *shape = user_data;

  g_free (shape->title);
  g_free (shape->subtitle);
  g_free (shape->suffix);
  g_free (shape);
}

static GtkWidget *
make_suffix (RowShape *shape)
{
  GtkWidget *cell = mw_text_cell_new (shape->suffix, MW_TEXT_DIM | MW_TEXT_SMALL);

  if (shape->suffix_func != NULL)
    mw_text_cell_set_func (MW_TEXT_CELL (cell), shape->suffix_func, NULL);
  return cell;
}

static void
on_row_set_up_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  RowShape *shape = user_data;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), mw_text_cell_new (shape->title, MW_TEXT_STAGED));
  gtk_box_append (
      GTK_BOX (lines),
      mw_text_cell_new (shape->subtitle, MW_TEXT_TECHNICAL | MW_TEXT_DIM | MW_TEXT_SMALL));
  gtk_box_append (GTK_BOX (row), lines);
  if (shape->suffix != NULL)
    gtk_box_append (GTK_BOX (row), make_suffix (shape));
  gtk_widget_add_css_class (row, "two-lines");
  gtk_list_item_set_child (list_item, row);
}

static void
set_item (GtkWidget *widget, GObject *item)
{
  if (MW_IS_TEXT_CELL (widget))
    {
      mw_text_cell_set_item (MW_TEXT_CELL (widget), item);
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

GtkListItemFactory *
mw_text_rows_factory_new (const char *title, const char *subtitle, const char *suffix)
{
  return mw_text_rows_factory_new_func (title, subtitle, suffix, NULL);
}

GtkListItemFactory *
mw_text_rows_factory_new_func (const char *title,
                               const char *subtitle,
                               const char *suffix,
                               MwTextFunc suffix_func)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  RowShape *shape = g_new0 (RowShape, 1);

  g_return_val_if_fail (title != NULL && subtitle != NULL, NULL);

  shape->title = g_strdup (title);
  shape->subtitle = g_strdup (subtitle);
  shape->suffix = g_strdup (suffix);
  shape->suffix_func = suffix_func;
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_row_set_up_cb), shape, row_shape_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_unbound_cb), NULL);
  return factory;
}
