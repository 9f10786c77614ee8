/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/overrides/override-columns.h"

#include "desktop/overrides/override-cell.h"
#include "desktop/lists/text-cell.h"

static void
unref_states (gpointer user_data, GClosure *closure)
{
  g_object_unref (user_data);
}

static void
on_value_set_up_cb (GtkListItemFactory *factory, GtkListItem *list_item, MwSecretStates *states)
{
  gtk_list_item_set_child (list_item, mw_override_cell_new (states));
}

static void
on_row_set_up_cb (GtkListItemFactory *factory, GtkListItem *list_item, MwSecretStates *states)
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
  gtk_list_item_set_child (list_item, lines);
}

static void
set_item (GtkWidget *widget, gpointer item)
{
  if (MW_IS_TEXT_CELL (widget))
    mw_text_cell_set_item (MW_TEXT_CELL (widget), item);
  else if (MW_IS_OVERRIDE_CELL (widget))
    mw_override_cell_set_override (MW_OVERRIDE_CELL (widget), item);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      set_item (child, item);
}

static void
on_item_bound_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  set_item (gtk_list_item_get_child (list_item), gtk_list_item_get_item (list_item));
}

static void
on_item_unbound_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  set_item (gtk_list_item_get_child (list_item), NULL);
}

static GtkListItemFactory *
create_factory (MwSecretStates *states, GCallback set_up)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_data (factory, "setup", set_up, g_object_ref (states), unref_states, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_item_unbound_cb), NULL);
  return factory;
}

GtkListItemFactory *
mw_override_values_factory_new (MwSecretStates *states)
{
  g_return_val_if_fail (MW_IS_SECRET_STATES (states), NULL);

  return create_factory (states, G_CALLBACK (on_value_set_up_cb));
}

GtkListItemFactory *
mw_override_rows_factory_new (MwSecretStates *states)
{
  g_return_val_if_fail (MW_IS_SECRET_STATES (states), NULL);

  return create_factory (states, G_CALLBACK (on_row_set_up_cb));
}
