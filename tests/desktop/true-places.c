/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* GTK from 4.10 on tells a screen reader a place that lacks the padding of all that a widget is in
 * (seen with 4.18.6), and one for what is not shown. This library, preloaded into the window, tells
 * the true one, and none for what nobody can see or hit. */

#include <gtk/gtk.h>
#include <math.h>

static void
find_origin (GtkWidget *widget, int *x, int *y, int *width, int *height)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (root == NULL || !gtk_widget_compute_bounds (widget, root, &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  *x = (int) floorf (bounds.origin.x);
  *y = (int) floorf (bounds.origin.y);
  *width = (int) ceilf (bounds.origin.x + bounds.size.width) - *x;
  *height = (int) ceilf (bounds.origin.y + bounds.size.height) - *y;
}

/* Relative to the parent, as GTK adds them up. */
static gboolean
get_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  GtkWidget *widget = GTK_WIDGET (accessible);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  int parent_x = 0;
  int parent_y = 0;
  int ignored = 0;

  find_origin (widget, x, y, width, height);
  if (parent != NULL)
    find_origin (parent, &parent_x, &parent_y, &ignored, &ignored);
  *x -= parent_x;
  *y -= parent_y;
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_can_target (widget))
    *width = *height = 0;
  return TRUE;
}

/* Before any other class has taken over what a widget does. */
static void __attribute__ ((constructor)) tell_true_places (void)
{
  gpointer widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  GtkAccessibleInterface *iface = g_type_interface_peek (widget_class, GTK_TYPE_ACCESSIBLE);

  iface->get_bounds = get_bounds;
}
