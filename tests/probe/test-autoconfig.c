/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/autoconfig.h"

#include <string.h>

#define SERVER(kind, type, host, port, socket)                                                     \
  "<" kind "Server type='" type "'><hostname>" host "</hostname><port>" port "</port>"             \
  "<socketType>" socket "</socketType></" kind "Server>"
#define IMAP SERVER ("incoming", "imap", "imap.example.org", "993", "SSL")
#define SMTP SERVER ("outgoing", "smtp", "smtp.example.org", "465", "SSL")
#define PROVIDER(domain, servers)                                                                  \
  "<emailProvider id='x'><domain>" domain "</domain>" servers "</emailProvider>"
#define FILE_OF(providers) "<clientConfig version='1.1'>" providers "</clientConfig>"
#define FILE_WITH(servers) FILE_OF (PROVIDER ("example.org", servers))
#define LOGIN(username, authentication)                                                            \
  "<incomingServer type='imap'><hostname>imap.example.org</hostname><port>993</port>"              \
  "<socketType>SSL</socketType><username>" username "</username>" authentication                   \
  "</incomingServer>"

static GPtrArray *
parse_length (const char *text, gsize length, const char *typed, gboolean own)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (MwAddress) address = mw_address_parse (typed, NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *settings = mw_autoconfig_parse (bytes, address, own, &error);

  g_assert_true ((settings == NULL) == (error != NULL));
  return settings;
}

/* Returns: "imap imap.example.org:993 tls", one a line, or "wrong" */
static char *
read_file (const char *text, const char *typed, gboolean own)
{
  g_autoptr (GPtrArray) settings = parse_length (text, strlen (text), typed, own);
  GString *lines = g_string_new (NULL);

  if (!settings)
    g_string_append (lines, "wrong");
  for (guint i = 0; settings && i < settings->len; i++)
    {
      MwFoundSetting *setting = g_ptr_array_index (settings, i);

      g_assert_cmpint (setting->direction, ==,
                       g_str_equal (setting->scheme, "smtp") ? MW_DIRECTION_OUT : MW_DIRECTION_IN);
      g_string_append_printf (lines, "%s%s %s:%u %s", i > 0 ? "\n" : "", setting->scheme,
                              setting->host, setting->port,
                              mw_encryption_to_string (setting->encryption));
    }
  return g_string_free (lines, FALSE);
}

static void
expect (const char *text, const char *expected)
{
  g_autofree char *lines = read_file (text, "Jo@example.org", FALSE);

  g_test_message ("%.200s", text);
  g_assert_cmpstr (lines, ==, expected);
}

static void
test_good (void)
{
  expect (FILE_WITH (IMAP SMTP), "imap imap.example.org:993 tls\nsmtp smtp.example.org:465 tls");
  expect ("\xef\xbb\xbf<?xml version='1.0'?><!-- a --> " FILE_WITH (IMAP),
          "imap imap.example.org:993 tls");
  expect (FILE_WITH ("<displayName>A<b>c</b></displayName>" IMAP
                     "<documentation url='x'><descr>d</descr>"
                     "</documentation>"),
          "imap imap.example.org:993 tls");
  expect (FILE_WITH (SERVER ("incoming", "imap", "<![CDATA[imap.example.org]]>", " 993 ", " ssl ")),
          "imap imap.example.org:993 tls");
  expect (FILE_OF (""), "");
}

static void
test_order (void)
{
  expect (
      FILE_WITH (SERVER ("incoming", "imap", "a.example.org", "143", "plain")
                     SERVER ("incoming", "imap", "b.example.org", "143", "STARTTLS")
                         SERVER ("incoming", "imap", "c.example.org", "993", "SSL")
                             SERVER ("incoming", "imap", "d.example.org", "993", "SSL")),
      "imap c.example.org:993 tls\nimap d.example.org:993 tls\nimap b.example.org:143 starttls\n"
      "imap a.example.org:143 none");
}

