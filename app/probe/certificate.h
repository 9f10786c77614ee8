/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

/* What there is to read in @x509. */
MwCertificate *mw_certificate_read (X509 *x509);

/* (transfer full): the SHA-256 of the whole certificate, in lower-case hexadecimal digits. */
char *mw_certificate_fingerprint (X509 *x509);

G_END_DECLS
