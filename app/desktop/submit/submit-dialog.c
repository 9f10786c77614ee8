/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/submit-dialog.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <mailwright/author.h>
#include <mailwright/draft-under-way.h>
#include <mailwright/error.h>
#include <mailwright/take-out.h>

#include "desktop/submit/discard-dialog.h"
#include "desktop/submit/finding-target.h"
#include "desktop/submit/review-list.h"
#include "desktop/submit/submit-remedy.h"
#include "desktop/submit/submit-test.h"
#include "desktop/widgets/announcer.h"
#include "desktop/widgets/toast.h"

#define ROOMY_WIDTH 720
#define ROOMY_HEIGHT 640
/* What takes less needs no progress. */
#define PATIENCE_MS 500
#define PULSE_MS 100

typedef enum
{
  STATE_IDLE,
  STATE_REVIEWING,
  STATE_SUBMITTING,
  STATE_CANCELLING, /* a submit */
} State;

struct _MwSubmitDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;            /* (owned) */
  MwReview *review;          /* (owned) (nullable) what is shown, and what is submitted */
  GCancellable *cancellable; /* (owned) (nullable) of what is under way */
  GtkWidget *parent_focus;   /* (weak) (nullable) where the focus was in the window */
  State state;
  guint pulse;     /* a source, while something is under way */
  char *taken_out; /* (owned) (nullable) a sentence, until it is told */

  AdwWindowTitle *window_title;
  GtkProgressBar *progress_bar;
  GtkInfoBar *notice_bar;
  GtkLabel *notice_label;
  GtkButton *notice_button;
  MwReviewList *list;
  GtkWidget *comment_entry;
  GtkLabel *reason_label;
};

G_DEFINE_FINAL_TYPE (MwSubmitDialog, mw_submit_dialog, ADW_TYPE_WINDOW)

/* ---- what is shown ---- */

static guint
get_n_changes (MwSubmitDialog *self)
{
  guint n_changes = 0;

  if (self->review != NULL)
    return mw_review_get_facts (self->review)->n_changes;
  g_object_get (self->draft, "n-changes", &n_changes, NULL);
  return n_changes;
}

static gboolean
is_moved (MwSubmitDialog *self, gint64 *base, gint64 *live)
{
  g_object_get (self->draft, "base-revision", base, "live-revision", live, NULL);
  if (self->review != NULL)
    *base = mw_review_get_base (self->review)->number;
  return *live > *base;
}

static void
show_title (MwSubmitDialog *self)
{
  guint n_changes = get_n_changes (self);
  gint64 base = 0;
  gint64 live = 0;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  is_moved (self, &base, &live);
  title = n_changes > 0
              ? g_strdup_printf (ngettext ("Submit %u change?", "Submit %u changes?", n_changes),
                                 n_changes)
              : g_strdup (_ ("Submit"));
  /* Translators: the number of the revision that is live, and the number that this one will get */
  subtitle = g_strdup_printf (_ ("Revision %" PRId64 " → %" PRId64), base, base + 1);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Why it cannot be submitted now, or what is under way. */
static char *
make_reason (MwSubmitDialog *self)
{
  guint n_changes = get_n_changes (self);
  gint64 base = 0;
  gint64 live = 0;

  if (self->state == STATE_REVIEWING)
    return g_strdup (_ ("Reading and checking what is staged…"));
  if (self->state == STATE_SUBMITTING)
    return g_strdup_printf (ngettext ("Submitting %u change…", "Submitting %u changes…", n_changes),
                            n_changes);
  if (self->state == STATE_CANCELLING)
    return g_strdup (_ ("Cancelling…"));
  if (self->review == NULL)
    return NULL;
  if (is_moved (self, &base, &live))
    return g_strdup_printf (_ ("It cannot be submitted on top of revision %" PRId64 "."), live);
  return mw_remedy_explain_findings (
      mw_review_get_n_errors (self->review),
      mw_acceptance_get_n_left (mw_review_list_get_acceptance (self->list)));
}

static gboolean
can_submit (MwSubmitDialog *self)
{
  gint64 base = 0;
  gint64 live = 0;

  return self->review != NULL && self->state == STATE_IDLE &&
         mw_review_get_n_errors (self->review) == 0 &&
         mw_acceptance_get_n_left (mw_review_list_get_acceptance (self->list)) == 0 &&
         !is_moved (self, &base, &live);
}

static void
show_state (MwSubmitDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean submitting = self->state == STATE_SUBMITTING || self->state == STATE_CANCELLING;
  g_autofree char *reason = make_reason (self);

  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !submitting);
  gtk_editable_set_editable (GTK_EDITABLE (self->comment_entry), !submitting);
  gtk_widget_action_set_enabled (widget, "submit.submit", can_submit (self));
  gtk_widget_action_set_enabled (widget, "submit.review", self->state == STATE_IDLE);
  gtk_widget_action_set_enabled (widget, "submit.undo",
                                 self->state == STATE_IDLE && self->review != NULL);
  gtk_widget_action_set_enabled (widget, "submit.discard", self->state == STATE_IDLE);
  gtk_widget_action_set_enabled (widget, "submit.cancel", self->state != STATE_CANCELLING);
}

