/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profile-assistant.h"

#include "desktop/profiles/encryption-step.h"
#include "desktop/profiles/mailbox-step.h"
#include "desktop/profiles/parameters-step.h"
#include "desktop/profiles/review-step.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/spoken-name.h"
#include <glib/gi18n.h>

#define N_STEPS 4
#define PULSE_MS 100

struct _MwProfileAssistant
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkBox *steps_bar;
  GtkInfoBar *failure_bar;
  GtkLabel *failure;
  GtkStack *stack;
  GtkProgressBar *progress;
  GtkButton *back;
  GtkButton *next;
  GtkButton *add;

  MwNewProfile *profile;           /* (owned) */
  MwAssistantStep *steps[N_STEPS]; /* (unowned) */
  GtkWidget *marks[N_STEPS];       /* (unowned): the buttons of the steps */
  GCancellable *adding;            /* (owned) (nullable): while it is being added */
  int current;
  guint pulse_id;
  gboolean submits;
};

static const char *const step_titles[N_STEPS] = { N_ ("Mailbox"), N_ ("Parameters"),
                                                  N_ ("Encryption"), N_ ("Review") };

G_DEFINE_FINAL_TYPE (MwProfileAssistant, mw_profile_assistant, ADW_TYPE_WINDOW)

static gboolean
can_reach (MwProfileAssistant *self, int step)
{
  for (int i = 0; i < step; i++)
    if (!mw_assistant_step_is_complete (self->steps[i]))
      return FALSE;
  return self->adding == NULL;
}

/* What stands in the way of going on is said at the button that cannot be pressed, with the step
 * where it is not the one that is shown. */
static void
explain (MwProfileAssistant *self)
{
  g_autofree char *words = NULL;

  for (int i = 0; i < N_STEPS && words == NULL; i++)
    {
      g_autofree char *obstacle = mw_assistant_step_dup_obstacle (self->steps[i]);

      if (obstacle != NULL && i == self->current)
        words = g_steal_pointer (&obstacle);
      else if (obstacle != NULL)
        /* Translators: a step of the assistant, and what is wrong there */
        words = g_strdup_printf (_ ("In the step %s: %s"), _ (step_titles[i]), obstacle);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next), words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add), words);
}

static void
update (MwProfileAssistant *self)
{
  gboolean last = self->current == N_STEPS - 1;
  g_autofree char *subtitle = NULL;

  for (int i = 0; i < N_STEPS; i++)
    {
      gtk_widget_set_sensitive (self->marks[i], i == self->current || can_reach (self, i));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->marks[i]), i == self->current);
    }
  /* Translators: "Step 2 of 4" */
  subtitle = g_strdup_printf (_ ("Step %d of %d"), self->current + 1, N_STEPS);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->back), self->current > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->next), !last);
  gtk_widget_set_visible (GTK_WIDGET (self->add), last);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.back",
                                 self->current > 0 && self->adding == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.next",
                                 !last && can_reach (self, self->current + 1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.go-on",
                                 !last && self->adding == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.add",
                                 last && can_reach (self, self->current));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.submit",
                                 last && can_reach (self, self->current));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (last ? self->add : self->next));
  explain (self);
}

static void
show_step (MwProfileAssistant *self, int step)
{
  if (step < 0 || step >= N_STEPS || step == self->current ||
      (step > self->current && !mw_assistant_step_leave (self->steps[self->current])) ||
      !can_reach (self, step))
    {
      update (self);
      return;
    }
  if (step < self->current)
    mw_assistant_step_leave (self->steps[self->current]);
  self->current = step;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->steps[step]));
  update (self);
  if (step >= 2)
    gtk_widget_grab_focus (GTK_WIDGET (step == N_STEPS - 1 ? self->add : self->next));
  mw_assistant_step_enter (self->steps[step]);
}

static void
on_step_changed_cb (MwProfileAssistant *self)
{
  g_assert (MW_IS_PROFILE_ASSISTANT (self));

  if (self->steps[N_STEPS - 1] != NULL)
    update (self);
}

static void
on_step_go_on_cb (MwProfileAssistant *self)
{
  g_assert (MW_IS_PROFILE_ASSISTANT (self));

  show_step (self, self->current + 1);
}

