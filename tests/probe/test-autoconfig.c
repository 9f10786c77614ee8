/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/autoconfig.h"

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
parse_length (const char *text, gsize length, const char *typed, gboolean own, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (MwAddress) address = mw_address_parse (typed, NULL);
  const MwAutoconfigFile file = {
    .bytes = bytes, .address = address, .provider = address->domain, .own = own
  };
  g_autoptr (GError) fault = NULL;
  GPtrArray *settings = mw_autoconfig_parse (&file, &fault);

  g_assert_true ((settings == NULL) == (fault != NULL));
  g_assert_true (!fault ||
                 (fault->domain == G_IO_ERROR && g_utf8_validate (fault->message, -1, NULL)));
  if (fault && error)
    *error = g_steal_pointer (&fault);
  return settings;
}

/* Returns: "imap imap.example.org:993 tls", one a line, nothing if there is nothing for the
 * address, or "wrong" */
static char *
read_file (const char *text, const char *typed, gboolean own)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) settings = parse_length (text, strlen (text), typed, own, &error);
  GString *lines = g_string_new (NULL);

  if (error && error->code != G_IO_ERROR_NOT_FOUND)
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
  expect (FILE_WITH (SERVER ("incoming", "imap", "a&#27;[2J.example.org", "993", "SSL")), "wrong");
  expect (FILE_WITH (IMAP "\xff\xfe"), "wrong");
  expect ("<!DOCTYPE clientConfig>" FILE_WITH (IMAP "&nbsp;"), "wrong");
  expect ("<c:clientConfig>" IMAP "</c:clientConfig>", "wrong");
  g_assert_null (
      parse_length ("<clientConfig>\0</clientConfig>", 30, "jo@example.org", TRUE, NULL));
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
  expect_wrong ("<clientConfig><!--", "x", MW_AUTOCONFIG_MAXIMUM_BYTES, "--></clientConfig>");
}

/* A value that is far too long is none; the file is sound. */
static void
test_long_values (void)
{
  g_autofree char *name = repeat ("x", 5000);
  g_autofree char *many = repeat ("<a/>", 10000);
  g_autofree char *places = repeat ("%EMAILADDRESS%", 5000);
  g_autofree char *text =
      g_strconcat ("<clientConfig><emailProvider><domain>", name, "</domain><domain>example.org",
                   "</domain><incomingServer type='imap'><hostname>", name, "</hostname><hostname>",
                   places, "</hostname><hostname>imap.example.org</hostname><port>", name,
                   "</port><port>993</port><socketType>", name, "</socketType><socketType>SSL",
                   "</socketType><username>", places, "</username>", many, "</incomingServer>",
                   "</emailProvider></clientConfig>", NULL);

  expect (text, "imap imap.example.org:993 tls");
}

static void
expect_for (const char *typed, gboolean own, const char *text, const char *expected)
{
  g_autofree char *lines = read_file (text, typed, own);

  g_test_message ("%s: %.200s", typed, text);
  g_assert_cmpstr (lines, ==, expected);
}

static void
test_domain (void)
{
  expect_for ("jo@example.org", FALSE, FILE_OF (PROVIDER ("other.example", IMAP)), "");
  expect_for ("jo@example.org", TRUE, FILE_OF (PROVIDER ("other.example", IMAP)),
              "imap imap.example.org:993 tls");
  expect_for ("jo@example.org", TRUE, FILE_OF ("<emailProvider>" IMAP "</emailProvider>"),
              "imap imap.example.org:993 tls");
  expect_for ("jo@xn--mnchen-3ya.example", FALSE, FILE_OF (PROVIDER ("München.example", IMAP)),
              "imap imap.example.org:993 tls");
  expect (FILE_OF (PROVIDER ("%EMAILDOMAIN%", IMAP)), "imap imap.example.org:993 tls");
  expect (FILE_OF (PROVIDER ("EXAMPLE.org.", IMAP)), "imap imap.example.org:993 tls");
  /* A name that merely ends the same is another one. */
  expect (FILE_OF (PROVIDER ("badexample.org", IMAP)), "");
  expect (FILE_OF (PROVIDER ("org", IMAP)), "");
}

#define POP SERVER ("incoming", "pop3", "pop.other.example", "995", "SSL")

