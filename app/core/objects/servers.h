/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwServers:
 *
 * Where a profile's mail comes from and goes to, and how that is encrypted: its effective values.
 * A server is "" where its direction is switched off, %NULL where none is set.
 */
typedef struct
{
  char *incoming;        /* (owned) (nullable) */
  char *outgoing;        /* (owned) (nullable) */
  char *encryption_in;   /* (owned) (nullable): a stable word */
  char *encryption_out;  /* (owned) (nullable): the same */
  char *encryption_text; /* (owned) (nullable): of both, for people; derived */
} MwServers;

void mw_servers_clear (MwServers *self);

/* (transfer full): "TLS", "STARTTLS / None", translated; "" where nothing is set. */
char *mw_servers_describe_encryption (const MwServers *self);

G_END_DECLS
