/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* The words that mail servers and clients exchange. */

#include "probe/conversation/conversation.h"

static const struct
{
  const char *scheme;
  const char *line;
  MwSaid said;
} SAID[] = {
  { "smtp", "EHLO here", MW_SAID_CAPABILITIES },
  { "smtp", "STARTTLS", MW_SAID_STARTTLS },
  { "smtp", "AUTH PLAIN AGFubmEAcHc=", MW_SAID_LOGIN },
  { "smtp", "AGFubmEAcHc=", MW_SAID_LOGIN },
  { "smtp", "MAIL FROM:<anna@example.org>", MW_SAID_COMMAND },
  { "smtp", "QUIT", MW_SAID_QUIT },
  { "imap", "A001 CAPABILITY", MW_SAID_CAPABILITIES },
  { "imap", "A002 LOGIN anna pw", MW_SAID_LOGIN },
  { "imap", "A002 AUTHENTICATE PLAIN", MW_SAID_LOGIN },
  { "imap", "A003 ID (\"name\" \"x\")", MW_SAID_IDENTITY },
  { "imap", "A003 EXAMINE \"INBOX\"", MW_SAID_COMMAND },
  { "imap", "A004 LOGOUT", MW_SAID_QUIT },
  { "pop3", "CAPA", MW_SAID_CAPABILITIES },
  { "pop3", "STLS", MW_SAID_STARTTLS },
  { "pop3", "USER anna", MW_SAID_LOGIN },
  { "pop3", "PASS NOOP", MW_SAID_LOGIN },
  { "pop3", "APOP anna 0123", MW_SAID_LOGIN },
  { "pop3", "NOOP", MW_SAID_COMMAND },
  { "pop3", "NOOPS", MW_SAID_LOGIN },
};

static void
test_classify (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (SAID); i++)
    {
      g_test_message ("%s", SAID[i].line);
      g_assert_cmpint (mw_conversation_classify (SAID[i].scheme, SAID[i].line), ==, SAID[i].said);
    }
}

static void
assert_capabilities (const char *scheme, const char *const *lines, const char *expected)
{
  g_autoptr (GString) capabilities = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    mw_conversation_add_capabilities (scheme, lines[i], capabilities);
  g_assert_cmpstr (capabilities->str, ==, expected);
}

static void
test_capabilities (void)
{
  static const char *const SMTP[] = { "250-SIZE 1024", "250-STARTTLS", "250-AUTH PLAIN LOGIN",
                                      "250 8BITMIME", NULL };
  static const char *const IMAP[] = { "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN", "A001 OK done",
                                      "* OK hello", NULL };
  /* Before there was a standard, and Postfix for clients from then. */
  static const char *const OLD[] = { "250-mail", "250-AUTH LOGIN PLAIN", "250 AUTH=LOGIN PLAIN",
                                     NULL };
  static const char *const SMALL[] = { "250-mail", "250-starttls", "250 auth=login", NULL };
  static const char *const POP3[] = { "+OK", "UIDL", "STLS", "USER", "SASL PLAIN CRAM-MD5",
                                      ".",   NULL };

  assert_capabilities ("smtp", SMTP, "SIZE STARTTLS AUTH=PLAIN AUTH=LOGIN 8BITMIME");
  assert_capabilities ("smtp", OLD, "mail AUTH=LOGIN AUTH=PLAIN");
  assert_capabilities ("smtp", SMALL, "mail starttls AUTH=login");
  assert_capabilities ("imap", IMAP, "IMAP4rev1 STARTTLS AUTH=PLAIN");
  assert_capabilities ("pop3", POP3, "UIDL STLS USER AUTH=PLAIN AUTH=CRAM-MD5");
  g_assert_true (mw_conversation_offers ("UIDL STLS", "stls"));
  g_assert_false (mw_conversation_offers ("UIDL STLS", "STL"));
}

static void
test_stamps (void)
{
  g_assert_true (mw_conversation_has_stamp ("+OK ready <96413.1670625352@mail56.test>"));
  g_assert_false (mw_conversation_has_stamp ("+OK ready <96413.1670625352@mail56.test> now"));
  g_assert_false (mw_conversation_has_stamp ("+OK anna@example.org <hello>"));
  g_assert_false (mw_conversation_has_stamp ("+OK >"));
  g_assert_false (mw_conversation_has_stamp (NULL));
}

static void
assert_command (const char *scheme, const char *mailbox, const char *expected)
{
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain (scheme, "mail.example.org", 1, MW_ENCRYPTION_TLS);
  g_autofree char *command = NULL;

  endpoint->mailbox = g_strdup (mailbox);
  command = mw_conversation_make_command (endpoint);
  g_assert_cmpstr (command, ==, expected);
}

/* libcurl unescapes what it says, so that a percent sign is escaped. */
static void
test_commands (void)
{
  assert_command ("imap", "INBOX", "EXAMINE \"INBOX\"");
  assert_command ("imap", "a \"b\" \\c 10%", "EXAMINE \"a \\\"b\\\" \\\\c 10%25\"");
  assert_command ("imap", "Größe & Ärger", "EXAMINE \"Gr&APYA3w-e &- &AMQ-rger\"");
  assert_command ("imap", NULL, "NOOP");
  assert_command ("pop3", NULL, "NOOP");
  g_assert_true (
      g_str_has_prefix (mw_conversation_get_identity ("imap", "IMAP4rev1 id"), "ID (\"name\" \""));
  g_assert_null (mw_conversation_get_identity ("imap", "IMAP4rev1 IDLE"));
  g_assert_null (mw_conversation_get_identity ("pop3", "ID"));
  assert_command ("smtp", "anna@example.org", "MAIL FROM:<anna@example.org>");
  assert_command ("smtp", "anna@größe.example", "MAIL FROM:<anna@xn--gre-6ka8i.example>");
  assert_command ("smtp", "ännä@example.org", "MAIL FROM:<ännä@example.org> SMTPUTF8");
  assert_command ("smtp", NULL, "NOOP");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/conversation/classify", test_classify);
  g_test_add_func ("/probe/conversation/capabilities", test_capabilities);
  g_test_add_func ("/probe/conversation/stamps", test_stamps);
  g_test_add_func ("/probe/conversation/commands", test_commands);

  return g_test_run ();
}
