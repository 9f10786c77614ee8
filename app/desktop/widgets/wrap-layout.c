/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/wrap-layout.h"

#define SPACING 6

struct _MwWrapLayout
{
  GtkLayoutManager parent_instance;
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

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
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
measure_height (GtkWidget *widget, int width)
{
  Pen pen = { .width = width >= 0 ? width : G_MAXINT / 2 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
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
  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size);
}

static void
mw_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pen pen = { .width = width };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GdkRectangle area;

      if (!gtk_widget_should_layout (child))
        continue;
      area = place (&pen, child);
      if (mirrored)
        area.x = width - area.x - area.width;
      gtk_widget_size_allocate (child, &area, -1);
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
