/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/tls-watch.h"

#include <string.h>

/* In place of OpenSSL's own: it looks whatever is wrong, and says no only where it was told to. */
static int
on_verify_cb (X509_STORE_CTX *verification, void *user_data)
{
  MwTlsWatch *self = user_data;
  MwPresented presented = {
    .leaf = X509_STORE_CTX_get0_cert (verification),
    .sent = X509_STORE_CTX_get0_untrusted (verification),
    .host = self->host,
    .pin = self->pin,
    .security_level = self->security_level,
  };
  MwSighting *sighting = self->sighting;

  g_clear_pointer (&sighting->tls.verification, mw_verification_free);
  if (presented.leaf)
    sighting->tls.verification = mw_trust_verify (self->trust, &presented);
  if (self->strict && !mw_verification_accepts (sighting->tls.verification, self->pin))
    {
      X509_STORE_CTX_set_error (verification, X509_V_ERR_APPLICATION_VERIFICATION);
      return 0;
    }
  X509_STORE_CTX_set_error (verification, X509_V_OK);
  return 1;
}

static void
note_finished (MwTlsWatch *self, SSL *ssl)
{
  MwSighting *sighting = self->sighting;

  sighting->times.encrypted = g_get_monotonic_time ();
  sighting->tls.number = SSL_version (ssl);
  g_free (sighting->tls.version);
  /* OpenSSL writes it as one word. */
  sighting->tls.version = g_strdup_printf ("TLS %d.%d", 1, sighting->tls.number - TLS1_VERSION);
  g_free (sighting->tls.cipher);
  sighting->tls.cipher = g_strdup (SSL_CIPHER_get_name (SSL_get_current_cipher (ssl)));
}

/* Each piece that TLS sends and gets: the handshake, alerts, and how much the server says inside.
 */
static void
on_message_cb (int written,
               int version,
               int content_type,
               const void *content,
               size_t length,
               SSL *ssl,
               void *user_data)
{
  MwTlsWatch *self = user_data;
  MwSighting *sighting = self->sighting;
  const guchar *bytes = content;

  if (content_type == SSL3_RT_HANDSHAKE && !sighting->times.encrypted)
    *self->progress = g_get_monotonic_time ();
  if (content_type == SSL3_RT_HANDSHAKE && length > 0)
    {
      if (bytes[0] == SSL3_MT_CLIENT_HELLO && !sighting->times.handshake)
        sighting->times.handshake = g_get_monotonic_time ();
      /* The client's own comes last in TLS 1.3, the server's before that. */
      if (bytes[0] == SSL3_MT_FINISHED && (written || SSL_version (ssl) < TLS1_3_VERSION))
        note_finished (self, ssl);
    }
  /* In TLS 1.3 the client is through with the handshake before the server may refuse it. */
  else if (content_type == SSL3_RT_ALERT && !written && length == 2 && !sighting->times.ready &&
           bytes[1] != SSL_AD_CLOSE_NOTIFY)
    sighting->tls.alert = bytes[1];
  else if (content_type == SSL3_RT_HEADER && !written && length >= 5 && sighting->times.encrypted &&
           bytes[0] == SSL3_RT_APPLICATION_DATA && SSL_version (ssl) < TLS1_3_VERSION)
    sighting->n_received += (gsize) bytes[3] << 8 | bytes[4];
  else if (content_type == SSL3_RT_INNER_CONTENT_TYPE && !written && sighting->times.encrypted &&
           length > 0 && bytes[0] == SSL3_RT_APPLICATION_DATA)
    sighting->n_received++;
}

int
mw_tls_parse_version (const char *version)
{
  static const struct
  {
    const char *word;
    int number;
  } VERSIONS[] = {
    { "1.0", TLS1_VERSION },
    { "1.1", TLS1_1_VERSION },
    { "1.2", TLS1_2_VERSION },
    { "1.3", TLS1_3_VERSION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (VERSIONS); i++)
    if (g_strcmp0 (version, VERSIONS[i].word) == 0)
      return VERSIONS[i].number;
  return TLS1_2_VERSION;
}

void
mw_tls_watch_install (MwTlsWatch *self, SSL_CTX *context)
{
  int minimum = self->strict ? mw_tls_parse_version (self->minimum) : TLS1_VERSION;

  self->security_level = SSL_CTX_get_security_level (context);
  SSL_CTX_set_cert_verify_callback (context, on_verify_cb, self);
  SSL_CTX_set_msg_callback (context, on_message_cb);
  SSL_CTX_set_msg_callback_arg (context, self);
  SSL_CTX_set_min_proto_version (context, minimum);
  /* OpenSSL takes no part in TLS 1.0 and 1.1 unless it is asked to be lenient; the certificate is
   * judged as ever. */
  if (minimum < TLS1_2_VERSION)
    {
      SSL_CTX_set_cipher_list (context, "DEFAULT:@SECLEVEL=0");
      SSL_CTX_set_security_level (context, 0);
    }
}
