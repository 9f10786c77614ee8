/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/certificate.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

/* What there is to read in @x509. */
MwCertificate *mw_certificate_read (X509 *x509);

/* (transfer full): the SHA-256 of the whole certificate, in lower-case hexadecimal digits. */
char *mw_certificate_fingerprint (X509 *x509);

/* (transfer full): what stands in a certificate, for people: a name (its common name, or the whole
 * of it where it has none), a text, an IP address (%NULL if it is none), a time. */
char *mw_certificate_name (const X509_NAME *name);
char *mw_certificate_text (const ASN1_STRING *text);
char *mw_certificate_address (const ASN1_OCTET_STRING *address);
GDateTime *mw_certificate_time (const ASN1_TIME *time);

G_END_DECLS
