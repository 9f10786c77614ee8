/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/drivers/driver-row.h"

#include <glib/gi18n.h>

#include <mailwright/sheet.h>

#include "desktop/widgets/staged-dot.h"

struct _MwDriverRow
{
  AdwPreferencesRow parent_instance;

  MwDraft *draft;            /* (owned) */
  MwDriver *driver;          /* (owned) */
  MwSheet *sheet;            /* (owned) its site defaults */
  GCancellable *cancellable; /* (owned) */

  GtkLabel *facts_label;
  MwStagedDot *staged_dot;
};

G_DEFINE_FINAL_TYPE (MwDriverRow, mw_driver_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_DRAFT = 1,
  PROP_DRIVER,
} MwDriverRowProperty;

static GParamSpec *properties[PROP_DRIVER + 1];

static guint
count_site_defaults (MwDriverRow *self, gboolean *staged)
{
  guint n = 0;

  *staged = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sheet)); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (G_LIST_MODEL (self->sheet), i);

      if (mw_value_get_own (value) != NULL)
        n++;
      if (mw_value_get_staged (value) != MW_STAGED_NO)
        *staged = TRUE;
    }
  return n;
}

static void
show_facts (MwDriverRow *self)
{
  gboolean staged = FALSE;
  guint n_defaults = count_site_defaults (self, &staged);
  guint n_profiles = mw_driver_get_n_profiles (self->driver);
  g_autofree char *profiles = NULL;
  g_autofree char *defaults = NULL;
  g_autofree char *facts = NULL;

  profiles = n_profiles == 0
                 ? g_strdup (_ ("No profiles"))
                 : g_strdup_printf (ngettext ("%u profile", "%u profiles", n_profiles), n_profiles);
  defaults = n_defaults == 0
                 ? g_strdup (_ ("No site defaults"))
                 : g_strdup_printf (ngettext ("%u site default", "%u site defaults", n_defaults),
                                    n_defaults);
  facts = g_strjoin (" · ", mw_driver_get_channel (self->driver), profiles, defaults, NULL);
  gtk_label_set_label (self->facts_label, facts);
  mw_staged_dot_set_staged (self->staged_dot, staged ? MW_STAGED_CHANGED : MW_STAGED_NO);
}

static void
on_sheet_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwDriverRow) self = user_data;
  g_autoptr (GError) error = NULL;

  /* What cannot be read is told once, by the window's own info bar; the row keeps what it had. */
  if (mw_draft_load_sheet_finish (MW_DRAFT (source), result, &error))
    show_facts (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("Site defaults were not read: %s", error->message);
}

static void
on_profiles_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwDriverRow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_profiles = 0;

  if (mw_draft_count_profiles_finish (MW_DRAFT (source), result, &n_profiles, &error))
    mw_driver_set_n_profiles (self->driver, n_profiles);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("Profiles were not counted: %s", error->message);
}

static void
on_draft_changed_cb (MwDriverRow *self)
{
  mw_draft_load_sheet_async (self->draft, self->sheet, NULL, self->cancellable, on_sheet_loaded_cb,
                             g_object_ref (self));
  mw_draft_count_profiles_async (self->draft, mw_driver_get_id (self->driver), self->cancellable,
                                 on_profiles_counted_cb, g_object_ref (self));
}

static void
mw_driver_row_constructed (GObject *object)
{
  MwDriverRow *self = MW_DRIVER_ROW (object);

  G_OBJECT_CLASS (mw_driver_row_parent_class)->constructed (object);

  /* Not by a binding: one of a template's own object ends in a warning with GTK 4.8. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), mw_driver_get_name (self->driver));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mw_driver_get_name (self->driver), -1);
  self->sheet = mw_sheet_new (self->driver, NULL);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->driver, "notify::n-profiles", G_CALLBACK (show_facts), self,
                           G_CONNECT_SWAPPED);
  show_facts (self);
  on_draft_changed_cb (self);
}

static void
mw_driver_row_dispose (GObject *object)
{
  MwDriverRow *self = MW_DRIVER_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sheet);
  g_clear_object (&self->driver);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_driver_row_parent_class)->dispose (object);
}

static void
mw_driver_row_finalize (GObject *object)
{
  MwDriverRow *self = MW_DRIVER_ROW (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (mw_driver_row_parent_class)->finalize (object);
}

static void
mw_driver_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwDriverRow *self = MW_DRIVER_ROW (object);

  switch ((MwDriverRowProperty) id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_DRIVER:
      g_value_set_object (value, self->driver);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_driver_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwDriverRow *self = MW_DRIVER_ROW (object);

  switch ((MwDriverRowProperty) id)
    {
    case PROP_DRAFT:
      self->draft = g_value_dup_object (value);
      break;
    case PROP_DRIVER:
      self->driver = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_driver_row_class_init (MwDriverRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = mw_driver_row_constructed;
  object_class->dispose = mw_driver_row_dispose;
  object_class->finalize = mw_driver_row_finalize;
  object_class->get_property = mw_driver_row_get_property;
  object_class->set_property = mw_driver_row_set_property;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT, flags);
  properties[PROP_DRIVER] = g_param_spec_object ("driver", NULL, NULL, MW_TYPE_DRIVER, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MW_TYPE_STAGED_DOT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/drivers/driver-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwDriverRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, MwDriverRow, staged_dot);
}

static void
mw_driver_row_init (MwDriverRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_driver_row_new (MwDraft *draft, MwDriver *driver)
{
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_DRIVER (driver), NULL);

  return g_object_new (MW_TYPE_DRIVER_ROW, "draft", draft, "driver", driver, NULL);
}

MwDriver *
mw_driver_row_get_driver (MwDriverRow *self)
{
  g_return_val_if_fail (MW_IS_DRIVER_ROW (self), NULL);

  return self->driver;
}
