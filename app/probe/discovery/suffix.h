/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mw_suffix_is_public:
 * @domain: a domain as A-labels
 *
 * Reads the list of public suffixes from its file: in a thread.
 *
 * Returns: whether anyone can register names directly below @domain (`co.uk`), so that `autoconfig`
 *   below it speaks for a stranger. A top-level domain that the list does not have is none: it is a
 *   network's own
 */
gboolean mw_suffix_is_public (const char *domain);

/**
 * mw_suffix_dup_registrable:
 * @host: a host as A-labels
 *
 * Reads the list of public suffixes from its file: in a thread.
 *
 * Returns: (transfer full) (nullable): the domain that @host is registered below (`example.co.uk`
 * of `mx.example.co.uk`); %NULL if @host is itself a public suffix, or the list cannot be read
 */
char *mw_suffix_dup_registrable (const char *host);

G_END_DECLS