static void
on_step_open_profile_cb (MwProfileAssistant *self, const char *id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_assert (MW_IS_PROFILE_ASSISTANT (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-profile", "s", id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What says it is of a later step is asked first: a port has a field in two of them. */
static void
on_step_open_field_cb (MwProfileAssistant *self, const char *key)
{
  g_assert (MW_IS_PROFILE_ASSISTANT (self));

  for (int i = N_STEPS - 2; i >= 0; i--)
    if (mw_assistant_step_show_field (self->steps[i], key))
      {
        show_step (self, i);
        mw_assistant_step_show_field (self->steps[i], key);
        return;
      }
}

static void
on_mark_clicked_cb (MwProfileAssistant *self, GtkWidget *mark)
{
  g_assert (MW_IS_PROFILE_ASSISTANT (self));

  for (int i = 0; i < N_STEPS; i++)
    if (self->marks[i] == mark)
      {
        show_step (self, i);
        return;
      }
}

static gboolean
on_pulse_due_cb (gpointer user_data)
{
  MwProfileAssistant *self = MW_PROFILE_ASSISTANT (user_data);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
finish (MwProfileAssistant *self, const char *id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  /* Translators: %s is a profile's name */
  g_autofree char *text =
      g_strdup_printf (_ ("Added \u2068%s\u2069"), mw_new_profile_get_name (self->profile));
  gboolean submits = self->submits;
  g_autoptr (MwDraft) draft = g_object_ref (mw_new_profile_get_draft (self->profile));

  for (int i = 0; i < N_STEPS; i++)
    mw_assistant_step_added (self->steps[i], id);
  gtk_window_destroy (GTK_WINDOW (self));
  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-profile", "s", id);
  if (submits)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.submit", NULL);
  else
    mw_toast_offer_undo (GTK_WIDGET (parent), draft, text);
}

static void
on_profile_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfileAssistant) self = MW_PROFILE_ASSISTANT (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = mw_new_profile_add_finish (MW_NEW_PROFILE (source), result, &error);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->adding);
  if (gtk_window_get_transient_for (GTK_WINDOW (self)) == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  if (id != NULL)
    {
      finish (self, id);
      return;
    }
  update (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_label (self->failure, error->message);
  gtk_info_bar_set_revealed (self->failure_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static void
start_adding (MwProfileAssistant *self, gboolean submits)
{
  if (self->adding != NULL)
    return;
  self->submits = submits;
  self->adding = g_cancellable_new ();
  gtk_info_bar_set_revealed (self->failure_bar, FALSE);
  self->pulse_id = g_timeout_add (PULSE_MS * 5, on_pulse_due_cb, self);
  update (self);
  mw_new_profile_add_async (self->profile, self->adding, on_profile_added_cb, g_object_ref (self));
}

static void
on_failure_response_cb (MwProfileAssistant *self)
{
  g_assert (MW_IS_PROFILE_ASSISTANT (self));

  gtk_info_bar_set_revealed (self->failure_bar, FALSE);
}

static void
on_back_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfileAssistant *self = MW_PROFILE_ASSISTANT (widget);

  show_step (self, self->current - 1);
}

static void
on_next_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfileAssistant *self = MW_PROFILE_ASSISTANT (widget);

  show_step (self, self->current + 1);
}

static void
on_add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_adding (MW_PROFILE_ASSISTANT (widget), FALSE);
}

static void
on_submit_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_adding (MW_PROFILE_ASSISTANT (widget), TRUE);
}

static void
on_discard_response_cb (GtkWindow *dialog, const char *response, MwProfileAssistant *self)
{
  g_assert (MW_IS_PROFILE_ASSISTANT (self));

  if (!g_str_equal (response, "discard"))
    return;
  /* The dialog closes after this, and would still look for its parent. */
  gtk_window_set_transient_for (dialog, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
mw_profile_assistant_close_request (GtkWindow *window)
{
  MwProfileAssistant *self = MW_PROFILE_ASSISTANT (window);
  GtkWidget *dialog = NULL;

  if (self->adding != NULL)
    {
      g_cancellable_cancel (self->adding);
      return GDK_EVENT_STOP;
    }
  if (*mw_new_profile_get_address (self->profile) == '\0' &&
      *mw_new_profile_get_name (self->profile) == '\0' &&
      !mw_new_profile_has_values (self->profile))
    return GTK_WINDOW_CLASS (mw_profile_assistant_parent_class)->close_request (window);

  dialog = adw_message_dialog_new (window, _ ("Discard This Profile?"),
                                   _ ("What you typed here is not staged yet."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

static void
mw_profile_assistant_dispose (GObject *object)
{
  MwProfileAssistant *self = MW_PROFILE_ASSISTANT (object);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  for (int i = 0; i < N_STEPS; i++)
    self->steps[i] = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_PROFILE_ASSISTANT);
  g_clear_object (&self->adding);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (mw_profile_assistant_parent_class)->dispose (object);
}

static void
mw_profile_assistant_class_init (MwProfileAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_profile_assistant_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mw_profile_assistant_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/profile-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProfileAssistant, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwProfileAssistant, steps_bar);
  gtk_widget_class_bind_template_child (widget_class, MwProfileAssistant, failure_bar);
  gtk_widget_class_bind_template_child (widget_class, MwProfileAssistant, failure);
  gtk_widget_class_bind_template_child (widget_class, MwProfileAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, MwProfileAssistant, progress);
  gtk_widget_class_bind_template_child (widget_class, MwProfileAssistant, back);
  gtk_widget_class_bind_template_child (widget_class, MwProfileAssistant, next);
  gtk_widget_class_bind_template_child (widget_class, MwProfileAssistant, add);
  gtk_widget_class_bind_template_callback (widget_class, on_failure_response_cb);
  gtk_widget_class_install_action (widget_class, "assistant.back", NULL, on_back_activated_cb);
  gtk_widget_class_install_action (widget_class, "assistant.next", NULL, on_next_activated_cb);
  gtk_widget_class_install_action (widget_class, "assistant.go-on", NULL, on_next_activated_cb);
  gtk_widget_class_install_action (widget_class, "assistant.add", NULL, on_add_activated_cb);
  gtk_widget_class_install_action (widget_class, "assistant.submit", NULL, on_submit_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mw_profile_assistant_init (MwProfileAssistant *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_spoken_name_closes (self->failure_bar);
}

static void
add_marks (MwProfileAssistant *self)
{
  for (int i = 0; i < N_STEPS; i++)
    {
      GtkWidget *mark = gtk_toggle_button_new ();
      GtkWidget *label = gtk_label_new (_ (step_titles[i]));

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_button_set_child (GTK_BUTTON (mark), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (step_titles[i]), -1);
      gtk_box_append (self->steps_bar, mark);
      g_signal_connect_object (mark, "clicked", G_CALLBACK (on_mark_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      self->marks[i] = mark;
    }
}

static void
add_steps (MwProfileAssistant *self, MwTester *tester)
{
  GtkWidget *steps[N_STEPS] = { mw_mailbox_step_new (self->profile),
                                mw_parameters_step_new (self->profile, tester),
                                mw_encryption_step_new (self->profile, tester),
                                mw_review_step_new (self->profile) };

  for (int i = 0; i < N_STEPS; i++)
    {
      self->steps[i] = MW_ASSISTANT_STEP (steps[i]);
      gtk_stack_add_child (self->stack, steps[i]);
      g_signal_connect_object (steps[i], "changed", G_CALLBACK (on_step_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (steps[i], "go-on", G_CALLBACK (on_step_go_on_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (steps[i], "open-field", G_CALLBACK (on_step_open_field_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (steps[i], "open-profile", G_CALLBACK (on_step_open_profile_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

GtkWidget *
mw_profile_assistant_new (GtkWindow *parent, MwDraft *draft, MwVault *vault, MwTester *tester)
{
  MwProfileAssistant *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);
  g_return_val_if_fail (MW_IS_TESTER (tester), NULL);

  self = g_object_new (MW_TYPE_PROFILE_ASSISTANT, "transient-for", parent, NULL);
  self->profile = mw_new_profile_new (draft, vault);
  add_marks (self);
  add_steps (self, tester);
  update (self);
  mw_assistant_step_enter (self->steps[0]);
  return GTK_WIDGET (self);
}
