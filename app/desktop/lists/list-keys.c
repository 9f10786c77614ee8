/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/list-keys.h"

/* The row that holds the focus: what lies right below the view that lays the rows out (a column
 * view has such a list view inside). */
static GtkWidget *
find_focus_row (GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (widget != NULL && widget != list)
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (GTK_IS_LIST_VIEW (parent) || GTK_IS_GRID_VIEW (parent) || GTK_IS_LIST_BOX (parent))
        return widget;
      widget = parent;
    }
  return NULL;
}

/* GTK finds what comes next, in its own order: a list that cannot have the focus is passed over. */
static gboolean
leave (GtkWidget *list, GtkDirectionType direction)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (list));
  gboolean left = FALSE;

  gtk_widget_set_can_focus (list, FALSE);
  left = gtk_widget_child_focus (root, direction);
  gtk_widget_set_can_focus (list, TRUE);
  return left || gtk_widget_child_focus (root, direction);
}

static gboolean
move_focus (GtkWidget *list, GtkDirectionType direction)
{
  GtkWidget *row = find_focus_row (list);

  if (row == NULL)
    return FALSE;
  return gtk_widget_child_focus (row, direction) || leave (list, direction);
}

static gboolean
on_tab_pressed_cb (GtkWidget *list, GVariant *args, gpointer user_data)
{
  return move_focus (list, GTK_DIR_TAB_FORWARD);
}

static gboolean
on_shift_tab_pressed_cb (GtkWidget *list, GVariant *args, gpointer user_data)
{
  return move_focus (list, GTK_DIR_TAB_BACKWARD);
}

static gboolean
on_menu_pressed_cb (GtkWidget *list, GVariant *args, gpointer user_data)
{
  return gtk_widget_activate_action (list, "list.context-menu", NULL);
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, GtkShortcutFunc func)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_callback_action_new (func, NULL, NULL)));
}

void
mw_list_keys_attach (GtkWidget *list)
{
  GtkEventController *controller = NULL;

  g_return_if_fail (GTK_IS_WIDGET (list));

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (controller, "Tab|KP_Tab", on_tab_pressed_cb);
  add_shortcut (controller, "<Shift>Tab|<Shift>ISO_Left_Tab|<Shift>KP_Tab",
                on_shift_tab_pressed_cb);
  add_shortcut (controller, "Menu|<Shift>F10", on_menu_pressed_cb);
  gtk_widget_add_controller (list, controller);
}
