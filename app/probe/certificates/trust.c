/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/certificates/trust.h"

#include "probe/certificates/certificate.h"
#include "probe/certificates/revocation.h"

#include <openssl/err.h>

struct _MwTrust
{
  X509_STORE *store; /* (owned) */
  MwCaFile *file;    /* (owned): nothing is in it where the system's are trusted */
};

MwTrust *
mw_trust_new (const char *ca_file)
{
  MwTrust *self = g_new0 (MwTrust, 1);

  self->store = X509_STORE_new ();
  self->file = mw_ca_file_read (ca_file);
  if (!ca_file)
    X509_STORE_set_default_paths (self->store);
  for (int i = 0; i < sk_X509_num (self->file->certificates); i++)
    X509_STORE_add_cert (self->store, sk_X509_value (self->file->certificates, i));
  return self;
}

void
mw_trust_free (MwTrust *self)
{
  if (!self)
    return;
  X509_STORE_free (self->store);
  mw_ca_file_free (self->file);
  g_free (self);
}

MwCaFileState
mw_trust_get_state (MwTrust *self)
{
  return self->file->state;
}

/* Returns: (transfer full): how it went, with the chain as far as it could be built */
static X509_STORE_CTX *
build (MwTrust *self, const MwPresented *presented, STACK_OF (X509) * sent, unsigned long flags)
{
  X509_STORE_CTX *context = X509_STORE_CTX_new ();

  X509_STORE_CTX_init (context, self->store, presented->leaf, sent);
  X509_STORE_CTX_set_default (context, "ssl_server");
  X509_STORE_CTX_set_flags (context, X509_V_FLAG_TRUSTED_FIRST | flags);
  X509_VERIFY_PARAM_set_auth_level (X509_STORE_CTX_get0_param (context), presented->security_level);
  if (X509_verify_cert (context) != 1 && X509_STORE_CTX_get_error (context) == X509_V_OK)
    X509_STORE_CTX_set_error (context, X509_V_ERR_UNSPECIFIED);
  ERR_clear_error ();
  return context;
}

static gboolean
leads_nowhere (X509_STORE_CTX *context)
{
  switch (X509_STORE_CTX_get_error (context))
    {
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_better (X509_STORE_CTX *one, X509_STORE_CTX *other)
{
  if (X509_STORE_CTX_get_error (one) == X509_V_OK)
    return X509_STORE_CTX_get_error (other) != X509_V_OK;
  return leads_nowhere (other) && !leads_nowhere (one);
}

/* A whole chain, up to a root, shows what a part of it would hide: a root that ends, an
 * intermediate that it revoked. A part is first looked for without what the server sent: OpenSSL
 * would go on from its own certificate, even where that is trusted by itself. */
static X509_STORE_CTX *
build_best (MwTrust *self, const MwPresented *presented)
{
  X509_STORE_CTX *best = build (self, presented, presented->sent, 0);
  STACK_OF (X509) *const SENT[] = { NULL, presented->sent };

  for (guint i = 0; i < G_N_ELEMENTS (SENT) && X509_STORE_CTX_get_error (best) != X509_V_OK; i++)
    {
      X509_STORE_CTX *part = build (self, presented, SENT[i], X509_V_FLAG_PARTIAL_CHAIN);
      gboolean better = is_better (part, best);

      X509_STORE_CTX_free (better ? best : part);
      best = better ? part : best;
    }
  return best;
}

static void
add_certificates (MwVerification *verification, STACK_OF (X509) * certificates)
{
  for (int i = 0; i < sk_X509_num (certificates); i++)
    g_ptr_array_add (verification->chain, mw_certificate_read (sk_X509_value (certificates, i)));
}

static void
add_rest (MwVerification *verification, STACK_OF (X509) * built, const MwPresented *presented)
{
  for (int i = 0; i < sk_X509_num (presented->sent); i++)
    {
      X509 *x509 = sk_X509_value (presented->sent, i);
      gboolean is_there = X509_cmp (presented->leaf, x509) == 0;

      for (int j = 0; j < sk_X509_num (built) && !is_there; j++)
        is_there = X509_cmp (sk_X509_value (built, j), x509) == 0;
      if (!is_there)
        g_ptr_array_add (verification->chain, mw_certificate_read (x509));
    }
}

static gboolean
has_that_fault (X509 *x509, int error)
{
  if (error == X509_V_ERR_CERT_HAS_EXPIRED)
    return X509_cmp_current_time (X509_get0_notAfter (x509)) < 0;
  return X509_cmp_current_time (X509_get0_notBefore (x509)) > 0;
}

/* OpenSSL begins at the root; whoever runs the server begins at its own certificate. */
static int
find_fault (STACK_OF (X509) * built, int error, int depth)
{
  if (error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID)
    for (int i = 0; i < depth; i++)
      if (has_that_fault (sk_X509_value (built, i), error))
        return i;
  return CLAMP (depth, 0, MAX (sk_X509_num (built) - 1, 0));
}

/* An authority that was made anew has its old name and another key. */
static gboolean
has_namesake (MwTrust *self, X509 *last)
{
  for (int i = 0; last && i < sk_X509_num (self->file->certificates); i++)
    if (X509_NAME_cmp (X509_get_subject_name (sk_X509_value (self->file->certificates, i)),
                       X509_get_issuer_name (last)) == 0)
      return TRUE;
  return FALSE;
}

static void
note_fault (MwTrust *self, X509_STORE_CTX *context, MwVerification *verification)
{
  STACK_OF (X509) *built = X509_STORE_CTX_get0_chain (context);
  int fault = find_fault (built, verification->error, X509_STORE_CTX_get_error_depth (context));

  verification->fault = (guint) fault;
  verification->has_namesake =
      sk_X509_num (built) > 0 && has_namesake (self, sk_X509_value (built, fault));
}

static void
look_for_revoked (MwTrust *self,
                  const MwPresented *presented,
                  STACK_OF (X509) * built,
                  MwVerification *verification)
{
  int revoked = mw_revocation_find (built, presented->sent, self->file, verification->ended_lists);

  if (revoked < 0)
    return;
  verification->error = X509_V_ERR_CERT_REVOKED;
  verification->fault = (guint) revoked;
}

static void
note_chain (MwTrust *self, const MwPresented *presented, MwVerification *verification)
{
  X509_STORE_CTX *context = build_best (self, presented);
  STACK_OF (X509) *built = X509_STORE_CTX_get0_chain (context);
  int n_sent = X509_STORE_CTX_get_num_untrusted (context);

  add_certificates (verification, built);
  if (verification->chain->len == 0)
    g_ptr_array_add (verification->chain, mw_certificate_read (presented->leaf));
  verification->n_built = verification->chain->len;
  /* The server sent its own, wherever else it may be. */
  verification->n_sent = MIN ((guint) MAX (n_sent, 1), verification->n_built);
  add_rest (verification, built, presented);
  verification->error = X509_STORE_CTX_get_error (context);
  if (verification->error != X509_V_OK)
    note_fault (self, context, verification);
  else
    look_for_revoked (self, presented, built, verification);
  X509_STORE_CTX_free (context);
}

MwVerification *
mw_trust_verify (MwTrust *self, const MwPresented *presented)
{
  MwVerification *verification = mw_verification_new ();
  g_autofree char *fingerprint = mw_certificate_fingerprint (presented->leaf);

  note_chain (self, presented, verification);
  verification->naming = mw_naming_read (presented->leaf, presented->host);
  verification->pin_matches = presented->pin && g_str_equal (fingerprint, presented->pin);
  return verification;
}
