/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/split.h"

#include "desktop/widgets/kept-size.h"

/* The line that is seen, and the room in which it is taken hold of. */
#define LINE 1
#define GRIP 9
#define KEY_STEP 20

struct _MwSplit
{
  GtkWidget parent_instance;

  GtkWidget *side; /* (unowned) (nullable): a child */
  GtkWidget *rest; /* (unowned) (nullable): a child */
  GtkWidget *line; /* (unowned): a child */
  GtkWidget *grip; /* (unowned): a child, over the others */
  char *kept_as;   /* (owned) (nullable): under which the size is kept */
  GtkOrientation orientation;
  int size;      /* that is wished for the side */
  int least;     /* of the side, as it was laid out */
  int most;      /* of the side, beside the rest, as it was laid out */
  int held_size; /* as the grip was taken hold of */
  gboolean side_last;
  gboolean show_side;
  gboolean folded;
};

static void mw_split_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwSplit,
                               mw_split,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ORIENTABLE, NULL)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                          mw_split_buildable_init))

typedef enum
{
  PROP_KEPT_AS = 1,
  PROP_SIZE,
  PROP_SIDE_LAST,
  PROP_GRIP_LABEL,
  PROP_SHOW_SIDE,
  PROP_FOLDED,
  N_PROPERTIES,
  PROP_ORIENTATION = N_PROPERTIES,
} Property;

static GParamSpec *properties[N_PROPERTIES];
static GtkBuildableIface *parent_buildable;

/* A side that is hidden leaves all to the rest. */
static gboolean
is_whole (MwSplit *self)
{
  return self->side == NULL || !gtk_widget_get_visible (self->side);
}

static void
show_children (MwSplit *self)
{
  gboolean both = !self->folded && !is_whole (self);

  if (self->side != NULL)
    gtk_widget_set_child_visible (self->side, !self->folded || self->show_side);
  if (self->rest != NULL)
    gtk_widget_set_child_visible (self->rest, !self->folded || !self->show_side || is_whole (self));
  gtk_widget_set_child_visible (self->line, both);
  gtk_widget_set_child_visible (self->grip, both);
}

static void
mw_split_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  MwSplit *self = MW_SPLIT (buildable);
  GtkWidget **place = NULL;

  if (g_strcmp0 (type, "side") == 0)
    place = &self->side;
  else if (g_strcmp0 (type, "rest") == 0)
    place = &self->rest;
  if (place == NULL)
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  g_return_if_fail (*place == NULL);
  *place = GTK_WIDGET (child);
  if (self->side_last == (place == &self->rest))
    gtk_widget_insert_after (*place, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_before (*place, GTK_WIDGET (self), self->line);
  show_children (self);
}

static void
mw_split_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = mw_split_add_child;
}

/* ---- the size ---- */

static gboolean
is_horizontal (MwSplit *self)
{
  return self->orientation == GTK_ORIENTATION_HORIZONTAL;
}

static void
describe_size (MwSplit *self, int size)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grip), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  (double) self->least, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) self->most, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) size, -1);
}

