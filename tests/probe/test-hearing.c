/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What libcurl is let know of a server's lines. */

#include "probe/conversation/hearing.h"

#include <string.h>

static const struct
{
  const char *scheme;
  MwLoginMethod method;
  gboolean before_tls;
  MwSaid said;
  guint index;
  const char *line;
  const char *heard;
} LINES[] = {
  { "imap", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_NOTHING, 0, "* ok ready\r\n", "* OK ready\r\n" },
  { "imap", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_LOGIN, 0, "A002 ok in\r\n", "A002 OK in\r\n" },
  { "imap", MW_LOGIN_METHOD_PLAIN, FALSE, MW_SAID_CAPABILITIES, 0,
    "* capability imap4rev1 auth=plain sasl-ir\r\n",
    "* capability IMAP4REV1 AUTH=PLAIN SASL-IR\r\n" },
  { "imap", MW_LOGIN_METHOD_NONE, TRUE, MW_SAID_CAPABILITIES, 0,
    "* CAPABILITY IMAP4rev1 LoginDisabled starttls\r\n",
    "* CAPABILITY IMAP4REV1               STARTTLS\r\n" },
  { "imap", MW_LOGIN_METHOD_PLAIN, FALSE, MW_SAID_CAPABILITIES, 0,
    "* CAPABILITY LOGINDISABLED AUTH=PLAIN\r\n", "* CAPABILITY LOGINDISABLED AUTH=PLAIN\r\n" },
  { "imap", MW_LOGIN_METHOD_COMMAND, FALSE, MW_SAID_CAPABILITIES, 0,
    "* CAPABILITY IMAP4rev1 AUTH=GSSAPI AUTH=PLAIN ID\r\n",
    "* CAPABILITY IMAP4REV1                        ID\r\n" },
  /* Whether a server wants to know who this is does not matter. */
  { "imap", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_IDENTITY, 0, "A003 BAD no\r\n",
    "A003 OK  no\r\n" },
  { "imap", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_IDENTITY, 0, "A003 no\r\n", "A003 OK\r\n" },
  { "imap", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_IDENTITY, 0, "* BYE no\r\n", "* BYE no\r\n" },
  { "imap", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_COMMAND, 0, "A003 BAD no\r\n", "A003 BAD no\r\n" },
  /* What was not asked for stays as it is. */
  { "imap", MW_LOGIN_METHOD_NONE, TRUE, MW_SAID_COMMAND, 0, "* capability starttls\r\n",
    "* capability starttls\r\n" },
  { "pop3", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_NOTHING, 0, "+ok <1@x>\r\n", "+OK <1@x>\r\n" },
  { "pop3", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_LOGIN, 0, "-err no\n", "-ERR no\n" },
  { "pop3", MW_LOGIN_METHOD_COMMAND, FALSE, MW_SAID_NOTHING, 0, "+OK <1@x>\r\n", "+OK <1@x)\r\n" },
  { "pop3", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 1, "stls\r\n", "STLS\r\n" },
  { "pop3", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 2, "user\r\n", "USER\r\n" },
  { "pop3", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 2, "users\r\n", "users\r\n" },
  { "pop3", MW_LOGIN_METHOD_COMMAND, FALSE, MW_SAID_CAPABILITIES, 2, "EXPIRE 60\r\n",
    "USERRE 60\r\n" },
  { "pop3", MW_LOGIN_METHOD_COMMAND, FALSE, MW_SAID_CAPABILITIES, 2, "STLS\r\n", "STLS\r\n" },
  { "pop3", MW_LOGIN_METHOD_COMMAND, FALSE, MW_SAID_CAPABILITIES, 2, "TOP\r\n", "TOP\r\n" },
  { "pop3", MW_LOGIN_METHOD_COMMAND, FALSE, MW_SAID_CAPABILITIES, 4, ".\r\n", ".\r\n" },
  { "pop3", MW_LOGIN_METHOD_COMMAND, FALSE, MW_SAID_CAPABILITIES, 0, "+OK list\r\n",
    "+OK list\r\n" },
  { "pop3", MW_LOGIN_METHOD_PLAIN, FALSE, MW_SAID_CAPABILITIES, 2, "UIDL\r\n", "UIDL\r\n" },
  { "pop3", MW_LOGIN_METHOD_PLAIN, FALSE, MW_SAID_CAPABILITIES, 3, "sasl plain Cram-MD5\r\n",
    "SASL PLAIN CRAM-MD5\r\n" },
  { "pop3", MW_LOGIN_METHOD_COMMAND, FALSE, MW_SAID_CAPABILITIES, 3, "SASL PLAIN CRAM-MD5\r\n",
    "SASL               \r\n" },
  { "smtp", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 1, "250-starttls\r\n",
    "250-STARTTLS\r\n" },
  { "smtp", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 1, "250 auth login Plain\r\n",
    "250 AUTH LOGIN PLAIN\r\n" },
  { "smtp", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 1, "250-AUTH=LOGIN PLAIN\r\n",
    "250-AUTH LOGIN PLAIN\r\n" },
  { "smtp", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 2, "250 AUTH\r\n", "250 AUTH\r\n" },
  { "smtp", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 2, "250\r\n", "250\r\n" },
  { "smtp", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 2, "\n", "\n" },
  /* A server may have any name. */
  { "smtp", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_CAPABILITIES, 0, "250-starttls at home\r\n",
    "250-starttls at home\r\n" },
  { "smtp", MW_LOGIN_METHOD_NONE, FALSE, MW_SAID_LOGIN, 1, "334 auth\r\n", "334 auth\r\n" },
};

/* Each in memory of its very length, so that a sanitizer sees who reads on. */
static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (LINES); i++)
    {
      MwHearing hearing = { LINES[i].scheme, LINES[i].method, LINES[i].before_tls };
      gsize length = strlen (LINES[i].line);
      g_autofree char *heard = g_memdup2 (LINES[i].line, length);

      mw_hearing_adapt (&hearing, LINES[i].said, LINES[i].index, heard, length);
      g_test_message ("%s: %s", LINES[i].scheme, LINES[i].line);
      g_assert_cmpmem (heard, length, LINES[i].heard, strlen (LINES[i].heard));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/hearing/lines", test_lines);

  return g_test_run ();
}
