/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/row-menu.h"

struct _MwRowMenu
{
  AdwBin parent_instance;

  GtkWidget *popover; /* (unowned): a child */
  GtkWidget *pressed; /* (weak) (nullable): what the menu was opened on */
};

G_DEFINE_FINAL_TYPE (MwRowMenu, mw_row_menu, ADW_TYPE_BIN)

typedef enum
{
  PROP_MENU_MODEL = 1,
} Property;

enum
{
  ABOUT_TO_OPEN,
  N_SIGNALS
};

static GParamSpec *properties[PROP_MENU_MODEL + 1];
static guint signals[N_SIGNALS];

static GtkWidget *
find_row (MwRowMenu *self, GtkWidget *widget)
{
  for (; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (GTK_IS_LIST_VIEW (parent) || GTK_IS_GRID_VIEW (parent))
        return widget;
    }
  return NULL;
}

static void
open_menu (MwRowMenu *self, GtkWidget *row, const GdkRectangle *where)
{
  if (!(gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED))
    gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  g_signal_emit (self, signals[ABOUT_TO_OPEN], 0);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), where);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* The release goes to the menu: what was pressed would look so for ever. */
static void
on_closed_cb (MwRowMenu *self)
{
  for (GtkWidget *widget = self->pressed; widget != NULL && widget != GTK_WIDGET (self);
       widget = gtk_widget_get_parent (widget))
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_ACTIVE);
  g_clear_weak_pointer (&self->pressed);
}

/* Something in a row may have a menu of its own. */
static gboolean
open_own_menu (GtkWidget *widget)
{
  return gtk_widget_activate_action (widget, "own-menu.open", NULL);
}

static gboolean
open_at (MwRowMenu *self, double x, double y)
{
  GtkWidget *pressed = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = find_row (self, pressed);

  if (row == NULL)
    return FALSE;
  if (open_own_menu (pressed))
    return TRUE;
  g_set_weak_pointer (&self->pressed, pressed);
  open_menu (self, row, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  return TRUE;
}

static void
on_secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, MwRowMenu *self)
{
  if (open_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, MwRowMenu *self)
{
  if (open_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
open_at_focus (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MwRowMenu *self = MW_ROW_MENU (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = find_row (self, focus);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (row != NULL && open_own_menu (focus))
    return;
  if (row == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return;
  /* Near the row's start: the middle of a wide row is far from what is looked at. */
  open_menu (self, row,
             &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                              MIN ((int) bounds.size.width, 240), (int) bounds.size.height });
}

static void
mw_row_menu_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MwRowMenu *self = MW_ROW_MENU (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
mw_row_menu_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

static void
mw_row_menu_dispose (GObject *object)
{
  MwRowMenu *self = MW_ROW_MENU (object);

  g_clear_weak_pointer (&self->pressed);
  g_clear_pointer (&self->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (mw_row_menu_parent_class)->dispose (object);
}

static void
mw_row_menu_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwRowMenu *self = MW_ROW_MENU (object);

  switch ((Property) id)
    {
    case PROP_MENU_MODEL:
      g_value_set_object (value,
                          gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (self->popover)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_row_menu_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_MENU_MODEL:
      mw_row_menu_set_menu_model (MW_ROW_MENU (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_row_menu_class_init (MwRowMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_row_menu_dispose;
  object_class->get_property = mw_row_menu_get_property;
  object_class->set_property = mw_row_menu_set_property;
  widget_class->measure = mw_row_menu_measure;
  widget_class->size_allocate = mw_row_menu_size_allocate;

  properties[PROP_MENU_MODEL] =
      g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ABOUT_TO_OPEN] = g_signal_new ("about-to-open", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "list.context-menu", NULL, open_at_focus);
}

static void
mw_row_menu_init (MwRowMenu *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  /* A bin lays out its child alone; the popover has to be placed too. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);

  self->popover = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_closed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

GtkWidget *
mw_row_menu_new (GMenuModel *menu_model)
{
  return g_object_new (MW_TYPE_ROW_MENU, "menu-model", menu_model, NULL);
}

void
mw_row_menu_set_menu_model (MwRowMenu *self, GMenuModel *menu_model)
{
  GtkPopoverMenu *popover = NULL;

  g_return_if_fail (MW_IS_ROW_MENU (self));

  popover = GTK_POPOVER_MENU (self->popover);
  if (gtk_popover_menu_get_menu_model (popover) == menu_model)
    return;
  gtk_popover_menu_set_menu_model (popover, menu_model);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENU_MODEL]);
}
