/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What a value of each type may be, its canonical form, and how it is shown. */

#include "drivers.h"

#include <string.h>

#define P(key, type)                                                                               \
  "[Parameter " key "]\nName=" key "\nDirection=out\nSection=advanced\nType=" type "\n"
#define UUID "0d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e"
#define HEX "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define UPPER "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"

static const char DRIVER[] = SMALL_DRIVER ("every-type", "Every Type")                         //
    P ("text", "text") P ("text-r", "text") "Required=true\n"                                  //
    P ("address", "address") P ("address-r", "address") "Required=true\n"                      //
    P ("host", "host") P ("host-r", "host") "Required=true\n"                                  //
    P ("number", "number") "Minimum=-5\nMaximum=600\nUnit=seconds\n"                           //
    P ("plain", "number") "Minimum=0\nMaximum=9223372036854775807\n"                           //
    P ("switch", "switch") P ("choice", "choice") "Choices=a;b-c\nChoiceLabels=First;Second\n" //
    P ("charset", "charset") P ("folder", "folder") P ("path", "path") P ("fingerprint",       //
                                                                          "fingerprint")       //
    P ("secret", "secret");

static const struct
{
  const char *key;
  const char *typed;
  const char *canonical; /* NULL: it is refused */
  const char *shown;
} VALUES[] = {
  { "text", "  Example  Support ", "Example  Support", "Example  Support" },
  { "text", "", "", "" },
  { "text", "two\nlines", NULL, NULL },
  { "text", "bell\a", NULL, NULL },
  { "text", "\xff", NULL, NULL },
  { "text-r", "", NULL, NULL },
  { "text-r", "   ", NULL, NULL },
  { "text-r", "x", "x", "x" },
  { "address", " Support@Example.org. ", "Support@Example.org", "Support@Example.org" },
  { "address", "{address}", "{address}", "The profile’s address" },
  { "address", "{localpart}+bounce@example.org", "{localpart}+bounce@example.org",
    "{localpart}+bounce@example.org" },
  { "address", "", "", "" },
  { "address", "Support <a@example.org>", NULL, NULL },
  { "address", "a@example.org, b@example.org", NULL, NULL },
  { "address-r", "", NULL, NULL },
  { "host", "SMTP.Example.ORG.", "smtp.example.org", "smtp.example.org" },
  { "host", "münchen.example", "xn--mnchen-3ya.example", "xn--mnchen-3ya.example" },
  { "host", "192.0.2.1", "192.0.2.1", "192.0.2.1" },
  { "host", "2001:DB8:0::1", "2001:db8::1", "2001:db8::1" },
  { "host", "", "", "" },
  { "host", "smtp.example.org:25", NULL, NULL },
  { "host", "https://smtp.example.org", NULL, NULL },
  { "host", "two words", NULL, NULL },
  { "host-r", "", NULL, NULL },
  { "port", "1", "1", "1" },
  { "port", "65535", "65535", "65535" },
  { "port", "0465", "465", "465" },
  { "port", "0", NULL, NULL },
  { "port", "65536", NULL, NULL },
  { "port", "-1", NULL, NULL },
  { "port", "+25", NULL, NULL },
  { "port", "smtp", NULL, NULL },
  { "port", "", NULL, NULL },
  { "number", "-5", "-5", "-5 seconds" },
  { "number", "600", "600", "600 seconds" },
  { "number", " 1 ", "1", "1 second" },
  { "number", "-6", NULL, NULL },
  { "number", "601", NULL, NULL },
  { "number", "1.5", NULL, NULL },
  { "number", "1e2", NULL, NULL },
  { "number", "0x10", NULL, NULL },
  { "number", "60 s", NULL, NULL },
  { "number", "99999999999999999999", NULL, NULL },
  { "number", "", NULL, NULL },
  { "plain", "9223372036854775807", "9223372036854775807", "9223372036854775807" },
  { "switch", "on", "on", "On" },
  { "switch", "Yes", "on", "On" },
  { "switch", "TRUE", "on", "On" },
  { "switch", "1", "on", "On" },
  { "switch", "off", "off", "Off" },
  { "switch", "no", "off", "Off" },
  { "switch", "0", "off", "Off" },
  { "switch", "maybe", NULL, NULL },
  { "switch", "", NULL, NULL },
  { "choice", "a", "a", "First" },
  { "choice", "B-C", "b-c", "Second" },
  { "choice", "c", NULL, NULL },
  { "choice", "", NULL, NULL },
  { "encryption", "STARTTLS", "starttls", "starttls" },
  { "encryption", "opportunistic", NULL, NULL },
  { "charset", "utf-8", "UTF-8", "UTF-8" },
  { "charset", "ISO-8859-1", "ISO-8859-1", "ISO-8859-1" },
  { "charset", "no-such-charset", NULL, NULL },
  { "charset", "UTF-8//TRANSLIT", NULL, NULL },
  { "charset", "", NULL, NULL },
  { "folder", " INBOX/Sent Items ", "INBOX/Sent Items", "INBOX/Sent Items" },
  { "folder", "", "", "" },
  { "path", "/var/spool//x/../y", "/var/spool/y", "/var/spool/y" },
  { "path", "//var/x", "/var/x", "/var/x" },
  { "path", "/var/x / //", "/var/x", "/var/x" },
  { "path", "/var/a b/x", "/var/a b/x", "/var/a b/x" },
  { "text", "\u00a0support\u3000", "support", "support" },
  { "path", "var/spool", NULL, NULL },
  { "path", "~/x", NULL, NULL },
  { "path", "", "", "" },
  { "fingerprint", UPPER, HEX, NULL },
  { "fingerprint", HEX "00", NULL, NULL },
  { "fingerprint", "zz", NULL, NULL },
  { "fingerprint", "", "", "" },
  { "secret", UUID, UUID, "Set" },
  { "secret", "hunter2", NULL, NULL },
  { "secret", "", NULL, NULL },
};

