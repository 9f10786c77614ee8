/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/overrides/override-filter.h"

#include <glib/gi18n.h>

struct _MwOverrideFilter
{
  AdwBin parent_instance;

  MwCatalogue *catalogue; /* (owned) */
  GPtrArray *keys;        /* (owned) of the parameters in the drop-down, after the first */
  gboolean filling;

  GtkDropDown *driver_drop_down;
  GtkDropDown *parameter_drop_down;
  GtkCheckButton *staged_button;
};

G_DEFINE_FINAL_TYPE (MwOverrideFilter, mw_override_filter, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The first entry stands for all of them. */
static MwDriver *
dup_driver (MwOverrideFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->driver_drop_down);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->catalogue), selected - 1);
}

static const char *
get_key (MwOverrideFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->parameter_drop_down);

  if (selected == 0 || selected > self->keys->len)
    return NULL;
  return g_ptr_array_index (self->keys, selected - 1);
}

static void
show_drivers (MwOverrideFilter *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GListModel *drivers = G_LIST_MODEL (self->catalogue);

  gtk_string_list_append (names, _ ("All Drivers"));
  for (guint i = 0; i < g_list_model_get_n_items (drivers); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (drivers, i);

      gtk_string_list_append (names, mw_driver_get_name (driver));
    }
  gtk_drop_down_set_model (self->driver_drop_down, G_LIST_MODEL (names));
  g_object_unref (names);
}

static void
add_parameters (MwOverrideFilter *self, GtkStringList *names, MwDriver *driver)
{
  GListModel *parameters = mw_driver_get_parameters (driver);

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);
      const char *key = mw_parameter_get_key (parameter);

      if (g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->keys, g_strdup (key));
      gtk_string_list_append (names, mw_parameter_get_name (parameter));
    }
}

/* Those of the chosen driver, or of all; the chosen one stays chosen if it is among them. */
static void
show_parameters (MwOverrideFilter *self)
{
  g_autofree char *key = g_strdup (get_key (self));
  g_autoptr (MwDriver) chosen = dup_driver (self);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint position = 0;

  g_ptr_array_set_size (self->keys, 0);
  gtk_string_list_append (names, _ ("All Parameters"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->catalogue)); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (self->catalogue), i);

      if (chosen == NULL || chosen == driver)
        add_parameters (self, names, driver);
    }
  gtk_drop_down_set_model (self->parameter_drop_down, G_LIST_MODEL (names));
  if (key != NULL && g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, &position))
    gtk_drop_down_set_selected (self->parameter_drop_down, position + 1);
  g_object_unref (names);
}

static void
on_choice_changed_cb (MwOverrideFilter *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_driver_selected_cb (MwOverrideFilter *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  show_parameters (self);
  self->filling = FALSE;
  on_choice_changed_cb (self);
}

static void
mw_override_filter_dispose (GObject *object)
{
  MwOverrideFilter *self = MW_OVERRIDE_FILTER (object);

  /* Nobody cares for what is chosen while the drop-downs are taken apart. */
  self->filling = TRUE;
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (mw_override_filter_parent_class)->dispose (object);
}

static void
mw_override_filter_finalize (GObject *object)
{
  MwOverrideFilter *self = MW_OVERRIDE_FILTER (object);

  g_ptr_array_unref (self->keys);

  G_OBJECT_CLASS (mw_override_filter_parent_class)->finalize (object);
}

static void
mw_override_filter_class_init (MwOverrideFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_override_filter_dispose;
  object_class->finalize = mw_override_filter_finalize;

  signals[CHANGED] = g_signal_new ("changed", MW_TYPE_OVERRIDE_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/overrides/override-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, MwOverrideFilter, driver_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwOverrideFilter, parameter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwOverrideFilter, staged_button);
  gtk_widget_class_bind_template_callback (widget_class, on_driver_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mw_override_filter_clear);
}

static void
mw_override_filter_init (MwOverrideFilter *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_override_filter_new (MwCatalogue *catalogue)
{
  MwOverrideFilter *self = NULL;

  g_return_val_if_fail (MW_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (MW_TYPE_OVERRIDE_FILTER, NULL);
  self->catalogue = g_object_ref (catalogue);
  show_drivers (self);
  show_parameters (self);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

void
mw_override_filter_fill (MwOverrideFilter *self, MwQuery *query)
{
  g_autoptr (MwDriver) driver = NULL;

  g_return_if_fail (MW_IS_OVERRIDE_FILTER (self));

  driver = dup_driver (self);
  mw_query_set_driver (query, driver != NULL ? mw_driver_get_id (driver) : NULL);
  mw_query_set_key (query, get_key (self));
  mw_query_set_staged_only (query, gtk_check_button_get_active (self->staged_button));
}

void
mw_override_filter_clear (MwOverrideFilter *self)
{
  g_return_if_fail (MW_IS_OVERRIDE_FILTER (self));

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->driver_drop_down, 0);
  show_parameters (self);
  gtk_drop_down_set_selected (self->parameter_drop_down, 0);
  gtk_check_button_set_active (self->staged_button, FALSE);
  self->filling = FALSE;
  on_choice_changed_cb (self);
}
