/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/found-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "probe/discovery/srv.h"

/* The query has the address in it, which says nothing new. */
static char *
without_query (const char *url)
{
  return g_strndup (url, strcspn (url, "?#"));
}

/* Sentences, one behind the other; @before is (transfer full). */
static char *
join (char *before, const char *behind)
{
  g_autofree char *first = before;

  return g_strconcat (first, " ", behind, NULL);
}

/* @text is (transfer full). */
static char *
warn_if_plain (const MwFoundSetting *setting, char *text)
{
  if (setting->encryption != MW_ENCRYPTION_NONE)
    return text;
  return join (text,
               _ ("The connection is not encrypted: everyone on the way can read the password."));
}

static gboolean
is_same_server (const char *a, const char *b)
{
  g_autoptr (GUri) left = g_uri_parse (a, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GUri) right = g_uri_parse (b, G_URI_FLAGS_NONE, NULL);

  return left && right && g_strcmp0 (g_uri_get_host (left), g_uri_get_host (right)) == 0;
}

char *
mw_found_text_file (const MwFoundSetting *setting, const char *asked, const char *answered)
{
  g_autofree char *first = without_query (asked);
  g_autofree char *last = without_query (answered);
  char *text = NULL;

  if (!g_str_has_prefix (asked, "https:"))
    text =
        g_strdup_printf (_ ("The provider’s configuration file, \u2068%s\u2069, says so. It came "
                            "unencrypted and may be forged: compare it with what the provider "
                            "tells you."),
                         last);
  else if (is_same_server (asked, answered))
    text =
        g_strdup_printf (_ ("The provider’s configuration file, \u2068%s\u2069, says so."), last);
  else
    text = g_strdup_printf (_ ("The configuration file \u2068%s\u2069, to which "
                               "\u2068%s\u2069 points, says so."),
                            last, first);
  return warn_if_plain (setting, text);
}

static gboolean
is_below (const char *host, const char *domain)
{
  g_autofree char *ending = g_strconcat (".", domain, NULL);

  return g_str_equal (host, domain) || g_str_has_suffix (host, ending);
}

char *
mw_found_text_record (const MwFoundSetting *setting, const char *domain)
{
  g_autofree char *record = mw_srv_dup_record (setting, domain);

  if (is_below (setting->host, domain))
    return g_strdup_printf (_ ("The DNS record \u2068%s\u2069 says so."), record);
  /* RFC 6186, section 6: whoever forges an answer would point to a server with a sound certificate
   * of its own. */
  return g_strdup_printf (_ ("The DNS record \u2068%s\u2069 says so. It points to another domain: "
                             "check that \u2068%s\u2069 is your provider."),
                          record, setting->host);
}

char *
mw_found_text_answer (const MwFoundSetting *setting)
{
  g_autofree char *server = g_strdup_printf ("%s:%u", setting->host, setting->port);

  return warn_if_plain (
      setting,
      g_strdup_printf (_ ("A likely name: \u2068%s\u2069 answered when it was tried."), server));
}

char *
mw_found_text_by_receiver (const char *text,
                           const char *domain,
                           const char *host,
                           const char *provider)
{
  /* Translators: the domain of an address, a mail server, and that server's own domain */
  return join (g_strdup_printf (_ ("\u2068%s\u2069 has its mail received by \u2068%s\u2069, so "
                                   "\u2068%s\u2069 was asked: check that this is your provider."),
                                domain, host, provider),
               text);
}

char *
mw_found_text_trouble (const char *url, const char *fault)
{
  g_autofree char *place = without_query (url);

  return join (g_strdup_printf (_ ("\u2068%s\u2069 cannot be used."), place), fault);
}

char *
mw_found_text_plain_only (const char *url)
{
  g_autofree char *place = without_query (url);

  return g_strdup_printf (_ ("The configuration file \u2068%s\u2069 is there, but only without "
                             "encryption: whoever is on the way can forge it, so it is not used "
                             "unless you allow that."),
                          place);
}

char *
mw_found_text_unanswered (const char *record)
{
  return g_strdup_printf (_ ("No name server answered when it was asked for \u2068%s\u2069: what "
                             "the domain says there is not known. Try again later."),
                          record);
}
