/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/file-text.h"

#include <string.h>

#define LIMIT 1000

/* With letters that no two encodings write alike. */
#define BODY "<a>B\xc3\xbcro \xe2\x82\xac</a>"
#define LATIN_BODY "<a>B\xc3\xbcro</a>"

static GBytes *
encode (const char *mark, gsize length, const char *text, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize written = 0;
  g_autofree char *encoded = g_convert (text, -1, encoding, "UTF-8", NULL, &written, &error);
  GByteArray *bytes = g_byte_array_new ();

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) length);
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) written);
  return g_byte_array_free_to_bytes (bytes);
}

static void
expect (GBytes *file, const char *type, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = mw_file_text_read (file, type, &error);

  g_test_message ("%s: %s", type, expected);
  if (!expected)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_test_message ("%s", error->message);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), expected,
                   strlen (expected));
}

static void
expect_text (
    const char *text, const char *encoding, const char *mark, gsize length, const char *type)
{
  g_autoptr (GBytes) file = encode (mark, length, text, encoding);

  expect (file, type, text);
}

/* It wins over whatever else is said. */
static void
test_byte_order_mark (void)
{
  static const char *const TYPES[] = { NULL,
                                       "text/xml",
                                       "text/xml; charset=utf-8",
                                       "text/xml; charset=iso-8859-1",
                                       "text/xml; charset=utf-16",
                                       "text/xml; charset=utf-16be",
                                       "text/xml; charset=none" };
  static const char *const HEADS[] = { "", "<?xml version='1.0' encoding='UTF-16'?>",
                                       "<?xml version='1.0' encoding='UTF-8'?>",
                                       "<?xml version='1.0' encoding='ISO-8859-1'?>" };

  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    for (guint j = 0; j < G_N_ELEMENTS (HEADS); j++)
      {
        g_autofree char *text = g_strconcat (HEADS[j], BODY, NULL);

        expect_text (text, "UTF-8", "\xef\xbb\xbf", 3, TYPES[i]);
        expect_text (text, "UTF-16LE", "\xff\xfe", 2, TYPES[i]);
        expect_text (text, "UTF-16BE", "\xfe\xff", 2, TYPES[i]);
        expect_text (text, "UTF-32LE", "\xff\xfe\0\0", 4, TYPES[i]);
        expect_text (text, "UTF-32BE", "\0\0\xfe\xff", 4, TYPES[i]);
      }
}

static void
test_declaration (void)
{
  expect_text (BODY, "UTF-8", "", 0, NULL);
  expect_text ("<?xml version=\"1.0\"?>" BODY, "UTF-8", "", 0, "text/xml");
  expect_text ("<?xml version=\"1.0\" encoding=\"utf-8\"?>" BODY, "UTF-8", "", 0, "text/xml");
  expect_text ("<?xml version='1.0' encoding='ISO-8859-1'?>" LATIN_BODY, "ISO-8859-1", "", 0, NULL);
  expect_text ("<?xml\n version='1.0'\n encoding = \"iso-8859-15\" standalone='yes' ?>" BODY,
               "ISO-8859-15", "", 0, "application/xml");
  expect_text ("<?xml version='1.0' encoding='windows-1252'?>" BODY, "WINDOWS-1252", "", 0, NULL);
  expect_text ("<?xml version='1.0' encoding='cp1252'?>" BODY, "WINDOWS-1252", "", 0, NULL);
  expect_text ("<?xml version='1.0' encoding='GB18030'?>" BODY, "GB18030", "", 0, NULL);
  /* What programs write that have a text in UTF-16 in memory. */
  expect_text ("<?xml version='1.0' encoding='utf-16'?>" BODY, "UTF-8", "", 0, NULL);
}

/* Without a byte order mark. */
static void
test_wide (void)
{
  static const char *const TYPES[] = { NULL, "text/xml", "text/xml; charset=UTF-16",
                                       "text/xml; charset=utf-8" };
  static const char TEXT[] = "<?xml version='1.0' encoding='UTF-16'?>" BODY;

  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    {
      expect_text (TEXT, "UTF-16LE", "", 0, TYPES[i]);
      expect_text (TEXT, "UTF-16BE", "", 0, TYPES[i]);
      expect_text (BODY, "UTF-16LE", "", 0, TYPES[i]);
      expect_text (TEXT, "UTF-32LE", "", 0, TYPES[i]);
      expect_text (TEXT, "UTF-32BE", "", 0, TYPES[i]);
    }
  expect_text ("\n" BODY, "UTF-16LE", "", 0, "text/xml; charset=utf-16le");
}