/* Servers of two providers are never mixed. */
static void
test_providers (void)
{
  static const char BOTH[] =
      FILE_OF (PROVIDER ("other.example", POP) PROVIDER ("example.org", IMAP SMTP));
  static const char TURNED[] =
      FILE_OF (PROVIDER ("example.org", IMAP SMTP) PROVIDER ("other.example", POP));
  static const char MINE[] = "imap imap.example.org:993 tls\nsmtp smtp.example.org:465 tls";

  for (gboolean own = FALSE; own <= TRUE; own++)
    {
      expect_for ("jo@example.org", own, BOTH, MINE);
      expect_for ("jo@example.org", own, TURNED, MINE);
      expect_for ("jo@other.example", own, BOTH, "pop3 pop.other.example:995 tls");
      /* Which of them, nobody can know. */
      expect_for ("jo@third.example", own, BOTH, "");
      /* Twice the domain: the first, not the two together. */
      expect_for ("jo@example.org", own,
                  FILE_OF (PROVIDER ("example.org", IMAP) PROVIDER ("example.org", POP)),
                  "imap imap.example.org:993 tls");
      /* One without a server that could be used does not count. */
      expect_for ("jo@example.org", own,
                  FILE_OF (PROVIDER ("example.org", "") PROVIDER ("example.org", IMAP)),
                  "imap imap.example.org:993 tls");
    }
  expect_for ("jo@example.org", TRUE,
              FILE_OF (PROVIDER ("other.example", "") PROVIDER ("third.example", IMAP)),
              "imap imap.example.org:993 tls");
}

