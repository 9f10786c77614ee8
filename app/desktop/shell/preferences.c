/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/preferences.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#include "desktop/widgets/toast.h"

/* How Postfix is told of the map; the path without its last four letters. */
#define MAP_SUFFIX ".cdb"
#define POSTFIX                                                                                    \
  "smtpd_sender_login_maps = cdb:%s\n"                                                             \
  "smtpd_sender_restrictions = reject_sender_login_mismatch"

struct _MwPreferences
{
  AdwPreferencesWindow parent_instance;

  MwPublication *publication;    /* (owned) */
  GtkFileChooserNative *chooser; /* (owned) (nullable): while it is open */
  char *shown;                   /* (owned) (nullable): the folder that the row was last given */
  char *postfix;                 /* (owned) (nullable): what is copied */
  gboolean setting;              /* a folder is being set */

  AdwEntryRow *folder_row;
  GtkLabel *mistake_label;
  AdwActionRow *state_row;
  GtkWidget *publish_button;
  GtkWidget *postfix_group;
  GtkLabel *postfix_label;
};

G_DEFINE_FINAL_TYPE (MwPreferences, mw_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static char *
dup_folder (MwPreferences *self)
{
  char *folder = NULL;

  g_object_get (self->publication, "folder", &folder, NULL);
  return folder;
}

static void
show_mistake (MwPreferences *self, const char *text)
{
  gtk_label_set_label (self->mistake_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mistake_label), text != NULL);
  if (text != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->folder_row), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->folder_row), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->folder_row), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->folder_row), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static char *
describe_state (MwPreferences *self, const char *path)
{
  const GError *problem = mw_publication_get_problem (self->publication);
  gint64 revision = -1;

  g_object_get (self->publication, "revision", &revision, NULL);
  if (problem != NULL)
    return g_strdup (problem->message);
  if (path == NULL)
    return g_strdup (_ ("Nothing is published."));
  if (revision < 0)
    return g_strdup (_ ("What is published is being read…"));
  /* Translators: the path of a file, then a number */
  return g_strdup_printf (_ ("\u2066%s\u2069 holds revision %" PRId64 "."), path, revision);
}

static void
show_postfix (MwPreferences *self, const char *path)
{
  g_autofree char *map = NULL;
  g_autofree char *isolated = NULL;

  g_clear_pointer (&self->postfix, g_free);
  gtk_widget_set_visible (self->postfix_group, path != NULL);
  if (path == NULL)
    return;
  map = g_strndup (path, g_str_has_suffix (path, MAP_SUFFIX) ? strlen (path) - strlen (MAP_SUFFIX)
                                                             : strlen (path));
  self->postfix = g_strdup_printf (POSTFIX, map);
  isolated = g_strdup_printf ("\u2066%s\u2069", self->postfix);
  gtk_label_set_label (self->postfix_label, isolated);
}

static void
show_folder (MwPreferences *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->folder_row);

  g_free (self->shown);
  self->shown = dup_folder (self);
  if (self->shown == NULL)
    self->shown = g_strdup ("");
  /* The row takes what is set for typed, and offers to apply it. */
  if (!g_str_equal (gtk_editable_get_text (editable), self->shown))
    gtk_editable_set_text (editable, self->shown);
  adw_entry_row_set_show_apply_button (self->folder_row, FALSE);
  adw_entry_row_set_show_apply_button (self->folder_row, TRUE);
  show_mistake (self, NULL);
}

/* The folder may be read, or set by somebody else, while this is open. What a person typed stays.
 */
static void
show (MwPreferences *self)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->folder_row)), self->shown) == 0)
    show_folder (self);
  g_object_get (self->publication, "path", &path, NULL);
  text = describe_state (self, path);
  adw_action_row_set_subtitle (self->state_row, text);
  gtk_widget_set_visible (self->publish_button, path != NULL);
  show_postfix (self, path);
}

static void
on_folder_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;

  self->setting = FALSE;
  if (!mw_publication_set_folder_finish (MW_PUBLICATION (source), result, &error))
    {
      show_mistake (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->folder_row));
      return;
    }
  folder = dup_folder (self);
  show_folder (self);
  mw_toast_show (GTK_WIDGET (self),
                 folder != NULL ? _ ("Published; each submit publishes there from now on")
                                : _ ("Submits publish no more; what is published stays"),
                 NULL, NULL);
}

static void
apply (MwPreferences *self)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->folder_row))));

  if (self->setting)
    return;
  self->setting = TRUE;
  show_mistake (self, NULL);
  mw_publication_set_folder_async (self->publication, *typed != '\0' ? typed : NULL, NULL,
                                   on_folder_set_cb, g_object_ref (self));
}

static void
on_folder_typed_cb (MwPreferences *self)
{
  show_mistake (self, NULL);
}

static void
on_chooser_response_cb (MwPreferences *self, int response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->folder_row), path);
      apply (self);
    }
  g_clear_object (&self->chooser);
}

static void
choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwPreferences *self = MW_PREFERENCES (widget);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->folder_row));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Folder"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (g_path_is_absolute (typed))
    {
      g_autoptr (GFile) file = g_file_new_for_path (typed);

      gtk_file_chooser_set_file (GTK_FILE_CHOOSER (self->chooser), file, NULL);
    }
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
publish (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_publication_update (MW_PREFERENCES (widget)->publication);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwPreferences *self = MW_PREFERENCES (widget);

  if (self->postfix == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->postfix);
  mw_toast_show (widget, _ ("Copied"), NULL, NULL);
}

static void
mw_preferences_dispose (GObject *object)
{
  MwPreferences *self = MW_PREFERENCES (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->publication);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->postfix, g_free);

  G_OBJECT_CLASS (mw_preferences_parent_class)->dispose (object);
}

static void
mw_preferences_class_init (MwPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_preferences_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/shell/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, MwPreferences, folder_row);
  gtk_widget_class_bind_template_child (widget_class, MwPreferences, mistake_label);
  gtk_widget_class_bind_template_child (widget_class, MwPreferences, state_row);
  gtk_widget_class_bind_template_child (widget_class, MwPreferences, publish_button);
  gtk_widget_class_bind_template_child (widget_class, MwPreferences, postfix_group);
  gtk_widget_class_bind_template_child (widget_class, MwPreferences, postfix_label);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_folder_typed_cb);
  gtk_widget_class_install_action (widget_class, "preferences.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "preferences.publish", NULL, publish);
  gtk_widget_class_install_action (widget_class, "preferences.copy", NULL, copy);
}

static void
mw_preferences_init (MwPreferences *self)
{
  GtkEditable *text = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* A path reads from left to right in every language. */
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->folder_row));
  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
}

GtkWindow *
mw_preferences_new (GtkWindow *parent, MwPublication *publication)
{
  MwPreferences *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_PUBLICATION (publication), NULL);

  self = g_object_new (MW_TYPE_PREFERENCES, "transient-for", parent, NULL);
  self->publication = g_object_ref (publication);
  g_signal_connect_object (publication, "looked", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show_folder (self);
  show (self);
  return GTK_WINDOW (self);
}
