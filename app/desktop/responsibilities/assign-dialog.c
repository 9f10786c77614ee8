/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/assign-dialog.h"

#include <glib/gi18n.h>

#include <mailwright/assign-plan.h>

#include "desktop/lists/double-clicks.h"
#include "desktop/lists/empty-state.h"
#include "desktop/lists/item-rows.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/text-cell.h"
#include "desktop/widgets/toast.h"

struct _MwAssignDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;            /* (owned) */
  MwMembers *joining;        /* (owned) */
  MwQuery *query;            /* (owned) */
  GListModel *list;          /* (owned) of responsibilities */
  GtkSelectionModel *choice; /* (owned) over the list */
  GCancellable *cancellable; /* (owned) of making out what the choice would do */
  MwAssignPlan *plan;        /* (owned) (nullable) what it would do */
  gboolean wants_assign;     /* Enter came before that was known */

  AdwWindowTitle *window_title;
  GtkSearchEntry *search_entry;
  MwEmptyState *empty_state;
  GtkListView *list_view;
  GtkButton *new_button;
  AdwEntryRow *name_row;
  GtkWidget *name_list;
  GtkLabel *sentence_label;
};

G_DEFINE_FINAL_TYPE (MwAssignDialog, mw_assign_dialog, ADW_TYPE_WINDOW)

static void
show_sentence (MwAssignDialog *self, const char *text, gboolean mistake)
{
  gtk_label_set_label (self->sentence_label, text);
  if (mistake)
    gtk_widget_add_css_class (GTK_WIDGET (self->sentence_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentence_label), "error");
}

static void
take_plan (MwAssignDialog *self, MwAssignPlan *plan)
{
  g_autofree char *sentence = NULL;

  g_clear_pointer (&self->plan, mw_assign_plan_free);
  self->plan = plan;
  if (plan != NULL)
    sentence = mw_assign_plan_describe (plan);
  show_sentence (self, sentence != NULL ? sentence : _ ("Choose a responsibility."), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assign.assign",
                                 plan != NULL && mw_assign_plan_changes (plan));
  if (self->wants_assign)
    gtk_widget_activate_action (GTK_WIDGET (self), "assign.assign", NULL);
  self->wants_assign = FALSE;
}

/* What was made out for another choice must not be done for this one. */
static void
forget_plan (MwAssignDialog *self)
{
  g_clear_pointer (&self->plan, mw_assign_plan_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assign.assign", FALSE);
}

static void
on_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwAssignDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  MwAssignPlan *plan = mw_assign_plan_load_finish (MW_DRAFT (source), result, &error);

  if (plan != NULL)
    take_plan (self, plan);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_sentence (self, error->message, TRUE);
}

static void
plan_anew (MwAssignDialog *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  GtkSingleSelection *choice = GTK_SINGLE_SELECTION (self->choice);
  MwResponsibility *chosen = gtk_single_selection_get_selected_item (choice);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->wants_assign = FALSE;
  g_strstrip (name);
  if (*name != '\0')
    take_plan (self, mw_assign_plan_new (NULL, name, self->joining, NULL, NULL));
  else if (chosen == NULL || mw_responsibility_get_loading (chosen))
    take_plan (self, NULL);
  else
    {
      forget_plan (self);
      mw_assign_plan_load_async (self->draft, chosen, self->joining, self->cancellable,
                                 on_planned_cb, g_object_ref (self));
    }
}

/* One or the other: a responsibility that is there, or the name of a new one. */
static void
on_choice_changed_cb (MwAssignDialog *self)
{
  if (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (self->choice)) != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
  plan_anew (self);
}

static void
on_name_changed_cb (MwAssignDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  if (*name != '\0')
    gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->choice),
                                       GTK_INVALID_LIST_POSITION);
  plan_anew (self);
}

static void
start_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAssignDialog *self = MW_ASSIGN_DIALOG (widget);
  const char *searched = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  gtk_widget_set_visible (GTK_WIDGET (self->new_button), FALSE);
  gtk_widget_set_visible (self->name_list, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), searched);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
on_search_changed_cb (MwAssignDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  mw_query_set_search (self->query, *text != '\0' ? text : NULL);
  mw_empty_state_set_narrowed (self->empty_state, mw_query_is_narrowed (self->query), text);
  mw_draft_list_set_query (self->draft, self->list, self->query);
}