/* Who receives a domain's mail speaks for itself, and names no domain of a customer. */
static void
test_receiver (void)
{
  static const char TEXT[] =
      FILE_OF (PROVIDER ("brand.example", POP) PROVIDER ("provider.example", IMAP));
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (MwAddress) address = mw_address_parse ("jo@example.org", NULL);
  const MwAutoconfigFile file = {
    .bytes = bytes, .address = address, .provider = "provider.example", .own = FALSE
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) settings = mw_autoconfig_parse (&file, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (settings->len, ==, 1);
  g_assert_cmpstr (((MwFoundSetting *) g_ptr_array_index (settings, 0))->scheme, ==, "imap");
}

static void
expect_socket (const char *port, const char *sockets, const char *expected)
{
  g_autofree char *text = g_strdup_printf (
      FILE_WITH ("<incomingServer type='imap'><hostname>a.example.org</hostname><port>%s</port>%s"
                 "</incomingServer>"),
      port, sockets);
  g_autofree char *line =
      *expected ? g_strdup_printf ("imap a.example.org:%s %s", port, expected) : g_strdup ("");

  expect (text, line);
}

#define SOCKET(word) "<socketType>" word "</socketType>"

static void
test_encryption (void)
{
  static const char *const TLS[] = { "SSL",     "ssl",     "TLS",   "tls",
                                     "SSL/TLS", "TLS/SSL", " Ssl ", "implicit TLS" };
  static const char *const STARTTLS[] = { "STARTTLS",  "StartTLS",  "STLS",
                                          "start-tls", "START TLS", "starttls" };
  static const char *const NONE[] = { "plain", "none", "None", "PLAIN", "off" };
  static const char *const UNKNOWN[] = { "", "auto", "TLS?", "SSLv3", "TLS 1.2", "yes", "ＳＳＬ" };
  const struct
  {
    const char *const *words;
    gsize n;
    const char *expected;
  } KINDS[] = { { TLS, G_N_ELEMENTS (TLS), "tls" },
                { STARTTLS, G_N_ELEMENTS (STARTTLS), "starttls" },
                { NONE, G_N_ELEMENTS (NONE), "none" },
                { UNKNOWN, G_N_ELEMENTS (UNKNOWN), "" } };

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    for (gsize j = 0; j < KINDS[i].n; j++)
      {
        g_autofree char *socket = g_strdup_printf (SOCKET ("%s"), KINDS[i].words[j]);

        expect_socket ("1993", socket, KINDS[i].expected);
      }
  /* What mail programs called TLS for long. */
  expect_socket ("143", SOCKET ("TLS"), "starttls");
  expect_socket ("143", SOCKET ("SSL"), "tls");
  expect_socket ("993", SOCKET ("TLS"), "tls");
}

static void
test_several_sockets (void)
{
  expect_socket ("993", SOCKET ("quantum") SOCKET ("SSL"), "tls");
  expect_socket ("993", SOCKET ("") SOCKET ("SSL"), "tls");
  expect_socket ("993", SOCKET ("SSL") SOCKET ("quantum"), "tls");
  expect_socket ("143", SOCKET ("STARTTLS") SOCKET ("SSL"), "starttls");
  expect_socket ("143", SOCKET ("quantum") SOCKET ("plain") SOCKET ("STARTTLS"), "starttls");
  expect_socket ("143", SOCKET ("plain") SOCKET ("quantum"), "none");
  expect_socket ("143", SOCKET ("quantum") SOCKET ("other"), "");
  expect_socket ("143", "", "");
}

/* The same for whatever stands there twice, and for servers of a kind. */
static void
test_several_values (void)
{
  expect (FILE_WITH ("<incomingServer type=' IMAP '><hostname>no host</hostname><hostname>"
                     "imap.%EMAILDOMAIN%</hostname><hostname>b.example.org</hostname>"
                     "<port>imaps</port><port>993</port><port>994</port>" SOCKET (
                         "SSL") "</incomingServer>"),
          "imap imap.example.org:993 tls");
  expect (FILE_WITH (SERVER ("incoming", "imap", "a.example.org", "1993", "SSL")
                         SERVER ("incoming", "imap", "a.example.org", "993", "SSL")
                             SERVER ("incoming", "pop", "b.example.org", "995", "SSL")
                                 SERVER ("outgoing", "SMTP", "c.example.org", "2465", "SSL")
                                     SERVER ("outgoing", "smtp", "c.example.org", "465", "SSL")),
          "imap a.example.org:1993 tls\nimap a.example.org:993 tls\npop3 b.example.org:995 tls\n"
          "smtp c.example.org:2465 tls\nsmtp c.example.org:465 tls");
}

/* What XML allows, and files of the format seldom have. */
static void
test_xml (void)
{
  static const char FOUND[] = "imap imap.example.org:993 tls";

  expect ("<!DOCTYPE clientConfig>" FILE_WITH (IMAP), FOUND);
  expect ("<!DOCTYPE clientConfig SYSTEM 'https://example.org/c.dtd'>" FILE_WITH (IMAP), FOUND);
  expect ("<!DOCTYPE c [<!ENTITY d 'example.org'><!ENTITY i 'imap.&d;'>]>" FILE_OF (
              PROVIDER ("&d;", SERVER ("incoming", "imap", "&i;", "&#57;93", "SSL"))),
          FOUND);
  expect ("<!DOCTYPE c [<!ENTITY s \"<socketType>SSL</socketType>\">]>" FILE_WITH (
              "<incomingServer type='imap'><hostname>imap.<![CDATA[example]]><!-- - -->.org"
              "</hostname><?a b?><port>993</port>&s;</incomingServer>"),
          FOUND);
  expect ("<clientConfig xmlns='urn:x' xmlns:y='urn:y'><emailProvider><domain>example.org</domain>"
          "<y:incomingServer type='imap'/>" IMAP "</emailProvider></clientConfig>",
          FOUND);
  expect ("<x:clientConfig xmlns:x='urn:x'><x:emailProvider><x:domain>example.org</x:domain>"
          "<x:incomingServer type='imap'><x:hostname>imap.example.org</x:hostname><x:port>993"
          "</x:port><x:socketType>SSL</x:socketType><hostname>b.example.org</hostname>"
          "</x:incomingServer>" SMTP "</x:emailProvider></x:clientConfig>",
          FOUND);
  expect ("<?xml version='1.1' standalone='yes'?>\r\n" FILE_WITH (IMAP) "<!-- end -->\n", FOUND);
}

/* What would have to be fetched, and what becomes large only when it is read. */
static void
test_attacks (void)
{
  g_autofree char *long_text = repeat ("x", 100000);
  g_autofree char *uses = repeat ("&a;", 30000);
  g_autofree char *quadratic = g_strdup_printf (
      "<!DOCTYPE c [<!ENTITY a '%s'>]><clientConfig>%s</clientConfig>", long_text, uses);
  GString *bomb = g_string_new ("<!DOCTYPE c [<!ENTITY a0 'aaaaaaaaaa'>");

  for (guint i = 1; i < 12; i++)
    {
      g_string_append_printf (bomb, "<!ENTITY a%u '", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (bomb, "&a%u;", i - 1);
      g_string_append (bomb, "'>");
    }
  g_string_append (bomb, "]><clientConfig>&a11;</clientConfig>");
  expect (bomb->str, "wrong");
  expect (quadratic, "wrong");
  expect ("<!DOCTYPE c [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><clientConfig>&a;</clientConfig>",
          "wrong");
  expect ("<!DOCTYPE c [<!ENTITY h SYSTEM 'file:///etc/hostname'>]>" FILE_WITH (
              SERVER ("incoming", "imap", "&h;", "993", "SSL")),
          "wrong");
  expect ("<!DOCTYPE c [<!ENTITY % p 'x'> %p;]>" FILE_WITH (IMAP), "wrong");
  expect ("<!DOCTYPE c [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]>" FILE_WITH (IMAP),
          "wrong");
  expect ("<!DOCTYPE c [<!ENTITY h PUBLIC 'x' 'http://example.org/x'>]>" FILE_WITH (IMAP), "wrong");
  g_string_free (bomb, TRUE);
}

static void
expect_words (const char *text, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) settings =
      parse_length (text, strlen (text), "jo@example.org", FALSE, &error);

  g_test_message ("%.200s", text);
  g_assert_error (error, G_IO_ERROR, code);
  if (!strstr (error->message, words))
    g_error ("“%s” is not in “%s”", words, error->message);
}

/* Who runs the server is told what is wrong with its file. */
static void
test_words (void)
{
  expect_words ("", G_IO_ERROR_INVALID_DATA, "empty");
  expect_words ("<clientConfig>\n<emailProvider>\n</clientConfig>", G_IO_ERROR_INVALID_DATA,
                "line 3");
  expect_words ("imap.example.org", G_IO_ERROR_INVALID_DATA, "line 1");
  expect_words ("<Autodiscover/>", G_IO_ERROR_INVALID_DATA, "no configuration file");
  expect_words ("\n <!DOCTYPE HTML><html><br></html>", G_IO_ERROR_NOT_SUPPORTED, "web page");
  expect_words ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a' 'b'><html>&nbsp;</html>",
                G_IO_ERROR_NOT_SUPPORTED, "web page");
  expect_words ("<html xmlns='http://www.w3.org/1999/xhtml'/>", G_IO_ERROR_NOT_SUPPORTED,
                "web page");
  expect_words ("<!DOCTYPE c [<!ENTITY h SYSTEM 'x'>]><clientConfig/>", G_IO_ERROR_INVALID_DATA,
                "other files");
  expect_words (FILE_OF (""), G_IO_ERROR_NOT_FOUND, "no mail provider");
  expect_words (FILE_WITH (SERVER ("incoming", "exchange", "a.example.org", "443", "SSL")),
                G_IO_ERROR_NOT_FOUND, "no server");
  expect_words (FILE_OF (PROVIDER ("other.example", IMAP)), G_IO_ERROR_NOT_FOUND, "other domains");
}

