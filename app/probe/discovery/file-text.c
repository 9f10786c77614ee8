/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/file-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So far an XML declaration is looked for. */
#define MAXIMUM_DECLARATION 512

/* The encodings that files are read in. Others are not tried: the C library has more than a hundred
 * converters, some of which nobody but an attacker would use. With an asterisk: and a number. */
static const char *const ENCODINGS[] = {
  "UTF-8",       "UTF8",      "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32",     "UTF-32LE",
  "UTF-32BE",    "US-ASCII",  "ASCII",  "LATIN1",   "CP*",      "ISO-8859-*", "ISO8859-*",
  "WINDOWS-*",   "KOI8-R",    "KOI8-U", "IBM850",   "IBM866",   "MACINTOSH",  "EUC-JP",
  "ISO-2022-JP", "SHIFT_JIS", "EUC-KR", "GB2312",   "GBK",      "GB18030",    "BIG5",
};

/* What a file can begin with. */
static const struct
{
  const char *bytes;
  gsize length;
  gboolean mark; /* a byte order mark, which is no part of the text */
  const char *encoding;
} BEGINNINGS[] = {
  { "\xff\xfe\0\0", 4, TRUE, "UTF-32LE" }, { "\0\0\xfe\xff", 4, TRUE, "UTF-32BE" },
  { "\xff\xfe", 2, TRUE, "UTF-16LE" },     { "\xfe\xff", 2, TRUE, "UTF-16BE" },
  { "\xef\xbb\xbf", 3, TRUE, "UTF-8" },    { "<\0\0\0", 4, FALSE, "UTF-32LE" },
  { "\0\0\0<", 4, FALSE, "UTF-32BE" },     { "<\0", 2, FALSE, "UTF-16LE" },
  { "\0<", 2, FALSE, "UTF-16BE" },
};

#define NO_BEGINNING G_N_ELEMENTS (BEGINNINGS)

GBytes *
mw_file_text_unpack (GBytes *file, gsize maximum_bytes, GError **error)
{
  gsize length = 0, read = 0;
  const char *bytes = g_bytes_get_data (file, &length);
  g_autoptr (GZlibDecompressor) gzip = NULL;
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *unpacked = NULL;

  if (length < 3 || memcmp (bytes, "\x1f\x8b\x08", 3) != 0)
    return g_bytes_ref (file);

  gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  packed = g_memory_input_stream_new_from_bytes (file);
  stream = g_converter_input_stream_new (packed, G_CONVERTER (gzip));
  unpacked = g_malloc (maximum_bytes + 1);
  if (!g_input_stream_read_all (stream, unpacked, maximum_bytes + 1, &read, NULL, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("It is compressed, and what was compressed is damaged."));
      return NULL;
    }
  if (read > maximum_bytes)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                           _ ("It is far larger than such a file should be."));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&unpacked), read);
}

static gboolean
is_digits (const char *text)
{
  return *text && strspn (text, "0123456789") == strlen (text);
}

static gboolean
is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (ENCODINGS); i++)
    {
      const char *star = strchr (ENCODINGS[i], '*');
      gsize length = star ? (gsize) (star - ENCODINGS[i]) : strlen (ENCODINGS[i]);

      if (g_ascii_strncasecmp (name, ENCODINGS[i], length) == 0 &&
          (star ? is_digits (name + length) : name[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_wide (const char *name)
{
  return g_ascii_strncasecmp (name, "UTF-16", 6) == 0 ||
         g_ascii_strncasecmp (name, "UTF-32", 6) == 0;
}

static guint
find_beginning (const char *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (BEGINNINGS); i++)
    if (length >= BEGINNINGS[i].length &&
        memcmp (bytes, BEGINNINGS[i].bytes, BEGINNINGS[i].length) == 0)
      return i;
  return NO_BEGINNING;
}

/* Returns: (transfer full) (nullable): the text, unless it cannot be in this encoding */
static GBytes *
convert (const char *bytes, gsize length, const char *encoding)
{
  gsize written = 0;
  g_autofree char *text = NULL;

  if (!is_known (encoding))
    return NULL;
  text = g_convert (bytes, (gssize) length, "UTF-8", encoding, NULL, &written, NULL);
  /* Iconv lets through a few that GLib does not. Text of the wrong width is full of NULs. */
  if (!text || memchr (text, '\0', written) || !g_utf8_validate_len (text, written, NULL))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&text), written);
}

/* Returns: (transfer full) (nullable): the `charset` of a Content-Type */
static char *
dup_charset (const char *type)
{
  g_auto (GStrv) parts = g_strsplit (type, ";", -1);

  for (guint i = 1; *parts && parts[i]; i++)
    {
      char *value = strchr (g_strstrip (parts[i]), '=');

      if (!value)
        continue;
      *value++ = '\0';
      if (g_ascii_strcasecmp (g_strchomp (parts[i]), "charset") != 0)
        continue;
      g_strstrip (g_strdelimit (value, "\"'", ' '));
      return *value ? g_strdup (value) : NULL;
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): the encoding that the XML declaration names */
static char *
dup_declared (const char *bytes, gsize length)
{
  g_autofree char *head = g_strndup (bytes, MIN (length, MAXIMUM_DECLARATION));
  g_autoptr (GRegex) regex =
      g_regex_new ("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*([\"'])([A-Za-z0-9._:-]+)\\1[^>]*\\?>",
                   G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, head, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 2);
}

/* The encoding that the file itself is in by XML 1.0, appendix F. Some programs name UTF-16 in
 * whatever they write; what could be read up to here is in eights. */
static char *
dup_own_encoding (const char *bytes, gsize length, guint beginning)
{
  g_autofree char *declared = NULL;

  if (beginning != NO_BEGINNING)
    return g_strdup (BEGINNINGS[beginning].encoding);
  declared = dup_declared (bytes, length);
  if (!declared || is_wide (declared))
    return g_strdup ("UTF-8");
  return g_steal_pointer (&declared);
}

static void
set_error_of (const char *encoding, GError **error)
{
  if (!is_known (encoding))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: %s is the name of a character encoding, such as EBCDIC-US */
                 _ ("It says that its text is in \u2068%s\u2069, which is not known here."),
                 encoding);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: %s is the name of a character encoding, such as UTF-8 */
                 _ ("Its text should be in \u2068%s\u2069, and is not."), encoding);
}

GBytes *
mw_file_text_read (GBytes *file, const char *type, GError **error)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (file, &length);
  const char *bytes = data ? data : "";
  guint beginning = find_beginning (bytes, length);
  g_autofree char *sent = type ? dup_charset (type) : NULL;
  g_autofree char *own = NULL;
  GBytes *text = NULL;

  if (beginning != NO_BEGINNING && BEGINNINGS[beginning].mark)
    {
      bytes += BEGINNINGS[beginning].length;
      length -= BEGINNINGS[beginning].length;
      g_clear_pointer (&sent, g_free);
    }
  own = dup_own_encoding (bytes, length, beginning);
  /* The bytes show more clearly how wide they are, and in which order. */
  if (sent && is_wide (sent) &&
      (beginning != NO_BEGINNING || !memchr (bytes, '\0', MIN (length, 4))))
    g_clear_pointer (&sent, g_free);
  text = sent ? convert (bytes, length, sent) : NULL;
  if (!text)
    text = convert (bytes, length, own);
  if (!text)
    set_error_of (own, error);
  return text;
}
