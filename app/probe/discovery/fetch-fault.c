/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/fetch-fault.h"

#include <glib/gi18n-lib.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <string.h>

#include "probe/certificates/certificate.h"

/* So many of a certificate's names are told. */
#define MAXIMUM_NAMES 3

static char *
dup_host (CURL *easy)
{
  const char *url = NULL;
  g_autoptr (GUri) uri = NULL;

  curl_easy_getinfo (easy, CURLINFO_EFFECTIVE_URL, &url);
  uri = url ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  return g_strdup (uri && g_uri_get_host (uri) ? g_uri_get_host (uri) : url);
}

/* Returns: (transfer full) (nullable): the server's own certificate, if libcurl saw it */
static MwCertificate *
read_certificate (CURL *easy)
{
  struct curl_certinfo *found = NULL;

  curl_easy_getinfo (easy, CURLINFO_CERTINFO, &found);
  for (struct curl_slist *line = found && found->num_of_certs > 0 ? found->certinfo[0] : NULL; line;
       line = line->next)
    if (g_str_has_prefix (line->data, "Cert:"))
      {
        BIO *bio = BIO_new_mem_buf (line->data + strlen ("Cert:"), -1);
        X509 *x509 = PEM_read_bio_X509 (bio, NULL, NULL, NULL);
        MwCertificate *certificate = x509 ? mw_certificate_read (x509) : NULL;

        X509_free (x509);
        BIO_free (bio);
        return certificate;
      }
  return NULL;
}

/* Returns: (transfer full) (nullable): "a.example, b.example", a few of them */
static char *
dup_names (CURL *easy)
{
  g_autoptr (MwCertificate) certificate = read_certificate (easy);
  const char *const *names = certificate ? mw_certificate_get_fields (certificate)->names : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; names && names[i] && i < MAXIMUM_NAMES; i++)
    g_string_append_printf (text, "%s\u2068%s\u2069", i > 0 ? ", " : "", names[i]);
  if (names && g_strv_length ((char **) names) > MAXIMUM_NAMES)
    g_string_append (text, ", …");
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* libcurl looks for the host's name first, and where it is wrong never asks OpenSSL for the rest.
 */
static char *
describe_certificate (CURL *easy, const char *host)
{
  long code = X509_V_OK;
  g_autofree char *names = NULL;

  curl_easy_getinfo (easy, CURLINFO_SSL_VERIFYRESULT, &code);
  switch (code)
    {
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED:
      names = dup_names (easy);
      if (!names)
        return g_strdup_printf (_ ("The certificate of \u2068%s\u2069 is for another name."), host);
      /* Translators: a host, and the names in its certificate */
      return g_strdup_printf (_ ("The certificate of \u2068%s\u2069 is for other names: %s."), host,
                              names);
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return g_strdup_printf (_ ("The certificate of \u2068%s\u2069, or one above it, has ended."),
                              host);
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return g_strdup_printf (
          _ ("The certificate of \u2068%s\u2069, or one above it, is not valid yet."), host);
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return g_strdup_printf (_ ("\u2068%s\u2069 has signed its certificate itself."), host);
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return g_strdup_printf (_ ("The certificate of \u2068%s\u2069 is from no authority that this "
                                 "computer trusts, or one between them was not sent."),
                              host);
    default:
      /* Translators: a host, and what OpenSSL says, in English */
      return g_strdup_printf (_ ("The certificate of \u2068%s\u2069 cannot be trusted: "
                                 "\u2068%s\u2069."),
                              host, X509_verify_cert_error_string (code));
    }
}

/* Whoever does not even take the connection has no file. */
static gboolean
was_reached (CURL *easy)
{
  curl_off_t microseconds = 0;

  curl_easy_getinfo (easy, CURLINFO_CONNECT_TIME_T, &microseconds);
  return microseconds > 0;
}

