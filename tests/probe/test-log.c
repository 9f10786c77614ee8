/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Nothing of a login is in what people are shown, however a server repeats it. */

#include "probe/log.h"

#include <string.h>

#define PASSWORD "Canary.4711/xyz"
#define ACCOUNT "anna"

static void
test_secrets (void)
{
  g_autoptr (MwSecret) password = mw_secret_new (PASSWORD, -1);
  MwProbeLog *log = mw_probe_log_new (ACCOUNT, password);
  g_autofree char *alone = g_base64_encode ((const guchar *) PASSWORD, strlen (PASSWORD));
  static const char PLAIN[] = "\0" ACCOUNT "\0" PASSWORD;
  static const char LONG[] = ACCOUNT "\0" ACCOUNT "\0" PASSWORD "\r\n";
  g_autofree char *plain = g_base64_encode ((const guchar *) PLAIN, sizeof PLAIN - 1);
  g_autofree char *longer = g_base64_encode ((const guchar *) LONG, sizeof LONG - 1);
  const char *said[] = { PASSWORD, alone, plain, longer, "Canary.4711%2Fxyz" };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *line = g_strdup_printf ("535 you said %s, twice: %s", said[i], said[i]);
      g_autofree char *clean = mw_probe_log_clean (log, line, -1);

      g_test_message ("%s", clean);
      g_assert_cmpstr (clean, ==, "535 you said ••••, twice: ••••");
      mw_probe_log_add (log, "<", line, -1);
    }
  g_assert_null (strstr (mw_probe_log_get_text (log), "Canary"));
  mw_probe_log_free (log);
}

static void
test_odd_text (void)
{
  MwProbeLog *log = mw_probe_log_new (ACCOUNT, NULL);
  g_autofree char *clean = mw_probe_log_clean (log,
                                               "220 \x1b[31m\xff\xfe"
                                               "red\tserver\r\n",
                                               -1);

  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_null (strchr (clean, '\x1b'));
  g_assert_true (g_str_has_suffix (clean, "red server"));
  mw_probe_log_free (log);
}

/* A server without end does not fill the memory. */
static void
test_length (void)
{
  MwProbeLog *log = mw_probe_log_new (ACCOUNT, NULL);
  g_autofree char *line = g_strnfill (100000, 'x');

  for (guint i = 0; i < 1000; i++)
    mw_probe_log_add (log, "<", line, -1);
  g_assert_cmpuint (strlen (mw_probe_log_get_text (log)), <, 100000);
  mw_probe_log_free (log);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/log/secrets", test_secrets);
  g_test_add_func ("/probe/log/odd-text", test_odd_text);
  g_test_add_func ("/probe/log/length", test_length);

  return g_test_run ();
}
