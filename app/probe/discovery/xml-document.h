/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* GMarkup reads only UTF-8 and no document type, and says itself that it is not for what strangers
 * send: libxml2 reads XML as it is defined. */
typedef xmlDoc MwXmlDocument;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwXmlDocument, xmlFreeDoc)

/**
 * mw_xml_document_read:
 * @file: what a server sent
 * @type: (nullable): the Content-Type that it said
 * @maximum_bytes: how large the file may be, unpacked
 * @error: return location for an error
 *
 * Reads a file of XML in any usual encoding, compressed or not. Nothing is fetched from elsewhere,
 * neither from the network nor from this machine: a file that would need it is refused. Entities
 * that it defines itself are put in, within the bounds that libxml2 has for them; it bounds the
 * depth, too.
 *
 * Returns: (transfer full): the document with all its text in UTF-8; %NULL with a translated
 *   sentence that says what is wrong: %G_IO_ERROR_NOT_SUPPORTED (a web page),
 *   %G_IO_ERROR_NO_SPACE (too large), %G_IO_ERROR_INVALID_DATA
 */
MwXmlDocument *
mw_xml_document_read (GBytes *file, const char *type, gsize maximum_bytes, GError **error);

G_END_DECLS
