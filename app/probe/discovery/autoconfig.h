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
 * MwAutoconfigFile:
 * @bytes: what a server answered
 * @type: (nullable): the Content-Type that it said
 * @address: whose settings are looked for
 * @provider: the domain that was asked: that of @address, or of who receives its mail
 * @own: whether the file came from @provider itself, which may speak for itself even where the file
 *   names other domains
 *
 * All fields belong to the caller.
 */
typedef struct
{
  GBytes *bytes;
  const char *type;
  const MwAddress *address;
  const char *provider;
  gboolean own;
} MwAutoconfigFile;

/**
 * mw_autoconfig_parse:
 * @file: what came, and from where
 * @error: return location for an error
 *
 * Reads a configuration file of Mozilla's format (clientConfig 1.1), XML in any usual encoding,
 * compressed or not. Entities of its own count, up to what libxml2 takes for an attack; whatever
 * would have to be fetched from elsewhere is refused. A server that is described wrongly is left
 * out, and the others count.
 *
 * Where a file describes several providers one of them counts, never parts of two: the one that
 * names the domain of @address, else the one that names @provider, else the only one.
 *
 * Returns: (transfer full) (element-type MwFoundSetting): the settings without their source, for
 *   each scheme the best first: TLS, STARTTLS, none, and then as the provider orders them. There is
 *   one at least; %NULL with a translated sentence that says what is wrong:
 *   %G_IO_ERROR_NOT_SUPPORTED (a web page), %G_IO_ERROR_NOT_FOUND (no server in it that could be
 *   used for @address), %G_IO_ERROR_NO_SPACE (too large), %G_IO_ERROR_INVALID_DATA (no XML, or XML
 *   for something else)
 */
GPtrArray *mw_autoconfig_parse (const MwAutoconfigFile *file, GError **error);

G_END_DECLS
