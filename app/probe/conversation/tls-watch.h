/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/sighting.h"
#include "probe/certificates/trust.h"

#include <openssl/ssl.h>

G_BEGIN_DECLS

/**
 * MwTlsWatch:
 *
 * Watches the handshake of one connection. Of a strict one, it ends a handshake with a certificate
 * that is not to be trusted.
 */
typedef struct
{
  gboolean strict;
  const char *host;     /* (unowned) */
  const char *pin;      /* (unowned) (nullable) */
  const char *minimum;  /* (unowned): the oldest version of TLS that a strict one accepts */
  MwTrust *trust;       /* (unowned) */
  MwSighting *sighting; /* (unowned) */
  int security_level;   /* set by mw_tls_watch_install() */
  gint64 *progress;     /* (unowned): when the handshake last went on */
} MwTlsWatch;

void mw_tls_watch_install (MwTlsWatch *self, SSL_CTX *context);

/* TLS1_2_VERSION … for "1.2" …. */
int mw_tls_parse_version (const char *version);

G_END_DECLS
