/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/web.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>

/* The web servers, for all tests. */
static struct
{
  GSubprocess *process;
  char *folder;
  char *ca_file;
  char *connect_to[3];
} web;

void
web_start (void)
{
  static const char *const PROXIES[] = { "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy",
                                         "ALL_PROXY" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  unsigned int encrypted = 0, plain = 0;

  for (guint i = 0; i < G_N_ELEMENTS (PROXIES); i++)
    g_unsetenv (PROXIES[i]);
  web.folder = g_dir_make_tmp ("mailwright-web-XXXXXX", &error);
  g_assert_no_error (error);
  web.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                  &error, g_getenv ("AUTOCONFIG_SERVER"), web.folder, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (web.process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_cmpint (sscanf (line, "%u %u", &encrypted, &plain), ==, 2);
  web.ca_file = g_build_filename (web.folder, "ca.pem", NULL);
  web.connect_to[0] = g_strdup_printf (":443:127.0.0.1:%u", encrypted);
  web.connect_to[1] = g_strdup_printf (":80:127.0.0.1:%u", plain);
}

void
web_stop (void)
{
  static const char *const FILES[] = { "ca.key",   "ca.pem",     "ca.srl",     "names",
                                       "requests", "server.csr", "server.key", "server.pem" };

  g_subprocess_force_exit (web.process);
  g_subprocess_wait (web.process, NULL, NULL);
  g_clear_object (&web.process);
  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autofree char *path = g_build_filename (web.folder, FILES[i], NULL);

      g_remove (path);
    }
  g_rmdir (web.folder);
  g_free (web.folder);
  g_free (web.ca_file);
  g_free (web.connect_to[0]);
  g_free (web.connect_to[1]);
}

char *
web_take_requests (void)
{
  g_autofree char *path = g_build_filename (web.folder, "requests", NULL);
  char *requests = NULL;

  g_assert_true (g_file_get_contents (path, &requests, NULL, NULL));
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  return requests;
}

const char *
web_get_ca_file (void)
{
  return web.ca_file;
}

const char *const *
web_get_connect_to (void)
{
  return (const char *const *) web.connect_to;
}
