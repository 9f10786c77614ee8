/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

/**
 * MwNamingKind:
 * @MW_NAMING_RIGHT: for the host that was asked for
 * @MW_NAMING_UNDERSCORE: for it by a wildcard, which some programs refuse a host with an underscore
 * @MW_NAMING_SUBJECT: for it by the subject's common name, which newer programs do not look at
 * @MW_NAMING_OTHER: for others
 * @MW_NAMING_WILDCARD: a wildcard looks as if it reached the host, and does not
 * @MW_NAMING_ADDRESS: the address that was asked for stands there as if it were a host name
 * @MW_NAMING_FORM: the host stands there in a form that does not count: not as A-labels, or with a
 *   dot at its end
 * @MW_NAMING_NOBODY: for no host at all
 *
 * Whom a certificate is for (RFC 6125, RFC 9525), as seen from the host that was asked for.
 */
typedef enum
{
  MW_NAMING_RIGHT,
  MW_NAMING_UNDERSCORE,
  MW_NAMING_SUBJECT,
  MW_NAMING_OTHER,
  MW_NAMING_WILDCARD,
  MW_NAMING_ADDRESS,
  MW_NAMING_FORM,
  MW_NAMING_NOBODY,
} MwNamingKind;

typedef struct
{
  MwNamingKind kind;
  char *match; /* (owned) (nullable): the name in the certificate that is so, if it is a certain one
                */
  GStrv hosts; /* (owned): whom it is for, of what counts */
} MwNaming;

/**
 * mw_naming_read:
 * @x509: a server's certificate
 * @host: who was asked for: a host name as A-labels, or an IP address
 *
 * Returns: (transfer full): whether it is for @host, and else for whom
 */
MwNaming *mw_naming_read (X509 *x509, const char *host);
void mw_naming_free (MwNaming *self);

/* Whether the certificate is for the host. */
gboolean mw_naming_accepts (const MwNaming *self);

G_END_DECLS