static void
test_wrong_servers (void)
{
  expect (FILE_WITH (SERVER ("incoming", "imap", "a.example.org", "0", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a.example.org", "65536", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a.example.org", "-1", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a.example.org", "99999999999999999999", "SSL")),
          "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a.example.org", "imap", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a.example.org", "993", "auto")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a.example.org", "993", "")), "");
  expect (FILE_WITH (SERVER ("incoming", "exchange", "a.example.org", "993", "SSL")), "");
  expect (FILE_WITH (SERVER ("outgoing", "imap", "a.example.org", "993", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "smtp", "a.example.org", "465", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a\n.example.org", "993", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a&#27;[2J.example.org", "993", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a\xe2\x80\xae.example.org", "993", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "https://a.example.org/", "993", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "", "993", "SSL")), "");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a b", "993", "SSL") IMAP),
          "imap imap.example.org:993 tls");
  /* Servers only count where they belong, and values too. */
  expect (FILE_OF (IMAP), "");
  expect (FILE_WITH ("<other>" IMAP "</other>"), "");
  expect (
      FILE_WITH (
          "<incomingServer type='imap'><a><hostname>x.example.org</hostname></a><port>993</port>"
          "<socketType>SSL</socketType></incomingServer>"),
      "");
}

static void
test_wrong_files (void)
{
  expect ("", "wrong");
  expect ("imap.example.org", "wrong");
  expect ("<html><body>Welcome</body></html>", "wrong");
  expect ("<!DOCTYPE html><html></html>", "wrong");
  expect ("<clientConfig>", "wrong");
  expect ("<clientConfig><emailProvider></clientConfig>", "wrong");
  expect (FILE_WITH (IMAP "&nbsp;"), "wrong");
  expect (FILE_WITH (IMAP) "<clientConfig/>x", "wrong");
  expect ("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>" FILE_WITH (IMAP "&b;"), "wrong");
  expect ("<!DOCTYPE a [<!ENTITY b 'bbb'><!ENTITY c '&b;&b;'>]>" FILE_WITH (IMAP), "wrong");
  expect (FILE_WITH (IMAP "\xff\xfe"), "wrong");
  g_assert_null (parse_length ("<clientConfig>\0</clientConfig>", 30, "jo@example.org", TRUE));
}

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static void
expect_wrong (const char *before, const char *part, guint n, const char *behind)
{
  g_autofree char *parts = repeat (part, n);
  g_autofree char *text = g_strconcat (before, parts, behind, NULL);

  expect (text, "wrong");
}

static void
test_too_much (void)
{
  expect_wrong ("<clientConfig>", "<a>", 100, "");
  expect_wrong ("<clientConfig>", "<a>", 80000, "");
  expect_wrong ("<clientConfig>", "<a/>", 1000000, "</clientConfig>");
  expect_wrong ("<clientConfig>", "<a/>", 5000, "</clientConfig>");
  expect_wrong ("<clientConfig><!--", "x", MW_AUTOCONFIG_MAXIMUM_BYTES, "--></clientConfig>");
  expect_wrong ("<clientConfig><emailProvider><domain>", "x", 5000,
                "</domain></emailProvider></clientConfig>");
}

static void
test_domain (void)
{
  static const char OTHER[] =
      FILE_OF (PROVIDER ("other.example", IMAP) PROVIDER ("third.example", SMTP));
  g_autofree char *foreign = read_file (OTHER, "jo@example.org", FALSE);
  g_autofree char *own = read_file (OTHER, "jo@example.org", TRUE);
  g_autofree char *one = read_file (OTHER, "jo@third.example", FALSE);
  g_autofree char *idn =
      read_file (FILE_OF (PROVIDER ("München.example", IMAP)), "jo@xn--mnchen-3ya.example", FALSE);

  g_assert_cmpstr (foreign, ==, "");
  g_assert_cmpstr (own, ==, "imap imap.example.org:993 tls\nsmtp smtp.example.org:465 tls");
  g_assert_cmpstr (one, ==, "smtp smtp.example.org:465 tls");
  g_assert_cmpstr (idn, ==, "imap imap.example.org:993 tls");
  expect (FILE_OF (PROVIDER ("%EMAILDOMAIN%", IMAP)), "imap imap.example.org:993 tls");
  /* A name that merely ends the same is another one. */
  expect (FILE_OF (PROVIDER ("badexample.org", IMAP)), "");
  expect (FILE_OF (PROVIDER ("org", IMAP)), "");
}

static void
expect_login (const char *typed, const char *text, const char *account, const char *authentication)
{
  g_autoptr (GPtrArray) settings = parse_length (text, strlen (text), typed, TRUE);
  MwFoundSetting *setting = NULL;

  g_test_message ("%s", text);
  g_assert_nonnull (settings);
  g_assert_cmpuint (settings->len, ==, 1);
  setting = g_ptr_array_index (settings, 0);
  g_assert_cmpstr (setting->account, ==, account);
  g_assert_cmpstr (setting->authentication, ==, authentication);
}

static void
test_login (void)
{
  expect_login ("Jo.E@example.org", FILE_WITH (LOGIN ("%EMAILADDRESS%", "")), "Jo.E@example.org",
                NULL);
  expect_login ("Jo.E@example.org", FILE_WITH (LOGIN ("%EMAILLOCALPART%", "")), "Jo.E", NULL);
  expect_login ("Jo@example.org", FILE_WITH (LOGIN ("%EMAILDOMAIN%\\x-%EMAILLOCALPART%", "")),
                "example.org\\x-Jo", NULL);
  expect_login ("Jo@example.org", FILE_WITH (LOGIN ("100%%x", "")), "100%%x", NULL);
  /* What is put in is not taken for a placeholder. */
  expect_login ("%EMAILDOMAIN%@example.org", FILE_WITH (LOGIN ("%EMAILLOCALPART%", "")),
                "%EMAILDOMAIN%", NULL);
  expect_login ("\"a@b\"@example.org", FILE_WITH (LOGIN ("%EMAILLOCALPART%", "")), "\"a@b\"", NULL);
  expect_login ("jo@example.org", FILE_WITH (LOGIN ("", "")), NULL, NULL);
  expect_login ("jo@example.org", FILE_WITH (LOGIN ("a&#10;b", "")), NULL, NULL);
  expect_login ("jo@example.org",
                FILE_WITH (LOGIN ("a\xe2\x80\xae"
                                  "b",
                                  "")),
                NULL, NULL);
}

static void
test_authentication (void)
{
#define AUTHENTICATION(word) "<authentication>" word "</authentication>"
  static const struct
  {
    const char *text;
    const char *ours;
  } CASES[] = {
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("password-cleartext"))), "automatic" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("password-encrypted"))), "automatic" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("OAuth2"))), "xoauth2" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("OAuth2") AUTHENTICATION ("password-cleartext"))),
      "automatic" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("password-cleartext") AUTHENTICATION ("OAuth2"))),
      "automatic" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("none"))), "none" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("NTLM"))), NULL },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("NTLM") AUTHENTICATION ("OAuth2"))), "xoauth2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    expect_login ("jo@example.org", CASES[i].text, "a", CASES[i].ours);
}

