/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwAddress:
 * @text: the address as a person typed it, without the space around it and without a trailing dot
 * @key: what is compared: two addresses are the same mailbox if and only if their keys are equal.
 *   The local part case-folded in NFC, without needless quotes; the domain as lower-case A-labels
 *   (UTS 46, non-transitional), an address literal by its value
 * @unicode: @key with the domain as U-labels; equal to @key where the domain is plain ASCII
 * @domain: the domain of @key; the bracketed literal where there is one
 * @single_label: the domain is one label (`localhost`), which is allowed with a warning
 *
 * A mail address, taken apart and normalised.
 */
typedef struct
{
  char *text;    /* (owned) (not nullable) */
  char *key;     /* (owned) (not nullable) */
  char *unicode; /* (owned) (not nullable) */
  char *domain;  /* (owned) (not nullable) */
  gboolean single_label;
} MwAddress;

/**
 * mw_address_parse:
 * @text: what was typed, UTF-8
 * @error: return location for an error
 *
 * Takes one bare mail address (RFC 5321 Mailbox, RFC 6531 for non-ASCII) and normalises it. A
 * display name, two addresses, comments, control characters and inner spaces outside quotes are
 * refused, each with its own reason. The local part has at most 64 octets, the whole 254
 * (RFC 5321 4.5.3.1, erratum 1690).
 *
 * Returns: (transfer full): the address, or %NULL with %MW_ERROR_INVALID
 */
MwAddress *mw_address_parse (const char *text, GError **error);

/**
 * mw_address_free:
 * @self: (transfer full): an address
 *
 * Frees @self.
 */
void mw_address_free (MwAddress *self);

/**
 * mw_host_normalise:
 * @text: a host name, or an IPv4 or IPv6 address, as typed
 * @error: return location for an error
 *
 * Normalises a host name to lower-case A-labels without a trailing dot, an IP address to its
 * canonical text. A URL, a port behind a colon, spaces and over-long labels are refused.
 *
 * Returns: (transfer full): the host, or %NULL with %MW_ERROR_INVALID
 */
char *mw_host_normalise (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwAddress, mw_address_free)

G_END_DECLS
