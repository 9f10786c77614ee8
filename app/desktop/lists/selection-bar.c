/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/selection-bar.h"

#include <glib/gi18n.h>

/* Of one row its context menu and Enter say what can be done. */
#define LEAST_SELECTED 2

struct _MwSelectionBar
{
  AdwBin parent_instance;

  GtkSelectionModel *selection; /* (owned) (nullable) */
  GMenuModel *menu_model;       /* (owned) (nullable) */
  guint least;                  /* selected rows that make it rise */
  gboolean risen;               /* and it is shown */

  GtkActionBar *bar;
  GtkLabel *label;
  GtkBox *buttons;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (MwSelectionBar, mw_selection_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_MENU_MODEL = 1,
  PROP_SELECTION,
  PROP_LEAST,
} Property;

static GParamSpec *properties[PROP_LEAST + 1];

/* How many bars are risen and shown: a toast goes above them, not over their buttons. */
static guint n_risen = 0;

static void
lift_toasts (MwSelectionBar *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  gboolean risen =
      gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_action_bar_get_revealed (self->bar);

  if (self->risen != risen)
    n_risen += risen ? 1 : -1;
  self->risen = risen;
  if (overlay == NULL)
    return;
  if (n_risen > 0)
    gtk_widget_add_css_class (overlay, "above-bar");
  else
    gtk_widget_remove_css_class (overlay, "above-bar");
}

static void
mw_selection_bar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_selection_bar_parent_class)->map (widget);

  lift_toasts (MW_SELECTION_BAR (widget));
}

static void
mw_selection_bar_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_selection_bar_parent_class)->unmap (widget);

  lift_toasts (MW_SELECTION_BAR (widget));
}

static void
show_count (MwSelectionBar *self)
{
  g_autoptr (GtkBitset) positions = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (self->selection != NULL)
    {
      positions = gtk_selection_model_get_selection (self->selection);
      n = (guint) gtk_bitset_get_size (positions);
    }
  text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);
  gtk_label_set_label (self->label, text);
  gtk_action_bar_set_revealed (self->bar, n >= self->least);
  lift_toasts (self);
}

static void
on_unselect_clicked_cb (MwSelectionBar *self)
{
  if (self->selection != NULL)
    gtk_selection_model_unselect_all (self->selection);
}

static void
add_button (MwSelectionBar *self, GMenuModel *menu_model, int index)
{
  g_autofree char *label = NULL;
  g_autofree char *action = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *css_class = NULL;
  GtkWidget *button = NULL;

  g_menu_model_get_item_attribute (menu_model, index, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  g_menu_model_get_item_attribute (menu_model, index, G_MENU_ATTRIBUTE_ACTION, "s", &action);
  g_menu_model_get_item_attribute (menu_model, index, "tooltip", "s", &tooltip);
  g_menu_model_get_item_attribute (menu_model, index, "css-class", "s", &css_class);
  if (label == NULL || action == NULL)
    return;
  button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_box_append (self->buttons, button);
}

static void
add_buttons (MwSelectionBar *self, GMenuModel *menu_model)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu_model); i++)
    {
      g_autoptr (GMenuModel) section =
          g_menu_model_get_item_link (menu_model, i, G_MENU_LINK_SECTION);

      if (section != NULL)
        add_buttons (self, section);
      else
        add_button (self, menu_model, i);
    }
}

static void
mw_selection_bar_dispose (GObject *object)
{
  MwSelectionBar *self = MW_SELECTION_BAR (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->menu_model);

  G_OBJECT_CLASS (mw_selection_bar_parent_class)->dispose (object);
}

static void
mw_selection_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwSelectionBar *self = MW_SELECTION_BAR (object);

  switch ((Property) id)
    {
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_LEAST:
      g_value_set_uint (value, self->least);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_selection_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwSelectionBar *self = MW_SELECTION_BAR (object);

  switch ((Property) id)
    {
    case PROP_MENU_MODEL:
      mw_selection_bar_set_menu_model (self, g_value_get_object (value));
      break;
    case PROP_SELECTION:
      mw_selection_bar_set_selection (self, g_value_get_object (value));
      break;
    case PROP_LEAST:
      self->least = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_selection_bar_class_init (MwSelectionBarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_selection_bar_dispose;
  object_class->get_property = mw_selection_bar_get_property;
  object_class->set_property = mw_selection_bar_set_property;
  widget_class->map = mw_selection_bar_map;
  widget_class->unmap = mw_selection_bar_unmap;

  properties[PROP_MENU_MODEL] =
      g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_SELECTION] =
      g_param_spec_object ("selection", NULL, NULL, GTK_TYPE_SELECTION_MODEL, flags);
  properties[PROP_LEAST] =
      g_param_spec_uint ("least", NULL, NULL, 1, G_MAXUINT, LEAST_SELECTED,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/lists/selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSelectionBar, bar);
  gtk_widget_class_bind_template_child (widget_class, MwSelectionBar, label);
  gtk_widget_class_bind_template_child (widget_class, MwSelectionBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, MwSelectionBar, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_unselect_clicked_cb);
}

static void
mw_selection_bar_init (MwSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_selection_bar_set_menu_model (MwSelectionBar *self, GMenuModel *menu_model)
{
  GtkWidget *button = NULL;

  g_return_if_fail (MW_IS_SELECTION_BAR (self));

  if (!g_set_object (&self->menu_model, menu_model))
    return;
  while ((button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    gtk_box_remove (self->buttons, button);
  if (menu_model != NULL)
    add_buttons (self, menu_model);
  gtk_menu_button_set_menu_model (self->menu_button, menu_model);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENU_MODEL]);
}

void
mw_selection_bar_set_selection (MwSelectionBar *self, GtkSelectionModel *selection)
{
  g_return_if_fail (MW_IS_SELECTION_BAR (self));

  if (self->selection == selection)
    return;
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    {
      g_signal_connect_object (selection, "selection-changed", G_CALLBACK (show_count), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (selection, "items-changed", G_CALLBACK (show_count), self,
                               G_CONNECT_SWAPPED);
    }
  show_count (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}
