/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/autoconfig-words.h"

#include <string.h>

/* Returns: how long the placeholder is that @text begins with: letters between two per cent signs;
 * 0 for none */
static gsize
measure_placeholder (const char *text)
{
  gsize length = 1;

  if (*text != '%')
    return 0;
  while (g_ascii_isalpha (text[length]))
    length++;
  return length > 1 && text[length] == '%' ? length + 1 : 0;
}

char *
mw_autoconfig_fill_in (const char *text, const MwAddress *address)
{
  const char *at = strrchr (address->text, '@');
  g_autofree char *local = g_strndup (address->text, (gsize) (at - address->text));
  g_autofree char *whole = g_strdup_printf ("%s@%s", local, address->domain);
  const struct
  {
    const char *name;
    const char *value;
  } PLACEHOLDERS[] = {
    { "%EMAILADDRESS%", whole },
    { "%EMAILLOCALPART%", local },
    { "%EMAILDOMAIN%", address->domain },
  };
  g_autoptr (GString) filled = g_string_new (NULL);

  while (*text)
    {
      gsize length = measure_placeholder (text);
      guint i = 0;

      if (length == 0)
        {
          g_string_append_c (filled, *text++);
          continue;
        }
      while (i < G_N_ELEMENTS (PLACEHOLDERS) &&
             (strlen (PLACEHOLDERS[i].name) != length ||
              g_ascii_strncasecmp (text, PLACEHOLDERS[i].name, length) != 0))
        i++;
      if (i == G_N_ELEMENTS (PLACEHOLDERS))
        return NULL;
      g_string_append (filled, PLACEHOLDERS[i].value);
      text += length;
    }
  return g_strdup (filled->str);
}

static gboolean
is_visible (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT ||
          g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
          g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR)
        return FALSE;
    }
  return TRUE;
}

char *
mw_autoconfig_read_account (const char *text, const MwAddress *address)
{
  g_autofree char *account = mw_autoconfig_fill_in (text, address);

  if (!account || !*account || !is_visible (account))
    return NULL;
  return g_steal_pointer (&account);
}

gboolean
mw_autoconfig_read_type (const char *type, MwDirection direction, const char **scheme)
{
  static const struct
  {
    const char *type;
    MwDirection direction;
    const char *scheme;
  } TYPES[] = {
    { "imap", MW_DIRECTION_IN, "imap" },
    { "pop3", MW_DIRECTION_IN, "pop3" },
    { "pop", MW_DIRECTION_IN, "pop3" },
    { "smtp", MW_DIRECTION_OUT, "smtp" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    if (TYPES[i].direction == direction && g_ascii_strcasecmp (type, TYPES[i].type) == 0)
      {
        *scheme = TYPES[i].scheme;
        return TRUE;
      }
  return FALSE;
}

/* The format says SSL for TLS from the first byte. Who writes TLS means that, too, or else what
 * mail programs called TLS for long: STARTTLS. No server takes TLS at once on these ports. */
static gboolean
is_starttls_port (guint16 port)
{
  return port == 25 || port == 110 || port == 143 || port == 587;
}

gboolean
mw_autoconfig_read_encryption (const char *word, guint16 port, MwEncryption *encryption)
{
  static const struct
  {
    const char *word;
    MwEncryption encryption;
    gboolean by_port;
  } WORDS[] = {
    { "SSL", MW_ENCRYPTION_TLS, FALSE },
    { "TLS", MW_ENCRYPTION_TLS, TRUE },
    { "SSLTLS", MW_ENCRYPTION_TLS, FALSE },
    { "TLSSSL", MW_ENCRYPTION_TLS, FALSE },
    { "IMPLICIT", MW_ENCRYPTION_TLS, FALSE },
    { "IMPLICITTLS", MW_ENCRYPTION_TLS, FALSE },
    { "TLSIMPLICIT", MW_ENCRYPTION_TLS, FALSE },
    { "STARTTLS", MW_ENCRYPTION_STARTTLS, FALSE },
    { "STLS", MW_ENCRYPTION_STARTTLS, FALSE },
    { "EXPLICIT", MW_ENCRYPTION_STARTTLS, FALSE },
    { "EXPLICITTLS", MW_ENCRYPTION_STARTTLS, FALSE },
    { "TLSEXPLICIT", MW_ENCRYPTION_STARTTLS, FALSE },
    { "PLAIN", MW_ENCRYPTION_NONE, FALSE },
    { "NONE", MW_ENCRYPTION_NONE, FALSE },
    { "NO", MW_ENCRYPTION_NONE, FALSE },
    { "OFF", MW_ENCRYPTION_NONE, FALSE },
    { "PLAINTEXT", MW_ENCRYPTION_NONE, FALSE },
    { "CLEARTEXT", MW_ENCRYPTION_NONE, FALSE },
    { "UNENCRYPTED", MW_ENCRYPTION_NONE, FALSE },
  };
  g_autoptr (GString) letters = g_string_new (NULL);

  for (; *word; word++)
    if (g_ascii_isalnum (*word))
      g_string_append_c (letters, *word);
    else if (!strchr (" -_/", *word))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_ascii_strcasecmp (letters->str, WORDS[i].word) == 0)
      {
        *encryption = WORDS[i].by_port && is_starttls_port (port) ? MW_ENCRYPTION_STARTTLS
                                                                  : WORDS[i].encryption;
        return TRUE;
      }
  return FALSE;
}

/* A password comes before OAuth2 where the provider takes both, whatever its order: it is what an
 * administrator has. Which method carries it is found out by the one who logs in. */
const char *
mw_autoconfig_read_authentication (const char *word, const char *before)
{
  static const struct
  {
    const char *word;
    const char *ours;
  } METHODS[] = {
    { "password-cleartext", "automatic" },
    { "password-encrypted", "automatic" },
    { "plain", "automatic" },
    { "secure", "automatic" },
    { "login", "automatic" },
    { "cram-md5", "automatic" },
    { "digest-md5", "automatic" },
    { "scram-sha-1", "automatic" },
    { "scram-sha-1-plus", "automatic" },
    { "scram-sha-256", "automatic" },
    { "scram-sha-256-plus", "automatic" },
    { "OAuth2", "xoauth2" },
    { "OAuth", "xoauth2" },
    { "OAUTHBEARER", "xoauth2" },
    { "XOAUTH2", "xoauth2" },
    { "none", "none" },
    { "client-IP-address", "none" },
  };

  if (g_strcmp0 (before, "automatic") == 0)
    return before;
  for (guint i = 0; i < G_N_ELEMENTS (METHODS); i++)
    if (g_ascii_strcasecmp (word, METHODS[i].word) == 0)
      return before && !g_str_equal (METHODS[i].ours, "automatic") ? before : METHODS[i].ours;
  return before;
}
