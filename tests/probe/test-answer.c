/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What is made of a server's answer: its codes, and its words for people. */

#include "probe/conversation/answer.h"
#include "probe/conversation/challenge.h"

#include <string.h>

static const struct
{
  const char *scheme;
  const char *lines; /* divided by line ends */
  const char *words;
  gboolean refuses;
  gboolean ends;
} ANSWERS[] = {
  { "smtp", "535 5.7.8 no", "no", TRUE, FALSE },
  { "smtp", "534-5.7.9 An app password is needed. See\n534 5.7.9  https://support.example.com/app",
    "An app password is needed. See https://support.example.com/app", TRUE, FALSE },
  { "smtp", "535-5.7.8 no\n535-5.7.8 no\n535 5.7.8 ask", "no ask", TRUE, FALSE },
  { "smtp", "535 5.7.3: no", "no", TRUE, FALSE },
  { "smtp", "535 5.7.1390 no", "5.7.1390 no", TRUE, FALSE },
  { "smtp", "535 3.7.8 no", "3.7.8 no", TRUE, FALSE },
  { "smtp", "535", "535", TRUE, FALSE },
  { "smtp", "535 5.7.8", "535 5.7.8", TRUE, FALSE },
  { "smtp", "535-\n535 ", "535-", TRUE, FALSE },
  { "smtp", "421 4.7.0 bye", "bye", TRUE, TRUE },
  { "smtp", "220-one\n220 two", "one two", FALSE, FALSE },
  { "smtp", "5355 what", "5355 what", FALSE, FALSE },
  { "smtp", "* OK IMAP", "", FALSE, FALSE },
  { "smtp", "SSH-2.0-OpenSSH\nmore", "SSH-2.0-OpenSSH", FALSE, FALSE },
  { "smtp", "", "", FALSE, FALSE },
  { "imap", "A002 NO [AUTHENTICATIONFAILED] no", "no", TRUE, FALSE },
  { "imap", "A002 NO [ALERT] [limit] no", "no", TRUE, FALSE },
  { "imap", "A002 no [AUTHENTICATIONFAILED]", "A002 no [AUTHENTICATIONFAILED]", TRUE, FALSE },
  { "imap", "A002 NO [mail.example.org] no", "[mail.example.org] no", TRUE, FALSE },
  { "imap", "A002 NO [unclosed no", "[unclosed no", TRUE, FALSE },
  { "imap", "A002 NO", "A002 NO", TRUE, FALSE },
  { "imap", "A002 NOTHING", "A002 NOTHING", FALSE, FALSE },
  { "imap",
    "* NO [WEBALERT https://accounts.example.org/x] Web login required.\nA002 NO [ALERT] Please "
    "log in via your web browser.",
    "Web login required. https://accounts.example.org/x Please log in via your web browser.", TRUE,
    FALSE },
  { "imap", "* FLAGS (\\Seen)\n* 3 EXISTS\n* OK [UIDVALIDITY 4] UIDs\nA003 NO no", "UIDs no", TRUE,
    FALSE },
  { "imap", "* CAPABILITY IMAP4rev1\nA001 OK done", "done", FALSE, FALSE },
  { "imap", "* BYE not today", "not today", TRUE, TRUE },
  { "imap", "+ eyJz", "", FALSE, FALSE },
  { "pop3", "-ERR [AUTH] no", "no", TRUE, FALSE },
  { "pop3", "-ERR [SYS/TEMP] later", "later", TRUE, FALSE },
  { "pop3", "-err", "-err", TRUE, FALSE },
  { "pop3", "+OK\nUIDL\nSASL PLAIN\n.", "+OK", FALSE, FALSE },
};

static MwAnswer *
make_answer (const char *scheme, const char *text)
{
  MwAnswer *answer = mw_answer_new (scheme);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    mw_answer_add (answer, lines[i]);
  return answer;
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ANSWERS); i++)
    {
      g_autoptr (MwAnswer) answer = make_answer (ANSWERS[i].scheme, ANSWERS[i].lines);
      g_autofree char *words = mw_answer_dup_words (answer);

      g_test_message ("%s: %s", ANSWERS[i].scheme, ANSWERS[i].lines);
      g_assert_cmpstr (words, ==, ANSWERS[i].words);
      g_assert_cmpint (mw_answer_refuses (answer), ==, ANSWERS[i].refuses);
      g_assert_cmpint (mw_answer_ends (answer), ==, ANSWERS[i].ends);
    }
}