static void
resize (MwSplit *self, int size)
{
  size = CLAMP (size, self->least, MAX (self->least, self->most));
  if (size == self->size)
    return;
  self->size = size;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

static void
keep_size (MwSplit *self)
{
  if (self->kept_as != NULL)
    mw_kept_size_write (self->kept_as, self->size);
}

/* Returns: 1 where the side grows as the pointer goes right or down, else -1 */
static int
get_direction (MwSplit *self)
{
  gboolean mirrored =
      is_horizontal (self) && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return self->side_last != mirrored ? -1 : 1;
}

/* The grip moves with the pointer, which is why another widget follows the pointer. */
static void
on_grip_taken_cb (GtkGestureDrag *gesture, double x, double y, MwSplit *self)
{
  if (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT) != self->grip)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->held_size = CLAMP (self->size, self->least, MAX (self->least, self->most));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_grip_moved_cb (GtkGestureDrag *gesture, double x, double y, MwSplit *self)
{
  int moved = (int) (is_horizontal (self) ? x : y) * get_direction (self);

  resize (self, self->held_size + moved);
}

static void
on_grip_left_cb (GtkGestureDrag *gesture, double x, double y, MwSplit *self)
{
  keep_size (self);
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint keyval,
                   guint keycode,
                   GdkModifierType state,
                   MwSplit *self)
{
  guint less = is_horizontal (self) ? GDK_KEY_Left : GDK_KEY_Up;
  guint more = is_horizontal (self) ? GDK_KEY_Right : GDK_KEY_Down;

  if (keyval != less && keyval != more)
    return GDK_EVENT_PROPAGATE;
  resize (self, CLAMP (self->size, self->least, MAX (self->least, self->most)) +
                    (keyval == more ? KEY_STEP : -KEY_STEP) * get_direction (self));
  keep_size (self);
  return GDK_EVENT_STOP;
}

/* ---- layout ---- */

static int
measure_least (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int minimum = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Beside each other only one need have room; above each other both must. */
static void
mw_split_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  MwSplit *self = MW_SPLIT (widget);
  int side = measure_least (self->side, orientation, -1);
  int rest = measure_least (self->rest, orientation, -1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL || is_horizontal (self))
    *minimum = MAX (side, rest);
  else
    *minimum = side + LINE + rest;
  *natural = *minimum;
  if (orientation == self->orientation)
    *natural = MAX (self->size, side) + LINE + rest;
}

static void
place (MwSplit *self, GtkWidget *child, int start, int size, int width, int height)
{
  graphene_point_t where = GRAPHENE_POINT_INIT (0, 0);

  if (is_horizontal (self))
    {
      gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

      where.x = (float) (mirrored ? width - start - size : start);
      width = size;
    }
  else
    {
      where.y = (float) start;
      height = size;
    }
  gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (NULL, &where));
}

static void
fold (MwSplit *self, gboolean folded)
{
  gboolean news = self->folded != folded;

  self->folded = folded;
  show_children (self);
  if (!news)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

/* Returns: (transfer none): the one that is shown, where it is only one */
static GtkWidget *
get_only (MwSplit *self)
{
  return self->folded && self->show_side ? self->side : self->rest;
}

static void
mw_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MwSplit *self = MW_SPLIT (widget);
  int whole = is_horizontal (self) ? width : height;
  int across = is_horizontal (self) ? -1 : width;
  int rest = measure_least (self->rest, self->orientation, across);
  int size = 0;
  int line = 0;

  self->least = measure_least (self->side, self->orientation, across);
  self->most = whole - LINE - rest;
  fold (self, is_horizontal (self) && !is_whole (self) && self->most < self->least);
  if (self->folded || is_whole (self))
    {
      gtk_widget_allocate (get_only (self), width, height, -1, NULL);
      return;
    }
  size = CLAMP (self->size, self->least, MAX (self->least, self->most));
  line = self->side_last ? whole - size - LINE : size;
  place (self, self->side, self->side_last ? line + LINE : 0, size, width, height);
  place (self, self->rest, self->side_last ? 0 : line + LINE, whole - size - LINE, width, height);
  place (self, self->line, line, LINE, width, height);
  place (self, self->grip, line - GRIP / 2, GRIP, width, height);
  describe_size (self, size);
}

/* What is not shown takes no focus. */
static gboolean
mw_split_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MwSplit *self = MW_SPLIT (widget);

  if (self->folded || is_whole (self))
    return gtk_widget_child_focus (get_only (self), direction);
  return GTK_WIDGET_CLASS (mw_split_parent_class)->focus (widget, direction);
}

static void
mw_split_dispose (GObject *object)
{
  MwSplit *self = MW_SPLIT (object);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->side = NULL;
  self->rest = NULL;

  G_OBJECT_CLASS (mw_split_parent_class)->dispose (object);
}

