/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/responsibility-dialog.h"

#include <glib/gi18n.h>
#include <mailwright/name.h>
#include <mailwright/responsibility-edits.h>

#include "desktop/widgets/toast.h"

struct _MwResponsibilityDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;                   /* (owned) */
  MwResponsibility *responsibility; /* (owned) (nullable) the one that is changed */
  char *new_id;                     /* (owned) (nullable) of the one that is being added */

  AdwWindowTitle *window_title;
  AdwEntryRow *name_row;
  AdwEntryRow *comment_row;
  GtkLabel *mistake_label;
  GtkButton *apply_button;
};

G_DEFINE_FINAL_TYPE (MwResponsibilityDialog, mw_responsibility_dialog, ADW_TYPE_WINDOW)

static char *
dup_stripped (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
mark_row (AdwEntryRow *row, gboolean mistaken)
{
  if (mistaken)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static void
show_mistake (MwResponsibilityDialog *self, AdwEntryRow *row, const char *text)
{
  gtk_label_set_label (self->mistake_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mistake_label), text != NULL);
  mark_row (self->name_row, row == self->name_row);
  mark_row (self->comment_row, row == self->comment_row);
}

/* Both fields, before anything is asked of the draft: it would not know which row to lead to. */
static gboolean
check_rows (MwResponsibilityDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name =
      mw_name_normalise (gtk_editable_get_text (GTK_EDITABLE (self->name_row)), &error);
  g_autofree char *comment = NULL;

  if (name != NULL)
    comment =
        mw_comment_normalise (gtk_editable_get_text (GTK_EDITABLE (self->comment_row)), &error);
  if (error == NULL)
    return TRUE;
  show_mistake (self, name == NULL ? self->name_row : self->comment_row, error->message);
  return FALSE;
}

static void
on_row_changed_cb (MwResponsibilityDialog *self)
{
  g_autofree char *name = dup_stripped (self->name_row);

  show_mistake (self, NULL, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "responsibility.apply", *name != '\0');
}

static void
tell (MwResponsibilityDialog *self, GtkWindow *parent)
{
  g_autofree char *name = dup_stripped (self->name_row);
  g_autofree char *text = NULL;

  if (self->new_id != NULL)
    {
      text = g_strdup_printf (_ ("Added \u2068%s\u2069"), name);
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-responsibility", "s",
                                  self->new_id);
    }
  else
    text = g_strdup_printf (_ ("Changed \u2068%s\u2069"), name);
  mw_toast_offer_undo (GTK_WIDGET (parent), self->draft, text);
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwResponsibilityDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "responsibility.apply", TRUE);
      show_mistake (self, self->name_row, error->message);
      return;
    }
  if (parent != NULL)
    tell (self, parent);
  gtk_window_destroy (GTK_WINDOW (self));
}

static MwEdit *
build_addition (MwResponsibilityDialog *self, const char *name, const char *comment)
{
  g_clear_pointer (&self->new_id, g_free);
  return mw_responsibility_edits_add (name, comment, &self->new_id);
}

static MwEdit *
build_change (MwResponsibilityDialog *self, const char *name, const char *comment)
{
  const MwFieldChange changes[] = { { "name", name }, { "comment", comment }, { NULL, NULL } };

  return mw_responsibility_edits_change (self->responsibility, changes);
}

static gboolean
is_unchanged (MwResponsibilityDialog *self, const char *name, const char *comment)
{
  return self->responsibility != NULL &&
         g_str_equal (name, mw_responsibility_get_name (self->responsibility)) &&
         g_str_equal (comment, mw_responsibility_get_comment (self->responsibility));
}

static void
apply (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwResponsibilityDialog *self = MW_RESPONSIBILITY_DIALOG (widget);
  g_autofree char *name = dup_stripped (self->name_row);
  g_autofree char *comment = dup_stripped (self->comment_row);
  g_autoptr (MwEdit) edit = NULL;

  if (is_unchanged (self, name, comment))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (!check_rows (self))
    return;
  edit = self->responsibility != NULL ? build_change (self, name, comment)
                                      : build_addition (self, name, comment);
  gtk_widget_action_set_enabled (widget, "responsibility.apply", FALSE);
  mw_draft_apply_async (self->draft, edit, NULL, on_applied_cb, g_object_ref (self));
}

static void
on_row_entered_cb (MwResponsibilityDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "responsibility.apply", NULL);
}

static void
mw_responsibility_dialog_dispose (GObject *object)
{
  MwResponsibilityDialog *self = MW_RESPONSIBILITY_DIALOG (object);

  g_clear_object (&self->responsibility);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_responsibility_dialog_parent_class)->dispose (object);
}

static void
mw_responsibility_dialog_finalize (GObject *object)
{
  g_free (MW_RESPONSIBILITY_DIALOG (object)->new_id);

  G_OBJECT_CLASS (mw_responsibility_dialog_parent_class)->finalize (object);
}

static void
mw_responsibility_dialog_class_init (MwResponsibilityDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_responsibility_dialog_dispose;
  object_class->finalize = mw_responsibility_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/responsibilities/responsibility-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityDialog, comment_row);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityDialog, mistake_label);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_entered_cb);
  gtk_widget_class_install_action (widget_class, "responsibility.apply", NULL, apply);
}

static void
mw_responsibility_dialog_init (MwResponsibilityDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
mw_responsibility_dialog_new (GtkWindow *parent, MwDraft *draft, MwResponsibility *responsibility)
{
  MwResponsibilityDialog *self = NULL;
  const char *title =
      responsibility != NULL ? _ ("Rename Responsibility") : _ ("Add Responsibility");

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (responsibility == NULL || MW_IS_RESPONSIBILITY (responsibility), NULL);

  self = g_object_new (MW_TYPE_RESPONSIBILITY_DIALOG, "transient-for", parent, NULL);
  self->draft = g_object_ref (draft);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
  gtk_button_set_label (self->apply_button, responsibility != NULL
                                                ? C_ ("responsibility", "_Change")
                                                : C_ ("responsibility", "_Add"));
  if (responsibility != NULL)
    {
      self->responsibility = g_object_ref (responsibility);
      gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                             mw_responsibility_get_name (responsibility));
      gtk_editable_set_text (GTK_EDITABLE (self->comment_row),
                             mw_responsibility_get_comment (responsibility));
    }
  on_row_changed_cb (self);
  return GTK_WINDOW (self);
}
