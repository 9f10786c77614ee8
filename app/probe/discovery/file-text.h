/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * mw_file_text_unpack:
 * @file: what a web server sent
 * @maximum_bytes: how large it may become
 * @error: return location for an error
 *
 * Unpacks a file that is kept compressed (gzip, RFC 1952) and was sent as it is, which is told by
 * its first bytes. Another file is returned unchanged.
 *
 * Returns: (transfer full): the file; %NULL with %G_IO_ERROR_NO_SPACE (too large) or
 *   %G_IO_ERROR_INVALID_DATA (damaged)
 */
GBytes *mw_file_text_unpack (GBytes *file, gsize maximum_bytes, GError **error);

/**
 * mw_file_text_read:
 * @file: an XML file
 * @type: (nullable): the Content-Type that it was sent with
 * @error: return location for an error
 *
 * Turns an XML file into UTF-8. Which encoding it is in is told by a byte order mark, then by the
 * `charset` of @type, then by its first bytes and its XML declaration, else it is UTF-8 (RFC 7303,
 * section 3; XML 1.0, appendix F). Where that encoding cannot be, as where a server names one and
 * the same for whatever it sends, the next one counts. There are no NULs in the result.
 *
 * Returns: (transfer full): the text without byte order mark, followed by a NUL that does not
 *   count; %NULL with %G_IO_ERROR_INVALID_DATA and a translated sentence
 */
GBytes *mw_file_text_read (GBytes *file, const char *type, GError **error);

G_END_DECLS
