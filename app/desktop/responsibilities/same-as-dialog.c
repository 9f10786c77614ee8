/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/same-as-dialog.h"

#include <glib/gi18n.h>
#include <mailwright/join-plan.h>

#include "desktop/responsibilities/member-chooser.h"
#include "desktop/widgets/toast.h"

struct _MwSameAsDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;            /* (owned) */
  MwMembers *joining;        /* (owned) */
  MwMembers *model;          /* (owned) (nullable): the agent that is chosen */
  GCancellable *cancellable; /* (owned) of making out what that would do */
  MwJoinPlan *plan;          /* (owned) (nullable) what it would do */
  char *done;                /* (owned) (nullable): what it did, once it was carried out */

  AdwWindowTitle *window_title;
  MwMemberChooser *chooser;
  GtkLabel *sentence_label;
};

G_DEFINE_FINAL_TYPE (MwSameAsDialog, mw_same_as_dialog, ADW_TYPE_WINDOW)

static void
say (MwSameAsDialog *self, const char *text)
{
  gboolean can_apply = self->plan != NULL && mw_join_plan_count_changed (self->plan) > 0;

  gtk_label_set_label (self->sentence_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "same-as.apply", can_apply);
}

static void
on_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSameAsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  MwJoinPlan *plan = mw_join_plan_load_finish (MW_DRAFT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->plan, mw_join_plan_free);
  self->plan = plan;
  text = plan != NULL ? mw_join_plan_describe (plan) : g_strdup (error->message);
  say (self, text);
}

static void
on_responsibilities_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSameAsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) held = mw_draft_collect_finish (MW_DRAFT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_cancellable_is_cancelled (self->cancellable))
    return;
  if (held == NULL)
    say (self, error->message);
  else if (held->len == 0)
    {
      g_autofree char *who = mw_members_describe (self->model);
      /* Translators: %s is an agent's name */
      g_autofree char *text = g_strdup_printf (_ ("%s is in no responsibility."), who);

      say (self, text);
    }
  else
    mw_join_plan_load_async (self->draft, held, self->joining, self->cancellable, on_planned_cb,
                             g_object_ref (self));
}

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSameAsDialog) self = user_data;
  g_autoptr (MwMembers) chosen =
      mw_member_chooser_collect_finish (MW_MEMBER_CHOOSER (source), result, NULL);
  g_autoptr (MwQuery) query = NULL;
  GPtrArray *agents = chosen != NULL ? mw_members_get_agents (chosen) : NULL;

  if (agents == NULL || agents->len != 1)
    return;
  g_set_object (&self->model, chosen);
  query = mw_query_new (MW_QUERY_RESPONSIBILITIES);
  mw_query_set_agent (query, mw_agent_get_id (g_ptr_array_index (agents, 0)));
  mw_draft_collect_async (self->draft, query, self->cancellable, on_responsibilities_collected_cb,
                          g_object_ref (self));
}

static void
on_selection_changed_cb (MwSameAsDialog *self)
{
  GtkSelectionModel *selection = mw_member_chooser_get_selection (self->chooser);
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (selection);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->plan, mw_join_plan_free);
  if (gtk_bitset_get_size (positions) != 1)
    {
      say (self, _ ("Choose the agent whose responsibilities are to be joined."));
      return;
    }
  say (self, "");
  mw_member_chooser_collect_async (self->chooser, self->cancellable, on_chosen_cb,
                                   g_object_ref (self));
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSameAsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    {
      say (self, error->message);
      return;
    }
  if (parent != NULL)
    mw_toast_offer_undo (GTK_WIDGET (parent), MW_DRAFT (source), self->done);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSameAsDialog *self = MW_SAME_AS_DIALOG (widget);
  g_autoptr (MwEdit) edit = NULL;

  if (self->plan == NULL)
    return;
  edit = mw_join_plan_build_edit (self->plan);
  g_free (self->done);
  self->done = mw_join_plan_describe_done (self->plan);
  gtk_widget_action_set_enabled (widget, "same-as.apply", FALSE);
  mw_draft_apply_async (self->draft, edit, NULL, on_applied_cb, g_object_ref (self));
}

static void
on_row_activated_cb (MwSameAsDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "same-as.apply", NULL);
}

static void
mw_same_as_dialog_dispose (GObject *object)
{
  MwSameAsDialog *self = MW_SAME_AS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->plan, mw_join_plan_free);
  g_clear_pointer (&self->done, g_free);
  g_clear_object (&self->model);
  g_clear_object (&self->joining);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_same_as_dialog_parent_class)->dispose (object);
}

static void
mw_same_as_dialog_finalize (GObject *object)
{
  g_object_unref (MW_SAME_AS_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (mw_same_as_dialog_parent_class)->finalize (object);
}

static void
mw_same_as_dialog_class_init (MwSameAsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_same_as_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_same_as_dialog_finalize;

  g_type_ensure (MW_TYPE_MEMBER_CHOOSER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/responsibilities/same-as-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSameAsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwSameAsDialog, chooser);
  gtk_widget_class_bind_template_child (widget_class, MwSameAsDialog, sentence_label);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "same-as.apply", NULL, apply);
}

static void
mw_same_as_dialog_init (MwSameAsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
mw_same_as_dialog_new (GtkWindow *parent, MwDraft *draft, GPtrArray *agents)
{
  MwSameAsDialog *self = NULL;
  g_autofree char *who = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (agents != NULL && agents->len > 0, NULL);

  self = g_object_new (MW_TYPE_SAME_AS_DIALOG, "transient-for", parent, NULL);
  self->draft = g_object_ref (draft);
  self->joining = mw_members_new (agents, NULL);
  who = mw_members_describe (self->joining);
  adw_window_title_set_subtitle (self->window_title, who);
  mw_member_chooser_set_up (self->chooser, draft, MW_OBJECT_AGENT);
  on_selection_changed_cb (self);
  mw_member_chooser_focus_search (self->chooser);
  return GTK_WINDOW (self);
}
