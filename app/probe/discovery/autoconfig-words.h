/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/address.h>
#include <mailwright/probe.h>

G_BEGIN_DECLS

/* What the words of a configuration file mean (Mozilla's clientConfig 1.1; the IETF's draft on it
 * adds SASL's own names). Case does not matter, and people write what they know from elsewhere. */

/**
 * mw_autoconfig_fill_in:
 *
 * Replaces what stands for parts of the address. What is put in is not looked at again, and what is
 * no placeholder stays: a per cent sign is a letter of some logins.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if it has a placeholder that only the
 *   person knows, as a file can ask for
 */
char *mw_autoconfig_fill_in (const char *text, const MwAddress *address);

/* (transfer full) (nullable): the login, if it can be one. */
char *mw_autoconfig_read_account (const char *text, const MwAddress *address);

/* Returns: whether @type is a kind of server that we know; @scheme is static. */
gboolean mw_autoconfig_read_type (const char *type, MwDirection direction, const char **scheme);

/* Returns: whether @word says how to encrypt on @port. */
gboolean mw_autoconfig_read_encryption (const char *word, guint16 port, MwEncryption *encryption);

/**
 * mw_autoconfig_read_authentication:
 * @before: (nullable): what the words before it came to
 *
 * Returns: (nullable): our word, static
 */
const char *mw_autoconfig_read_authentication (const char *word, const char *before);

G_END_DECLS
