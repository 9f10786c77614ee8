/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Nothing of a login is in what people are shown, however a server repeats it. */

#include "probe/conversation/log.h"

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

/* Methods join the password to other things before they encode it, and servers say it in other ways
 * than they heard it. */
static void
test_joined (void)
{
  g_autoptr (MwSecret) password = mw_secret_new ("pa\"ss?>w", -1);
  MwProbeLog *log = mw_probe_log_new (ACCOUNT, password);
  static const char *const AROUND[][2] = {
    { "user=anna\001auth=Bearer ", "\001\001" },
    { "n,a=anna,\001host=a\001auth=Bearer ", "\001\001" },
    { "x", "" },
    { "xx", "yy" },
    { "xxx", "y" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (AROUND); i++)
    {
      g_autofree char *text = g_strconcat (AROUND[i][0], "pa\"ss?>w", AROUND[i][1], NULL);
      g_autofree char *encoded = g_base64_encode ((const guchar *) text, strlen (text));
      g_autofree char *for_urls = g_strdelimit (g_strdup (encoded), "+", '-');
      g_autofree char *line = NULL;
      g_autofree char *clean = NULL;

      g_strdelimit (for_urls, "/", '_');
      line = g_strdup_printf ("535 unknown (%s, %s)", encoded, for_urls);
      clean = mw_probe_log_clean (log, line, -1);
      g_test_message ("%s: %s", line, clean);
      g_assert_cmpstr (clean, ==, "535 unknown (••••, ••••)");
    }
  {
    g_autofree char *clean =
        mw_probe_log_clean (log, "BAD LOGIN anna \"pa\\\"ss?>w\" PA\"SS?>W pa\"\u200bss?>w", -1);

    g_assert_cmpstr (clean, ==, "BAD LOGIN anna \"••••\" •••• ••••");
  }
  mw_probe_log_free (log);
}

/* A token is longer than a line of the log, and than one that a server says. */
static void
test_broken (void)
{
  GString *token = g_string_new (NULL);
  g_autoptr (MwSecret) password = NULL;
  MwProbeLog *log = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (token, "k%06u", i * 7919);
  password = mw_secret_new (token->str, -1);
  log = mw_probe_log_new (ACCOUNT, password);
  for (gsize start = 0; start < token->len; start += 500)
    {
      g_autofree char *piece = g_strndup (token->str + start, 500);
      g_autofree char *encoded = g_base64_encode ((const guchar *) piece, strlen (piece));
      g_autofree char *line = g_strdup_printf ("535-%s %s", "5.7.8", piece);
      g_autofree char *coded = g_strdup_printf ("535-%s %s", "5.7.8", encoded);
      g_autofree char *clean = mw_probe_log_clean (log, line, -1);
      g_autofree char *clean_coded = mw_probe_log_clean (log, coded, -1);

      g_assert_cmpstr (clean, ==, "535-5.7.8 ••••");
      /* By chance the pieces of 500 begin at the three places of base64. */
      g_assert_cmpstr (clean_coded, ==, "535-5.7.8 ••••");
    }
  {
    g_autofree char *start = g_strnfill (990, 'x');
    g_autofree char *line = g_strdup_printf ("535 %s %s", start, token->str);
    g_autofree char *clean = mw_probe_log_clean (log, line, -1);

    g_assert_null (strstr (clean, "k0"));
    g_assert_cmpint (g_utf8_strlen (clean, -1), <=, 1000);
  }
  mw_probe_log_free (log);
  g_string_free (token, TRUE);
}

/* What hides a password must not look like one for ever. */
static void
test_dots (void)
{
  g_autoptr (MwSecret) password = mw_secret_new ("•", -1);
  MwProbeLog *log = mw_probe_log_new (ACCOUNT, password);
  g_autofree char *clean = mw_probe_log_clean (log, "-ERR • •", -1);

  g_assert_cmpstr (clean, ==, "-ERR •••• ••••");
  mw_probe_log_free (log);
}

/* What CRAM-MD5 and APOP say lets anybody try passwords at home. */
static void
test_proofs (void)
{
  static const char DIGEST[] = "3dbc88f0624776a737b39093f6eb6427";
  g_autoptr (MwSecret) password = mw_secret_new ("correct horse", -1);
  MwProbeLog *log = mw_probe_log_new (ACCOUNT, password);
  g_autofree char *plain = g_strdup_printf ("%s %s", ACCOUNT, DIGEST);
  g_autofree char *proof = g_base64_encode ((const guchar *) plain, strlen (plain));
  g_autofree char *echo = g_strdup_printf ("535 you said %s, which is %s", proof, plain);
  g_autofree char *expected = g_strdup_printf ("535 you said ••••, which is %s ••••", ACCOUNT);
  g_autofree char *name = g_base64_encode ((const guchar *) "anna.with.a.long.name", 21);
  g_autofree char *clean = NULL;

  mw_probe_log_hide_proof (log, proof);
  mw_probe_log_hide_proof (log, name);
  mw_probe_log_hide_proof (log, "YW5uYQ==");
  clean = mw_probe_log_clean (log, echo, -1);
  g_assert_cmpstr (clean, ==, expected);
  g_clear_pointer (&clean, g_free);
  clean = mw_probe_log_clean (log, "-ERR anna.with.a.long.name is locked", -1);
  g_assert_cmpstr (clean, ==, "-ERR anna.with.a.long.name is locked");
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
  g_clear_pointer (&clean, g_free);
  /* Nothing turns what is around it, or stands unseen in it. */
  clean = mw_probe_log_clean (
      log,
      "no \u202egnp.exe\u202c \u2066a\u2069\u200fb\u061c\u200b\ufeffc\u2028d\xc2\x85"
      "e"
      "\xc2\x9b"
      "31m \u0645\u06cc\u200c\u062e",
      -1);
  g_assert_cmpstr (clean, ==, "no gnp.exe abc d e 31m \u0645\u06cc\u200c\u062e");
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
  g_test_add_func ("/probe/log/joined", test_joined);
  g_test_add_func ("/probe/log/broken", test_broken);
  g_test_add_func ("/probe/log/dots", test_dots);
  g_test_add_func ("/probe/log/proofs", test_proofs);
  g_test_add_func ("/probe/log/odd-text", test_odd_text);
  g_test_add_func ("/probe/log/length", test_length);

  return g_test_run ();
}