/* Every file that is cut off is wrong, and none is read beyond its end. */
static void
test_cut_off (void)
{
  static const char WHOLE[] =
      FILE_WITH (LOGIN ("%EMAILADDRESS%", "<authentication>x</authentication>") SMTP);

  for (gsize length = 0; length + 1 < sizeof WHOLE; length++)
    {
      g_autofree char *part = g_memdup2 (WHOLE, length + 1);
      g_autofree char *exact = g_memdup2 (part, MAX (length, 1));

      g_assert_null (parse_length (exact, length, "jo@example.org", TRUE));
    }
}

/* Whatever a stranger writes, what comes out is fit to be shown. */
static void
test_mutated (void)
{
  static const char WHOLE[] =
      FILE_WITH (LOGIN ("%EMAILADDRESS%", "<authentication>none</authentication>") SMTP);
  static const char PIECES[] = "<>/&;!-[]'\"=%#x0 \n\xc3\xa9\xff";

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_memdup2 (WHOLE, sizeof WHOLE);
      g_autoptr (GPtrArray) settings = NULL;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        text[g_test_rand_int_range (0, sizeof WHOLE - 1)] =
            PIECES[g_test_rand_int_range (0, sizeof PIECES - 1)];
      settings = parse_length (text, sizeof WHOLE - 1, "jo@example.org", TRUE);
      for (guint j = 0; settings && j < settings->len; j++)
        {
          MwFoundSetting *setting = g_ptr_array_index (settings, j);
          g_autofree char *host = mw_host_normalise (setting->host, NULL);

          g_assert_cmpstr (host, ==, setting->host);
          g_assert_cmpuint (setting->port, >, 0);
          g_assert_true (!setting->account || g_utf8_validate (setting->account, -1, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autoconfig/good", test_good);
  g_test_add_func ("/autoconfig/order", test_order);
  g_test_add_func ("/autoconfig/wrong-servers", test_wrong_servers);
  g_test_add_func ("/autoconfig/wrong-files", test_wrong_files);
  g_test_add_func ("/autoconfig/too-much", test_too_much);
  g_test_add_func ("/autoconfig/domain", test_domain);
  g_test_add_func ("/autoconfig/login", test_login);
  g_test_add_func ("/autoconfig/authentication", test_authentication);
  g_test_add_func ("/autoconfig/cut-off", test_cut_off);
  g_test_add_func ("/autoconfig/mutated", test_mutated);
  return g_test_run ();
}
