/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/members-dialog.h"

#include <glib/gi18n.h>

#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include <mailwright/assign-plan.h>
#include "desktop/responsibilities/member-chooser.h"

struct _MwMembersDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;                   /* (owned) */
  MwResponsibility *responsibility; /* (owned) */
  GCancellable *cancellable;        /* (owned) of making out what the selection would do */
  MwAssignPlan *plan;               /* (owned) (nullable) what it would do */

  AdwWindowTitle *window_title;
  MwMemberChooser *chooser;
  GtkLabel *sentence_label;
};

G_DEFINE_FINAL_TYPE (MwMembersDialog, mw_members_dialog, ADW_TYPE_WINDOW)

static void
show_plan (MwMembersDialog *self)
{
  gboolean changes = self->plan != NULL && mw_assign_plan_changes (self->plan);
  g_autofree char *sentence = NULL;

  if (self->plan != NULL)
    sentence = mw_assign_plan_describe (self->plan);
  gtk_label_set_label (self->sentence_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence_label), sentence != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.add", changes);
}

static void
on_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwMembersDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  MwAssignPlan *plan = mw_assign_plan_load_finish (MW_DRAFT (source), result, &error);

  if (plan == NULL)
    {
      mw_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->plan, mw_assign_plan_free);
  self->plan = plan;
  show_plan (self);
}

static void
on_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwMembersDialog) self = user_data;
  g_autoptr (MwMembers) members =
      mw_member_chooser_collect_finish (MW_MEMBER_CHOOSER (source), result, NULL);

  if (members != NULL)
    mw_assign_plan_load_async (self->draft, self->responsibility, members, self->cancellable,
                               on_planned_cb, g_object_ref (self));
}

static void
on_selection_changed_cb (MwMembersDialog *self)
{
  GtkSelectionModel *selection = mw_member_chooser_get_selection (self->chooser);
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (selection);

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->plan, mw_assign_plan_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.add", FALSE);
  if (gtk_bitset_is_empty (positions))
    show_plan (self);
  else
    mw_member_chooser_collect_async (self->chooser, self->cancellable, on_collected_cb,
                                     g_object_ref (self));
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwMembersDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    {
      gtk_label_set_label (self->sentence_label, error->message);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.add", TRUE);
      return;
    }
  text = mw_assign_plan_describe_done (self->plan);
  if (parent != NULL)
    mw_toast_offer_undo (GTK_WIDGET (parent), MW_DRAFT (source), text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwMembersDialog *self = MW_MEMBERS_DIALOG (widget);
  g_autoptr (MwEdit) edit = NULL;

  if (self->plan == NULL)
    return;
  edit = mw_assign_plan_build_edit (self->plan);
  gtk_widget_set_sensitive (GTK_WIDGET (self->chooser), FALSE);
  gtk_widget_action_set_enabled (widget, "members.add", FALSE);
  mw_draft_apply_async (self->draft, edit, NULL, on_applied_cb, g_object_ref (self));
}

static void
on_row_activated_cb (MwMembersDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "members.add", NULL);
}

static void
mw_members_dialog_dispose (GObject *object)
{
  MwMembersDialog *self = MW_MEMBERS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->plan, mw_assign_plan_free);
  g_clear_object (&self->responsibility);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_members_dialog_parent_class)->dispose (object);
}

static void
mw_members_dialog_class_init (MwMembersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_members_dialog_dispose;

  g_type_ensure (MW_TYPE_MEMBER_CHOOSER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/responsibilities/members-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwMembersDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwMembersDialog, chooser);
  gtk_widget_class_bind_template_child (widget_class, MwMembersDialog, sentence_label);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "members.add", NULL, add);
}

static void
mw_members_dialog_init (MwMembersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
mw_members_dialog_new (GtkWindow *parent,
                       MwDraft *draft,
                       MwResponsibility *responsibility,
                       MwObjectKind kind)
{
  MwMembersDialog *self = NULL;
  const char *title = kind == MW_OBJECT_AGENT ? _ ("Add Agents") : _ ("Add Addresses");

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (responsibility), NULL);

  self = g_object_new (MW_TYPE_MEMBERS_DIALOG, "transient-for", parent, "title", title, NULL);
  self->draft = g_object_ref (draft);
  self->responsibility = g_object_ref (responsibility);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, mw_responsibility_get_name (responsibility));
  mw_member_chooser_set_up (self->chooser, draft, kind);
  show_plan (self);
  mw_member_chooser_focus_search (self->chooser);
  return GTK_WINDOW (self);
}
