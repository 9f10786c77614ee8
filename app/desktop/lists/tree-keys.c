/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/tree-keys.h"

/* GTK has keys of its own for it, with Shift or Ctrl, which nobody would try. */

/* The focus is on what is in the row, where there is something that takes it. */
static GtkTreeListRow *
find_focus_row (GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, list))
    return NULL;
  while (gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  widget = gtk_widget_get_first_child (widget);
  return GTK_IS_TREE_EXPANDER (widget) ? gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (widget))
                                       : NULL;
}

static gboolean
fold (GtkWidget *list, gboolean unfold)
{
  GtkTreeListRow *row = find_focus_row (list);

  if (row == NULL || !gtk_tree_list_row_is_expandable (row) ||
      gtk_tree_list_row_get_expanded (row) == unfold)
    return FALSE;
  gtk_tree_list_row_set_expanded (row, unfold);
  return TRUE;
}

static gboolean
on_right_pressed_cb (GtkWidget *list, GVariant *args, gpointer user_data)
{
  return fold (list, gtk_widget_get_direction (list) != GTK_TEXT_DIR_RTL);
}

static gboolean
on_left_pressed_cb (GtkWidget *list, GVariant *args, gpointer user_data)
{
  return fold (list, gtk_widget_get_direction (list) == GTK_TEXT_DIR_RTL);
}

void
mw_tree_keys_attach (GtkListView *list)
{
  GtkEventController *controller = NULL;

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Right|KP_Right"),
                        gtk_callback_action_new (on_right_pressed_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Left|KP_Left"),
                        gtk_callback_action_new (on_left_pressed_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (list), controller);
}
