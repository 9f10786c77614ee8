/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/double-clicks.h"

#include <math.h>

typedef struct
{
  GtkWidget *row; /* (unowned) (nullable) a weak pointer */
  guint32 time;   /* of the event, in milliseconds */
  double x;
  double y;
} Press;

static void
press_free (gpointer data, GClosure *closure)
{
  Press *press = data;

  g_clear_weak_pointer (&press->row);
  g_free (press);
}

/* The row at that place; NULL over a button or an entry in it, which have their own use for clicks.
 */
static GtkWidget *
find_row (GtkWidget *list, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != list)
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (GTK_IS_LIST_VIEW (parent))
        return widget;
      if (gtk_widget_get_focusable (widget))
        return NULL;
      widget = parent;
    }
  return NULL;
}

static gboolean
is_second (const Press *first, const Press *second)
{
  int longest = 0;
  int farthest = 0;

  if (second->row == NULL || second->row != first->row)
    return FALSE;
  g_object_get (gtk_widget_get_settings (second->row), "gtk-double-click-time", &longest,
                "gtk-double-click-distance", &farthest, NULL);
  return second->time - first->time < (guint32) longest && fabs (second->x - first->x) < farthest &&
         fabs (second->y - first->y) < farthest;
}

/* It is seen before the row sees it, and kept from it: it is activated once. */
static void
on_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, Press *last)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  Press press = { find_row (gtk_event_controller_get_widget (controller), x, y),
                  gtk_event_controller_get_current_event_time (controller), x, y };
  gboolean second = is_second (last, &press);

  g_set_weak_pointer (&last->row, second ? NULL : press.row);
  last->time = press.time;
  last->x = x;
  last->y = y;
  if (!second)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate (press.row);
}

void
mw_double_clicks_attach (GtkWidget *list)
{
  GtkGesture *click = NULL;

  g_return_if_fail (GTK_IS_LIST_VIEW (list) || GTK_IS_COLUMN_VIEW (list));

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_data (click, "pressed", G_CALLBACK (on_pressed_cb), g_new0 (Press, 1),
                         press_free, 0);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));
}
