/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/autoconfig.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "probe/discovery/autoconfig-words.h"
#include "probe/discovery/xml-document.h"

#define MAXIMUM_SETTINGS 64
#define MAXIMUM_VALUE 512

/* For whom a provider in a file speaks, the surest last. */
typedef enum
{
  SPEAKS_FOR_OTHERS,
  SPEAKS_FOR_PROVIDER,
  SPEAKS_FOR_ADDRESS,
} Speaks;

static gboolean
is_named (const xmlNode *node, const xmlNode *root, const char *name)
{
  const char *namespace = root->ns ? (const char *) root->ns->href : NULL;

  return node->type == XML_ELEMENT_NODE && g_str_equal (node->name, name) &&
         g_strcmp0 (node->ns ? (const char *) node->ns->href : NULL, namespace) == 0;
}

/* Returns: (transfer full) (nullable): what stands in an element itself, without what is in
 * elements in it; %NULL if that is no value */
static char *
dup_text (const xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const xmlNode *part = node->children; part; part = part->next)
    if (part->type == XML_TEXT_NODE || part->type == XML_CDATA_SECTION_NODE)
      g_string_append (text, (const char *) part->content);
  if (text->len > MAXIMUM_VALUE)
    return NULL;
  return g_strstrip (g_strdup (text->str));
}

static gboolean
read_port (const xmlNode *server, const xmlNode *root, guint16 *port)
{
  for (const xmlNode *node = server->children; node; node = node->next)
    {
      g_autofree char *text = is_named (node, root, "port") ? dup_text (node) : NULL;
      guint64 number = 0;

      if (text && g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &number, NULL))
        {
          *port = (guint16) number;
          return TRUE;
        }
    }
  return FALSE;
}

/* Who names several ways lists them in order; one without encryption is taken only where there is
 * no other. */
static gboolean
read_encryption (const xmlNode *server, const xmlNode *root, guint16 port, MwEncryption *encryption)
{
  gboolean found = FALSE;

  *encryption = MW_ENCRYPTION_NONE;
  for (const xmlNode *node = server->children; node; node = node->next)
    {
      g_autofree char *word = is_named (node, root, "socketType") ? dup_text (node) : NULL;

      if (word && mw_autoconfig_read_encryption (word, port, encryption))
        found = TRUE;
      if (found && *encryption != MW_ENCRYPTION_NONE)
        break;
    }
  return found;
}

static char *
read_host (const xmlNode *server, const xmlNode *root, const MwAddress *address)
{
  for (const xmlNode *node = server->children; node; node = node->next)
    {
      g_autofree char *text = is_named (node, root, "hostname") ? dup_text (node) : NULL;
      g_autofree char *filled = text ? mw_autoconfig_fill_in (text, address) : NULL;
      char *host = filled ? mw_host_normalise (filled, NULL) : NULL;

      if (host)
        return host;
    }
  return NULL;
}

static char *
read_account (const xmlNode *server, const xmlNode *root, const MwAddress *address)
{
  for (const xmlNode *node = server->children; node; node = node->next)
    {
      g_autofree char *text = is_named (node, root, "username") ? dup_text (node) : NULL;
      char *account = text ? mw_autoconfig_read_account (text, address) : NULL;

      if (account)
        return account;
    }
  return NULL;
}

static const char *
read_authentication (const xmlNode *server, const xmlNode *root)
{
  const char *authentication = NULL;

  for (const xmlNode *node = server->children; node; node = node->next)
    {
      g_autofree char *word = is_named (node, root, "authentication") ? dup_text (node) : NULL;

      if (word)
        authentication = mw_autoconfig_read_authentication (word, authentication);
    }
  return authentication;
}

static gboolean
read_scheme (xmlNode *server, MwDirection direction, const char **scheme)
{
  xmlChar *type = xmlGetNoNsProp (server, (const xmlChar *) "type");
  g_autofree char *word = type ? g_strstrip (g_strdup ((const char *) type)) : NULL;

  xmlFree (type);
  return word && mw_autoconfig_read_type (word, direction, scheme);
}

