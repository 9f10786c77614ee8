/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/fold.h"

#define SPACING_BESIDE 12
#define SPACING_BENEATH 6
/* What the first child gets of the width beside the second, unless told otherwise. */
#define START_SHARE 0.36

struct _MwFold
{
  GtkWidget parent_instance;

  int fold_width;
  double start_share;
};

typedef enum
{
  PROP_FOLD_WIDTH = 1,
  PROP_START_SHARE,
  N_PROPS
} MwFoldProperty;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MwFold, mw_fold, GTK_TYPE_WIDGET)

static int
minimum_of (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int minimum = 0;

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
natural_of (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int natural = 0;

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static void
split (MwFold *self, int width, int *start, int *end)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self));
  int room = MAX (0, width - SPACING_BESIDE);

  *start =
      MAX ((int) (room * self->start_share), minimum_of (first, GTK_ORIENTATION_HORIZONTAL, -1));
  *end = MAX (room - *start, minimum_of (last, GTK_ORIENTATION_HORIZONTAL, -1));
  *start = MAX (0, room - *end);
}

static GtkSizeRequestMode
mw_fold_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mw_fold_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  MwFold *self = MW_FOLD (widget);
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *last = gtk_widget_get_last_child (widget);
  int start = -1;
  int end = -1;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (minimum_of (first, orientation, -1), minimum_of (last, orientation, -1));
      *natural =
          natural_of (first, orientation, -1) + SPACING_BESIDE + natural_of (last, orientation, -1);
      *natural = MAX (*natural, *minimum);
      return;
    }
  if (for_size >= 0 && for_size < self->fold_width)
    {
      *minimum = minimum_of (first, orientation, for_size) + SPACING_BENEATH +
                 minimum_of (last, orientation, for_size);
      *natural = natural_of (first, orientation, for_size) + SPACING_BENEATH +
                 natural_of (last, orientation, for_size);
      return;
    }
  if (for_size >= 0)
    split (self, for_size, &start, &end);
  *minimum = MAX (minimum_of (first, orientation, start), minimum_of (last, orientation, end));
  *natural = MAX (natural_of (first, orientation, start), natural_of (last, orientation, end));
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
mw_fold_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MwFold *self = MW_FOLD (widget);
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *last = gtk_widget_get_last_child (widget);

  if (width < self->fold_width)
    {
      int above = natural_of (first, GTK_ORIENTATION_VERTICAL, width);

      place (first, 0, 0, width, above);
      place (last, 0, above + SPACING_BENEATH, width, MAX (0, height - above - SPACING_BENEATH));
    }
  else
    {
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      int start = 0;
      int end = 0;

      split (self, width, &start, &end);
      place (first, rtl ? width - start : 0, 0, start, height);
      place (last, rtl ? 0 : width - end, 0, end, height);
    }
}

static void
mw_fold_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwFold *self = MW_FOLD (object);

  switch ((MwFoldProperty) property_id)
    {
    case PROP_FOLD_WIDTH:
      g_value_set_int (value, self->fold_width);
      break;
    case PROP_START_SHARE:
      g_value_set_double (value, self->start_share);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_fold_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  MwFold *self = MW_FOLD (object);

  switch ((MwFoldProperty) property_id)
    {
    case PROP_FOLD_WIDTH:
      if (self->fold_width == g_value_get_int (value))
        return;
      self->fold_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_START_SHARE:
      self->start_share = g_value_get_double (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_fold_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mw_fold_parent_class)->dispose (object);
}

static void
mw_fold_class_init (MwFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mw_fold_get_property;
  object_class->set_property = mw_fold_set_property;
  object_class->dispose = mw_fold_dispose;
  widget_class->get_request_mode = mw_fold_get_request_mode;
  widget_class->measure = mw_fold_measure;
  widget_class->size_allocate = mw_fold_size_allocate;

  properties[PROP_FOLD_WIDTH] =
      g_param_spec_int ("fold-width", NULL, NULL, 0, G_MAXINT, 480,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_START_SHARE] =
      g_param_spec_double ("start-share", NULL, NULL, 0, 1, START_SHARE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mw_fold_init (MwFold *self)
{
  self->fold_width = 480;
  self->start_share = START_SHARE;
}
