/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/wrap-layout.h"

#define SPACING 6

struct _MwWrapLayout
{
  GtkLayoutManager parent_instance;

  GtkWidget *loose; /* (unowned) (nullable): the first child that asks for no room */
};

G_DEFINE_FINAL_TYPE (MwWrapLayout, mw_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the next child goes. */
typedef struct
{
  int width;
  int x;
  int y;
  int line_height;
} Pen;

static GtkSizeRequestMode
mw_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Puts a child down and moves on. */
static GdkRectangle
place (Pen *pen, GtkWidget *child)
{
  GdkRectangle area = { 0, 0, 0, 0 };
  int minimum = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &area.width, NULL, NULL);
  area.width = MAX (minimum, MIN (area.width, pen->width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, area.width, NULL, &area.height, NULL, NULL);
  if (pen->x > 0 && pen->x + area.width > pen->width)
    {
      pen->x = 0;
      pen->y += pen->line_height + SPACING;
      pen->line_height = 0;
    }
  area.x = pen->x;
  area.y = pen->y;
  pen->x += area.width + SPACING;
  pen->line_height = MAX (pen->line_height, area.height);
  return area;
}

/* Puts a loose child down and moves on, if there is room left. */
static gboolean
place_loose (Pen *pen, GtkWidget *child, int height, GdkRectangle *area)
{
  Pen whole = *pen;
  int minimum = 0;

  *area = place (&whole, child);
  if (area->y + area->height <= height)
    {
      *pen = whole;
      return TRUE;
    }
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > pen->width - pen->x)
    return FALSE;
  *area = (GdkRectangle){ pen->x, pen->y, pen->width - pen->x, pen->line_height };
  pen->x = pen->width;
  return TRUE;
}

static void
measure_width (GtkWidget *widget, GtkWidget *loose, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != loose;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += (*natural > 0 ? SPACING : 0) + child_natural;
    }
}

static int
measure_height (GtkWidget *widget, GtkWidget *loose, int width)
{
  Pen pen = { .width = width >= 0 ? width : G_MAXINT / 2 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != loose;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place (&pen, child);
  return pen.y + pen.line_height;
}

static void
mw_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  GtkWidget *loose = MW_WRAP_LAYOUT (manager)->loose;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, loose, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, loose, for_size);
}

static void
put (GtkWidget *widget, GtkWidget *child, GdkRectangle area, int width)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    area.x = width - area.x - area.width;
  gtk_widget_size_allocate (child, &area, -1);
}

static void
mw_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *loose = MW_WRAP_LAYOUT (manager)->loose;
  gboolean room = TRUE;
  Pen pen = { .width = width };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != loose;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      put (widget, child, place (&pen, child), width);
  for (GtkWidget *child = loose; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GdkRectangle area;

      room = room && place_loose (&pen, child, height, &area);
      gtk_widget_set_child_visible (child, room);
      if (room)
        put (widget, child, area, width);
    }
}

static void
mw_wrap_layout_class_init (MwWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = mw_wrap_layout_get_request_mode;
  layout_class->measure = mw_wrap_layout_measure;
  layout_class->allocate = mw_wrap_layout_allocate;
}

static void
mw_wrap_layout_init (MwWrapLayout *self)
{
}

GtkLayoutManager *
mw_wrap_layout_new (void)
{
  return g_object_new (MW_TYPE_WRAP_LAYOUT, NULL);
}

void
mw_wrap_layout_set_loose (MwWrapLayout *self, GtkWidget *first)
{
  g_return_if_fail (MW_IS_WRAP_LAYOUT (self));
  g_return_if_fail (first == NULL || GTK_IS_WIDGET (first));

  if (self->loose == first)
    return;
  self->loose = first;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