/* Returns: (transfer full) (nullable): the server, if it is described well */
static MwFoundSetting *
read_server (xmlNode *server, const xmlNode *root, MwDirection direction, const MwAddress *address)
{
  const char *scheme = NULL;
  guint16 port = 0;
  MwEncryption encryption = MW_ENCRYPTION_NONE;
  g_autofree char *host = NULL;
  MwFoundSetting *setting = NULL;

  if (!read_scheme (server, direction, &scheme) || !read_port (server, root, &port) ||
      !read_encryption (server, root, port, &encryption))
    return NULL;
  host = read_host (server, root, address);
  if (!host)
    return NULL;

  setting = g_new0 (MwFoundSetting, 1);
  setting->scheme = g_strdup (scheme);
  setting->direction = direction;
  setting->host = g_steal_pointer (&host);
  setting->port = port;
  setting->encryption = encryption;
  setting->account = read_account (server, root, address);
  setting->authentication = g_strdup (read_authentication (server, root));
  return setting;
}

static GPtrArray *
read_provider (const xmlNode *provider, const xmlNode *root, const MwAddress *address)
{
  GPtrArray *settings = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);

  for (xmlNode *node = provider->children; node && settings->len < MAXIMUM_SETTINGS;
       node = node->next)
    {
      MwFoundSetting *setting = NULL;

      if (is_named (node, root, "incomingServer"))
        setting = read_server (node, root, MW_DIRECTION_IN, address);
      else if (is_named (node, root, "outgoingServer"))
        setting = read_server (node, root, MW_DIRECTION_OUT, address);
      if (setting)
        g_ptr_array_add (settings, setting);
    }
  return settings;
}

static Speaks
read_domains (const xmlNode *provider, const xmlNode *root, const MwAutoconfigFile *file)
{
  Speaks speaks = SPEAKS_FOR_OTHERS;

  for (const xmlNode *node = provider->children; node; node = node->next)
    {
      g_autofree char *text = is_named (node, root, "domain") ? dup_text (node) : NULL;
      g_autofree char *filled = text ? mw_autoconfig_fill_in (text, file->address) : NULL;
      g_autofree char *domain = filled ? mw_host_normalise (filled, NULL) : NULL;

      if (g_strcmp0 (domain, file->address->domain) == 0)
        return SPEAKS_FOR_ADDRESS;
      if (g_strcmp0 (domain, file->provider) == 0)
        speaks = SPEAKS_FOR_PROVIDER;
    }
  return speaks;
}

/* Returns: (transfer full): the settings of the provider that counts */
static GPtrArray *
choose_provider (const xmlNode *root, const MwAutoconfigFile *file, GError **error)
{
  g_autoptr (GPtrArray) best = NULL;
  Speaks best_speaks = SPEAKS_FOR_OTHERS;
  guint n_others = 0, n_providers = 0;

  for (const xmlNode *node = root->children; node; node = node->next)
    {
      g_autoptr (GPtrArray) settings = NULL;
      Speaks speaks = SPEAKS_FOR_OTHERS;

      if (!is_named (node, root, "emailProvider"))
        continue;
      n_providers++;
      settings = read_provider (node, root, file->address);
      speaks = read_domains (node, root, file);
      if (settings->len == 0)
        continue;
      n_others += speaks == SPEAKS_FOR_OTHERS;
      if (!best || speaks > best_speaks)
        {
          g_clear_pointer (&best, g_ptr_array_unref);
          best = g_steal_pointer (&settings);
          best_speaks = speaks;
        }
    }

  if (!best && n_providers == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("It describes no mail provider."));
  else if (!best)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("It describes no server for IMAP, POP3 or SMTP completely."));
  else if (best_speaks == SPEAKS_FOR_OTHERS && !(file->own && n_others == 1))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("It is for other domains than \u2068%s\u2069."), file->address->domain);
  else
    return g_steal_pointer (&best);
  return NULL;
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
mw_autoconfig_parse (const MwAutoconfigFile *file, GError **error)
{
  g_autoptr (MwXmlDocument) document =
      mw_xml_document_read (file->bytes, file->type, MW_AUTOCONFIG_MAXIMUM_BYTES, error);
  g_autoptr (GPtrArray) settings = NULL;
  const xmlNode *root = NULL;

  if (!document)
    return NULL;
  root = xmlDocGetRootElement (document);
  if (is_named (root, root, "clientConfig"))
    settings = choose_provider (root, file, error);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("It is XML, but no configuration file for mail programs."));
  return settings ? sort (settings) : NULL;
}
