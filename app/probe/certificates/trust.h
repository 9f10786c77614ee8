/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/certificates/ca-file.h"
#include "probe/certificates/verification.h"

G_BEGIN_DECLS

/**
 * MwTrust:
 *
 * Whom to trust: the authorities of the system, or what an administrator put into a CA file in
 * their place.
 */
typedef struct _MwTrust MwTrust;

/**
 * MwPresented:
 *
 * What a server showed, and of whom that was expected. Borrowed.
 */
typedef struct
{
  X509 *leaf;             /* its own certificate */
  STACK_OF (X509) * sent; /* (nullable): all that it sent */
  const char *host;       /* who was asked for: A-labels, or an IP address */
  const char *pin;        /* (nullable): the fingerprint of the one certificate that is accepted */
  int security_level;     /* OpenSSL's: how weak keys and digests may be */
} MwPresented;

MwTrust *mw_trust_new (const char *ca_file);
void mw_trust_free (MwTrust *self);

/* What became of the CA file; without one it is usable. */
MwCaFileState mw_trust_get_state (MwTrust *self);

/**
 * mw_trust_verify:
 *
 * Builds a chain from the server's certificate to a trusted one, as OpenSSL does: trusted ones come
 * first, so that a root that has ended is of no matter where there is another way. Where no way
 * leads to a root, one to anything else that is trusted is enough: an administrator may put an
 * intermediate or the server's own certificate into the CA file. Then looks up what was revoked,
 * and for whom the certificate is.
 *
 * Returns: (transfer full): what was found out
 */
MwVerification *mw_trust_verify (MwTrust *self, const MwPresented *presented);

G_END_DECLS
