/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/path-field.h"

#include <glib/gi18n.h>

struct _MwPathField
{
  AdwBin parent_instance;

  GtkEntry *entry;
  GtkButton *button;

  GtkFileChooserNative *chooser; /* (owned) (nullable): while it is open */
  gboolean is_file;
};

static void
on_chooser_response_cb (MwPathField *self, int response)
{
  g_assert (MW_IS_PATH_FIELD (self));

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        {
          gtk_editable_set_text (GTK_EDITABLE (self->entry), path);
          mw_value_field_edited (MW_VALUE_FIELD (self));
        }
    }
  g_clear_object (&self->chooser);
}

static void
on_button_clicked_cb (MwPathField *self)
{
  GtkRoot *root = NULL;
  const char *path = NULL;

  g_assert (MW_IS_PATH_FIELD (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  path = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      self->is_file ? _ ("Choose a File") : _ ("Choose a Folder"),
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      self->is_file ? GTK_FILE_CHOOSER_ACTION_OPEN : GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
      _ ("_Choose"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (g_path_is_absolute (path))
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      gtk_file_chooser_set_file (GTK_FILE_CHOOSER (self->chooser), file, NULL);
    }
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
show_value (MwValueField *field, const char *value)
{
  MwPathField *self = MW_PATH_FIELD (field);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), value) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value != NULL ? value : "");
}

static char *
dup_text (MwValueField *field)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (MW_PATH_FIELD (field)->entry)));
}

static GtkWidget *
get_control (MwValueField *field)
{
  return GTK_WIDGET (MW_PATH_FIELD (field)->entry);
}

static void
field_iface_init (MwValueFieldInterface *iface)
{
  iface->show = show_value;
  iface->dup_text = dup_text;
  iface->get_control = get_control;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwPathField,
                               mw_path_field,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_VALUE_FIELD, field_iface_init))

static void
mw_path_field_dispose (GObject *object)
{
  MwPathField *self = MW_PATH_FIELD (object);

  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_PATH_FIELD);

  G_OBJECT_CLASS (mw_path_field_parent_class)->dispose (object);
}

static void
mw_path_field_class_init (MwPathFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_path_field_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/path-field.ui");
  gtk_widget_class_bind_template_child (widget_class, MwPathField, entry);
  gtk_widget_class_bind_template_child (widget_class, MwPathField, button);
  gtk_widget_class_bind_template_callback (widget_class, mw_value_field_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_button_clicked_cb);
}

static void
mw_path_field_init (MwPathField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->entry), GTK_TEXT_DIR_LTR);
}

GtkWidget *
mw_path_field_new (MwParameter *parameter)
{
  MwPathField *self = g_object_new (MW_TYPE_PATH_FIELD, NULL);
  g_autofree char *label = NULL;

  self->is_file = g_str_has_suffix (mw_parameter_get_key (parameter), "-file");
  /* Translators: %s is a parameter's name ("CA File", "Failed Folder") */
  label = g_strdup_printf (_ ("Choose %s"), mw_parameter_get_name (parameter));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return GTK_WIDGET (self);
}
