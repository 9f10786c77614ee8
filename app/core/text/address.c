/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/address.h>

#include <arpa/inet.h>
#include <idn2.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

#include "core/text/local-part.h"
#include "core/text/typed-text.h"

#define MAX_ADDRESS 254
#define MAX_DOMAIN 253
#define MAX_LABEL 63
#define IDN_FLAGS (IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT)

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
refuse_long_domain (GError **error)
{
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
               _ ("The domain name is longer than %d bytes. Shorten it."), MAX_DOMAIN);
  return FALSE;
}

static gboolean
refuse_long_label (GError **error)
{
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
               _ ("No part of a domain name, from dot to dot, has more than %d bytes. Shorten it."),
               MAX_LABEL);
  return FALSE;
}

/* Drops one dot at the end, in any of the spellings that UTS 46 reads as a dot. */
static void
strip_dot (char *text)
{
  static const char *const DOTS[] = { ".", "。", "．", "｡" };

  for (guint i = 0; i < G_N_ELEMENTS (DOTS); i++)
    if (g_str_has_suffix (text, DOTS[i]))
      {
        text[strlen (text) - strlen (DOTS[i])] = '\0';
        return;
      }
}

static gboolean
is_number (const char *label)
{
  return *label && strspn (label, "0123456789") == strlen (label);
}

static gboolean
check_label (const char *label, gboolean underscore, GError **error)
{
  gsize length = strlen (label);

  if (length == 0)
    return refuse (error, _ ("The domain name has a dot too many. Remove it."));
  if (length > MAX_LABEL)
    return refuse_long_label (error);
  if (*label == '-' || label[length - 1] == '-')
    return refuse (error,
                   _ ("No part of a domain name, from dot to dot, begins or ends with a hyphen."));
  for (const char *p = label; *p; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && !(underscore && *p == '_'))
      {
        g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
                     _ ("“%c” is not allowed in a domain name. Remove it."), *p);
        return FALSE;
      }
  return TRUE;
}

/* @domain: ASCII, lower case */
static gboolean
check_labels (const char *domain, gboolean underscore, GError **error)
{
  g_auto (GStrv) labels = g_strsplit (domain, ".", -1);
  const char *last = NULL;

  if (!*domain)
    return check_label ("", underscore, error);
  for (guint i = 0; labels[i]; i++)
    {
      if (!check_label (labels[i], underscore, error))
        return FALSE;
      last = labels[i];
    }
  if (is_number (last))
    return refuse (error, _ ("The last part of a domain name is never a number. Check the name."));
  if (strlen (domain) > MAX_DOMAIN)
    return refuse_long_domain (error);
  return TRUE;
}

static gboolean
needs_idn (const char *domain)
{
  g_autofree char *lower = g_ascii_strdown (domain, -1);

  return !g_str_is_ascii (domain) || g_str_has_prefix (lower, "xn--") || strstr (lower, ".xn--");
}

static gboolean
refuse_idn (int status, GError **error)
{
  if (status == IDN2_TOO_BIG_LABEL || status == IDN2_PUNYCODE_BIG_OUTPUT)
    return refuse_long_label (error);
  if (status == IDN2_TOO_BIG_DOMAIN)
    return refuse_long_domain (error);
  if (status == IDN2_HYPHEN_STARTEND || status == IDN2_2HYPHEN)
    return refuse (error, _ ("No part of a domain name, from dot to dot, begins or ends with a "
                             "hyphen, or has two as its third and fourth character."));
  return refuse (error, _ ("The domain name contains characters that no domain name has, or that "
                           "cannot stand beside each other. Check the name."));
}

static char *
to_a_labels (const char *domain, GError **error)
{
  g_autofree char *ascii = NULL;
  g_autofree char *composed = NULL;
  char *converted = NULL;
  int status = 0;

  if (!needs_idn (domain))
    return g_ascii_strdown (domain, -1);

  /* UTS 46 maps before it composes, and maps the parts of a few characters to others. */
  composed = g_utf8_normalize (domain, -1, G_NORMALIZE_NFC);
  status = idn2_to_ascii_8z (composed, &converted, IDN_FLAGS);
  if (status != IDN2_OK)
    {
      refuse_idn (status, error);
      return NULL;
    }
  ascii = g_ascii_strdown (converted, -1);
  idn2_free (converted);
  return g_steal_pointer (&ascii);
}

/* What reads back as @domain alone: an A-label may hold what no U-label has, and resolve all the
 * same. */
static char *
to_u_labels (const char *domain)
{
  g_autofree char *unicode = NULL;
  g_autofree char *back = NULL;
  char *converted = NULL;

  if (!needs_idn (domain) || idn2_to_unicode_8z8z (domain, &converted, IDN_FLAGS) != IDN2_OK)
    return g_strdup (domain);
  unicode = g_strdup (converted);
  idn2_free (converted);
  back = to_a_labels (unicode, NULL);
  return g_strdup (g_strcmp0 (back, domain) == 0 ? unicode : domain);
}

static char *
normalise_name (const char *text, gboolean underscore, GError **error)
{
  g_autofree char *name = to_a_labels (text, error);

  if (!name || !check_labels (name, underscore, error))
    return NULL;
  return g_steal_pointer (&name);
}

