/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "vault/daemon.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define SERVICE_NAME "org.freedesktop.secrets"
#define PROMPTER_NAME "org.gnome.keyring.SystemPrompter"
#define PROMPTER_CALLBACK "org.gnome.keyring.internal.Prompter.Callback"
#define PROMPTER_PATH "/org/gnome/keyring/Prompter"

static const char PROMPTER_XML[] =
    "<node><interface name='org.gnome.keyring.internal.Prompter'>"
    "<method name='BeginPrompting'><arg type='o' direction='in'/></method>"
    "<method name='PerformPrompt'><arg type='o' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='s' direction='in'/></method>"
    "<method name='StopPrompting'><arg type='o' direction='in'/></method>"
    "</interface></node>";

struct _Prompter
{
  GDBusConnection *bus; /* (owned) */
  GDBusNodeInfo *node;  /* (owned) */
  guint object;
  guint name;
  gboolean owned;
  gboolean asked;
};

static char *
run_tool (const char *verb)
{
  const char *argv[] = { g_getenv ("KEYRING_TOOL"), verb, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  char *output = NULL;
  int status = 0;

  g_assert_nonnull (argv[0]);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &complaint,
                &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("keyring %s: %s", verb, complaint);
  return output;
}

void
daemon_lock (void)
{
  g_free (run_tool ("lock"));
}

void
daemon_unlock (void)
{
  g_free (run_tool ("unlock"));
}

char *
daemon_list (void)
{
  return run_tool ("items");
}

static GVariant *
ask_bus (GDBusConnection *bus, const char *method, const char *reply)
{
  return g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                      method, g_variant_new ("(s)", SERVICE_NAME),
                                      G_VARIANT_TYPE (reply), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                      NULL);
}

GPid
daemon_get_pid (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = ask_bus (bus, "GetConnectionUnixProcessID", "(u)");
  guint pid = 0;

  g_assert_nonnull (reply);
  g_variant_get (reply, "(u)", &pid);
  return (GPid) pid;
}

void
daemon_kill (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  gboolean owned = TRUE;

  g_assert_cmpint (kill (daemon_get_pid (), SIGKILL), ==, 0);
  while (owned)
    {
      g_autoptr (GVariant) reply = ask_bus (bus, "NameHasOwner", "(b)");

      g_variant_get (reply, "(b)", &owned);
      g_usleep (1000);
    }
}

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "keyrings", NULL);
}

void
daemon_kill_and_clear (void)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  daemon_kill ();
  dir = g_dir_open (folder, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

void
daemon_freeze (GPid pid)
{
  g_assert_cmpint (kill (pid, SIGSTOP), ==, 0);
}

void
daemon_thaw (GPid pid)
{
  g_assert_cmpint (kill (pid, SIGCONT), ==, 0);
}

gboolean
daemon_files_hold (const char *text)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;
  guint count = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      if (memmem (content, length, text, strlen (text)))
        return TRUE;
      count++;
    }
  g_assert_cmpuint (count, >, 0);
  return FALSE;
}

static void
on_prompter_called_cb (GDBusConnection *connection,
                       const char *sender,
                       const char *path,
                       const char *interface,
                       const char *method,
                       GVariant *parameters,
                       GDBusMethodInvocation *invocation,
                       gpointer user_data)
{
  Prompter *self = user_data;
  g_autofree char *callback = NULL;

  if (g_str_equal (method, "BeginPrompting"))
    g_variant_get (parameters, "(o)", &callback);
  else if (g_str_equal (method, "PerformPrompt"))
    self->asked = TRUE;
  g_dbus_method_invocation_return_value (invocation, NULL);

  /* The daemon takes this only once its own call is answered. */
  if (callback)
    g_dbus_connection_call (connection, sender, callback, PROMPTER_CALLBACK, "PromptReady",
                            g_variant_new ("(sa{sv}s)", "", NULL, ""), NULL, G_DBUS_CALL_FLAGS_NONE,
                            -1, NULL, NULL, NULL);
}

static void
on_prompter_owned_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  Prompter *self = user_data;

  self->owned = TRUE;
}

Prompter *
prompter_start (void)
{
  static const GDBusInterfaceVTable VTABLE = { .method_call = on_prompter_called_cb };
  Prompter *self = g_new0 (Prompter, 1);

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  self->node = g_dbus_node_info_new_for_xml (PROMPTER_XML, NULL);
  self->object = g_dbus_connection_register_object (
      self->bus, PROMPTER_PATH, self->node->interfaces[0], &VTABLE, self, NULL, NULL);
  g_assert_cmpuint (self->object, !=, 0);
  self->name = g_bus_own_name_on_connection (self->bus, PROMPTER_NAME, G_BUS_NAME_OWNER_FLAGS_NONE,
                                             on_prompter_owned_cb, NULL, self, NULL);
  while (!self->owned)
    g_main_context_iteration (NULL, TRUE);
  return self;
}

gboolean
prompter_was_asked (Prompter *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return self->asked;
}

void
prompter_wait_asked (Prompter *self)
{
  while (!self->asked)
    g_main_context_iteration (NULL, TRUE);
}

void
prompter_stop (Prompter *self)
{
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (self->bus, self->object);
  g_dbus_node_info_unref (self->node);
  g_object_unref (self->bus);
  g_free (self);
}

GSubprocess *
person_start (const char *task)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *self = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                        g_getenv ("ANSWER_PROMPT"), task, NULL);
  char word[6] = "";

  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (self), word, 5, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (word, ==, "ready");
  return self;
}

void
person_wait (GSubprocess *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (self, NULL, &error);
  g_assert_no_error (error);
}
