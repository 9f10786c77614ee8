/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/greeting.h"

#include <string.h>

/* Of a line in a sentence. */
#define MAXIMUM_TEXT 120

static const struct
{
  const char *start;
  const char *protocol;
} STARTS[] = {
  { "SSH-", "SSH" },      { "HTTP/", "HTTP" },     { "<!DOCTYPE html", "HTTP" },
  { "<html", "HTTP" },    { "* OK", "IMAP" },      { "* PREAUTH", "IMAP" },
  { "* BYE", "IMAP" },    { "* NO", "IMAP" },      { "* BAD", "IMAP" },
  { "+OK", "POP3" },      { "-ERR", "POP3" },      { "\"IMPLEMENTATION\"", "ManageSieve" },
  { "RFB ", "VNC" },      { "@RSYNCD:", "rsync" }, { "<?xml", "XMPP" },
  { "<stream:", "XMPP" },
};

static gboolean
starts_with (const char *line, const char *start)
{
  return g_ascii_strncasecmp (line, start, strlen (start)) == 0;
}

static gboolean
has_word (const char *line, const char *word)
{
  gsize length = strlen (word);

  return starts_with (line, word) && (line[length] == '\0' || g_ascii_isspace (line[length]));
}

/* The status of SMTP, FTP and NNTP: three digits at the start of the line; 0 if there is none. */
static guint
read_status (const char *line)
{
  if (strspn (line, G_CSET_DIGITS) != 3 ||
      (line[3] != '\0' && line[3] != '-' && !g_ascii_isspace (line[3])))
    return 0;
  return (guint) g_ascii_strtoull (line, NULL, 10);
}

static gboolean
is_imap (const char *line)
{
  return has_word (line, "* OK") || has_word (line, "* PREAUTH") || has_word (line, "* BYE") ||
         has_word (line, "* NO") || has_word (line, "* BAD");
}

gboolean
mw_greeting_is_known (const char *scheme, const char *line)
{
  if (g_str_equal (scheme, "imap"))
    return is_imap (line);
  if (g_str_equal (scheme, "pop3"))
    return has_word (line, "+OK") || has_word (line, "-ERR");
  return read_status (line) == 220 || read_status (line) / 100 == 4 ||
         read_status (line) / 100 == 5;
}

gboolean
mw_greeting_turns_away (const char *scheme, const char *line)
{
  if (g_str_equal (scheme, "imap"))
    return !has_word (line, "* OK") && !has_word (line, "* PREAUTH");
  if (g_str_equal (scheme, "pop3"))
    return has_word (line, "-ERR");
  return read_status (line) != 220;
}

/* "ProFTPD", "Pure-FTPd", "FTP Service"; but a mail server may be called ftp.example.org. */
static gboolean
mentions_ftp (const char *line)
{
  for (const char *found = strcasestr (line, "ftp"); found; found = strcasestr (found + 3, "ftp"))
    if (found[3] != '.' && found[3] != '-')
      return TRUE;
  return strcasestr (line, "FileZilla") != NULL;
}

static const char *
find_by_status (const char *line)
{
  switch (read_status (line))
    {
    case 200:
    case 201:
      return "NNTP";
    case 120:
      return "FTP";
    case 220:
      if (strcasestr (line, "LMTP"))
        return "LMTP";
      if (strcasestr (line, "SMTP") || !mentions_ftp (line))
        return "SMTP";
      return "FTP";
    case 421:
    case 554:
      return "SMTP";
    default:
      return NULL;
    }
}

const char *
mw_greeting_find_protocol (const char *line)
{
  if (!line)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (STARTS); i++)
    if (starts_with (line, STARTS[i].start))
      return STARTS[i].protocol;
  return find_by_status (line);
}

/* What is no text was made valid with U+FFFD before. */
char *
mw_greeting_dup_text (const char *line)
{
  g_autofree char *start = NULL;

  if (!line || !g_utf8_validate (line, -1, NULL) || strstr (line, "\xef\xbf\xbd"))
    return NULL;
  if (strspn (line, " \t") == strlen (line))
    return NULL;
  if (g_utf8_strlen (line, -1) <= MAXIMUM_TEXT)
    return g_strdup (line);
  start = g_utf8_substring (line, 0, MAXIMUM_TEXT);
  return g_strconcat (start, "…", NULL);
}
