/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/choice-field.h"

struct _MwChoiceField
{
  AdwBin parent_instance;

  MwParameter *parameter; /* (owned) */
  GtkDropDown *drop_down; /* (unowned) */
  gboolean showing;
};

static void
on_drop_down_selected_changed_cb (MwChoiceField *self)
{
  g_assert (MW_IS_CHOICE_FIELD (self));

  if (!self->showing)
    mw_value_field_edited (MW_VALUE_FIELD (self));
}

static void
show_value (MwValueField *field, const char *value)
{
  MwChoiceField *self = MW_CHOICE_FIELD (field);
  const char *const *choices = mw_parameter_get_choices (self->parameter);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_strcmp0 (choices[i], value) == 0)
      selected = i;
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->showing = FALSE;
}

static char *
dup_text (MwValueField *field)
{
  MwChoiceField *self = MW_CHOICE_FIELD (field);
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (selected == GTK_INVALID_LIST_POSITION)
    return g_strdup ("");
  return g_strdup (mw_parameter_get_choices (self->parameter)[selected]);
}

static GtkWidget *
get_control (MwValueField *field)
{
  return GTK_WIDGET (MW_CHOICE_FIELD (field)->drop_down);
}

static void
field_iface_init (MwValueFieldInterface *iface)
{
  iface->show = show_value;
  iface->dup_text = dup_text;
  iface->get_control = get_control;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwChoiceField,
                               mw_choice_field,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_VALUE_FIELD, field_iface_init))

static void
mw_choice_field_dispose (GObject *object)
{
  MwChoiceField *self = MW_CHOICE_FIELD (object);

  g_clear_object (&self->parameter);

  G_OBJECT_CLASS (mw_choice_field_parent_class)->dispose (object);
}

static void
mw_choice_field_class_init (MwChoiceFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_choice_field_dispose;
}

static void
mw_choice_field_init (MwChoiceField *self)
{
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->drop_down), GTK_ALIGN_END);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}

GtkWidget *
mw_choice_field_new (MwParameter *parameter)
{
  MwChoiceField *self = g_object_new (MW_TYPE_CHOICE_FIELD, NULL);
  const char *const *choices = mw_parameter_get_choices (parameter);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->parameter = g_object_ref (parameter);
  for (guint i = 0; choices[i] != NULL; i++)
    gtk_string_list_append (labels, mw_parameter_get_choice_label (parameter, choices[i]));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
  g_signal_connect_object (self->drop_down, "notify::selected",
                           G_CALLBACK (on_drop_down_selected_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