static void
on_search_cleared_cb (MwAssignDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
on_search_stopped_cb (MwAssignDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    on_search_cleared_cb (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Enter after a search takes the first that was found. */
static void
on_search_activated_cb (MwAssignDialog *self)
{
  if (g_list_model_get_n_items (self->list) == 0)
    return;
  gtk_selection_model_select_item (self->choice, 0, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
tell (MwAssignDialog *self, GtkWindow *parent)
{
  g_autofree char *text = mw_assign_plan_describe_done (self->plan);

  mw_toast_offer_undo (GTK_WIDGET (parent), self->draft, text);
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwAssignDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    {
      show_sentence (self, error->message, TRUE);
      return;
    }
  if (parent != NULL)
    tell (self, parent);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
assign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAssignDialog *self = MW_ASSIGN_DIALOG (widget);
  g_autoptr (MwEdit) edit = NULL;

  if (self->plan == NULL)
    return;
  edit = mw_assign_plan_build_edit (self->plan);
  gtk_widget_action_set_enabled (widget, "assign.assign", FALSE);
  mw_draft_apply_async (self->draft, edit, NULL, on_applied_cb, g_object_ref (self));
}

static void
on_activated_cb (MwAssignDialog *self)
{
  self->wants_assign = self->plan == NULL;
  gtk_widget_activate_action (GTK_WIDGET (self), "assign.assign", NULL);
}

/* ---- rows ---- */

static GtkWidget *
make_row (GtkListItem *item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *name = mw_text_cell_new ("name", MW_TEXT_STAGED);

  gtk_widget_set_hexpand (name, TRUE);
  g_object_bind_property (item, "selected", check, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), check);
  gtk_widget_add_css_class (row, "two-lines");
  return row;
}

static void
mw_assign_dialog_dispose (GObject *object)
{
  MwAssignDialog *self = MW_ASSIGN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->choice != NULL)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  g_clear_object (&self->choice);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, mw_query_free);
  g_clear_pointer (&self->plan, mw_assign_plan_free);
  g_clear_object (&self->joining);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_assign_dialog_parent_class)->dispose (object);
}

static void
mw_assign_dialog_finalize (GObject *object)
{
  g_object_unref (MW_ASSIGN_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (mw_assign_dialog_parent_class)->finalize (object);
}

static void
mw_assign_dialog_class_init (MwAssignDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_assign_dialog_dispose;
  object_class->finalize = mw_assign_dialog_finalize;

  g_type_ensure (MW_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/responsibilities/assign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwAssignDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwAssignDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MwAssignDialog, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwAssignDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, MwAssignDialog, new_button);
  gtk_widget_class_bind_template_child (widget_class, MwAssignDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, MwAssignDialog, name_list);
  gtk_widget_class_bind_template_child (widget_class, MwAssignDialog, sentence_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_install_action (widget_class, "assign.assign", NULL, assign);
  gtk_widget_class_install_action (widget_class, "assign.new", NULL, start_new);
}

static void
mw_assign_dialog_init (MwAssignDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GPtrArray *
read_rows (GListModel *model)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (rows, g_list_model_get_item (model, i));
  return rows;
}

static void
set_up_list (MwAssignDialog *self)
{
  GtkSingleSelection *choice = NULL;
  g_autoptr (GtkListItemFactory) factory = mw_item_rows_factory_new (make_row, NULL, NULL);

  self->query = mw_query_new (MW_QUERY_RESPONSIBILITIES);
  self->list = mw_draft_list (self->draft, self->query);
  choice = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (choice, FALSE);
  gtk_single_selection_set_can_unselect (choice, TRUE);
  gtk_single_selection_set_model (choice, self->list);
  self->choice = GTK_SELECTION_MODEL (choice);
  g_signal_connect_object (choice, "notify::selected-item", G_CALLBACK (on_choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, self->choice);
  mw_list_keys_attach (GTK_WIDGET (self->list_view));
  mw_double_clicks_attach (GTK_WIDGET (self->list_view));
  mw_empty_state_set_list (self->empty_state, self->list);
}

GtkWindow *
mw_assign_dialog_new (GtkWindow *parent, MwDraft *draft, GListModel *agents, GListModel *profiles)
{
  MwAssignDialog *self = NULL;
  g_autoptr (GPtrArray) agent_rows = read_rows (agents);
  g_autoptr (GPtrArray) profile_rows = read_rows (profiles);
  g_autofree char *who = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  self = g_object_new (MW_TYPE_ASSIGN_DIALOG, "transient-for", parent, NULL);
  self->draft = g_object_ref (draft);
  self->joining = mw_members_new (agent_rows, profile_rows);
  who = mw_members_describe (self->joining);
  adw_window_title_set_subtitle (self->window_title, who);
  set_up_list (self);
  take_plan (self, NULL);
  return GTK_WINDOW (self);
}
