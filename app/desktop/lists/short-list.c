/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/short-list.h"

#include <glib/gi18n.h>

struct _MwShortList
{
  AdwBin parent_instance;

  GListModel *items; /* (owned) (nullable): all of them */
  guint most;        /* rows at the most */

  GtkListBox *list;
  GtkLabel *placeholder;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (MwShortList, mw_short_list, ADW_TYPE_BIN)

typedef enum
{
  PROP_LABEL = 1,
  PROP_PLACEHOLDER,
} Property;

static GParamSpec *properties[PROP_PLACEHOLDER + 1];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_rest (MwShortList *self)
{
  guint n = g_list_model_get_n_items (self->items);
  guint rest = n > self->most ? n - self->most : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

  gtk_label_set_label (self->more, words);
  gtk_widget_set_visible (GTK_WIDGET (self->more), rest > 0);
}

static void
on_row_activated_cb (MwShortList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
mw_short_list_dispose (GObject *object)
{
  MwShortList *self = MW_SHORT_LIST (object);

  if (self->items != NULL)
    g_signal_handlers_disconnect_by_data (self->items, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_SHORT_LIST);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (mw_short_list_parent_class)->dispose (object);
}

static void
mw_short_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwShortList *self = MW_SHORT_LIST (object);

  switch ((Property) id)
    {
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_PLACEHOLDER:
      gtk_label_set_label (self->placeholder, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_short_list_class_init (MwShortListClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_short_list_dispose;
  object_class->set_property = mw_short_list_set_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/lists/short-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MwShortList, list);
  gtk_widget_class_bind_template_child (widget_class, MwShortList, placeholder);
  gtk_widget_class_bind_template_child (widget_class, MwShortList, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
mw_short_list_init (MwShortList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_short_list_show (MwShortList *self,
                    GListModel *items,
                    guint most,
                    GtkListBoxCreateWidgetFunc make_row)
{
  g_autoptr (GtkSliceListModel) first = NULL;

  g_return_if_fail (MW_IS_SHORT_LIST (self));
  g_return_if_fail (G_IS_LIST_MODEL (items));
  g_return_if_fail (self->items == NULL);

  self->items = g_object_ref (items);
  self->most = most;
  first = gtk_slice_list_model_new (g_object_ref (items), 0, most);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (first), make_row, NULL, NULL);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (show_rest), self, G_CONNECT_SWAPPED);
  show_rest (self);
}
