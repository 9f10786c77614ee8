/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/xml-document.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#include "probe/discovery/file-text.h"

/* So far the beginning of a web page is looked for. */
#define MAXIMUM_HEAD 2048

typedef xmlParserCtxt Parser;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parser, xmlFreeParserCtxt)

/* What is known of a file that is being read. */
typedef struct
{
  gboolean has_references; /* to other files */
  char *fault;             /* (owned) (nullable): the first one; those behind it follow from it */
  int line;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->fault, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* What has to be fetched from elsewhere is never known to the parser, so that it cannot be. */
static void
declare_entity (void *context,
                const xmlChar *name,
                int type,
                const xmlChar *public_id,
                const xmlChar *system_id,
                xmlChar *content)
{
  Parser *parser = context;

  if (type == XML_INTERNAL_GENERAL_ENTITY)
    {
      xmlSAX2EntityDecl (context, name, type, public_id, system_id, content);
      return;
    }
  ((Reading *) parser->_private)->has_references = TRUE;
  xmlStopParser (parser);
}

static void
note_fault (void *context, const xmlError *error)
{
  Reading *reading = ((Parser *) context)->_private;

  if (reading->fault || error->level < XML_ERR_ERROR || !error->message)
    return;
  reading->fault = g_utf8_make_valid (error->message, -1);
  g_strstrip (g_strdelimit (reading->fault, "\n\r\t", ' '));
  reading->line = error->line;
}

/* Returns: whether the text is HTML, which may be XML, too */
static gboolean
is_web_page (const char *text, gsize length)
{
  g_autofree char *head = g_ascii_strdown (text, (gssize) MIN (length, MAXIMUM_HEAD));

  return strstr (head, "<!doctype html") || strstr (head, "<html");
}

static void
set_error_of (const Reading *reading, GError **error)
{
  if (reading->has_references)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("It refers to other files, which are not fetched."));
  else if (!reading->fault)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("It is no well-formed XML."));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: the number of a line, and what an English program says of it */
                 _ ("It is no well-formed XML: line %d, \u2068%s\u2069."), reading->line,
                 reading->fault);
}

static MwXmlDocument *
parse (GBytes *text, GError **error)
{
  const int OPTIONS = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
                      XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
  g_autoptr (Parser) parser = xmlNewParserCtxt ();
  g_autoptr (MwXmlDocument) document = NULL;
  g_auto (Reading) reading = { 0 };
  gsize length = 0;
  const char *bytes = g_bytes_get_data (text, &length);

  parser->_private = &reading;
  parser->sax->entityDecl = declare_entity;
  /* Whether its second argument is constant depends on the version of libxml2. */
  parser->sax->serror = (xmlStructuredErrorFunc) (GCallback) note_fault;
  document = xmlCtxtReadMemory (parser, bytes, (int) length, NULL, "UTF-8", OPTIONS);
  if (is_web_page (bytes, length))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("It is a web page, no configuration file for mail programs."));
  else if (!document || reading.has_references)
    set_error_of (&reading, error);
  else
    return g_steal_pointer (&document);
  return NULL;
}

MwXmlDocument *
mw_xml_document_read (GBytes *file, const char *type, gsize maximum_bytes, GError **error)
{
  g_autoptr (GBytes) unpacked = mw_file_text_unpack (file, maximum_bytes, error);
  g_autoptr (GBytes) text = NULL;

  if (!unpacked)
    return NULL;
  if (g_bytes_get_size (unpacked) > maximum_bytes)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                           _ ("It is far larger than such a file should be."));
      return NULL;
    }
  text = mw_file_text_read (unpacked, type, error);
  if (text && g_bytes_get_size (text) > 0)
    return parse (text, error);
  if (text)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("It is empty."));
  return NULL;
}
