/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agent-dialog.h"

#include <glib/gi18n.h>
#include <mailwright/agent-edits.h>
#include <mailwright/error.h>

#include "desktop/editors/identity-row.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"

typedef enum
{
  ROW_NAME,
  ROW_ADDRESS,
  ROW_LOGIN,
  N_ROWS
} Row;

/* What comes once the checks have answered. */
typedef enum
{
  WISH_NONE,
  WISH_ADD,
  WISH_ADD_ANOTHER,
} Wish;

struct _MwAgentDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;              /* (owned) */
  MwIdentityRow *rows[N_ROWS]; /* (unowned): in the list */
  char *suggested;             /* (owned): the login that was made from the address */
  Wish wish;
  gboolean suggesting;
  gboolean adding;

  GtkListBox *list;
  GtkLabel *added;
};

G_DEFINE_FINAL_TYPE (MwAgentDialog, mw_agent_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (MwAgentDialog *self, Row row)
{
  return g_strstrip (g_strdup (mw_identity_row_get_text (self->rows[row])));
}

static gboolean
is_complete (MwAgentDialog *self)
{
  for (int i = 0; i < N_ROWS; i++)
    if (mw_identity_row_get_state (self->rows[i]) != MW_IDENTITY_FREE)
      return FALSE;
  return TRUE;
}

static gboolean
may_become_complete (MwAgentDialog *self)
{
  for (int i = 0; i < N_ROWS; i++)
    {
      MwIdentityState state = mw_identity_row_get_state (self->rows[i]);

      if (state != MW_IDENTITY_FREE && state != MW_IDENTITY_CHECKING)
        return FALSE;
    }
  return TRUE;
}

static void
enable_actions (MwAgentDialog *self)
{
  gboolean can_add = may_become_complete (self) && !self->adding;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agent.add", can_add);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agent.add-another", can_add);
}

static void
clear (MwAgentDialog *self)
{
  g_free (self->suggested);
  self->suggested = g_strdup ("");
  self->suggesting = TRUE;
  for (int i = 0; i < N_ROWS; i++)
    mw_identity_row_suggest (self->rows[i], "");
  self->suggesting = FALSE;
}

/* An addition under way. */
typedef struct
{
  MwAgentDialog *dialog; /* (owned) */
  char *name;            /* (owned) */
  char *id;              /* (owned) */
  gboolean another;
} Addition;

static void
addition_free (Addition *addition)
{
  g_object_unref (addition->dialog);
  g_free (addition->name);
  g_free (addition->id);
  g_free (addition);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Addition, addition_free)

