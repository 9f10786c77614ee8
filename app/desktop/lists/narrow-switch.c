/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/narrow-switch.h"

#define DEFAULT_THRESHOLD 400
#define USUAL_RESOLUTION 96.0 /* dots an inch, at which text is as large as it was drawn */

struct _MwNarrowSwitch
{
  GtkWidget parent_instance;

  GtkWidget *wide;   /* (unowned) (nullable): a child */
  GtkWidget *narrow; /* (unowned) (nullable): a child */
  int threshold;
  gboolean is_narrow;
};

static void mw_narrow_switch_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwNarrowSwitch,
                               mw_narrow_switch,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      mw_narrow_switch_buildable_init))

typedef enum
{
  PROP_WIDE = 1,
  PROP_NARROW,
  PROP_THRESHOLD,
  PROP_IS_NARROW,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];
static GtkBuildableIface *parent_buildable;

static void
show_one (MwNarrowSwitch *self)
{
  if (self->wide != NULL)
    gtk_widget_set_child_visible (self->wide, !self->is_narrow);
  if (self->narrow != NULL)
    gtk_widget_set_child_visible (self->narrow, self->is_narrow);
}

static void
set_child (MwNarrowSwitch *self, GtkWidget **place, GtkWidget *child, Property property)
{
  if (*place == child)
    return;
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  show_one (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
mw_narrow_switch_add_child (GtkBuildable *buildable,
                            GtkBuilder *builder,
                            GObject *child,
                            const char *type)
{
  MwNarrowSwitch *self = MW_NARROW_SWITCH (buildable);

  if (g_strcmp0 (type, "wide") == 0)
    mw_narrow_switch_set_wide (self, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "narrow") == 0)
    mw_narrow_switch_set_narrow (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
mw_narrow_switch_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = mw_narrow_switch_add_child;
}

/* The narrow child says how far it can shrink, the wide one what is liked; a list that was never
 * shown has no rows yet, and says less. */
static void
mw_narrow_switch_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  MwNarrowSwitch *self = MW_NARROW_SWITCH (widget);
  int narrow_minimum = 0;
  int narrow_natural = 0;
  int wide_minimum = 0;
  int wide_natural = 0;

  if (self->narrow != NULL)
    gtk_widget_measure (self->narrow, orientation, -1, &narrow_minimum, &narrow_natural, NULL,
                        NULL);
  if (self->wide != NULL)
    gtk_widget_measure (self->wide, orientation, -1, &wide_minimum, &wide_natural, NULL, NULL);

  *natural = MAX (narrow_natural, wide_natural);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? narrow_minimum
                                                       : MAX (narrow_minimum, wide_minimum);
}

/* Larger text needs more room for the same columns. */
static int
scale_threshold (MwNarrowSwitch *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double resolution = pango_cairo_context_get_resolution (context);

  return resolution > 0 ? (int) (self->threshold * resolution / USUAL_RESOLUTION) : self->threshold;
}

static void
mw_narrow_switch_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MwNarrowSwitch *self = MW_NARROW_SWITCH (widget);
  gboolean is_narrow =
      self->narrow != NULL && (width < scale_threshold (self) || self->wide == NULL);
  GtkWidget *shown = NULL;

  if (self->is_narrow != is_narrow)
    {
      self->is_narrow = is_narrow;
      show_one (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NARROW]);
    }
  shown = mw_narrow_switch_get_shown (self);
  if (shown != NULL)
    {
      int minimum = 0;

      gtk_widget_measure (shown, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_allocate (shown, MAX (width, minimum), height, baseline, NULL);
    }
}

static gboolean
mw_narrow_switch_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *shown = mw_narrow_switch_get_shown (MW_NARROW_SWITCH (widget));

  return shown != NULL && gtk_widget_child_focus (shown, direction);
}

static gboolean
mw_narrow_switch_grab_focus (GtkWidget *widget)
{
  GtkWidget *shown = mw_narrow_switch_get_shown (MW_NARROW_SWITCH (widget));

  return shown != NULL && gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

static void
mw_narrow_switch_dispose (GObject *object)
{
  MwNarrowSwitch *self = MW_NARROW_SWITCH (object);

  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);

  G_OBJECT_CLASS (mw_narrow_switch_parent_class)->dispose (object);
}

static void
mw_narrow_switch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwNarrowSwitch *self = MW_NARROW_SWITCH (object);

  switch ((Property) id)
    {
    case PROP_WIDE:
      g_value_set_object (value, self->wide);
      break;
    case PROP_NARROW:
      g_value_set_object (value, self->narrow);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_narrow_switch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwNarrowSwitch *self = MW_NARROW_SWITCH (object);

  switch ((Property) id)
    {
    case PROP_WIDE:
      mw_narrow_switch_set_wide (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      mw_narrow_switch_set_narrow (self, g_value_get_object (value));
      break;
    case PROP_THRESHOLD:
      mw_narrow_switch_set_threshold (self, g_value_get_int (value));
      break;
    case PROP_IS_NARROW:
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_narrow_switch_class_init (MwNarrowSwitchClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_narrow_switch_dispose;
  object_class->get_property = mw_narrow_switch_get_property;
  object_class->set_property = mw_narrow_switch_set_property;
  widget_class->measure = mw_narrow_switch_measure;
  widget_class->size_allocate = mw_narrow_switch_size_allocate;
  widget_class->focus = mw_narrow_switch_focus;
  widget_class->grab_focus = mw_narrow_switch_grab_focus;

  properties[PROP_WIDE] = g_param_spec_object ("wide", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NARROW] = g_param_spec_object ("narrow", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_THRESHOLD] =
      g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, DEFAULT_THRESHOLD, flags);
  properties[PROP_IS_NARROW] =
      g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_narrow_switch_init (MwNarrowSwitch *self)
{
  self->threshold = DEFAULT_THRESHOLD;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
mw_narrow_switch_set_wide (MwNarrowSwitch *self, GtkWidget *wide)
{
  g_return_if_fail (MW_IS_NARROW_SWITCH (self));
  g_return_if_fail (wide == NULL || GTK_IS_WIDGET (wide));

  set_child (self, &self->wide, wide, PROP_WIDE);
}

void
mw_narrow_switch_set_narrow (MwNarrowSwitch *self, GtkWidget *narrow)
{
  g_return_if_fail (MW_IS_NARROW_SWITCH (self));
  g_return_if_fail (narrow == NULL || GTK_IS_WIDGET (narrow));

  set_child (self, &self->narrow, narrow, PROP_NARROW);
}

void
mw_narrow_switch_set_threshold (MwNarrowSwitch *self, int threshold)
{
  g_return_if_fail (MW_IS_NARROW_SWITCH (self));

  if (self->threshold == threshold)
    return;
  self->threshold = threshold;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THRESHOLD]);
}

gboolean
mw_narrow_switch_get_is_narrow (MwNarrowSwitch *self)
{
  g_return_val_if_fail (MW_IS_NARROW_SWITCH (self), FALSE);

  return self->is_narrow;
}

GtkWidget *
mw_narrow_switch_get_shown (MwNarrowSwitch *self)
{
  g_return_val_if_fail (MW_IS_NARROW_SWITCH (self), NULL);

  return self->is_narrow ? self->narrow : self->wide;
}