static void
show_notice (MwSubmitDialog *self, GtkMessageType type, const char *text, MwRemedy remedy)
{
  const char *label = mw_remedy_get_label (remedy);

  gtk_info_bar_set_message_type (self->notice_bar, type);
  gtk_label_set_label (self->notice_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), label != NULL);
  if (label != NULL)
    {
      gtk_button_set_label (self->notice_button, label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button),
                                      mw_remedy_get_action (remedy));
    }
  mw_announce_bar (self->notice_bar, self->notice_label, TRUE);
}

static void
show_failure (MwSubmitDialog *self, const GError *error, MwRemedy remedy)
{
  g_autofree char *text = mw_remedy_explain (error);

  show_notice (self, GTK_MESSAGE_ERROR, text, remedy);
  gtk_widget_grab_focus (remedy != MW_REMEDY_NONE ? GTK_WIDGET (self->notice_button)
                                                  : self->comment_entry);
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
}

static void
on_newest_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSubmitDialog) self = user_data;
  g_autoptr (GPtrArray) revisions = mw_live_list_revisions_finish (MW_LIVE (source), result, NULL);
  gint64 base = 0;
  gint64 live = 0;

  if (revisions != NULL && revisions->len > 0 && self->state == STATE_IDLE &&
      gtk_widget_get_mapped (GTK_WIDGET (self)) && is_moved (self, &base, &live))
    {
      g_autofree char *text = mw_remedy_explain_moved (g_ptr_array_index (revisions, 0), base);

      show_notice (self, GTK_MESSAGE_WARNING, text, MW_REMEDY_DISCARD);
    }
}

static void
show_moved (MwSubmitDialog *self)
{
  MwRevisionQuery query = { .limit = 1 };
  gint64 base = 0;
  gint64 live = 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->state != STATE_IDLE)
    return;
  show_title (self);
  show_state (self);
  if (!is_moved (self, &base, &live))
    return;
  query.after = base;
  mw_live_list_revisions_async (mw_draft_get_live (self->draft), &query, NULL, on_newest_read_cb,
                                g_object_ref (self));
}

/* ---- progress ---- */

static gboolean
on_pulsed_cb (gpointer user_data)
{
  MwSubmitDialog *self = user_data;

  gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  MwSubmitDialog *self = user_data;

  gtk_widget_show (GTK_WIDGET (self->progress_bar));
  self->pulse = g_timeout_add (PULSE_MS, on_pulsed_cb, self);
  return G_SOURCE_REMOVE;
}

static void
set_state (MwSubmitDialog *self, State state)
{
  self->state = state;
  if (state == STATE_IDLE)
    {
      g_clear_handle_id (&self->pulse, g_source_remove);
      g_clear_object (&self->cancellable);
      gtk_widget_hide (GTK_WIDGET (self->progress_bar));
    }
  else if (self->pulse == 0)
    self->pulse = g_timeout_add (PATIENCE_MS, on_patience_ended_cb, self);
  show_state (self);
}