static void
mw_split_finalize (GObject *object)
{
  g_free (MW_SPLIT (object)->kept_as);

  G_OBJECT_CLASS (mw_split_parent_class)->finalize (object);
}

static void
mw_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwSplit *self = MW_SPLIT (object);

  switch ((Property) id)
    {
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    case PROP_SHOW_SIDE:
      g_value_set_boolean (value, self->show_side);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_ORIENTATION:
      g_value_set_enum (value, self->orientation);
      break;
    case PROP_KEPT_AS:
    case PROP_SIDE_LAST:
    case PROP_GRIP_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_orientation (MwSplit *self, GtkOrientation orientation)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;
  GtkOrientation line = horizontal ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  self->orientation = orientation;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line), line);
  gtk_widget_set_cursor_from_name (self->grip, horizontal ? "col-resize" : "row-resize");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
mw_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwSplit *self = MW_SPLIT (object);

  switch ((Property) id)
    {
    case PROP_KEPT_AS:
      self->kept_as = g_value_dup_string (value);
      break;
    case PROP_SIZE:
      self->size = g_value_get_int (value);
      break;
    case PROP_SIDE_LAST:
      self->side_last = g_value_get_boolean (value);
      break;
    case PROP_GRIP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->grip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_SHOW_SIDE:
      mw_split_set_show_side (self, g_value_get_boolean (value));
      break;
    case PROP_ORIENTATION:
      set_orientation (self, g_value_get_enum (value));
      break;
    case PROP_FOLDED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_split_constructed (GObject *object)
{
  MwSplit *self = MW_SPLIT (object);
  int kept = self->kept_as != NULL ? mw_kept_size_read (self->kept_as) : 0;

  G_OBJECT_CLASS (mw_split_parent_class)->constructed (object);

  if (kept > 0)
    self->size = kept;
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_KEPT_AS] = g_param_spec_string ("kept-as", NULL, NULL, NULL, once);
  properties[PROP_SIZE] =
      g_param_spec_int ("size", NULL, NULL, 0, G_MAXINT, 300,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDE_LAST] = g_param_spec_boolean ("side-last", NULL, NULL, FALSE, once);
  properties[PROP_GRIP_LABEL] = g_param_spec_string ("grip-label", NULL, NULL, NULL,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_SIDE] = g_param_spec_boolean ("show-side", NULL, NULL, FALSE, flags);
  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_ORIENTATION, "orientation");
}

static void
mw_split_class_init (MwSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_split_constructed;
  object_class->dispose = mw_split_dispose;
  object_class->finalize = mw_split_finalize;
  object_class->get_property = mw_split_get_property;
  object_class->set_property = mw_split_set_property;
  widget_class->measure = mw_split_measure;
  widget_class->size_allocate = mw_split_size_allocate;
  widget_class->focus = mw_split_focus;
  install_properties (object_class);
}

static void
add_grip (MwSplit *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->grip = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_SEPARATOR,
                             "focusable", TRUE, "css-name", "grip", NULL);
  gtk_widget_set_parent (self->grip, GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, 0);
  gtk_widget_add_controller (self->grip, keys);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_grip_taken_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_grip_moved_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_grip_left_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
mw_split_init (MwSplit *self)
{
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  add_grip (self);
  set_orientation (self, GTK_ORIENTATION_HORIZONTAL);
}

void
mw_split_set_show_side (MwSplit *self, gboolean show_side)
{
  g_return_if_fail (MW_IS_SPLIT (self));

  if (self->show_side == show_side)
    return;
  self->show_side = show_side;
  show_children (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDE]);
}

gboolean
mw_split_get_show_side (MwSplit *self)
{
  g_return_val_if_fail (MW_IS_SPLIT (self), FALSE);

  return self->show_side;
}

gboolean
mw_split_get_folded (MwSplit *self)
{
  g_return_val_if_fail (MW_IS_SPLIT (self), FALSE);

  return self->folded;
}
