/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/fetch.h"

#include <string.h>

#include "probe/web.h"

#define FILE_OF(domain) "https://autoconfig." domain ".example/mail/config-v1.1.xml"

static MwFetch *
make_fetch (const char *url)
{
  MwFetch *fetch = g_new0 (MwFetch, 1);

  fetch->url = g_strdup (url);
  fetch->ca_file = g_strdup (web_get_ca_file ());
  fetch->connect_to = g_strdupv ((char **) web_get_connect_to ());
  fetch->maximum_bytes = 100000;
  fetch->maximum_redirects = 3;
  fetch->maximum_milliseconds = 30000;
  return fetch;
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GBytes *
run (MwFetch *fetch, char **url, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *type = NULL;

  mw_fetch_async (fetch, NULL, on_fetched, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return mw_fetch_finish (result, url, &type, error);
}

static void
expect_words (MwFetch *fetch, GIOErrorEnum code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  g_test_message ("%s", fetch->url);
  g_assert_null (run (fetch, &url, &error));
  g_assert_error (error, G_IO_ERROR, (int) code);
  g_assert_null (url);
  g_test_message ("%s", error->message);
  if (!strstr (error->message, words))
    g_error ("“%s” is not in “%s”", words, error->message);
}

static void
expect_error (MwFetch *fetch, GIOErrorEnum code)
{
  expect_words (fetch, code, "");
}

static void
expect_url (const char *asked, const char *answered)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GBytes) body = run (make_fetch (asked), &url, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (url, ==, answered);
  g_assert_cmpuint (g_bytes_get_size (body), >, 100);
}

static void
test_good (void)
{
  expect_url (FILE_OF ("good"), FILE_OF ("good"));
  expect_url (FILE_OF ("moved"), "https://MOVED.example/there");
  expect_url ("http://good.example/.well-known/autoconfig/mail/config-v1.1.xml",
              "http://good.example/.well-known/autoconfig/mail/config-v1.1.xml");
}

static void
test_redirects (void)
{
  MwFetch *none = make_fetch (FILE_OF ("moved"));

  none->maximum_redirects = 0;
  expect_error (none, G_IO_ERROR_PERMISSION_DENIED);
  expect_words (make_fetch (FILE_OF ("circle")), G_IO_ERROR_PERMISSION_DENIED,
                "autoconfig.circle.example");
  expect_words (make_fetch (FILE_OF ("downgraded")), G_IO_ERROR_PERMISSION_DENIED,
                "\u2068http://plainonly.example/.well-known/autoconfig/mail/config-v1.1.xml\u2069");
  expect_words (make_fetch (FILE_OF ("astray")), G_IO_ERROR_FAILED, "302");
}

/* Whether the server was asked to or not. */
static void
test_packed (void)
{
  expect_url (FILE_OF ("gzip"), FILE_OF ("gzip"));
  expect_url (FILE_OF ("deflate"), FILE_OF ("deflate"));
  expect_url (FILE_OF ("brotli"), FILE_OF ("brotli"));
  expect_words (make_fetch (FILE_OF ("unpacked")), G_IO_ERROR_FAILED, "compressed");
}

static void
test_statuses (void)
{
  expect_words (make_fetch (FILE_OF ("absent")), G_IO_ERROR_NOT_FOUND, "no such file");
  expect_words (make_fetch (FILE_OF ("locked")), G_IO_ERROR_FAILED, "login (status 401)");
  expect_words (make_fetch (FILE_OF ("forbidden")), G_IO_ERROR_FAILED, "status 403");
  expect_words (make_fetch (FILE_OF ("broken")), G_IO_ERROR_FAILED, "status 500");
  expect_words (make_fetch (FILE_OF ("teapot")), G_IO_ERROR_FAILED, "status 418");
  expect_words (make_fetch (FILE_OF ("closing")), G_IO_ERROR_FAILED, "closed the connection");
}

static void
test_limits (void)
{
  MwFetch *slow = make_fetch (FILE_OF ("slow"));
  MwFetch *drip = make_fetch (FILE_OF ("drip"));

  expect_error (make_fetch (FILE_OF ("huge")), G_IO_ERROR_NO_SPACE);
  expect_error (make_fetch (FILE_OF ("endless")), G_IO_ERROR_NO_SPACE);
  expect_error (make_fetch (FILE_OF ("many")), G_IO_ERROR_NO_SPACE);
  expect_error (make_fetch (FILE_OF ("gzipbomb")), G_IO_ERROR_NO_SPACE);
  slow->maximum_milliseconds = 1500;
  expect_error (slow, G_IO_ERROR_TIMED_OUT);
  drip->maximum_milliseconds = 1500;
  expect_error (drip, G_IO_ERROR_TIMED_OUT);
}

static void
test_refused (void)
{
  MwFetch *stranger = make_fetch (FILE_OF ("good"));
  MwFetch *closed = make_fetch (FILE_OF ("good"));
  MwFetch *plain = make_fetch (FILE_OF ("good"));

  g_clear_pointer (&stranger->ca_file, g_free);
  expect_words (stranger, G_IO_ERROR_INVALID_DATA, "no authority");
  expect_words (make_fetch (FILE_OF ("badcert")), G_IO_ERROR_INVALID_DATA,
                "\u2068autoconfig.badcert.example\u2069 is for other names: "
                "\u2068good.example\u2069, \u2068autoconfig.good.example\u2069");
  expect_error (make_fetch ("file:///etc/passwd"), G_IO_ERROR_PERMISSION_DENIED);
  expect_error (make_fetch ("gopher://good.example/"), G_IO_ERROR_PERMISSION_DENIED);
  expect_error (make_fetch ("https://good.example:99999/"), G_IO_ERROR_FAILED);
  g_free (closed->connect_to[0]);
  closed->connect_to[0] = g_strdup (":443:127.0.0.1:1");
  expect_words (closed, G_IO_ERROR_CONNECTION_REFUSED, "autoconfig.good.example");
  g_free (plain->connect_to[0]);
  plain->connect_to[0] = g_strdup_printf (":443%s", strchr (plain->connect_to[1] + 1, ':'));
  expect_words (plain, G_IO_ERROR_FAILED, "TLS");
}

int
main (int argc, char **argv)
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  web_start ();
  g_test_add_func ("/fetch/good", test_good);
  g_test_add_func ("/fetch/redirects", test_redirects);
  g_test_add_func ("/fetch/limits", test_limits);
  g_test_add_func ("/fetch/refused", test_refused);
  g_test_add_func ("/fetch/packed", test_packed);
  g_test_add_func ("/fetch/statuses", test_statuses);
  status = g_test_run ();
  web_stop ();
  return status;
}