static GCancellable *
renew_cancellable (MwSubmitDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

/* ---- opening and closing ---- */

/* To where it was; if that cannot have it any more (the button, with nothing left to submit), to
 * the first place that can. */
static void
give_focus_back (MwSubmitDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkWidget *widget = self->parent_focus;

  g_clear_weak_pointer (&self->parent_focus);
  if (parent == NULL || gtk_window_get_focus (parent) != NULL)
    return;
  if (widget == NULL || !gtk_widget_get_mapped (widget) || !gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (GTK_WIDGET (parent), GTK_DIR_TAB_FORWARD);
}

static void
forget_review (MwSubmitDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->review);
  g_clear_pointer (&self->taken_out, g_free);
  set_state (self, STATE_IDLE);
}

static void
close_with_action (MwSubmitDialog *self, const char *toast, const char *label, const char *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  forget_review (self);
  gtk_widget_hide (GTK_WIDGET (self));
  give_focus_back (self);
  if (parent != NULL && toast != NULL)
    mw_toast_show (GTK_WIDGET (parent), toast, label, action);
}

static void
close_with (MwSubmitDialog *self, const char *toast)
{
  close_with_action (self, toast, NULL, NULL);
}

static gboolean
mw_submit_dialog_close_request (GtkWindow *window)
{
  MwSubmitDialog *self = MW_SUBMIT_DIALOG (window);

  if (self->state == STATE_SUBMITTING || self->state == STATE_CANCELLING)
    gtk_widget_activate_action (GTK_WIDGET (self), "submit.cancel", NULL);
  else
    close_with (self, NULL);
  return TRUE;
}

/* As wide as it needs, but no wider than the window on a small screen. */
static void
open_dialog (MwSubmitDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  int width = gtk_widget_get_width (GTK_WIDGET (parent));
  int height = gtk_widget_get_height (GTK_WIDGET (parent));

  gtk_window_set_default_size (GTK_WINDOW (self),
                               width < ROOMY_WIDTH ? MAX (width, 360) : ROOMY_WIDTH,
                               CLAMP (height - 40, 400, ROOMY_HEIGHT));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->comment_entry);
}

/* ---- the review ---- */

static void
adopt (MwSubmitDialog *self, MwReview *review)
{
  gboolean was_open = gtk_widget_get_mapped (GTK_WIDGET (self));

  if (g_list_model_get_n_items (mw_review_get_changes (review)) == 0)
    {
      close_with (self, was_open ? _ ("Nothing to submit: the edits end where they began")
                                 : _ ("Nothing to submit"));
      return;
    }
  g_set_object (&self->review, review);
  mw_review_list_set_review (self->list, review);
  gtk_info_bar_set_revealed (self->notice_bar, FALSE);
  show_title (self);
  show_state (self);
  if (!was_open)
    open_dialog (self);
  if (self->taken_out != NULL)
    show_notice (self, GTK_MESSAGE_INFO, self->taken_out, MW_REMEDY_UNDO);
  g_clear_pointer (&self->taken_out, g_free);
  show_moved (self);
}

static void
on_reviewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSubmitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwReview) review = mw_draft_review_finish (MW_DRAFT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->state != STATE_REVIEWING)
    return;
  set_state (self, STATE_IDLE);
  if (review != NULL)
    {
      adopt (self, review);
      return;
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    open_dialog (self);
  show_failure (self, error, MW_REMEDY_REVIEW);
}

static void
start_review (MwSubmitDialog *self)
{
  mw_draft_review_async (self->draft, renew_cancellable (self), on_reviewed_cb,
                         g_object_ref (self));
  set_state (self, STATE_REVIEWING);
}

/* ---- the draft, while it is open ---- */

/* The draft says that it changed for many a reason; its mark says whether what was reviewed is
 * still what is staged. */
static void
look (MwSubmitDialog *self)
{
  g_autofree char *mark = NULL;
  guint n_changes = 0;
  gint64 base = 0;
  gint64 live = 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->review == NULL ||
      self->state != STATE_IDLE)
    return;
  g_object_get (self->draft, "mark", &mark, "n-changes", &n_changes, NULL);
  if (n_changes == 0)
    close_with (self, _ ("Nothing is staged any more"));
  else if (g_strcmp0 (mark, mw_review_get_mark (self->review)) == 0)
    show_moved (self);
  else if (!is_moved (self, &base, &live))
    show_notice (
        self, GTK_MESSAGE_INFO,
        _ ("The draft was edited after this was reviewed. Submit writes what is shown here "
           "and nothing else; what is new stays staged."),
        MW_REMEDY_REVIEW);
}