/* Returns: (nullable): the canonical spelling of an IP address */
static char *
normalise_ip (int family, const char *text)
{
  char value[sizeof (struct in6_addr)] = { 0 };
  char canonical[INET6_ADDRSTRLEN] = { 0 };

  if (inet_pton (family, text, value) != 1 ||
      !inet_ntop (family, value, canonical, sizeof canonical))
    return NULL;
  return g_strdup (canonical);
}

static char *
normalise_bare_ip (const char *text)
{
  char *ip = normalise_ip (AF_INET, text);

  return ip ? ip : normalise_ip (AF_INET6, text);
}

/* The tag is kept in lower case: mail servers look keys up that way. */
static char *
normalise_literal (const char *text, GError **error)
{
  gsize length = strlen (text);
  g_autofree char *inner = NULL;
  g_autofree char *address = NULL;
  gboolean tagged = FALSE;

  if (length > 2 && text[length - 1] == ']')
    {
      inner = g_strndup (text + 1, length - 2);
      tagged = g_ascii_strncasecmp (inner, "IPv6:", 5) == 0;
      address = tagged ? normalise_ip (AF_INET6, inner + 5) : normalise_ip (AF_INET, inner);
    }
  if (!address)
    {
      refuse (error, _ ("Brackets are for an IP address, as in [192.0.2.1] or "
                        "[IPv6:2001:db8::1]."));
      return NULL;
    }
  return g_strdup_printf (tagged ? "[ipv6:%s]" : "[%s]", address);
}

static char *
normalise_domain (const char *text, GError **error)
{
  g_autofree char *ip = NULL;

  if (*text == '[')
    return normalise_literal (text, error);

  ip = normalise_bare_ip (text);
  if (ip)
    {
      refuse (error, _ ("An IP address after the “@” needs brackets, as in [192.0.2.1] or "
                        "[IPv6:2001:db8::1]."));
      return NULL;
    }
  return normalise_name (text, FALSE, error);
}

static gboolean
check_length (const MwAddress *address, gsize local_length, GError **error)
{
  /* Both spellings of the domain travel: A-labels to old servers, U-labels to new ones. */
  if (MAX (strlen (address->text), local_length + 1 + strlen (address->domain)) <= MAX_ADDRESS)
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
               _ ("The address is longer than %d bytes. Shorten it."), MAX_ADDRESS);
  return FALSE;
}

MwAddress *
mw_address_parse (const char *text, GError **error)
{
  g_autoptr (MwAddress) self = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *local = NULL;
  g_autofree char *key = NULL;
  g_autofree char *unicode_domain = NULL;
  const char *at = NULL;

  g_return_val_if_fail (text, NULL);

  self = g_new0 (MwAddress, 1);
  self->text = mw_typed_text_strip (text, error);
  if (!self->text)
    return NULL;
  /* Composed, so that a bracket with a stroke through it is not taken for a bracket. */
  composed = g_utf8_normalize (self->text, -1, G_NORMALIZE_NFC);
  at = mw_local_part_find_end (composed, error);
  if (!at)
    return NULL;
  strip_dot (self->text);
  strip_dot (composed);

  local = g_strndup (composed, (gsize) (at - composed));
  key = mw_local_part_normalise (local, error);
  if (!key)
    return NULL;
  self->domain = normalise_domain (at + 1, error);
  if (!self->domain || !check_length (self, strlen (local), error))
    return NULL;

  unicode_domain = to_u_labels (self->domain);
  self->key = g_strdup_printf ("%s@%s", key, self->domain);
  self->unicode = g_strdup_printf ("%s@%s", key, unicode_domain);
  self->single_label = *self->domain != '[' && !strchr (self->domain, '.');
  return g_steal_pointer (&self);
}

void
mw_address_free (MwAddress *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_free (self->key);
  g_free (self->unicode);
  g_free (self->domain);
  g_free (self);
}

static gboolean
has_space (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_isspace (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the IP address that @host is, in brackets or not */
static char *
normalise_host_ip (const char *host)
{
  gsize length = strlen (host);
  g_autofree char *inner = NULL;

  if (*host == '[' && host[length - 1] == ']')
    {
      inner = g_strndup (host + 1, length - 2);
      return normalise_ip (AF_INET6, inner);
    }
  return normalise_bare_ip (host);
}

static gboolean
check_host_shape (const char *host, GError **error)
{
  const char *colon = strchr (host, ':');

  if (!*host)
    return refuse (error, _ ("Type the name of a host, as in mail.example.org."));
  if (strchr (host, '/'))
    return refuse (error, _ ("Type the name of the host alone, not a web address."));
  if (strchr (host, '@'))
    return refuse (error, _ ("Type the name of the host alone, not a mail address."));
  if (has_space (host))
    return refuse (error, _ ("The name of a host has no spaces. Remove them."));
  if (colon && is_number (colon + 1))
    return refuse (error, _ ("Type the host without a port; the port is set by itself."));
  if (colon)
    return refuse (error, _ ("“:” is only allowed in an IPv6 address. Check the name."));
  return TRUE;
}

char *
mw_host_normalise (const char *text, GError **error)
{
  g_autofree char *host = NULL;
  g_autofree char *ip = NULL;

  g_return_val_if_fail (text, NULL);

  host = mw_typed_text_strip (text, error);
  if (!host)
    return NULL;
  ip = normalise_host_ip (host);
  if (ip)
    return g_steal_pointer (&ip);

  if (!check_host_shape (host, error))
    return NULL;
  strip_dot (host);
  /* Names on a local network often have an underscore, and resolve. */
  return normalise_name (host, TRUE, error);
}
