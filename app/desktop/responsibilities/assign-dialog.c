/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/assign-dialog.h"

#include <glib/gi18n.h>

#include <mailwright/join-plan.h>

#include "desktop/lists/empty-state.h"
#include "desktop/lists/item-rows.h"
#include "desktop/lists/list-keys.h"
#include "desktop/responsibilities/assign-row.h"
#include "desktop/widgets/toast.h"

/* Of more it is not looked up who is in what. */
#define MOST_LOOKED_UP 12

struct _MwAssignDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;            /* (owned) */
  MwMembers *joining;        /* (owned) */
  MwQuery *query;            /* (owned) */
  GListModel *list;          /* (owned) of responsibilities */
  MwChoices *choices;        /* (owned): what is ticked in it */
  MwMarks *held;             /* (owned): where they are that are to join */
  GCancellable *cancellable; /* (owned) of making out what the choice would do */
  MwJoinPlan *plan;          /* (owned) (nullable) what it would do */
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
take_plan (MwAssignDialog *self, MwJoinPlan *plan)
{
  g_autofree char *sentence = NULL;

  g_clear_pointer (&self->plan, mw_join_plan_free);
  self->plan = plan;
  if (plan != NULL)
    sentence = mw_join_plan_describe (plan);
  show_sentence (self, sentence != NULL ? sentence : _ ("Choose one responsibility or several."),
                 FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assign.assign",
                                 plan != NULL && mw_join_plan_count_changed (plan) > 0);
  if (self->wants_assign)
    gtk_widget_activate_action (GTK_WIDGET (self), "assign.assign", NULL);
  self->wants_assign = FALSE;
}

/* What was made out for another choice must not be done for this one. */
static void
forget_plan (MwAssignDialog *self)
{
  g_clear_pointer (&self->plan, mw_join_plan_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assign.assign", FALSE);
}

static void
on_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwAssignDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  MwJoinPlan *plan = mw_join_plan_load_finish (MW_DRAFT (source), result, &error);

  if (plan != NULL)
    take_plan (self, plan);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_sentence (self, error->message, TRUE);
}

/* Returns: (transfer full): for a responsibility that is added */
static MwJoinPlan *
plan_new (MwAssignDialog *self, const char *name)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_assign_plan_free);

  g_ptr_array_add (plans, mw_assign_plan_new (NULL, name, self->joining, NULL, NULL));
  return mw_join_plan_new (self->joining, plans);
}

static void
plan_anew (MwAssignDialog *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  g_autoptr (GPtrArray) chosen = mw_choices_list (self->choices);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->wants_assign = FALSE;
  g_strstrip (name);
  if (*name != '\0')
    take_plan (self, plan_new (self, name));
  else if (chosen->len == 0)
    take_plan (self, NULL);
  else
    {
      forget_plan (self);
      mw_join_plan_load_async (self->draft, chosen, self->joining, self->cancellable, on_planned_cb,
                               g_object_ref (self));
    }
}

/* One or the other: responsibilities that are there, or the name of a new one. */
static void
on_choices_changed_cb (MwAssignDialog *self)
{
  g_autoptr (GPtrArray) chosen = mw_choices_list (self->choices);

  if (chosen->len > 0)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
  plan_anew (self);
}

static void
on_name_changed_cb (MwAssignDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->name_row)) != '\0')
    mw_choices_clear (self->choices);
  plan_anew (self);
}

static void
choose_at (MwAssignDialog *self, guint position)
{
  g_autoptr (MwResponsibility) row = g_list_model_get_item (self->list, position);

  if (row != NULL && !mw_responsibility_get_loading (row))
    mw_choices_set (self->choices, row, TRUE);
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

/* Enter after a search ticks the first that was found. */
static void
on_search_activated_cb (MwAssignDialog *self)
{
  if (g_list_model_get_n_items (self->list) == 0)
    return;
  choose_at (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* What is ticked may be another thing before it was carried out. */
typedef struct
{
  MwAssignDialog *dialog; /* (owned) */
  char *done;             /* (owned): the words of what it did */
} Assignment;

static void
assignment_free (Assignment *self)
{
  g_object_unref (self->dialog);
  g_free (self->done);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Assignment, assignment_free)

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Assignment) assignment = user_data;
  MwAssignDialog *self = assignment->dialog;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    {
      show_sentence (self, error->message, TRUE);
      return;
    }
  if (parent != NULL)
    mw_toast_offer_undo (GTK_WIDGET (parent), MW_DRAFT (source), assignment->done);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
assign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAssignDialog *self = MW_ASSIGN_DIALOG (widget);
  g_autoptr (MwEdit) edit = NULL;
  Assignment *assignment = NULL;

  if (self->plan == NULL)
    return;
  edit = mw_join_plan_build_edit (self->plan);
  assignment = g_new (Assignment, 1);
  assignment->dialog = g_object_ref (self);
  assignment->done = mw_join_plan_describe_done (self->plan);
  gtk_widget_action_set_enabled (widget, "assign.assign", FALSE);
  mw_draft_apply_async (self->draft, edit, NULL, on_applied_cb, assignment);
}

static void
on_activated_cb (MwAssignDialog *self)
{
  self->wants_assign = self->plan == NULL;
  gtk_widget_activate_action (GTK_WIDGET (self), "assign.assign", NULL);
}

/* Enter takes what is ticked, or else the row that it is pressed on. */
static void
on_row_activated_cb (MwAssignDialog *self, guint position)
{
  g_autoptr (GPtrArray) chosen = mw_choices_list (self->choices);

  if (chosen->len == 0)
    choose_at (self, position);
  on_activated_cb (self);
}

/* ---- rows ---- */

static GtkWidget *
make_row (GtkListItem *item, gpointer user_data)
{
  MwAssignDialog *self = user_data;

  return mw_assign_row_new (self->choices, self->held);
}

static gboolean
on_space_pressed_cb (GtkWidget *list, GVariant *args, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (!MW_IS_ASSIGN_ROW (row))
    return FALSE;
  mw_assign_row_toggle (MW_ASSIGN_ROW (row));
  return TRUE;
}

/* Before the list, where this key selects. */
static void
tick_by_space (GtkWidget *list)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                        gtk_callback_action_new (on_space_pressed_cb, NULL, NULL)));
  gtk_widget_add_controller (list, controller);
}

static void
mw_assign_dialog_dispose (GObject *object)
{
  MwAssignDialog *self = MW_ASSIGN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->choices);
  g_clear_object (&self->held);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, mw_query_free);
  g_clear_pointer (&self->plan, mw_join_plan_free);
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
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "assign.assign", NULL, assign);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "assign.assign", NULL);
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
  g_autoptr (GtkListItemFactory) factory = mw_item_rows_factory_new (make_row, self, NULL);
  g_autoptr (GtkSelectionModel) rows = NULL;

  self->query = mw_query_new (MW_QUERY_RESPONSIBILITIES);
  self->list = mw_draft_list (self->draft, self->query);
  rows = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->list)));
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (on_choices_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, rows);
  mw_list_keys_attach (GTK_WIDGET (self->list_view));
  tick_by_space (GTK_WIDGET (self->list_view));
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
  self->choices = mw_choices_new ();
  self->held = mw_marks_new (draft);
  if (agent_rows->len + profile_rows->len <= MOST_LOOKED_UP)
    mw_marks_set_chosen (self->held, self->joining);
  set_up_list (self);
  take_plan (self, NULL);
  return GTK_WINDOW (self);
}