/* ---- the submit ---- */

static void
on_touched_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSubmitDialog) self = user_data;
  gint64 number = 0;
  g_autofree char *action = mw_submit_test_find_finish (MW_DRAFT (source), result, &number);
  g_autofree char *text = g_strdup_printf (_ ("Revision %" PRId64 " submitted"), number);

  set_state (self, STATE_IDLE);
  gtk_editable_set_text (GTK_EDITABLE (self->comment_entry), "");
  mw_acceptance_set_all (mw_review_list_get_acceptance (self->list), FALSE);
  close_with_action (self, text, action != NULL ? _ ("Test What Changed") : NULL, action);
}

static void
on_submitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSubmitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 number = mw_draft_submit_finish (MW_DRAFT (source), result, &error);

  if (number >= 0)
    {
      mw_submit_test_find_async (self->draft, self->review, number, on_touched_found_cb,
                                 g_object_ref (self));
      return;
    }
  set_state (self, STATE_IDLE);
  if (g_error_matches (error, MW_ERROR, MW_ERROR_NOTHING))
    close_with (self, error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_notice (self, GTK_MESSAGE_INFO, _ ("Cancelled. Nothing was submitted."), MW_REMEDY_NONE);
  else
    show_failure (self, error, mw_remedy_for (error));
}

static void
submit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSubmitDialog *self = MW_SUBMIT_DIALOG (widget);
  MwAcceptance *acceptance = mw_review_list_get_acceptance (self->list);
  g_auto (GStrv) accepted = mw_acceptance_dup_ids (acceptance);
  g_autofree char *comment =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->comment_entry))));

  /* The list is off meanwhile, and the focus may be in it. */
  gtk_widget_grab_focus (self->comment_entry);
  gtk_info_bar_set_revealed (self->notice_bar, FALSE);
  mw_draft_submit_async (self->draft, self->review, mw_author_get_name (), comment,
                         (const char *const *) accepted, renew_cancellable (self), on_submitted_cb,
                         g_object_ref (self));
  set_state (self, STATE_SUBMITTING);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSubmitDialog *self = MW_SUBMIT_DIALOG (widget);

  if (self->state == STATE_SUBMITTING)
    {
      g_cancellable_cancel (self->cancellable);
      set_state (self, STATE_CANCELLING);
    }
  else
    close_with (self, NULL);
}

static void
review_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSubmitDialog *self = MW_SUBMIT_DIALOG (widget);

  gtk_widget_grab_focus (self->comment_entry);
  gtk_info_bar_set_revealed (self->notice_bar, FALSE);
  start_review (self);
}

static void
discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSubmitDialog *self = MW_SUBMIT_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  close_with (self, NULL);
  mw_discard_dialog_present (parent, self->draft);
}

/* The comment and the ticks stay for when one comes back. */
static GtkWindow *
make_way (MwSubmitDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_clear_weak_pointer (&self->parent_focus);
  forget_review (self);
  gtk_widget_hide (GTK_WIDGET (self));
  gtk_window_set_focus_visible (parent, TRUE);
  return parent;
}

static void
on_lead_cb (MwSubmitDialog *self, MwFinding *finding)
{
  g_autoptr (MwFinding) target = g_object_ref (finding);

  mw_finding_target_show (GTK_WIDGET (make_way (self)), target);
}

static void
on_open_cb (MwSubmitDialog *self, int kind, const char *id, const char *key)
{
  mw_object_target_show (GTK_WIDGET (make_way (self)), (MwObjectKind) kind, id, key);
}

/* ---- what is taken out ---- */

static void
on_edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSubmitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = g_async_result_is_tagged (result, mw_draft_apply_async)
                    ? mw_draft_apply_finish (MW_DRAFT (source), result, &error)
                    : mw_draft_undo_finish (MW_DRAFT (source), result, &error);

  if (self->state != STATE_REVIEWING)
    return;
  set_state (self, STATE_IDLE);
  if (!ok)
    g_clear_pointer (&self->taken_out, g_free);
  if (!ok)
    show_failure (self, error, MW_REMEDY_REVIEW);
  else
    start_review (self);
}

