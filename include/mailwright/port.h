/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/* The ports of RFC 8314 (section 3) for mail that people send and fetch, and port 25, where servers
 * speak among themselves. */

/**
 * mw_port_get_standard:
 * @scheme: `smtp`, `imap` or `pop3`
 * @encryption: how the connection is encrypted
 *
 * Returns: the port for it, with STARTTLS the same as without encryption; 0 for another scheme
 */
guint16 mw_port_get_standard (const char *scheme, MwEncryption encryption);

/**
 * MwPortUse:
 * @MW_PORT_OTHER: no port of its own
 * @MW_PORT_PLAIN: servers begin without TLS there
 * @MW_PORT_TLS: servers speak TLS there from the first byte
 */
typedef enum
{
  MW_PORT_OTHER,
  MW_PORT_PLAIN,
  MW_PORT_TLS,
} MwPortUse;

/**
 * mw_port_get_use:
 * @scheme: (nullable): `smtp`, `imap` or `pop3`; %NULL for any of them
 * @port: a port
 *
 * Returns: how servers of @scheme begin on @port
 */
MwPortUse mw_port_get_use (const char *scheme, guint16 port);

/**
 * mw_port_is_submission:
 * @port: a port
 *
 * Returns: whether servers take mail there from whoever logs in, and from nobody else
 */
gboolean mw_port_is_submission (guint16 port);

G_END_DECLS