static void
expect_login (const char *typed, const char *text, const char *account, const char *authentication)
{
  g_autoptr (GPtrArray) settings = parse_length (text, strlen (text), typed, TRUE, NULL);
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
  expect_login ("Jo@example.org", FILE_WITH (LOGIN ("%emailAddress%", "")), "Jo@example.org", NULL);
  /* What only the person knows; what comes behind it counts. */
  expect_login ("Jo@example.org", FILE_WITH (LOGIN ("%USERNAME%", "")), NULL, NULL);
  expect_login ("Jo@example.org", FILE_WITH (LOGIN ("%X%</username><username>b", "")), "b", NULL);
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
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("oauth2"))), "xoauth2" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("OAUTHBEARER"))), "xoauth2" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION (" PLAIN "))), "automatic" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("SCRAM-SHA-256"))), "automatic" },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("NTLM"))), NULL },
    { FILE_WITH (LOGIN ("a", AUTHENTICATION ("GSSAPI") AUTHENTICATION ("secure"))), "automatic" },
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

      g_assert_null (parse_length (exact, length, "jo@example.org", TRUE, NULL));
    }
}

/* Whatever a stranger writes, what comes out is fit to be shown. */
static void
test_mutated (void)
{
  static const char WHOLE[] =
      FILE_WITH (LOGIN ("%EMAILADDRESS%", "<authentication>none</authentication>") SMTP);
  static const char PIECES[] = "<>/&;!-[]'\"=%#x0 \n\xc3\xa9\xff";

  for (guint i = 0; i < 8000; i++)
    {
      g_autofree char *text = g_memdup2 (WHOLE, sizeof WHOLE);
      g_autoptr (GPtrArray) settings = NULL;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        text[g_test_rand_int_range (0, sizeof WHOLE - 1)] =
            PIECES[g_test_rand_int_range (0, sizeof PIECES - 1)];
      settings = parse_length (text, sizeof WHOLE - 1, "jo@example.org", TRUE, NULL);
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
  g_test_add_func ("/autoconfig/long-values", test_long_values);
  g_test_add_func ("/autoconfig/domain", test_domain);
  g_test_add_func ("/autoconfig/providers", test_providers);
  g_test_add_func ("/autoconfig/receiver", test_receiver);
  g_test_add_func ("/autoconfig/encryption", test_encryption);
  g_test_add_func ("/autoconfig/several-sockets", test_several_sockets);
  g_test_add_func ("/autoconfig/several-values", test_several_values);
  g_test_add_func ("/autoconfig/xml", test_xml);
  g_test_add_func ("/autoconfig/attacks", test_attacks);
  g_test_add_func ("/autoconfig/words", test_words);
  g_test_add_func ("/autoconfig/login", test_login);
  g_test_add_func ("/autoconfig/authentication", test_authentication);
  g_test_add_func ("/autoconfig/cut-off", test_cut_off);
  g_test_add_func ("/autoconfig/mutated", test_mutated);
  return g_test_run ();
}
