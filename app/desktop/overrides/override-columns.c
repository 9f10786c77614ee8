/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/overrides/override-columns.h"

#include <glib/gi18n.h>

#include "desktop/lists/item-rows.h"
#include "desktop/lists/list-columns.h"
#include "desktop/lists/text-cell.h"
#include "desktop/overrides/override-cell.h"

static GtkWidget *
make_value (GtkListItem *list_item, gpointer states)
{
  return mw_override_cell_new (states);
}

static GtkWidget *
make_row (GtkListItem *list_item, gpointer states)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *profile = mw_text_cell_new ("profile-name", MW_TEXT_TECHNICAL | MW_TEXT_STAGED);

  gtk_widget_set_hexpand (profile, TRUE);
  gtk_box_append (GTK_BOX (first), profile);
  gtk_box_append (GTK_BOX (first),
                  mw_text_cell_new ("parameter-name", MW_TEXT_DIM | MW_TEXT_SMALL));
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), mw_override_cell_new (states));
  gtk_widget_add_css_class (lines, "two-lines");
  return lines;
}

static GtkListItemFactory *
make_values (gpointer states)
{
  return mw_item_rows_factory_new (make_value, g_object_ref (states), g_object_unref);
}

static const MwListColumn columns[] = {
  { N_ ("Profile"), "profile", "profile-name", MW_TEXT_STAGED | MW_TEXT_ROOMY, NULL, TRUE, NULL },
  { N_ ("Address"), "address", "address", MW_TEXT_TECHNICAL | MW_TEXT_DIM, NULL, TRUE, NULL },
  { N_ ("Parameter"), "parameter", "parameter-name", MW_TEXT_PLAIN, NULL, TRUE, NULL },
  { N_ ("Value"), "value", NULL, MW_TEXT_PLAIN, NULL, TRUE, make_values },
};

void
mw_override_columns_append (GtkColumnView *view, MwSecretStates *states)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (MW_IS_SECRET_STATES (states));

  mw_list_columns_append (view, columns, G_N_ELEMENTS (columns), states);
}

GtkListItemFactory *
mw_override_rows_factory_new (MwSecretStates *states)
{
  g_return_val_if_fail (MW_IS_SECRET_STATES (states), NULL);

  return mw_item_rows_factory_new (make_row, g_object_ref (states), g_object_unref);
}
