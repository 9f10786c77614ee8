/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/entry-look.h"

static void
on_entered_cb (GtkWidget *row)
{
  gtk_widget_add_css_class (row, "focused");
}

static void
on_left_cb (GtkWidget *row)
{
  gtk_widget_remove_css_class (row, "focused");
}

static void
on_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkWidget *control)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *picked = gtk_widget_pick (row, x, y, GTK_PICK_DEFAULT);

  if (picked == NULL || gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL ||
      gtk_widget_get_ancestor (picked, GTK_TYPE_EDITABLE) != NULL)
    return;
  gtk_widget_grab_focus (control);
}

void
mw_entry_look_attach (GtkWidget *row, GtkWidget *control, GtkWidget *pencil)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (GTK_IS_WIDGET (row));
  g_return_if_fail (GTK_IS_EDITABLE (control));
  g_return_if_fail (pencil == NULL || GTK_IS_WIDGET (pencil));

  gtk_widget_add_css_class (row, "entry");
  gtk_widget_add_css_class (control, "flat-entry");
  if (pencil != NULL)
    g_object_bind_property (focus, "contains-focus", pencil, "visible",
                            G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_entered_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (control, focus);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), control, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
}
