/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/conversation.h"

#include <string.h>

static const struct
{
  const char *word;
  MwSaid said;
} HARMLESS[] = {
  { "EHLO", MW_SAID_CAPABILITIES }, { "HELO", MW_SAID_CAPABILITIES },
  { "CAPA", MW_SAID_CAPABILITIES }, { "CAPABILITY", MW_SAID_CAPABILITIES },
  { "STARTTLS", MW_SAID_STARTTLS }, { "STLS", MW_SAID_STARTTLS },
  { "ID", MW_SAID_IDENTITY },       { "EXAMINE", MW_SAID_COMMAND },
  { "NOOP", MW_SAID_COMMAND },      { "MAIL", MW_SAID_COMMAND },
  { "QUIT", MW_SAID_QUIT },         { "LOGOUT", MW_SAID_QUIT },
};

static gboolean
has_word (const char *line, const char *word)
{
  gsize length = strlen (word);

  return g_ascii_strncasecmp (line, word, length) == 0 &&
         (line[length] == '\0' || g_ascii_isspace (line[length]));
}

/* IMAP: behind the tag; else the line itself. */
static const char *
skip_tag (const char *scheme, const char *line)
{
  const char *space = NULL;

  if (!g_str_equal (scheme, "imap"))
    return line;
  space = strchr (line, ' ');
  return space ? space + 1 : line;
}

MwSaid
mw_conversation_classify (const char *scheme, const char *line)
{
  const char *command = skip_tag (scheme, line);

  for (guint i = 0; i < G_N_ELEMENTS (HARMLESS); i++)
    if (has_word (command, HARMLESS[i].word))
      return HARMLESS[i].said;
  return MW_SAID_LOGIN;
}

gboolean
mw_conversation_is_logged_in (const char *greeting)
{
  return has_word (greeting, "* PREAUTH");
}

gboolean
mw_conversation_offers (const char *capabilities, const char *word)
{
  g_auto (GStrv) words = g_strsplit (capabilities, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static void
add_word (GString *capabilities, const char *prefix, const char *word)
{
  g_autofree char *whole = g_strconcat (prefix, word, NULL);

  if (!*word || mw_conversation_offers (capabilities->str, whole))
    return;
  if (capabilities->len > 0)
    g_string_append_c (capabilities, ' ');
  g_string_append (capabilities, whole);
}

/* "AUTH=LOGIN PLAIN" is how methods were offered before there was a standard. */
static gboolean
is_login_offer (const char *scheme, const char *line)
{
  if (g_str_equal (scheme, "pop3"))
    return has_word (line, "SASL");
  return g_str_equal (scheme, "smtp") &&
         (has_word (line, "AUTH") || g_ascii_strncasecmp (line, "AUTH=", 5) == 0);
}

void
mw_conversation_add_capabilities (const char *scheme, const char *line, GString *capabilities)
{
  g_auto (GStrv) words = NULL;
  const char *rest = line;
  gboolean is_login = FALSE;

  if (g_str_equal (scheme, "imap"))
    {
      if (!has_word (line, "* CAPABILITY"))
        return;
      rest = line + strlen ("* CAPABILITY");
    }
  else if (g_str_equal (scheme, "smtp"))
    {
      if (!g_str_has_prefix (line, "250") || strlen (line) < 5)
        return;
      rest = line + 4;
    }
  else if (has_word (line, "+OK") || has_word (line, "-ERR") || *line == '.')
    return;

  is_login = is_login_offer (scheme, rest);
  words = g_strsplit_set (rest, is_login ? " \t=" : " \t", -1);
  for (guint i = is_login ? 1 : 0; words[i]; i++)
    {
      add_word (capabilities, is_login ? "AUTH=" : "", words[i]);
      if (!is_login && !g_str_equal (scheme, "imap"))
        break;
    }
}

gboolean
mw_conversation_knows_no_ehlo (const char *refusal)
{
  return refusal && (g_str_has_prefix (refusal, "500") || g_str_has_prefix (refusal, "502"));
}

gboolean
mw_conversation_has_stamp (const char *greeting)
{
  const char *start = greeting ? strrchr (greeting, '<') : NULL;

  return start && g_str_has_suffix (start, ">") && strchr (start, '@');
}

/* libcurl unescapes what it is told to say. */
static char *
escape_percent (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "%", "%25", 0);
  return g_strdup (escaped->str);
}

static char *
make_examine (const char *folder)
{
  g_autofree char *encoded = g_convert (folder, -1, "UTF-7-IMAP", "UTF-8", NULL, NULL, NULL);
  g_autoptr (GString) quoted = g_string_new (encoded ? encoded : folder);
  g_autofree char *command = NULL;

  g_string_replace (quoted, "\\", "\\\\", 0);
  g_string_replace (quoted, "\"", "\\\"", 0);
  command = g_strdup_printf ("EXAMINE \"%s\"", quoted->str);
  return escape_percent (command);
}

static char *
make_mail (const char *address)
{
  const char *at = strrchr (address, '@');
  g_autofree char *local = g_strndup (address, at ? (gsize) (at - address) : strlen (address));
  g_autofree char *domain = at ? g_hostname_to_ascii (at + 1) : NULL;
  g_autofree char *command =
      g_strdup_printf ("MAIL FROM:<%s%s%s>%s", local, domain ? "@" : "", domain ? domain : "",
                       g_str_is_ascii (local) ? "" : " SMTPUTF8");

  return escape_percent (command);
}

char *
mw_conversation_make_command (MwEndpoint *endpoint)
{
  if (g_str_equal (endpoint->scheme, "imap"))
    return endpoint->mailbox ? make_examine (endpoint->mailbox) : g_strdup ("NOOP");
  if (g_str_equal (endpoint->scheme, "smtp") && endpoint->mailbox)
    return make_mail (endpoint->mailbox);
  return g_strdup ("NOOP");
}

const char *
mw_conversation_get_identity (const char *scheme, const char *capabilities)
{
  if (!g_str_equal (scheme, "imap") || !mw_conversation_offers (capabilities, "ID"))
    return NULL;
  return "ID (\"name\" \"Mailwright\" \"version\" \"" MW_VERSION "\")";
}

const char *
mw_conversation_get_farewell (const char *scheme)
{
  return g_str_equal (scheme, "imap") ? "LOGOUT" : "QUIT";
}