static void
show_refusal (MwAgentDialog *self, const GError *error)
{
  if (error->domain == MW_ERROR && error->code == MW_ERROR_DUPLICATE)
    {
      mw_identity_row_set_mistake (self->rows[ROW_LOGIN], error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->rows[ROW_LOGIN]));
      return;
    }
  mw_error_presenter_show (GTK_WIDGET (self), error);
}

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Addition) addition = user_data;
  MwAgentDialog *self = addition->dialog;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  /* Translators: %s is an agent's name */
  g_autofree char *text = g_strdup_printf (_ ("Added \u2068%s\u2069"), addition->name);
  g_autoptr (GError) error = NULL;

  self->adding = FALSE;
  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    {
      show_refusal (self, error);
      enable_actions (self);
      return;
    }
  clear (self);
  enable_actions (self);
  if (addition->another)
    {
      gtk_label_set_label (self->added, text);
      gtk_widget_set_visible (GTK_WIDGET (self->added), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->rows[ROW_NAME]));
      return;
    }
  if (parent != NULL)
    {
      mw_toast_offer_undo (GTK_WIDGET (parent), MW_DRAFT (source), text);
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.select-agent", "s", addition->id);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
add (MwAgentDialog *self, gboolean another)
{
  g_autofree char *login = dup_text (self, ROW_LOGIN);
  g_autofree char *name = dup_text (self, ROW_NAME);
  g_autofree char *address = dup_text (self, ROW_ADDRESS);
  g_autoptr (MwEdit) edit = mw_agent_edits_add (login, name, address);
  Addition *addition = g_new0 (Addition, 1);

  addition->dialog = g_object_ref (self);
  addition->name = g_strdup (mw_edit_get_subject (edit));
  addition->id = g_strdup (mw_edit_get_step (edit, 0)->arguments[0]);
  addition->another = another;
  self->adding = TRUE;
  enable_actions (self);
  mw_draft_apply_async (self->draft, edit, NULL, on_added_cb, addition);
}

static void
fulfil_wish (MwAgentDialog *self)
{
  Wish wish = self->wish;

  if (wish == WISH_NONE || self->adding)
    return;
  if (!may_become_complete (self))
    self->wish = WISH_NONE;
  else if (is_complete (self))
    {
      self->wish = WISH_NONE;
      add (self, wish == WISH_ADD_ANOTHER);
    }
}

/* The address up to its @ is the login until the person gives another one. */
static void
suggest_login (MwAgentDialog *self)
{
  const char *login = mw_identity_row_get_text (self->rows[ROW_LOGIN]);
  g_autofree char *address = dup_text (self, ROW_ADDRESS);
  char *at = strrchr (address, '@');

  if (at != NULL)
    *at = '\0';
  if ((*login != '\0' && g_strcmp0 (login, self->suggested) != 0) ||
      g_strcmp0 (address, self->suggested) == 0)
    return;
  g_free (self->suggested);
  self->suggested = g_strdup (address);
  self->suggesting = TRUE;
  mw_identity_row_suggest (self->rows[ROW_LOGIN], address);
  self->suggesting = FALSE;
}

static void
on_row_changed_cb (MwAgentDialog *self, MwIdentityRow *row)
{
  if (self->suggesting)
    return;
  if (row == self->rows[ROW_ADDRESS])
    suggest_login (self);
  enable_actions (self);
  fulfil_wish (self);
}

static void
on_row_entered_cb (MwAgentDialog *self)
{
  self->wish = WISH_ADD;
  fulfil_wish (self);
}

static void
on_row_open_agent_cb (MwAgentDialog *self, const char *id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *agent_id = g_strdup (id);

  gtk_window_destroy (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-agent", "s", agent_id);
}

static void
on_add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAgentDialog *self = MW_AGENT_DIALOG (widget);

  self->wish = g_str_equal (action, "agent.add") ? WISH_ADD : WISH_ADD_ANOTHER;
  fulfil_wish (self);
}

static gboolean
has_typed (MwAgentDialog *self)
{
  for (int i = 0; i < N_ROWS; i++)
    {
      g_autofree char *text = dup_text (self, i);

      if (*text != '\0')
        return TRUE;
    }
  return FALSE;
}

static void
on_discard_response_cb (GtkWindow *dialog, const char *response, MwAgentDialog *self)
{
  if (!g_str_equal (response, "discard"))
    return;
  /* The dialog closes after this, and would still look for its parent. */
  gtk_window_set_transient_for (dialog, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
mw_agent_dialog_close_request (GtkWindow *window)
{
  GtkWidget *dialog = NULL;

  if (!has_typed (MW_AGENT_DIALOG (window)))
    return GTK_WINDOW_CLASS (mw_agent_dialog_parent_class)->close_request (window);

  dialog = adw_message_dialog_new (window, _ ("Discard This Agent?"),
                                   _ ("What you typed here is not staged yet."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_response_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

static void
mw_agent_dialog_dispose (GObject *object)
{
  MwAgentDialog *self = MW_AGENT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_AGENT_DIALOG);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->suggested, g_free);

  G_OBJECT_CLASS (mw_agent_dialog_parent_class)->dispose (object);
}

static void
mw_agent_dialog_class_init (MwAgentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_agent_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mw_agent_dialog_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/agents/agent-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwAgentDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MwAgentDialog, added);
  gtk_widget_class_install_action (widget_class, "agent.add", NULL, on_add_activated_cb);
  gtk_widget_class_install_action (widget_class, "agent.add-another", NULL, on_add_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mw_agent_dialog_init (MwAgentDialog *self)
{
  self->suggested = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_agent_dialog_new (GtkWindow *parent, MwDraft *draft)
{
  static const MwIdentityKind kinds[N_ROWS] = { MW_IDENTITY_AGENT_NAME, MW_IDENTITY_AGENT_ADDRESS,
                                                MW_IDENTITY_LOGIN };
  MwAgentDialog *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  self = g_object_new (MW_TYPE_AGENT_DIALOG, "transient-for", parent, NULL);
  self->draft = g_object_ref (draft);
  for (int i = 0; i < N_ROWS; i++)
    {
      GtkWidget *row = mw_identity_row_new (kinds[i], draft, NULL);

      self->rows[i] = MW_IDENTITY_ROW (row);
      gtk_list_box_append (self->list, row);
    }
  for (int i = 0; i < N_ROWS; i++)
    {
      g_signal_connect_object (self->rows[i], "changed", G_CALLBACK (on_row_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->rows[i], "entered", G_CALLBACK (on_row_entered_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->rows[i], "open-agent", G_CALLBACK (on_row_open_agent_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[ROW_NAME]));
  enable_actions (self);
  return GTK_WIDGET (self);
}
