/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/autoconfig.h"

#include <string.h>

#define MAXIMUM_DEPTH 16
#define MAXIMUM_ELEMENTS 4096
#define MAXIMUM_SETTINGS 64
#define MAXIMUM_TEXT 512

/* How deep each part lies: clientConfig, emailProvider, a server, one of its values. */
enum
{
  IN_FILE = 1,
  IN_PROVIDER,
  IN_SERVER,
  IN_VALUE,
};

/* The server that is being read. */
typedef struct
{
  char *scheme; /* (owned) (nullable): none that we know */
  MwDirection direction;
  char *host;       /* (owned) (nullable) */
  char *port;       /* (owned) (nullable) */
  char *encryption; /* (owned) (nullable) */
  char *account;    /* (owned) (nullable) */
  const char *authentication;
} Server;

typedef struct
{
  const MwAddress *address;
  GPtrArray *settings; /* (owned) (element-type MwFoundSetting): of the whole file */
  GPtrArray *offered;  /* (owned) (element-type MwFoundSetting): of this provider */
  GString *text;       /* (owned): of the value that is being read */
  Server server;
  guint depth;
  guint skipped; /* the depth at which a part began that is not ours; 0 for none */
  guint n_elements;
  gboolean own;
  gboolean covers; /* whether this provider names the address's domain */
} Reader;

static void
server_clear (Server *server)
{
  g_clear_pointer (&server->scheme, g_free);
  g_clear_pointer (&server->host, g_free);
  g_clear_pointer (&server->port, g_free);
  g_clear_pointer (&server->encryption, g_free);
  g_clear_pointer (&server->account, g_free);
  server->authentication = NULL;
}

/* Nobody is shown these: whatever is wrong with a file, the next source is asked. */
static void
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, message);
}

/* Replaces what stands for parts of the address. What is put in is not looked at again, and what is
 * no placeholder stays: a per cent sign is a letter of some logins. */
static char *
fill_in (const char *text, const MwAddress *address)
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
  GString *filled = g_string_new (NULL);

  while (*text)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (PLACEHOLDERS) && !g_str_has_prefix (text, PLACEHOLDERS[i].name))
        i++;
      if (i < G_N_ELEMENTS (PLACEHOLDERS))
        {
          g_string_append (filled, PLACEHOLDERS[i].value);
          text += strlen (PLACEHOLDERS[i].name);
        }
      else
        g_string_append_c (filled, *text++);
    }
  return g_string_free (filled, FALSE);
}

static gboolean
is_visible (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        return FALSE;
    }
  return TRUE;
}

/* Returns: (nullable): the login, if it can be one */
static char *
read_account (const char *text, const MwAddress *address)
{
  g_autofree char *account = text ? fill_in (text, address) : NULL;

  if (!account || !*account || !is_visible (account))
    return NULL;
  return g_steal_pointer (&account);
}

static gboolean
read_encryption (const char *word, MwEncryption *encryption)
{
  static const char *const WORDS[MW_N_ENCRYPTIONS] = {
    [MW_ENCRYPTION_NONE] = "plain",
    [MW_ENCRYPTION_STARTTLS] = "STARTTLS",
    [MW_ENCRYPTION_TLS] = "SSL",
  };

  for (int i = 0; word && i < MW_N_ENCRYPTIONS; i++)
    if (g_ascii_strcasecmp (word, WORDS[i]) == 0)
      {
        *encryption = (MwEncryption) i;
        return TRUE;
      }
  return FALSE;
}

/* A password comes before OAuth2 where the provider takes both, whatever its order: it is what an
 * administrator has. Which method carries it is found out by the one who logs in. */
static const char *
read_authentication (const char *word, const char *before)
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
    { "OAuth2", "xoauth2" },
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

static void
add_server (Reader *reader)
{
  Server *server = &reader->server;
  MwEncryption encryption = MW_ENCRYPTION_NONE;
  g_autofree char *typed = NULL;
  g_autofree char *host = NULL;
  guint64 port = 0;
  MwFoundSetting *setting = NULL;

  if (!server->scheme || !server->host || !server->port ||
      reader->offered->len >= MAXIMUM_SETTINGS ||
      !read_encryption (server->encryption, &encryption) ||
      !g_ascii_string_to_unsigned (server->port, 10, 1, 65535, &port, NULL))
    return;
  typed = fill_in (server->host, reader->address);
  host = mw_host_normalise (typed, NULL);
  if (!host)
    return;

  setting = g_new0 (MwFoundSetting, 1);
  setting->scheme = g_steal_pointer (&server->scheme);
  setting->direction = server->direction;
  setting->host = g_steal_pointer (&host);
  setting->port = (guint16) port;
  setting->encryption = encryption;
  setting->account = read_account (server->account, reader->address);
  setting->authentication = g_strdup (server->authentication);
  g_ptr_array_add (reader->offered, setting);
}

static void
begin_server (Reader *reader, const char *name, const char *type)
{
  Server *server = &reader->server;
  gboolean incoming = g_str_equal (name, "incomingServer");

  server_clear (server);
  server->direction = incoming ? MW_DIRECTION_IN : MW_DIRECTION_OUT;
  if (type && incoming && (g_str_equal (type, "imap") || g_str_equal (type, "pop3")))
    server->scheme = g_strdup (type);
  else if (type && !incoming && g_str_equal (type, "smtp"))
    server->scheme = g_strdup (type);
}

static gboolean
is_server (const char *name)
{
  return g_str_equal (name, "incomingServer") || g_str_equal (name, "outgoingServer");
}

