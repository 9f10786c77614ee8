/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/text-rows.h"

#include "desktop/lists/item-rows.h"
#include "desktop/lists/text-cell.h"

typedef struct
{
  char *title;    /* (owned) */
  char *subtitle; /* (owned) */
  char *suffix;   /* (owned) (nullable) */
  MwTextFunc suffix_func;
} RowShape;

static void
row_shape_free (gpointer user_data)
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

static GtkWidget *
make_row (GtkListItem *list_item, gpointer user_data)
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
  return row;
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
  RowShape *shape = NULL;

  g_return_val_if_fail (title != NULL && subtitle != NULL, NULL);

  shape = g_new0 (RowShape, 1);
  shape->title = g_strdup (title);
  shape->subtitle = g_strdup (subtitle);
  shape->suffix = g_strdup (suffix);
  shape->suffix_func = suffix_func;
  return mw_item_rows_factory_new (make_row, shape, row_shape_free);
}
