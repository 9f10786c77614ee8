/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What a server's first line says of it. */

#include "probe/conversation/greeting.h"

static const struct
{
  const char *scheme;
  const char *line;
  gboolean is_known;
  gboolean turns_away;
} GREETINGS[] = {
  { "smtp", "220 mail.example.org ESMTP", TRUE, FALSE },
  { "smtp", "220-mail.example.org", TRUE, FALSE },
  { "smtp", "220", TRUE, FALSE },
  { "smtp", "554 5.7.1 no", TRUE, TRUE },
  { "smtp", "421 busy", TRUE, TRUE },
  { "smtp", "521 mail.example.org takes no mail", TRUE, TRUE },
  { "smtp", "200 news.example.org", FALSE, FALSE },
  { "smtp", "120 soon", FALSE, FALSE },
  { "smtp", "HTTP/1.1 400 Bad Request", FALSE, FALSE },
  { "smtp", "", FALSE, FALSE },
  { "smtp", "22", FALSE, FALSE },
  { "smtp", "2200", FALSE, FALSE },
  { "smtp", "* OK IMAP", FALSE, FALSE },
  { "imap", "* OK ready", TRUE, FALSE },
  { "imap", "* ok ready", TRUE, FALSE },
  { "imap", "* PREAUTH", TRUE, FALSE },
  { "imap", "* BYE go away", TRUE, TRUE },
  { "imap", "* NO more connections", TRUE, TRUE },
  { "imap", "* BAD luck", TRUE, TRUE },
  { "imap", "* bye", TRUE, TRUE },
  { "imap", "* OKAY", FALSE, FALSE },
  { "imap", "* NOTHING", FALSE, FALSE },
  { "imap", "+OK POP3", FALSE, FALSE },
  { "imap", "SSH-2.0-OpenSSH", FALSE, FALSE },
  { "pop3", "+OK ready", TRUE, FALSE },
  { "pop3", "+OK", TRUE, FALSE },
  { "pop3", "-ERR no", TRUE, TRUE },
  { "pop3", "-err [SYS/TEMP] no", TRUE, TRUE },
  { "pop3", "220 ftp", FALSE, FALSE },
};

static void
test_greetings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (GREETINGS); i++)
    {
      g_test_message ("%s: %s", GREETINGS[i].scheme, GREETINGS[i].line);
      g_assert_cmpint (mw_greeting_is_known (GREETINGS[i].scheme, GREETINGS[i].line), ==,
                       GREETINGS[i].is_known);
      if (GREETINGS[i].is_known)
        g_assert_cmpint (mw_greeting_turns_away (GREETINGS[i].scheme, GREETINGS[i].line), ==,
                         GREETINGS[i].turns_away);
    }
}

static const struct
{
  const char *line;
  const char *protocol;
} PROTOCOLS[] = {
  { "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3", "SSH" },
  { "HTTP/1.1 400 Bad Request", "HTTP" },
  { "<html>", "HTTP" },
  { "* OK [CAPABILITY IMAP4rev1] ready", "IMAP" },
  { "+OK ready <1.2@example.org>", "POP3" },
  { "220 mail.example.org ESMTP Postfix", "SMTP" },
  { "220 ftp.example.org ESMTP", "SMTP" },
  { "220 ftp.example.org", "SMTP" },
  { "554 no", "SMTP" },
  { "220 (vsFTPd 3.0.3)", "FTP" },
  { "220 ProFTPD Server (Debian) [::ffff:192.0.2.1]", "FTP" },
  { "220---------- Welcome to Pure-FTPd [privsep] [TLS] ----------", "FTP" },
  { "220-FileZilla Server 1.8.0", "FTP" },
  { "220 ftp.example.org FTP server ready", "FTP" },
  { "220 mail.example.org LMTP Server", "LMTP" },
  { "200 news.example.org InterNetNews", "NNTP" },
  { "\"IMPLEMENTATION\" \"Dovecot Pigeonhole\"", "ManageSieve" },
  { "RFB 003.008", "VNC" },
  { "Welcome", NULL },
  { "", NULL },
  { NULL, NULL },
};

static void
test_protocols (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PROTOCOLS); i++)
    g_assert_cmpstr (mw_greeting_find_protocol (PROTOCOLS[i].line), ==, PROTOCOLS[i].protocol);
}

static void
test_texts (void)
{
  g_autofree char *short_text = mw_greeting_dup_text ("SSH-2.0");
  g_autofree char *garbage = mw_greeting_dup_text ("\xef\xbf\xbd\xef\xbf\xbd"
                                                   "a");
  g_autofree char *blank = mw_greeting_dup_text ("  ");
  g_autofree char *line = g_strnfill (5000, 'x');
  g_autofree char *long_text = mw_greeting_dup_text (line);

  g_assert_cmpstr (short_text, ==, "SSH-2.0");
  g_assert_null (garbage);
  g_assert_null (blank);
  g_assert_cmpint (g_utf8_strlen (long_text, -1), ==, 121);
  g_assert_true (g_str_has_suffix (long_text, "x…"));
  g_assert_null (mw_greeting_dup_text (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/greeting/greetings", test_greetings);
  g_test_add_func ("/probe/greeting/protocols", test_protocols);
  g_test_add_func ("/probe/greeting/texts", test_texts);

  return g_test_run ();
}
