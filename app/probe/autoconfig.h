/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/address.h>
#include <mailwright/probe.h>

G_BEGIN_DECLS

/* A configuration file is a few kilobytes; a larger one is none. */
#define MW_AUTOCONFIG_MAXIMUM_BYTES (256 * 1024)

/**
 * mw_autoconfig_parse:
 * @bytes: what a server answered
 * @address: whose settings are looked for
 * @own: whether the file came from the address's own domain, which may speak for itself even where
 *   the file names other domains
 * @error: return location for an error
 *
 * Reads a configuration file of Mozilla's format (clientConfig 1.1). A document type, and so every
 * entity of its own, is refused, as are files that are too large, too deep or not in UTF-8. A
 * server that is described wrongly is left out, and the others count.
 *
 * Returns: (transfer full) (element-type MwFoundSetting): the settings without their source, for
 * each scheme the best first: TLS, STARTTLS, none, and then as the provider orders them. Empty if
 * there are none for @address; %NULL with %G_MARKUP_ERROR if it is no such file
 */
GPtrArray *
mw_autoconfig_parse (GBytes *bytes, const MwAddress *address, gboolean own, GError **error);

G_END_DECLS
