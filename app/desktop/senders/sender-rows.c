/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/senders/sender-rows.h"

#include <glib/gi18n.h>
#include <mailwright/agent.h>

#include "desktop/lists/text-cell.h"

static char *
describe_position (GObject *item, gpointer user_data)
{
  MwSender *sender = MW_SENDER (item);

  if (mw_sender_get_loading (sender))
    return g_strdup ("");
  /* Translators: a place in a list: 1, 2, 3 */
  return g_strdup_printf (C_ ("position", "%u"), mw_sender_get_position (sender));
}

static char *
describe_default (GObject *item, gpointer user_data)
{
  return g_strdup (mw_sender_get_is_default (MW_SENDER (item)) ? C_ ("address", "Default") : "");
}

static char *
describe_responsibilities (GObject *item, gpointer user_data)
{
  const char *names = mw_sender_get_responsibilities (MW_SENDER (item));

  if (names == NULL || *names == '\0')
    return g_strdup ("");
  /* Translators: %s is the names of responsibilities, joined with commas */
  return g_strdup_printf (_ ("Through %s"), names);
}

static GtkWidget *
make_cell (const char *property, MwTextFlags flags, MwTextFunc func)
{
  GtkWidget *cell = mw_text_cell_new (property, flags);

  if (func != NULL)
    mw_text_cell_set_func (MW_TEXT_CELL (cell), func, NULL);
  return cell;
}

static void
on_row_set_up_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const MwTextFlags small = MW_TEXT_DIM | MW_TEXT_SMALL;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *position = make_cell ("position", MW_TEXT_DIM, describe_position);

  gtk_widget_add_css_class (position, "numeric");
  gtk_widget_set_size_request (position, 24, -1);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), make_cell ("address", MW_TEXT_TECHNICAL | MW_TEXT_STAGED, NULL));
  gtk_box_append (GTK_BOX (lines), make_cell ("display-name", MW_TEXT_SMALL, NULL));
  gtk_box_append (GTK_BOX (lines),
                  make_cell ("responsibilities", small, describe_responsibilities));
  gtk_box_append (GTK_BOX (row), position);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (row), make_cell ("is-default", small, describe_default));
  gtk_widget_add_css_class (row, "sender-row");
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
mw_sender_rows_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_unbound_cb), NULL);
  return factory;
}
