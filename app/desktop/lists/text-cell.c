/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/text-cell.h"

#include "desktop/lists/item-rows.h"
#include "desktop/widgets/staged-dot.h"

#define ROOMY_CHARS 16
#define DOT_SPACING 8

struct _MwTextCell
{
  GtkWidget parent_instance;

  MwTextFunc func; /* (nullable) */
  gpointer func_data;
  GtkWidget *label;       /* (unowned): a child */
  GtkWidget *dot;         /* (unowned) (nullable): a child */
  GBindingGroup *binding; /* (owned) of the item */
  gboolean active;        /* what the row is of */
};

static void item_cell_iface_init (MwItemCellInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwTextCell,
                               mw_text_cell,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_ITEM_CELL, item_cell_iface_init))

typedef enum
{
  PROP_ACTIVE = 1,
} Property;

static GParamSpec *properties[PROP_ACTIVE + 1];

static GtkWidget *
find_row (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
      return widget;
  return NULL;
}

static void
mark (GtkWidget *row, const char *css_class, gboolean is_so)
{
  if (is_so)
    gtk_widget_add_css_class (row, css_class);
  else
    gtk_widget_remove_css_class (row, css_class);
}

/* What is said of the whole row. */
static void
show_edge (MwTextCell *self)
{
  GtkWidget *row = self->dot != NULL ? find_row (GTK_WIDGET (self)) : NULL;

  if (row == NULL)
    return;
  mark (row, "staged", gtk_widget_get_visible (self->dot));
  mark (row, "dim-label", !self->active);
}

static gboolean
on_label_tooltip_queried_cb (
    GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static gboolean
make_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  MwTextCell *self = user_data;
  g_autoptr (GObject) item = g_binding_dup_source (binding);
  const char *text = G_VALUE_HOLDS_STRING (from) ? g_value_get_string (from) : NULL;

  if (self->func != NULL && item != NULL)
    g_value_take_string (to, self->func (item, self->func_data));
  else
    g_value_set_string (to, text != NULL ? text : "");
  return TRUE;
}

static void
set_item (MwItemCell *cell, GObject *item)
{
  MwTextCell *self = MW_TEXT_CELL (cell);

  g_binding_group_set_source (self->binding, item);
  show_edge (self);
}

static void
item_cell_iface_init (MwItemCellInterface *iface)
{
  iface->set_item = set_item;
}

/* Laid out by itself and of a size that depends on nothing else: a table measures each of some two
 * thousand cells whenever a row comes, and for a layout manager it does so for several widths. */
static void
mw_text_cell_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  MwTextCell *self = MW_TEXT_CELL (widget);
  int dot = 0;

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (self->dot == NULL || !gtk_widget_get_visible (self->dot))
    return;
  gtk_widget_measure (self->dot, orientation, -1, &dot, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += DOT_SPACING + dot;
      *natural += DOT_SPACING + dot;
    }
  else if (dot > *minimum)
    {
      *minimum = dot;
      *natural = MAX (*natural, dot);
      *minimum_baseline = *natural_baseline = -1;
    }
}

/* The label's own may be more: it can be asked to keep room. */
static int
measure_text (MwTextCell *self)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (self->label, gtk_label_get_label (GTK_LABEL (self->label)));
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The dot follows the text. The label has all of the width unless its text is cut: it may not be
 * given less than the room that it keeps. */
static void
mw_text_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MwTextCell *self = MW_TEXT_CELL (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int text = width;
  int dot = 0;

  if (self->dot != NULL && gtk_widget_get_visible (self->dot))
    {
      int whole = measure_text (self);
      int room = 0;

      gtk_widget_measure (self->dot, GTK_ORIENTATION_HORIZONTAL, -1, &dot, NULL, NULL, NULL);
      room = width - DOT_SPACING - dot;
      text = MIN (whole, room);
      gtk_widget_size_allocate (
          self->dot,
          &(GtkAllocation){ mirrored ? width - text - DOT_SPACING - dot : text + DOT_SPACING, 0,
                            dot, height },
          -1);
      if (whole <= room)
        text = width;
    }
  gtk_widget_size_allocate (
      self->label, &(GtkAllocation){ mirrored ? width - text : 0, 0, text, height }, baseline);
}

static void
mw_text_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_text_cell_parent_class)->map (widget);
  show_edge (MW_TEXT_CELL (widget));
}

static void
mw_text_cell_dispose (GObject *object)
{
  MwTextCell *self = MW_TEXT_CELL (object);

  if (self->binding != NULL)
    g_binding_group_set_source (self->binding, NULL);
  g_clear_object (&self->binding);
  g_clear_pointer (&self->dot, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (mw_text_cell_parent_class)->dispose (object);
}

static void
mw_text_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwTextCell *self = MW_TEXT_CELL (object);

  switch ((Property) id)
    {
    case PROP_ACTIVE:
      if (self->active == g_value_get_boolean (value))
        return;
      self->active = g_value_get_boolean (value);
      show_edge (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_text_cell_class_init (MwTextCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_text_cell_dispose;
  object_class->set_property = mw_text_cell_set_property;
  widget_class->map = mw_text_cell_map;
  widget_class->measure = mw_text_cell_measure;
  widget_class->size_allocate = mw_text_cell_size_allocate;

  properties[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, TRUE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "textcell");
}

static void
mw_text_cell_init (MwTextCell *self)
{
  self->active = TRUE;
  self->binding = g_binding_group_new ();
}

GtkWidget *
mw_text_label_new (MwTextFlags flags)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean technical = (flags & MW_TEXT_TECHNICAL) != 0;
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  if (!(flags & MW_TEXT_WHOLE))
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), technical && mirrored ? 1 : 0);
  if (technical)
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  if (flags & MW_TEXT_ROOMY)
    gtk_label_set_width_chars (GTK_LABEL (label), ROOMY_CHARS);
  if (flags & MW_TEXT_DIM)
    gtk_widget_add_css_class (label, "dim-label");
  if (flags & MW_TEXT_SMALL)
    gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_label_tooltip_queried_cb), NULL);
  return label;
}

GtkWidget *
mw_text_cell_new (const char *property, MwTextFlags flags)
{
  MwTextCell *self = g_object_new (MW_TYPE_TEXT_CELL, NULL);

  g_return_val_if_fail (property != NULL, NULL);

  self->label = mw_text_label_new (flags);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_binding_group_bind_full (self->binding, property, self->label, "label", G_BINDING_SYNC_CREATE,
                             make_text, NULL, self, NULL);
  if (flags & MW_TEXT_STAGED)
    {
      self->dot = mw_staged_dot_new ();
      gtk_widget_set_parent (self->dot, GTK_WIDGET (self));
      g_binding_group_bind (self->binding, "staged", self->dot, "staged", G_BINDING_SYNC_CREATE);
      g_signal_connect_object (self->dot, "notify::staged", G_CALLBACK (show_edge), self,
                               G_CONNECT_SWAPPED);
    }
  if (flags & MW_TEXT_ENABLED)
    g_binding_group_bind (self->binding, "enabled", self, "active", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}

void
mw_text_cell_set_func (MwTextCell *self, MwTextFunc func, gpointer user_data)
{
  g_return_if_fail (MW_IS_TEXT_CELL (self));

  self->func = func;
  self->func_data = user_data;
}
