/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/overrides/override-dialog.h"

#include <glib/gi18n.h>

#include "desktop/editors/value-editor.h"
#include "desktop/widgets/error-presenter.h"

struct _MwOverrideDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;            /* (owned) */
  MwSheet *sheet;            /* (owned) the profile's values */
  MwValue *value;            /* (unowned) the one that is edited, of the sheet */
  char *profile_id;          /* (owned) */
  char *profile_name;        /* (owned) */
  GCancellable *cancellable; /* (owned) of reading; an edit is never given up */
  MwValueEditor *editor;     /* (unowned) in the list */
  guint n_applying;
  gboolean done;
  gboolean failed;

  AdwWindowTitle *window_title;
  GtkListBox *list;
  GtkLabel *inherited_label;
  GtkWidget *done_button;
};

G_DEFINE_FINAL_TYPE (MwOverrideDialog, mw_override_dialog, ADW_TYPE_WINDOW)

static void
show_inherited (MwOverrideDialog *self)
{
  MwParameter *parameter = mw_value_get_parameter (self->value);
  const char *inherited = mw_value_get_inherited (self->value);
  g_autofree char *words = mw_parameter_format (parameter, inherited);
  g_autofree char *text = NULL;

  if (mw_parameter_is_secret (parameter))
    text = g_strdup (_ ("It is kept in the keyring, never in the database."));
  else if (inherited == NULL)
    text = g_strdup (_ ("Without a value of its own, the profile has none here."));
  else if (*words == '\0')
    text = g_strdup (_ ("Without a value of its own, it is empty."));
  else
    text = g_strdup_printf (_ ("Without a value of its own, it is “%s”."), words);
  gtk_label_set_label (self->inherited_label, text);
}

static void
on_sheet_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwOverrideDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_load_sheet_finish (MW_DRAFT (source), result, &error))
    show_inherited (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mw_value_editor_set_mistake (self->editor, error->message);
}

static void
load_sheet (MwOverrideDialog *self)
{
  mw_draft_load_sheet_async (self->draft, self->sheet, self->profile_id, self->cancellable,
                             on_sheet_loaded_cb, g_object_ref (self));
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwOverrideDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_applying--;
  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    {
      self->failed = TRUE;
      self->done = FALSE;
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        mw_value_editor_set_mistake (self->editor, error->message);
      else
        mw_error_presenter_show (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                                 error);
      return;
    }
  if (self->done && self->n_applying == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_editor_committed_cb (MwOverrideDialog *self, const char *key, const char *text)
{
  MwEdit *edit = mw_edit_new (text != NULL ? MW_EDIT_SET_OVERRIDE : MW_EDIT_RESET_OVERRIDE,
                              self->profile_name, key);

  if (text != NULL)
    mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, self->profile_id, key, text, NULL);
  else
    mw_edit_add_step (edit, MW_STEP_RESET_OVERRIDE, self->profile_id, key, NULL);
  self->failed = FALSE;
  self->n_applying++;
  mw_value_editor_set_mistake (self->editor, NULL);
  mw_draft_apply_async (self->draft, edit, NULL, on_applied_cb, g_object_ref (self));
  mw_edit_unref (edit);
}

static void
finish (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwOverrideDialog *self = MW_OVERRIDE_DIALOG (widget);

  if (!mw_value_editor_commit (self->editor))
    return;
  if (self->n_applying > 0)
    self->done = TRUE;
  else if (!self->failed)
    gtk_window_close (GTK_WINDOW (self));
}

static void
open_profile (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwOverrideDialog *self = MW_OVERRIDE_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *profile_id = g_strdup (self->profile_id);
  g_autofree char *key = g_strdup (mw_value_get_key (self->value));

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-profile-parameter", "(ss)", profile_id,
                              key);
}

/* Nothing that was typed and is allowed gets lost with the window. */
static gboolean
mw_override_dialog_close_request (GtkWindow *window)
{
  MwOverrideDialog *self = MW_OVERRIDE_DIALOG (window);

  mw_value_editor_commit (self->editor);

  return GTK_WINDOW_CLASS (mw_override_dialog_parent_class)->close_request (window);
}

static void
mw_override_dialog_dispose (GObject *object)
{
  MwOverrideDialog *self = MW_OVERRIDE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sheet);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_override_dialog_parent_class)->dispose (object);
}

static void
mw_override_dialog_finalize (GObject *object)
{
  MwOverrideDialog *self = MW_OVERRIDE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->profile_id);
  g_free (self->profile_name);

  G_OBJECT_CLASS (mw_override_dialog_parent_class)->finalize (object);
}

static void
mw_override_dialog_class_init (MwOverrideDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_override_dialog_dispose;
  object_class->finalize = mw_override_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = mw_override_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/overrides/override-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwOverrideDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwOverrideDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MwOverrideDialog, inherited_label);
  gtk_widget_class_bind_template_child (widget_class, MwOverrideDialog, done_button);
  gtk_widget_class_install_action (widget_class, "override.done", NULL, finish);
  gtk_widget_class_install_action (widget_class, "override.open-profile", NULL, open_profile);
}

static void
mw_override_dialog_init (MwOverrideDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up (MwOverrideDialog *self, MwDriver *driver, MwVault *vault, MwOverride *override)
{
  const char *name = mw_override_get_parameter_name (override);

  self->profile_id = g_strdup (mw_override_get_profile_id (override));
  self->profile_name = g_strdup (mw_override_get_profile_name (override));
  self->sheet = mw_sheet_new (driver, mw_override_get_address (override));
  self->value = mw_sheet_find (self->sheet, mw_override_get_key (override));
  adw_window_title_set_title (self->window_title, name);
  adw_window_title_set_subtitle (self->window_title, self->profile_name);
  gtk_window_set_title (GTK_WINDOW (self), name);

  self->editor = MW_VALUE_EDITOR (mw_value_editor_new (self->value));
  mw_value_editor_set_vault (self->editor, vault, mw_override_get_address (override));
  g_signal_connect_object (self->editor, "commit", G_CALLBACK (on_editor_committed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, GTK_WIDGET (self->editor));
}

GtkWidget *
mw_override_dialog_new (GtkWindow *parent, MwDraft *draft, MwVault *vault, MwOverride *override)
{
  MwOverrideDialog *self = NULL;
  MwDriver *driver = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);
  g_return_val_if_fail (MW_IS_OVERRIDE (override), NULL);
  g_return_val_if_fail (mw_override_get_parameter (override) != NULL, NULL);

  driver = mw_catalogue_find (mw_draft_get_catalogue (draft), mw_override_get_driver (override));
  self = g_object_new (MW_TYPE_OVERRIDE_DIALOG, "transient-for", parent, NULL);
  self->draft = g_object_ref (draft);
  set_up (self, driver, vault, override);
  g_signal_connect_object (draft, "changed", G_CALLBACK (load_sheet), self, G_CONNECT_SWAPPED);
  load_sheet (self);
  return GTK_WIDGET (self);
}