/* RFC 7303: the server's word comes before the file's, as long as the file can be read so. */
static void
test_type (void)
{
  static const char LATIN[] = "<?xml version='1.0' encoding='ISO-8859-1'?>" LATIN_BODY;
  static const char EIGHT[] = "<?xml version='1.0' encoding='UTF-8'?>" LATIN_BODY;

  expect_text (LATIN_BODY, "ISO-8859-1", "", 0, "text/xml; charset=ISO-8859-1");
  expect_text (LATIN_BODY, "ISO-8859-1", "", 0, "text/xml;charset=\"iso-8859-1\"");
  expect_text (LATIN_BODY, "ISO-8859-1", "", 0, "text/xml; x=y; Charset = 'iso-8859-1' ; z");
  expect_text (BODY, "WINDOWS-1252", "", 0, "text/xml; charset=windows-1252");
  expect_text (EIGHT, "ISO-8859-1", "", 0, "text/xml; charset=iso-8859-1");
  expect_text (LATIN, "UTF-8", "", 0, "text/xml; charset=utf-8");
  /* Servers that say the same of everything. */
  expect_text (LATIN, "ISO-8859-1", "", 0, "text/xml; charset=utf-8");
  expect_text (LATIN, "ISO-8859-1", "", 0, "text/xml; charset=us-ascii");
  expect_text (LATIN, "ISO-8859-1", "", 0, "text/xml; charset=utf-16");
  expect_text (LATIN, "ISO-8859-1", "", 0, "text/xml; charset=klingon");
  expect_text (LATIN, "ISO-8859-1", "", 0, "text/xml; charset=");
  expect_text (LATIN, "ISO-8859-1", "", 0, "text/xml; charset");
  expect_text (LATIN, "ISO-8859-1", "", 0, "");
}

static void
expect_wrong (const char *bytes, gsize length, const char *type)
{
  g_autofree char *exact = g_memdup2 (bytes, MAX (length, 1));
  g_autoptr (GBytes) file = g_bytes_new (exact, length);

  expect (file, type, NULL);
}

static void
test_wrong (void)
{
  static const char LATIN[] = "<a>B\xfcro</a>";
  static const char UNKNOWN[] = "<?xml version='1.0' encoding='EBCDIC-US'?><a/>";
  static const char SHELL[] = "<?xml version='1.0' encoding='UTF-8//IGNORE'?><a>\xfc</a>";
  static const char RARE[] = "<?xml version='1.0' encoding='ISO-2022-CN-EXT'?><a/>";

  expect_wrong (LATIN, sizeof LATIN - 1, NULL);
  expect_wrong (LATIN, sizeof LATIN - 1, "text/xml; charset=utf-8");
  expect_wrong (UNKNOWN, sizeof UNKNOWN - 1, NULL);
  expect_wrong (SHELL, sizeof SHELL - 1, NULL);
  expect_wrong (RARE, sizeof RARE - 1, "text/xml; charset=ISO-2022-CN-EXT");
  expect_wrong ("\xff\xfe<\0a", 5, NULL);
  expect_wrong ("\xff\xfe\0\xd8<\0", 6, NULL);
  expect_wrong ("<a>\0</a>", 8, NULL);
  for (gsize length = 0; length < 4; length++)
    {
      g_autoptr (GBytes) file = g_bytes_new ("<a/>", length);
      g_autofree char *text = g_strndup ("<a/>", length);

      expect (file, "text/xml; charset=utf-8", text);
    }
}

/* Whatever a stranger sends, what comes out is text. */
static void
test_random (void)
{
  static const char *const HEADS[] = { "",
                                       "\xff\xfe",
                                       "\xfe\xff",
                                       "\xef\xbb\xbf",
                                       "<?xml version='1.0' encoding='GB18030'?>",
                                       "<?xml version='1.0' encoding='ISO-2022-JP'?>" };
  static const char *const TYPES[] = { NULL, "a; charset=utf-16le", "a; charset=euc-jp",
                                       ";=;charset" };

  for (guint i = 0; i < 4000; i++)
    {
      const char *head = HEADS[g_test_rand_int_range (0, G_N_ELEMENTS (HEADS))];
      GByteArray *bytes = g_byte_array_new ();
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GBytes) text = NULL;

      g_byte_array_append (bytes, (const guint8 *) head, (guint) strlen (head));
      for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
        {
          guint8 byte = (guint8) g_test_rand_int_range (0, i % 2 ? 256 : 128);

          g_byte_array_append (bytes, &byte, 1);
        }
      file = g_byte_array_free_to_bytes (bytes);
      text = mw_file_text_read (file, TYPES[g_test_rand_int_range (0, G_N_ELEMENTS (TYPES))], NULL);
      g_assert_true (!text || g_utf8_validate_len (g_bytes_get_data (text, NULL),
                                                   g_bytes_get_size (text), NULL));
    }
}

static GBytes *
pack (const char *text, gsize length, GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (format, -1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (gzip));

  g_assert_true (g_output_stream_write_all (stream, text, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_unpack (void)
{
  g_autofree char *full = g_strnfill (LIMIT, 'x');
  g_autoptr (GBytes) packed = pack (full, LIMIT, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GBytes) unpacked = mw_file_text_unpack (packed, LIMIT, NULL);
  g_autofree char *more = g_strnfill (50000000, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_cmpmem (g_bytes_get_data (unpacked, NULL), g_bytes_get_size (unpacked), full, LIMIT);
  large = pack (more, 50000000, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_assert_null (mw_file_text_unpack (large, LIMIT, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  for (gsize length = 0; length < g_bytes_get_size (packed); length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, length);
      g_autoptr (GBytes) same = mw_file_text_unpack (cut, LIMIT, NULL);

      /* Too short to be known for what it is, or damaged. */
      g_assert_true (length < 3 ? g_bytes_equal (same, cut) : same == NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-text/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/file-text/declaration", test_declaration);
  g_test_add_func ("/file-text/wide", test_wide);
  g_test_add_func ("/file-text/type", test_type);
  g_test_add_func ("/file-text/wrong", test_wrong);
  g_test_add_func ("/file-text/random", test_random);
  g_test_add_func ("/file-text/unpack", test_unpack);
  return g_test_run ();
}
