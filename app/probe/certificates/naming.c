/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/certificates/naming.h"

#include "probe/certificates/certificate.h"

#include <gio/gio.h>
#include <mailwright/address.h>
#include <openssl/x509v3.h>
#include <string.h>

/* Whom a certificate names. Its common names count only where it has no host names beside them. */
typedef struct
{
  GPtrArray *names;     /* (owned) (element-type utf8): what stands where host names belong */
  GPtrArray *addresses; /* (owned) (element-type utf8) */
} Named;

static void
named_clear (Named *named)
{
  g_clear_pointer (&named->names, g_ptr_array_unref);
  g_clear_pointer (&named->addresses, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Named, named_clear)

static void
add_alternative_names (Named *named, X509 *x509)
{
  GENERAL_NAMES *found = X509_get_ext_d2i (x509, NID_subject_alt_name, NULL, NULL);

  for (int i = 0; i < sk_GENERAL_NAME_num (found); i++)
    {
      GENERAL_NAME *name = sk_GENERAL_NAME_value (found, i);
      char *address = NULL;

      if (name->type == GEN_DNS)
        g_ptr_array_add (named->names, mw_certificate_text (name->d.dNSName));
      else if (name->type == GEN_IPADD)
        address = mw_certificate_address (name->d.iPAddress);
      if (address)
        g_ptr_array_add (named->addresses, address);
    }
  GENERAL_NAMES_free (found);
}

static void
add_common_names (Named *named, X509 *x509)
{
  X509_NAME *subject = X509_get_subject_name (x509);

  for (int i = X509_NAME_get_index_by_NID (subject, NID_commonName, -1); i >= 0;
       i = X509_NAME_get_index_by_NID (subject, NID_commonName, i))
    g_ptr_array_add (named->names, mw_certificate_text (X509_NAME_ENTRY_get_data (
                                       X509_NAME_get_entry (subject, i))));
}

static void
named_read (Named *named, X509 *x509)
{
  named->names = g_ptr_array_new_with_free_func (g_free);
  named->addresses = g_ptr_array_new_with_free_func (g_free);
  add_alternative_names (named, x509);
  if (named->names->len == 0)
    add_common_names (named, x509);
}

/* Whether a server could be set to it, were each * in it a part of a name. */
static gboolean
is_host (const char *name)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), "*", 'x');
  g_autofree char *host = mw_host_normalise (plain, NULL);

  return host && g_ascii_strcasecmp (host, plain) == 0 && !g_hostname_is_ip_address (host);
}

static GStrv
find_hosts (const Named *named)
{
  g_autoptr (GStrvBuilder) hosts = g_strv_builder_new ();

  for (guint i = 0; i < named->names->len; i++)
    if (is_host (named->names->pdata[i]))
      g_strv_builder_add (hosts, named->names->pdata[i]);
  for (guint i = 0; i < named->addresses->len; i++)
    g_strv_builder_add (hosts, named->addresses->pdata[i]);
  return g_strv_builder_end (hosts);
}

/* OpenSSL's own, and what it leaves to the caller: it lets no * stand for an underscore, which no
 * host's name should hold and some do. */
static gboolean
reaches_underscore (const char *name, const char *host)
{
  const char *rest = strchr (host, '.');

  return strchr (host, '_') && g_str_has_prefix (name, "*.") && strchr (name + 2, '.') && rest &&
         rest != host && !strchr (name + 2, '*') && g_ascii_strcasecmp (name + 1, rest) == 0;
}

static gboolean
looks_reaching (const char *name, const char *host)
{
  g_autofree char *pattern = g_ascii_strdown (name, -1);
  g_autofree char *lower = g_ascii_strdown (host, -1);

  if (!strchr (pattern, '*'))
    return FALSE;
  return g_pattern_match_simple (pattern, lower) ||
         (g_str_has_prefix (pattern, "*.") && g_str_equal (pattern + 2, lower));
}

static gboolean
is_same_host (const char *name, const char *host)
{
  g_autofree char *one = mw_host_normalise (name, NULL);
  g_autofree char *other = mw_host_normalise (host, NULL);

  return one && other && g_str_equal (one, other);
}

static MwNamingKind
compare_name (const char *name, const char *host)
{
  if (g_hostname_is_ip_address (host))
    return is_same_host (name, host) ? MW_NAMING_ADDRESS : MW_NAMING_OTHER;
  if (reaches_underscore (name, host))
    return MW_NAMING_UNDERSCORE;
  if (looks_reaching (name, host))
    return MW_NAMING_WILDCARD;
  return is_same_host (name, host) ? MW_NAMING_FORM : MW_NAMING_OTHER;
}

static gboolean
is_for (X509 *x509, const char *host, unsigned int flags)
{
  if (g_hostname_is_ip_address (host))
    return X509_check_ip_asc (x509, host, 0) == 1;
  return X509_check_host (x509, host, 0, flags | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS, NULL) == 1;
}

/* What is nearest to the host decides: the kinds begin with what is accepted. */
static void
judge_names (MwNaming *self, const Named *named, const char *host)
{
  for (guint i = 0; i < named->names->len; i++)
    {
      MwNamingKind kind = compare_name (named->names->pdata[i], host);

      if (kind == MW_NAMING_OTHER || (self->match && self->kind <= kind))
        continue;
      self->kind = kind;
      g_free (self->match);
      self->match = g_strdup (named->names->pdata[i]);
    }
}

MwNaming *
mw_naming_read (X509 *x509, const char *host)
{
  MwNaming *self = g_new0 (MwNaming, 1);
  g_auto (Named) named = { 0 };

  named_read (&named, x509);
  self->hosts = find_hosts (&named);
  if (is_for (x509, host, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT))
    self->kind = MW_NAMING_RIGHT;
  else if (is_for (x509, host, 0))
    self->kind = MW_NAMING_SUBJECT;
  else
    {
      self->kind = *self->hosts ? MW_NAMING_OTHER : MW_NAMING_NOBODY;
      judge_names (self, &named, host);
    }
  return self;
}

void
mw_naming_free (MwNaming *self)
{
  g_free (self->match);
  g_strfreev (self->hosts);
  g_free (self);
}

gboolean
mw_naming_accepts (const MwNaming *self)
{
  return self && self->kind <= MW_NAMING_SUBJECT;
}