static GIOErrorEnum
get_reason (CURL *easy, CURLcode code)
{
  switch ((int) code)
    {
    case CURLE_COULDNT_RESOLVE_HOST:
      return G_IO_ERROR_HOST_NOT_FOUND;
    case CURLE_COULDNT_CONNECT:
      return G_IO_ERROR_CONNECTION_REFUSED;
    case CURLE_OPERATION_TIMEDOUT:
      return was_reached (easy) ? G_IO_ERROR_TIMED_OUT : G_IO_ERROR_HOST_UNREACHABLE;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_TOO_MANY_REDIRECTS:
      return G_IO_ERROR_PERMISSION_DENIED;
    case CURLE_PEER_FAILED_VERIFICATION:
      return G_IO_ERROR_INVALID_DATA;
    default:
      return G_IO_ERROR_FAILED;
    }
}

static char *
describe (CURL *easy, CURLcode code, const char *host)
{
  const char *url = NULL;

  switch ((int) code)
    {
    case CURLE_COULDNT_RESOLVE_HOST:
      return g_strdup_printf (_ ("There is no host \u2068%s\u2069."), host);
    case CURLE_COULDNT_CONNECT:
      return g_strdup_printf (_ ("\u2068%s\u2069 takes no connection."), host);
    case CURLE_OPERATION_TIMEDOUT:
      return g_strdup_printf (_ ("\u2068%s\u2069 did not answer in time."), host);
    case CURLE_UNSUPPORTED_PROTOCOL:
      curl_easy_getinfo (easy, CURLINFO_EFFECTIVE_URL, &url);
      return g_strdup_printf (_ ("It is moved to \u2068%s\u2069, which is not protected and so not "
                                 "asked."),
                              url);
    case CURLE_TOO_MANY_REDIRECTS:
      return g_strdup_printf (_ ("\u2068%s\u2069 sends from one address to the next without end."),
                              host);
    case CURLE_PEER_FAILED_VERIFICATION:
      return describe_certificate (easy, host);
    case CURLE_SSL_CONNECT_ERROR:
      return g_strdup_printf (_ ("No TLS connection (1.2 or later) could be made to "
                                 "\u2068%s\u2069."),
                              host);
    case CURLE_BAD_CONTENT_ENCODING:
      return g_strdup_printf (
          _ ("What \u2068%s\u2069 sends is damaged, or compressed in a way that "
             "is not known here."),
          host);
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
      return g_strdup_printf (_ ("\u2068%s\u2069 closed the connection before it had answered."),
                              host);
    default:
      /* Translators: a host, and what libcurl says, in English */
      return g_strdup_printf (_ ("\u2068%s\u2069 could not be asked: \u2068%s\u2069."), host,
                              curl_easy_strerror (code));
    }
}

void
mw_fetch_fault_set_status (CURL *easy, GError **error)
{
  g_autofree char *host = dup_host (easy);
  long status = 0;

  curl_easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
  if (status == 404 || status == 410)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("\u2068%s\u2069 has no such file."),
                 host);
  else if (status == 401 || status == 407)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _ ("\u2068%s\u2069 asks for a login (status %ld); such a file must be public."),
                 host, status);
  else if (status == 403)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _ ("\u2068%s\u2069 refuses to give it out (status %ld); such a file must be "
                    "public."),
                 host, status);
  else if (status >= 500)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _ ("\u2068%s\u2069 has a fault of its own (status %ld)."), host, status);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _ ("\u2068%s\u2069 answers with status %ld instead of the file."), host, status);
}

/* A status that refuses is the answer, however the connection ended after it: not every server says
 * how long a body is, or closes TLS as it should, and libcurl 8 is stricter than 7 about it. */
static gboolean
refused_before_end (CURL *easy, CURLcode code)
{
  long status = 0;

  curl_easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
  return status >= 300 && (code == CURLE_RECV_ERROR || code == CURLE_PARTIAL_FILE);
}

void
mw_fetch_fault_set (CURL *easy, CURLcode code, GError **error)
{
  g_autofree char *host = NULL;
  g_autofree char *text = NULL;

  if (refused_before_end (easy, code))
    {
      mw_fetch_fault_set_status (easy, error);
      return;
    }
  host = dup_host (easy);
  text = describe (easy, code, host);
  g_set_error_literal (error, G_IO_ERROR, (int) get_reason (easy, code), text);
}
