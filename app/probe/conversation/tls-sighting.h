/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/certificates/verification.h"

G_BEGIN_DECLS

/**
 * MwTlsSighting:
 *
 * What one connection saw of TLS: what was agreed on, and who the server showed to be.
 */
typedef struct
{
  int number;                   /* TLS1_2_VERSION …, 0 without TLS */
  char *version;                /* (owned) (nullable): the same for people */
  char *cipher;                 /* (owned) (nullable) */
  int alert;                    /* what the server broke the handshake off with, -1 for nothing */
  MwVerification *verification; /* (owned) (nullable): no certificate was seen */
} MwTlsSighting;

void mw_tls_sighting_init (MwTlsSighting *self);
void mw_tls_sighting_clear (MwTlsSighting *self);

G_END_DECLS
