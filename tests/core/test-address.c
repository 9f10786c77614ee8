/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/address.h>
#include <mailwright/error.h>

#include <string.h>

typedef struct
{
  const char *word;
  const char *fragment; /* of the message, which is what a person reads */
} Reason;

static const Reason REASONS[] = {
  { "ats", "more than one “@”" },
  { "bare-ip", "needs brackets" },
  { "brackets", "angle brackets" },
  { "comment", "comment in parentheses" },
  { "control", "control character" },
  { "domain-character", "is not allowed in a domain name" },
  { "dot", "a dot too many" },
  { "empty", "Type a mail address" },
  { "hyphen", "a hyphen" },
  { "idn", "no domain name has" },
  { "invisible", "cannot be seen" },
  { "literal", "Brackets are for" },
  { "local-character", "is not allowed before the “@”" },
  { "local-dot", "neither begins nor ends with a dot" },
  { "long-address", "The address is longer than 254" },
  { "long-domain", "The domain name is longer than 253" },
  { "long-label", "more than 63 bytes" },
  { "long-local-part", "longer than 64 bytes" },
  { "no-at", "has no “@”" },
  { "no-domain", "The domain after the “@”" },
  { "no-name", "The name before the “@”" },
  { "number", "never a number" },
  { "open-quote", "quotation mark" },
  { "several", "several addresses" },
  { "space", "contains spaces" },
  { "utf8", "not valid text" },
  { "wide-at", "the ordinary “@”" },
};

static const char *
find_fragment (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (REASONS); i++)
    if (g_str_equal (REASONS[i].word, word))
      return REASONS[i].fragment;
  g_error ("the table has an unknown reason: %s", word);
}

static void
assert_contains (const char *text, const char *fragment, const char *input)
{
  if (!strstr (text, fragment))
    g_error ("for “%s”: expected “%s” in “%s”", input, fragment, text);
}

/* \uNNNN is a character and \xNN a byte, so that the table stays readable text. */
static char *
decode (const char *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *field; field++)
    {
      g_autofree char *digits = NULL;

      if (*field != '\\')
        {
          g_string_append_c (text, *field);
          continue;
        }
      field++;
      digits = g_strndup (field + 1, *field == 'u' ? 4 : 2);
      switch (*field)
        {
        case 'u':
          g_string_append_unichar (text, (gunichar) g_ascii_strtoull (digits, NULL, 16));
          field += 4;
          break;
        case 'x':
          g_string_append_c (text, (char) g_ascii_strtoull (digits, NULL, 16));
          field += 2;
          break;
        case 't':
          g_string_append_c (text, '\t');
          break;
        case 'n':
          g_string_append_c (text, '\n');
          break;
        default:
          g_assert_cmpint (*field, ==, '\\');
          g_string_append_c (text, '\\');
          break;
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_refused (const char *input, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAddress) address = mw_address_parse (input, &error);

  if (address)
    g_error ("“%s” was taken as “%s”, not refused as %s", input, address->key, word);
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  assert_contains (error->message, find_fragment (word), input);
}

static void
check_taken (const char *input, const char *key, const char *unicode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAddress) address = mw_address_parse (input, &error);
  g_autoptr (MwAddress) again = NULL;
  g_autoptr (MwAddress) from_unicode = NULL;

  if (!address)
    g_error ("“%s” was refused: %s", input, error->message);
  g_assert_cmpstr (address->key, ==, key);
  g_assert_cmpstr (address->unicode, ==, unicode);
  g_assert_cmpstr (address->domain, ==, strrchr (key, '@') + 1);
  g_assert_true (address->single_label ==
                 (*address->domain != '[' && !strchr (address->domain, '.')));

  /* A key is an address as well, and its own key. */
  again = mw_address_parse (address->key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->key, ==, key);
  from_unicode = mw_address_parse (address->unicode, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (from_unicode->key, ==, key);
}

static void
test_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "addresses.tsv", NULL);
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  g_file_get_contents (path, &table, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (table, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) fields = NULL;
      g_autofree char *input = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *unicode = NULL;

      if (!*lines[i] || g_str_has_prefix (lines[i], "# "))
        continue;
      fields = g_strsplit (lines[i], "\t", 3);
      g_assert_cmpuint (g_strv_length (fields), >=, 2);
      input = decode (fields[0]);
      expected = decode (fields[1]);
      unicode = decode (fields[2] ? fields[2] : fields[1]);
      if (*expected == '!' && !strchr (expected, '@'))
        check_refused (input, expected + 1);
      else
        check_taken (input, expected, unicode);
      n_rows++;
    }
  g_assert_cmpuint (n_rows, >=, 80);
}

