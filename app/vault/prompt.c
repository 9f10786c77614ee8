/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "vault/prompt.h"

#include <mailwright/error.h>

#include <glib/gi18n-lib.h>

#define PROMPT_INTERFACE "org.freedesktop.Secret.Prompt"

/* secret_prompt_perform() returns twice or not at all if it is cancelled or the service dies, and
 * takes a dismissed prompt without a result for an answer. This one lives on the stack and in a
 * main context of its own, and ends by whatever comes first. */
typedef struct
{
  GMainContext *context;       /* (unowned) */
  GDBusConnection *connection; /* (unowned) */
  const char *path;            /* (unowned) */
  char *owner;                 /* (owned) (nullable) */
  GCancellable *asking;        /* (owned): ends the call of Prompt */
  gboolean asked;              /* that call is over */
  gboolean ended;
  int cancelled;    /* atomic */
  GVariant *answer; /* (owned) (nullable) */
  GError *error;    /* (owned) (nullable) */
} Prompting;

GError *
mw_prompt_new_declined (void)
{
  return g_error_new_literal (MW_ERROR, MW_ERROR_KEYRING_DECLINED,
                              _ ("The keyring asked for a confirmation, which was declined or "
                                 "could not be shown here. Try again and confirm it."));
}

static void
end (Prompting *self, GVariant *answer, GError *error)
{
  if (self->ended)
    {
      g_clear_pointer (&answer, g_variant_unref);
      g_clear_error (&error);
      return;
    }
  self->ended = TRUE;
  self->answer = answer;
  self->error = error;
  g_cancellable_cancel (self->asking);
}

static void
on_prompt_completed_cb (GDBusConnection *connection,
                        const char *sender,
                        const char *path,
                        const char *interface,
                        const char *signal,
                        GVariant *parameters,
                        gpointer user_data)
{
  g_autoptr (GVariant) answer = NULL;
  gboolean dismissed = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    g_variant_get (parameters, "(bv)", &dismissed, &answer);
  if (dismissed)
    end (user_data, NULL, mw_prompt_new_declined ());
  else
    end (user_data, g_steal_pointer (&answer), NULL);
}

static void
on_service_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  end (user_data, NULL,
       g_error_new_literal (G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER,
                            "The service vanished while its prompt waited"));
}

/* In the thread that cancels. */
static void
on_wait_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Prompting *self = user_data;

  g_atomic_int_set (&self->cancelled, 1);
  g_main_context_wakeup (self->context);
}

/* The prompt of a cancelled call stays on the screen until the person closes it. The Secret
 * Service could be told to dismiss it, but gnome-keyring (seen with 42) aborts when it is told so,
 * and with it goes all that the person had unlocked. */
static void
iterate_until_ended (Prompting *self)
{
  for (;;)
    {
      if (g_atomic_int_get (&self->cancelled))
        end (self, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled")));
      if (self->ended && self->asked)
        return;
      g_main_context_iteration (self->context, TRUE);
    }
}

static void
on_prompt_asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Prompting *self = user_data;
  GError *error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  self->asked = TRUE;
  if (!reply)
    end (self, NULL, error);
}

/* A GSource of the cancellable would do, too, but one that is destroyed while another thread
 * cancels may leak. */
static void
wait (Prompting *self, GCancellable *cancellable)
{
  gulong handler =
      cancellable
          ? g_cancellable_connect (cancellable, G_CALLBACK (on_wait_cancelled_cb), self, NULL)
          : 0;
  guint completed = g_dbus_connection_signal_subscribe (
      self->connection, self->owner, PROMPT_INTERFACE, "Completed", self->path, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, on_prompt_completed_cb, self, NULL);
  guint vanished =
      g_bus_watch_name_on_connection (self->connection, self->owner, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                      NULL, on_service_vanished_cb, self, NULL);

  g_dbus_connection_call (self->connection, self->owner, self->path, PROMPT_INTERFACE, "Prompt",
                          g_variant_new ("(s)", ""), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          G_MAXINT, self->asking, on_prompt_asked_cb, self);
  iterate_until_ended (self);
  g_cancellable_disconnect (cancellable, handler);
  g_bus_unwatch_name (vanished);
  g_dbus_connection_signal_unsubscribe (self->connection, completed);
  while (g_main_context_iteration (self->context, FALSE))
    ;
}

GVariant *
mw_prompt_run (SecretPrompt *prompt, GCancellable *cancellable, GError **error)
{
  GDBusProxy *proxy = G_DBUS_PROXY (prompt);
  g_autoptr (GMainContext) context = g_main_context_new ();
  Prompting self = {
    .context = context,
    .connection = g_dbus_proxy_get_connection (proxy),
    .path = g_dbus_proxy_get_object_path (proxy),
    .owner = g_dbus_proxy_get_name_owner (proxy),
    .asking = g_cancellable_new (),
  };

  g_main_context_push_thread_default (context);
  if (self.owner)
    wait (&self, cancellable);
  else
    on_service_vanished_cb (self.connection, NULL, &self);
  g_main_context_pop_thread_default (context);

  g_object_unref (self.asking);
  g_free (self.owner);
  if (self.error)
    g_propagate_error (error, self.error);
  return self.answer;
}