static void
test_values (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);

  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    {
      MwParameter *parameter = mw_driver_find_parameter (driver, VALUES[i].key);
      g_autoptr (GError) error = NULL;
      g_autofree char *canonical = mw_parameter_normalise (parameter, VALUES[i].typed, &error);

      g_test_message ("%s: “%s”", VALUES[i].key, VALUES[i].typed);
      g_assert_cmpstr (canonical, ==, VALUES[i].canonical);
      if (!canonical)
        {
          g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
          /* Whatever was typed, what is refused is a sentence that names the parameter. */
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_assert_nonnull (strstr (error->message, mw_parameter_get_name (parameter)));
          continue;
        }
      g_assert_no_error (error);
      if (VALUES[i].shown)
        {
          g_autofree char *shown = mw_parameter_format (parameter, canonical);
          g_autofree char *again = mw_parameter_normalise (parameter, canonical, NULL);

          g_assert_cmpstr (shown, ==, VALUES[i].shown);
          /* What is canonical stays as it is. */
          g_assert_cmpstr (again, ==, canonical);
        }
    }
}

static void
test_fingerprint_with_colons (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);
  MwParameter *parameter = mw_driver_find_parameter (driver, "fingerprint");
  g_autofree char *shown = mw_parameter_format (parameter, HEX);
  g_autofree char *back = mw_parameter_normalise (parameter, shown, NULL);

  g_assert_true (g_str_has_prefix (shown, "01:23:45:67:89:AB:CD:EF:01:"));
  g_assert_cmpstr (back, ==, HEX);
}

static void
test_too_long (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);
  MwParameter *parameter = mw_driver_find_parameter (driver, "text");
  g_autofree char *fits = g_strnfill (4096, 'x');
  g_autofree char *too_long = g_strnfill (4097, 'x');
  g_autofree char *kept = mw_parameter_normalise (parameter, fits, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (kept, ==, fits);
  g_assert_null (mw_parameter_normalise (parameter, too_long, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

/* A password given in place of a secret id is refused without being repeated. */
static void
test_secret_is_not_repeated (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);
  MwParameter *parameter = mw_driver_find_parameter (driver, "secret");
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = mw_parameter_format (parameter, "canary");

  g_assert_null (mw_parameter_normalise (parameter, "canary", &error));
  g_assert_null (strstr (error->message, "canary"));
  g_assert_cmpstr (shown, ==, "Set");
  g_assert_true (mw_parameter_is_secret (parameter));
}

static void
test_no_value (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);
  GListModel *parameters = mw_driver_get_parameters (driver);

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);
      g_autofree char *shown = mw_parameter_format (parameter, NULL);

      g_assert_cmpstr (shown, ==, "");
    }
}