static void
test_text (void)
{
  g_autoptr (MwAddress) address = mw_address_parse ("  Support@M\u00dcNCHEN.example.\n", NULL);
  g_autoptr (MwAddress) wide = mw_address_parse ("a@\u4f8b.\u30c6\u30b9\u30c8\u3002", NULL);

  g_assert_cmpstr (address->text, ==, "Support@M\u00dcNCHEN.example");
  g_assert_cmpstr (wide->text, ==, "a@\u4f8b.\u30c6\u30b9\u30c8");
}

/* Whatever is typed, parsing ends, and what it takes has a stable key. */
static void
test_noise (void)
{
  static const char *const PIECES[] = { "a",      "Z",      ".",      "@",      "\"",     "\\",
                                        " ",      "[",      "]",      ":",      "-",      "xn--",
                                        "IPv6",   "1",      "\u00e9", "\u0301", "\u00df", "\u3002",
                                        "\uff20", "(",      "<",      ",",      "\xff",   "\u200d",
                                        "\u00a0", "\uab70", "\u0130" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (MwAddress) address = NULL;
      g_autoptr (MwAddress) again = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, PIECES[g_test_rand_int_range (0, G_N_ELEMENTS (PIECES))]);
      if (g_test_rand_bit ())
        g_string_append (text, "@example.org");
      address = mw_address_parse (text->str, &error);
      g_assert_true ((address != NULL) == (error == NULL));
      if (!address)
        continue;
      again = mw_address_parse (address->key, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again->key, ==, address->key);
      g_assert_true (g_utf8_validate (address->key, -1, NULL));
    }
}

typedef struct
{
  const char *input;
  const char *expected; /* the host, or "!" and a part of the message */
} HostRow;

static const HostRow HOSTS[] = {
  { "mail.example.org", "mail.example.org" },
  { " Mail.Example.ORG. ", "mail.example.org" },
  { "localhost", "localhost" },
  { "mail_1.lan", "mail_1.lan" },
  { "m\u00fcnchen.example", "xn--mnchen-3ya.example" },
  { "XN--MNCHEN-3YA.example", "xn--mnchen-3ya.example" },
  { "192.0.2.1", "192.0.2.1" },
  { "2001:DB8:0::1", "2001:db8::1" },
  { "[2001:db8::1]", "2001:db8::1" },
  { "", "!Type the name of a host" },
  { "https://mail.example.org", "!not a web address" },
  { "mail.example.org/", "!not a web address" },
  { "mail.example.org:993", "!without a port" },
  { "[2001:db8::1]:993", "!only allowed in an IPv6" },
  { "2001:db8::g", "!only allowed in an IPv6" },
  { "support@example.org", "!not a mail address" },
  { "mail example.org", "!has no spaces" },
  { "mail..example.org", "!a dot too many" },
  { "-mail.example.org", "!a hyphen" },
  { "mail.example.org;", "!is not allowed in a domain name" },
  { "192.0.2.300", "!never a number" },
  { "192.0.2", "!never a number" },
  { "[192.0.2.1]", "!is not allowed in a domain name" },
  { "xn--a.example", "!no domain name has" },
  { "mail\texample", "!control character" },
  { "mail\xff", "!not valid text" },
};

static void
test_hosts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (HOSTS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *host = mw_host_normalise (HOSTS[i].input, &error);

      if (*HOSTS[i].expected != '!')
        {
          g_assert_no_error (error);
          g_assert_cmpstr (host, ==, HOSTS[i].expected);
          continue;
        }
      g_assert_null (host);
      g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
      assert_contains (error->message, HOSTS[i].expected + 1, HOSTS[i].input);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/address/table", test_table);
  g_test_add_func ("/core/address/text", test_text);
  g_test_add_func ("/core/address/noise", test_noise);
  g_test_add_func ("/core/host/table", test_hosts);

  return g_test_run ();
}