static void
on_take_out_cb (MwSubmitDialog *self, GArray *places, const char *name)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_TAKE_OUT, name, NULL);
  g_autoptr (GPtrArray) inverse = NULL;

  if (self->state != STATE_IDLE || self->review == NULL)
    return;
  inverse = mw_operations_take_out (mw_review_get_operations (self->review), places);
  mw_edit_set_operations (edit, inverse);
  g_clear_pointer (&self->taken_out, g_free);
  /* Translators: a sentence; %s is the name of an object, or a number of them with its noun */
  self->taken_out = g_strdup_printf (_ ("Taken out of the draft: the changes of %s."), name);
  mw_draft_apply_async (self->draft, edit, NULL, on_edited_cb, g_object_ref (self));
  gtk_widget_grab_focus (self->comment_entry);
  set_state (self, STATE_REVIEWING);
}

static void
undo_take_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSubmitDialog *self = MW_SUBMIT_DIALOG (widget);

  gtk_widget_grab_focus (self->comment_entry);
  gtk_info_bar_set_revealed (self->notice_bar, FALSE);
  mw_draft_undo_at_async (self->draft, mw_review_get_mark (self->review), NULL, on_edited_cb,
                          g_object_ref (self));
  set_state (self, STATE_REVIEWING);
}

static void
mw_submit_dialog_dispose (GObject *object)
{
  MwSubmitDialog *self = MW_SUBMIT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_weak_pointer (&self->parent_focus);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (mw_submit_dialog_parent_class)->dispose (object);

  g_clear_object (&self->draft);
  g_clear_pointer (&self->taken_out, g_free);
}

static void
mw_submit_dialog_class_init (MwSubmitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_submit_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mw_submit_dialog_close_request;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  g_type_ensure (MW_TYPE_REVIEW_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/submit/submit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSubmitDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwSubmitDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MwSubmitDialog, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, MwSubmitDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MwSubmitDialog, notice_button);
  gtk_widget_class_bind_template_child (widget_class, MwSubmitDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MwSubmitDialog, comment_entry);
  gtk_widget_class_bind_template_child (widget_class, MwSubmitDialog, reason_label);
  gtk_widget_class_bind_template_callback (widget_class, on_lead_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_out_cb);

  gtk_widget_class_install_action (widget_class, "submit.submit", NULL, submit);
  gtk_widget_class_install_action (widget_class, "submit.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "submit.review", NULL, review_again);
  gtk_widget_class_install_action (widget_class, "submit.discard", NULL, discard);
  gtk_widget_class_install_action (widget_class, "submit.undo", NULL, undo_take_out);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "submit.submit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "submit.submit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "submit.cancel", NULL);
}

static void
mw_submit_dialog_init (MwSubmitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (mw_review_list_get_acceptance (self->list), "notify::n-left",
                           G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
}

static MwSubmitDialog *
find_dialog (GtkWindow *parent)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (MW_IS_SUBMIT_DIALOG (link->data) && gtk_window_get_transient_for (link->data) == parent)
      return link->data;
  return NULL;
}

static MwSubmitDialog *
create_dialog (GtkWindow *parent, MwDraft *draft)
{
  MwSubmitDialog *self = g_object_new (MW_TYPE_SUBMIT_DIALOG, "transient-for", parent, NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "notify::live-revision", G_CALLBACK (show_moved), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
mw_submit_dialog_present (GtkWindow *parent, MwDraft *draft)
{
  MwSubmitDialog *self = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MW_IS_DRAFT (draft));

  self = find_dialog (parent);
  if (self == NULL)
    self = create_dialog (parent, draft);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || self->state != STATE_IDLE)
    return;

  /* Leaving a field stages what was typed in it; the review then comes after that edit. */
  g_set_weak_pointer (&self->parent_focus, gtk_window_get_focus (parent));
  gtk_window_set_focus (parent, NULL);

  mw_review_list_set_review (self->list, NULL);
  gtk_info_bar_set_revealed (self->notice_bar, FALSE);
  start_review (self);
  show_title (self);
  if (get_n_changes (self) > 0)
    open_dialog (self);
}