static void
test_described (void)
{
  static const struct
  {
    const char *key;
    const char *words;
  } DESCRIBED[] = {
    { "text", "Text" },
    { "address", "Mail address" },
    { "host", "Host name or IP address" },
    { "port", "Port, 1 to 65535" },
    { "number", "Number, -5 to 600 seconds" },
    { "plain", "Number, 0 to 9223372036854775807" },
    { "switch", "On or off" },
    { "choice", "One of: First, Second" },
    { "charset", "Character set" },
    { "folder", "Folder on the mail server" },
    { "path", "Absolute path" },
    { "fingerprint", "SHA-256 fingerprint" },
    { "secret", "Password, kept in the keyring" },
  };
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);

  for (guint i = 0; i < G_N_ELEMENTS (DESCRIBED); i++)
    {
      MwParameter *parameter = mw_driver_find_parameter (driver, DESCRIBED[i].key);
      g_autofree char *words = mw_parameter_describe_type (parameter);

      g_assert_cmpstr (words, ==, DESCRIBED[i].words);
    }
}

static void
assert_default (MwDriver *driver, const char *key, const char *expected)
{
  g_autofree char *words =
      mw_parameter_words_default (driver, mw_driver_find_parameter (driver, key));

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped ("internet-smtp-imap");
  MwParameter *port = mw_driver_find_parameter (driver, "smtp-port");
  MwParameter *folder = mw_driver_find_parameter (driver, "imap-folder");

  assert_default (driver, "smtp-port", "Follows SMTP Encryption");
  assert_default (driver, "imap-account-name", "The profile’s address");
  assert_default (driver, "imap-encryption", "TLS");
  assert_default (driver, "imap-server", "");
  g_assert_cmpstr (mw_parameter_words_direction (port), ==, "Outgoing");
  g_assert_cmpstr (mw_parameter_words_direction (folder), ==, "Incoming");
  g_assert_cmpstr (mw_parameter_words_section (port), ==, "Outgoing");
  /* Every word somewhere: the name, the key, the help, the section, the type. */
  g_assert_true (mw_parameter_words_match (port, NULL));
  g_assert_true (mw_parameter_words_match (port, "smtp 65535 starttls"));
  g_assert_true (mw_parameter_words_match (port, "outgoing smtp-port"));
  g_assert_false (mw_parameter_words_match (port, "smtp folder"));
  /* A whole word of the name, its beginning, a part, the key, what else is said. */
  g_assert_cmpuint (mw_parameter_words_rank (port, NULL), ==, 0);
  g_assert_cmpuint (mw_parameter_words_rank (port, "port smtp"), ==, 0);
  g_assert_cmpuint (mw_parameter_words_rank (port, "smtp po"), ==, 1);
  g_assert_cmpuint (mw_parameter_words_rank (port, "ort"), ==, 2);
  g_assert_cmpuint (mw_parameter_words_rank (port, "smtp-port"), ==, 3);
  g_assert_cmpuint (mw_parameter_words_rank (port, "smtp 65535"), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/parameter/values", test_values);
  g_test_add_func ("/core/parameter/fingerprint-with-colons", test_fingerprint_with_colons);
  g_test_add_func ("/core/parameter/too-long", test_too_long);
  g_test_add_func ("/core/parameter/secret-is-not-repeated", test_secret_is_not_repeated);
  g_test_add_func ("/core/parameter/no-value", test_no_value);
  g_test_add_func ("/core/parameter/described", test_described);
  g_test_add_func ("/core/parameter/words", test_words);
  return g_test_run ();
}
