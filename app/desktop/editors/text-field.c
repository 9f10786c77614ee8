/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/text-field.h"

struct _MwTextField
{
  AdwBin parent_instance;

  GtkEntry *entry; /* (unowned) */
};

static void
show_value (MwValueField *field, const char *value)
{
  MwTextField *self = MW_TEXT_FIELD (field);
  const char *text = value != NULL ? value : "";

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static char *
dup_text (MwValueField *field)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (MW_TEXT_FIELD (field)->entry)));
}

static GtkWidget *
get_control (MwValueField *field)
{
  return GTK_WIDGET (MW_TEXT_FIELD (field)->entry);
}

static void
field_iface_init (MwValueFieldInterface *iface)
{
  iface->show = show_value;
  iface->dup_text = dup_text;
  iface->get_control = get_control;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwTextField,
                               mw_text_field,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_VALUE_FIELD, field_iface_init))

static void
mw_text_field_class_init (MwTextFieldClass *klass)
{
}

static void
mw_text_field_init (MwTextField *self)
{
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (mw_value_field_edited), self,
                           G_CONNECT_SWAPPED);
}

static GtkInputPurpose
purpose_of (MwParameterType type)
{
  if (type == MW_PARAMETER_ADDRESS)
    return GTK_INPUT_PURPOSE_EMAIL;
  if (type == MW_PARAMETER_HOST)
    return GTK_INPUT_PURPOSE_URL;
  if (type == MW_PARAMETER_PORT)
    return GTK_INPUT_PURPOSE_DIGITS;
  return GTK_INPUT_PURPOSE_FREE_FORM;
}

GtkWidget *
mw_text_field_new (MwParameter *parameter)
{
  MwTextField *self = g_object_new (MW_TYPE_TEXT_FIELD, NULL);
  MwParameterType type = mw_parameter_get_value_type (parameter);

  gtk_entry_set_input_purpose (self->entry, purpose_of (type));
  if (type != MW_PARAMETER_TEXT)
    gtk_entry_set_input_hints (self->entry,
                               GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_LOWERCASE);
  if (mw_value_field_reads_left_to_right (type))
    gtk_widget_set_direction (GTK_WIDGET (self->entry), GTK_TEXT_DIR_LTR);
  return GTK_WIDGET (self);
}
