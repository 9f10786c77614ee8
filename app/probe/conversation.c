/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation.h"

#include <curl/curl.h>
#include <string.h>

static const struct
{
  const char *word;
  MwSaid said;
} HARMLESS[] = {
  { "EHLO", MW_SAID_CAPABILITIES }, { "HELO", MW_SAID_CAPABILITIES },
  { "CAPA", MW_SAID_CAPABILITIES }, { "CAPABILITY", MW_SAID_CAPABILITIES },
  { "STARTTLS", MW_SAID_STARTTLS }, { "STLS", MW_SAID_STARTTLS },
  { "EXAMINE", MW_SAID_COMMAND },   { "NOOP", MW_SAID_COMMAND },
  { "MAIL", MW_SAID_COMMAND },      { "QUIT", MW_SAID_QUIT },
  { "LOGOUT", MW_SAID_QUIT },
};

/* Where a password is enough, the strongest first, as libcurl has them. */
static const char *const METHODS[] = { "SCRAM-SHA-256", "DIGEST-MD5", "CRAM-MD5", "PLAIN",
                                       "LOGIN" };

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
mw_conversation_is_greeting (const char *scheme, const char *line)
{
  if (g_str_equal (scheme, "imap"))
    return has_word (line, "* OK") || has_word (line, "* PREAUTH") || has_word (line, "* BYE");
  if (g_str_equal (scheme, "pop3"))
    return has_word (line, "+OK") || has_word (line, "-ERR");
  return g_ascii_isdigit (line[0]) && g_ascii_isdigit (line[1]) && g_ascii_isdigit (line[2]) &&
         (line[3] == '\0' || line[3] == '-' || g_ascii_isspace (line[3]));
}

gboolean
mw_conversation_turns_away (const char *scheme, const char *line)
{
  if (g_str_equal (scheme, "imap"))
    return has_word (line, "* BYE");
  if (g_str_equal (scheme, "pop3"))
    return has_word (line, "-ERR");
  return line[0] == '4' || line[0] == '5';
}

static void
add_word (GString *capabilities, const char *prefix, const char *word)
{
  if (!*word)
    return;
  if (capabilities->len > 0)
    g_string_append_c (capabilities, ' ');
  g_string_append (capabilities, prefix);
  g_string_append (capabilities, word);
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

  words = g_strsplit_set (rest, " \t", -1);
  is_login = g_str_equal (scheme, "smtp") ? has_word (rest, "AUTH") : has_word (rest, "SASL");
  for (guint i = is_login ? 1 : 0; words[i]; i++)
    {
      add_word (capabilities, is_login ? "AUTH=" : "", words[i]);
      if (!is_login && !g_str_equal (scheme, "imap"))
        break;
    }
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

static gboolean
can_say (const char *method)
{
  if (!g_str_equal (method, "SCRAM-SHA-256"))
    return TRUE;
  return (curl_version_info (CURLVERSION_NOW)->features & CURL_VERSION_GSASL) != 0;
}

/* A command of its own for a name and a password, as IMAP and POP3 have it besides SASL. */
static gboolean
offers_own_login (const char *scheme, const char *capabilities)
{
  if (g_str_equal (scheme, "imap"))
    return !mw_conversation_offers (capabilities, "LOGINDISABLED");
  if (g_str_equal (scheme, "pop3"))
    return !*capabilities || mw_conversation_offers (capabilities, "USER");
  return FALSE;
}

char *
mw_conversation_choose_login (const char *scheme,
                              const char *authentication,
                              const char *capabilities)
{
  g_autoptr (GString) options = g_string_new (NULL);
  g_autofree char *wanted = g_ascii_strup (authentication, -1);
  gboolean automatic = g_str_equal (authentication, "automatic");

  for (guint i = 0; i < G_N_ELEMENTS (METHODS); i++)
    {
      g_autofree char *word = g_strconcat ("AUTH=", METHODS[i], NULL);

      if ((automatic || g_str_equal (wanted, METHODS[i])) && can_say (METHODS[i]) &&
          mw_conversation_offers (capabilities, word))
        g_string_append_printf (options, "%s%s", options->len > 0 ? ";" : "", word);
    }
  if (g_str_equal (authentication, "xoauth2") &&
      mw_conversation_offers (capabilities, "AUTH=XOAUTH2"))
    g_string_append (options, "AUTH=XOAUTH2");
  if (options->len > 0)
    return g_strdup (options->str);
  if ((automatic || g_str_equal (authentication, "login")) &&
      offers_own_login (scheme, capabilities))
    return g_strdup (g_str_equal (scheme, "imap") ? "AUTH=+LOGIN" : "");
  return NULL;
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
mw_conversation_get_farewell (const char *scheme)
{
  return g_str_equal (scheme, "imap") ? "LOGOUT" : "QUIT";
}