static void
assert_part (
    const char *scheme, const char *line, guint status, const char *enhanced, const char *code)
{
  g_autoptr (MwAnswer) answer = make_answer (scheme, line);
  const MwAnswerPart *part = mw_answer_get_parts (answer)->pdata[0];

  g_assert_cmpuint (part->status, ==, status);
  g_assert_cmpstr (part->enhanced, ==, enhanced);
  g_assert_cmpstr (part->code, ==, code);
}

static void
test_codes (void)
{
  assert_part ("smtp", "535 5.7.139 no", 535, "5.7.139", NULL);
  assert_part ("smtp", "454-4.7.0 later", 454, "4.7.0", NULL);
  assert_part ("smtp", "535 no 5.7.8", 535, NULL, NULL);
  assert_part ("imap", "A1 NO [NONEXISTENT] no", 0, NULL, "NONEXISTENT");
  assert_part ("imap", "A1 NO [ALERT] [inuse] no", 0, NULL, "INUSE");
  assert_part ("imap", "A1 NO [REFERRAL imap://b.example.org/] no", 0, NULL, "REFERRAL");
  assert_part ("pop3", "-ERR [in-use] no", 0, NULL, "IN-USE");
  assert_part ("pop3", "-ERR no [IN-USE]", 0, NULL, NULL);
}

/* A server without end says no more than a few lines. */
static void
test_length (void)
{
  g_autoptr (MwAnswer) answer = mw_answer_new ("smtp");
  g_autofree char *words = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *line = g_strdup_printf ("550-%u ääääääääää ääääääääää", i);

      mw_answer_add (answer, line);
    }
  words = mw_answer_dup_words (answer);
  g_assert_cmpint (g_utf8_strlen (words, -1), <=, 501);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_true (g_str_has_suffix (words, "…"));
  mw_answer_clear (answer);
  g_clear_pointer (&words, g_free);
  words = mw_answer_dup_words (answer);
  g_assert_cmpstr (words, ==, "");
}

static void
assert_token (const char *line, const char *status, const char *scope, const char *text)
{
  g_autoptr (MwTokenRefusal) token = mw_token_refusal_read (line);

  g_test_message ("%s", line);
  g_assert_nonnull (token);
  g_assert_cmpstr (token->status, ==, status);
  g_assert_cmpstr (token->scope, ==, scope);
  g_assert_cmpstr (token->text, ==, text);
}

static void
assert_json (const char *json, const char *status, const char *scope, const char *text)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) json, strlen (json));
  g_autofree char *smtp = g_strconcat ("334 ", encoded, NULL);
  g_autofree char *imap = g_strconcat ("+ ", encoded, NULL);

  assert_token (smtp, status, scope, text);
  assert_token (imap, status, scope, text);
}

static void
test_tokens (void)
{
  static const char *const OTHERS[] = {
    "334 VXNlcm5hbWU6", "334 ",    "334",           "+ PDEuMkB0ZXN0Pg==", "+", "+ {}",
    "+ W10=",           "+ e30 x", "+ eyJzdGF0dXMi"
  };

  /* As Gmail says it. */
  assert_token (
      "334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ"
      "2xlLmNvbS8ifQ==",
      "400", "https://mail.google.com/", NULL);
  assert_json ("{\"status\":\"invalid_token\",\"scope\":\"mail\",\"schemes\":\"bearer\"}",
               "invalid_token", "mail", NULL);
  assert_json ("{\"status\":401,\"scope\":\"\"}", "401", NULL, NULL);
  assert_json ("{\"error\":\"invalid_request\",\"error_description\":\"no such user\"}",
               "invalid_request", NULL, "no such user");
  assert_json ("{\"status\":[],\"scope\":{}}", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    {
      g_test_message ("%s", OTHERS[i]);
      g_assert_null (mw_token_refusal_read (OTHERS[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/answer/words", test_words);
  g_test_add_func ("/probe/answer/codes", test_codes);
  g_test_add_func ("/probe/answer/length", test_length);
  g_test_add_func ("/probe/answer/tokens", test_tokens);

  return g_test_run ();
}
