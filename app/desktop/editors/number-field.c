/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/number-field.h"

#include <glib/gi18n.h>

/* Several clicks on a button are one edit. */
#define SETTLE_MS 700

struct _MwNumberField
{
  AdwBin parent_instance;

  GtkEntry *entry;
  GtkButton *less;
  GtkButton *more;
  GtkLabel *unit;

  MwParameter *parameter; /* (owned) */
  guint settle_id;
};

static const char *
name_unit (const char *unit, gint64 number)
{
  gulong n = (gulong) ABS (number);

  if (g_strcmp0 (unit, "seconds") == 0)
    return ngettext ("second", "seconds", n);
  if (g_strcmp0 (unit, "days") == 0)
    return ngettext ("day", "days", n);
  if (g_strcmp0 (unit, "characters") == 0)
    return ngettext ("character", "characters", n);
  if (g_strcmp0 (unit, "recipients") == 0)
    return ngettext ("recipient", "recipients", n);
  if (g_strcmp0 (unit, "mebibytes") == 0)
    return _ ("MiB");
  return "";
}

static gboolean
read_number (MwNumberField *self, gint64 *number)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  return g_ascii_string_to_signed (g_strstrip (text), 10, G_MININT32, G_MAXINT32, number, NULL);
}

static void
on_entry_changed_cb (MwNumberField *self)
{
  gint64 number = 0;
  gboolean known = FALSE;

  g_assert (MW_IS_NUMBER_FIELD (self));

  if (self->parameter == NULL)
    return;
  known = read_number (self, &number);
  gtk_label_set_label (self->unit,
                       name_unit (mw_parameter_get_unit (self->parameter), known ? number : 2));
  gtk_widget_set_sensitive (GTK_WIDGET (self->less),
                            !known || number > mw_parameter_get_minimum (self->parameter));
  gtk_widget_set_sensitive (GTK_WIDGET (self->more),
                            !known || number < mw_parameter_get_maximum (self->parameter));
}

static gboolean
on_settle_elapsed_cb (gpointer user_data)
{
  MwNumberField *self = MW_NUMBER_FIELD (user_data);

  self->settle_id = 0;
  mw_value_field_edited (MW_VALUE_FIELD (self));
  return G_SOURCE_REMOVE;
}

static void
step (MwNumberField *self, gint64 by)
{
  gint64 number = 0;
  g_autofree char *text = NULL;

  if (!read_number (self, &number))
    number = mw_parameter_get_minimum (self->parameter);
  else
    number = CLAMP (number + by, mw_parameter_get_minimum (self->parameter),
                    mw_parameter_get_maximum (self->parameter));
  text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, on_settle_elapsed_cb, self);
}

static void
on_less_clicked_cb (MwNumberField *self)
{
  g_assert (MW_IS_NUMBER_FIELD (self));

  step (self, -1);
}

static void
on_more_clicked_cb (MwNumberField *self)
{
  g_assert (MW_IS_NUMBER_FIELD (self));

  step (self, 1);
}

static gboolean
on_key_pressed_cb (MwNumberField *self, guint keyval)
{
  g_assert (MW_IS_NUMBER_FIELD (self));

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      step (self, 10);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      step (self, -10);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
show_value (MwValueField *field, const char *value)
{
  MwNumberField *self = MW_NUMBER_FIELD (field);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), value) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value != NULL ? value : "");
}

static char *
dup_text (MwValueField *field)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (MW_NUMBER_FIELD (field)->entry)));
}

static GtkWidget *
get_control (MwValueField *field)
{
  return GTK_WIDGET (MW_NUMBER_FIELD (field)->entry);
}

static void
field_iface_init (MwValueFieldInterface *iface)
{
  iface->show = show_value;
  iface->dup_text = dup_text;
  iface->get_control = get_control;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwNumberField,
                               mw_number_field,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_VALUE_FIELD, field_iface_init))

static void
mw_number_field_dispose (GObject *object)
{
  MwNumberField *self = MW_NUMBER_FIELD (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_NUMBER_FIELD);
  g_clear_object (&self->parameter);

  G_OBJECT_CLASS (mw_number_field_parent_class)->dispose (object);
}

static void
mw_number_field_class_init (MwNumberFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_number_field_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/number-field.ui");
  gtk_widget_class_bind_template_child (widget_class, MwNumberField, entry);
  gtk_widget_class_bind_template_child (widget_class, MwNumberField, less);
  gtk_widget_class_bind_template_child (widget_class, MwNumberField, more);
  gtk_widget_class_bind_template_child (widget_class, MwNumberField, unit);
  gtk_widget_class_bind_template_callback (widget_class, mw_value_field_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_less_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked_cb);
}

static void
mw_number_field_init (MwNumberField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->entry), GTK_TEXT_DIR_LTR);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

GtkWidget *
mw_number_field_new (MwParameter *parameter)
{
  MwNumberField *self = g_object_new (MW_TYPE_NUMBER_FIELD, NULL);
  g_autofree char *less = NULL;
  g_autofree char *more = NULL;

  self->parameter = g_object_ref (parameter);
  /* Translators: %s is a parameter's name ("Max Line Length") */
  less = g_strdup_printf (_ ("Less %s"), mw_parameter_get_name (parameter));
  /* Translators: %s is a parameter's name ("Max Line Length") */
  more = g_strdup_printf (_ ("More %s"), mw_parameter_get_name (parameter));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->less), GTK_ACCESSIBLE_PROPERTY_LABEL, less,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, more,
                                  -1);
  on_entry_changed_cb (self);
  return GTK_WIDGET (self);
}