static void
end_provider (Reader *reader)
{
  if (reader->own || reader->covers)
    while (reader->offered->len > 0)
      g_ptr_array_add (reader->settings, g_ptr_array_steal_index (reader->offered, 0));
  g_ptr_array_set_size (reader->offered, 0);
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  Reader *reader = user_data;

  reader->depth++;
  g_string_truncate (reader->text, 0);
  if (++reader->n_elements > MAXIMUM_ELEMENTS || reader->depth > MAXIMUM_DEPTH)
    refuse (error, "The configuration file is far larger than one should be.");
  else if (reader->depth == IN_FILE && !g_str_equal (name, "clientConfig"))
    refuse (error, "This is no configuration file for mail programs.");
  else if (reader->skipped)
    return;
  else if (reader->depth == IN_PROVIDER && g_str_equal (name, "emailProvider"))
    reader->covers = FALSE;
  else if (reader->depth == IN_SERVER && is_server (name))
    begin_server (reader, name, find_attribute (names, values, "type"));
  else if (reader->depth != IN_FILE && reader->depth != IN_VALUE &&
           !(reader->depth == IN_SERVER && g_str_equal (name, "domain")))
    reader->skipped = reader->depth;
}

static void
end_value (Reader *reader, const char *name, const char *text)
{
  Server *server = &reader->server;
  const struct
  {
    const char *name;
    char **value;
  } VALUES[] = {
    { "hostname", &server->host },
    { "port", &server->port },
    { "socketType", &server->encryption },
    { "username", &server->account },
  };

  if (g_str_equal (name, "authentication"))
    server->authentication = read_authentication (text, server->authentication);
  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    if (g_str_equal (name, VALUES[i].name) && !*VALUES[i].value)
      *VALUES[i].value = g_strdup (text);
}

static void
end_domain (Reader *reader, const char *text)
{
  g_autofree char *filled = fill_in (text, reader->address);
  g_autofree char *domain = mw_host_normalise (filled, NULL);

  if (g_strcmp0 (domain, reader->address->domain) == 0)
    reader->covers = TRUE;
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  guint depth = reader->depth--;
  g_autofree char *text = NULL;

  if (reader->skipped)
    {
      if (reader->skipped == depth)
        reader->skipped = 0;
      return;
    }
  text = g_strstrip (g_strdup (reader->text->str));
  g_string_truncate (reader->text, 0);
  if (depth == IN_VALUE && reader->server.direction)
    end_value (reader, name, text);
  else if (depth == IN_SERVER && is_server (name))
    {
      add_server (reader);
      server_clear (&reader->server);
      reader->server.direction = 0;
    }
  else if (depth == IN_SERVER)
    end_domain (reader, text);
  else if (depth == IN_PROVIDER)
    end_provider (reader);
}

static void
add_text (GMarkupParseContext *context,
          const char *text,
          gsize length,
          gpointer user_data,
          GError **error)
{
  Reader *reader = user_data;

  if (reader->skipped || reader->depth < IN_SERVER)
    return;
  if (reader->text->len + length > MAXIMUM_TEXT)
    refuse (error, "The configuration file is far larger than one should be.");
  else
    g_string_append_len (reader->text, text, (gssize) length);
}

/* GMarkup knows no entity but the five of XML, and skips over a document type that defines more. No
 * file of this format needs one. */
static void
pass_through (GMarkupParseContext *context,
              const char *text,
              gsize length,
              gpointer user_data,
              GError **error)
{
  if (length >= 2 && strncmp (text, "<!", 2) == 0 && !(length >= 4 && !strncmp (text, "<!--", 4)))
    refuse (error, "The configuration file has a document type, which none needs.");
}

static gboolean
parse (Reader *reader, const char *text, gsize length, GError **error)
{
  static const GMarkupParser PARSER = { start_element, end_element, add_text, pass_through, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (
      &PARSER, G_MARKUP_TREAT_CDATA_AS_TEXT | G_MARKUP_PREFIX_ERROR_POSITION, reader, NULL);

  return g_markup_parse_context_parse (context, text, (gssize) length, error) &&
         g_markup_parse_context_end_parse (context, error);
}

/* Strongest encryption first; what is equal stays in the provider's order. */
static GPtrArray *
sort (GPtrArray *settings)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);

  for (int encryption = MW_N_ENCRYPTIONS - 1; encryption >= 0; encryption--)
    for (guint i = 0; i < settings->len;)
      {
        MwFoundSetting *setting = g_ptr_array_index (settings, i);

        if ((int) setting->encryption == encryption)
          g_ptr_array_add (sorted, g_ptr_array_steal_index (settings, i));
        else
          i++;
      }
  return sorted;
}

GPtrArray *
mw_autoconfig_parse (GBytes *bytes, const MwAddress *address, gboolean own, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  Reader reader = { .address = address, .own = own };
  g_autoptr (GPtrArray) settings = NULL;
  g_autoptr (GPtrArray) offered = NULL;
  g_autoptr (GString) value = NULL;
  gboolean sound = FALSE;

  if (length > MW_AUTOCONFIG_MAXIMUM_BYTES)
    {
      refuse (error, "The configuration file is far larger than one should be.");
      return NULL;
    }
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (length == 0 || !g_utf8_validate_len (text, length, NULL))
    {
      refuse (error, "The configuration file is not text in UTF-8.");
      return NULL;
    }

  settings = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);
  offered = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);
  value = g_string_new (NULL);
  reader.settings = settings;
  reader.offered = offered;
  reader.text = value;
  sound = parse (&reader, text, length, error);
  server_clear (&reader.server);
  return sound ? sort (settings) : NULL;
}
