/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery-fixture.h"

#include <mailwright/error.h>
#include <string.h>

#include "probe/web.h"

#define FILE_SETTINGS(source, domain)                                                              \
  "imap imap." domain ":993 tls jo@" domain " " source "\n"                                        \
  "smtp smtp." domain ":465 tls jo@" domain " " source "\n"

static void
test_files (DiscoveryFixture *self, gconstpointer data)
{
  discovery_expect (self, "jo@good.example", FALSE, FILE_SETTINGS ("autoconfig", "good.example"));
  discovery_expect (self, "jo@wellknown.example", FALSE,
                    FILE_SETTINGS ("well-known", "wellknown.example"));
  discovery_expect (self, "jo@MÜNCHEN.example", FALSE,
                    FILE_SETTINGS ("autoconfig", "xn--mnchen-3ya.example"));
  discovery_expect (self, "jo@absent.example", FALSE, "");
  discovery_assert_text (self, "jo@good.example", FALSE,
                         "https://autoconfig.good.example/mail/config-v1.1.xml\u2069");
}

/* What is asked, and nothing else: the address goes only where it is protected, and without a
 * letter to trip over. */
static void
test_requests (DiscoveryFixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;
  g_auto (GStrv) lines = NULL;

  discovery_expect (self, "\"jö&x=?#%\"@absent.example", FALSE, "");
  requests = web_take_requests ();
  lines = g_strsplit (requests, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
#define QUERY "?emailaddress=%22j%C3%B6%26x%3D%3F%23%25%22%40absent.example"
  g_assert_true (g_strv_contains ((const char *const *) lines,
                                  "https://autoconfig.absent.example/mail/config-v1.1.xml" QUERY));
  g_assert_true (
      g_strv_contains ((const char *const *) lines,
                       "https://absent.example/.well-known/autoconfig/mail/config-v1.1.xml" QUERY));
  g_assert_true (g_strv_contains ((const char *const *) lines,
                                  "http://autoconfig.absent.example/mail/config-v1.1.xml"));
  g_assert_true (
      g_strv_contains ((const char *const *) lines,
                       "http://absent.example/.well-known/autoconfig/mail/config-v1.1.xml"));
}

static void
test_redirects (DiscoveryFixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  /* Names other domains, but is the domain's own. */
  discovery_expect (self, "jo@moved.example", FALSE, FILE_SETTINGS ("autoconfig", "moved.example"));
  /* A file elsewhere has to name the domain that pointed to it. */
  discovery_expect (self, "jo@handed.example", FALSE,
                    FILE_SETTINGS ("autoconfig", "handed.example"));
  discovery_assert_text (self, "jo@handed.example", FALSE, "https://files.example/config.xml");
  discovery_expect (self, "jo@stranger.example", FALSE, "");
  discovery_expect (self, "jo@circle.example", FALSE, "");
  g_free (web_take_requests ());
  discovery_expect (self, "jo@downgraded.example", FALSE, "");
  discovery_expect (self, "jo@downgraded.example", TRUE, "");
  requests = web_take_requests ();
  g_assert_null (strstr (requests, "plainonly"));
}

/* Whoever runs the server is told which file is wrong, and how. */
static void
test_troubles (DiscoveryFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *provider;
    const char *words;
  } CASES[] = {
    { "badcert", "is for other names: \u2068good.example\u2069" },
    { "locked", "status 401" },
    { "forbidden", "status 403" },
    { "broken", "status 500" },
    { "closing", "closed the connection" },
    { "unpacked", "compressed in a way" },
    { "circle", "from one address to the next" },
    { "downgraded", "\u2068http://plainonly.example/" },
    { "stranger", "other domains" },
    { "malformed", "no well-formed XML: line 2" },
    { "bomb", "no well-formed XML" },
    { "external", "refers to other files" },
    { "huge", "far larger" },
    { "gzipbomb", "far larger" },
    { "html", "web page" },
    { "empty", "empty" },
    { "strange", "no server" },
    { "several", "other domains" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *address = g_strdup_printf ("jo@%s.example", CASES[i].provider);
      g_autofree char *place =
          g_strdup_printf ("\u2068https://autoconfig.%s.example/mail/config-v1.1.xml\u2069 cannot",
                           CASES[i].provider);

      discovery_expect (self, address, FALSE, "");
      discovery_assert_trouble (self, place, CASES[i].words);
    }
  /* There is no file where nobody has one, and a page for what is not there is none. */
  discovery_expect (self, "jo@absent.example", FALSE, "");
  DISCOVERY_ASSERT_TROUBLES (self);
  fake_resolver_add_service (self->resolver, "_imaps._tcp.html.example", 0, 0, 993,
                             "a.html.example");
  discovery_expect (self, "jo@html.example", FALSE,
                    "imap a.html.example:993 tls jo@html.example srv\n");
  DISCOVERY_ASSERT_TROUBLES (self);
  /* Wrong files are told of where another source has settings. */
  fake_resolver_add_service (self->resolver, "_imaps._tcp.locked.example", 0, 0, 993,
                             "a.locked.example");
  discovery_expect (self, "jo@locked.example", FALSE,
                    "imap a.locked.example:993 tls jo@locked.example srv\n");
  DISCOVERY_ASSERT_TROUBLES (self, "status 401", "status 401");
}

/* A file that comes without encryption is told of, and used where that was allowed. The address is
 * not sent with either question. */
static void
test_plain (DiscoveryFixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  discovery_expect (self, "jo@plainonly.example", FALSE, "");
  DISCOVERY_ASSERT_TROUBLES (
      self, "\u2068http://autoconfig.plainonly.example/mail/config-v1.1.xml\u2069 is there",
      "\u2068http://plainonly.example/.well-known/autoconfig/mail/config-v1.1.xml\u2069");
  discovery_expect (self, "jo@plainonly.example", TRUE,
                    FILE_SETTINGS ("autoconfig", "plainonly.example"));
  DISCOVERY_ASSERT_TROUBLES (self);
  discovery_assert_text (self, "jo@plainonly.example", TRUE, "may be forged");
  requests = web_take_requests ();
  g_assert_nonnull (
      strstr (requests, "http://autoconfig.plainonly.example/mail/config-v1.1.xml\n"));
  g_assert_null (strstr (requests, "http://autoconfig.plainonly.example/mail/config-v1.1.xml?"));
  g_assert_null (strstr (requests, "http://plainonly.example/.well-known/autoconfig/mail/"
                                   "config-v1.1.xml?"));
  /* Not even then, where there is a protected one. */
  discovery_expect (self, "jo@good.example", TRUE, FILE_SETTINGS ("autoconfig", "good.example"));
  DISCOVERY_ASSERT_TROUBLES (self);
  g_free (requests);
  requests = web_take_requests ();
  g_assert_null (strstr (requests, "http://"));
}

static void
test_wrong_files (DiscoveryFixture *self, gconstpointer data)
{
  static const char *const NOTHING[] = { "huge",     "endless", "malformed", "bomb",
                                         "external", "deep",    "many",      "html" };
  g_autofree char *requests = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (NOTHING); i++)
    {
      g_autofree char *address = g_strdup_printf ("jo@%s.example", NOTHING[i]);

      discovery_expect (self, address, FALSE, "");
    }
  requests = web_take_requests ();
  g_assert_null (strstr (requests, "files.example"));
  discovery_expect (self, "jo@range.example", FALSE,
                    "imap imap.range.example:993 tls jo@range.example autoconfig\n");
  discovery_expect (self, "jo@control.example", FALSE,
                    "imap imap.control.example:993 tls jo@control.example autoconfig\n");
}

/* XML as HTTP and XML say: in other encodings, and compressed. */
static void
test_encodings (DiscoveryFixture *self, gconstpointer data)
{
  static const char *const GOOD[] = { "latin", "windows", "utf16",  "declared",
                                      "gzip",  "deflate", "brotli", "packed" };

  for (guint i = 0; i < G_N_ELEMENTS (GOOD); i++)
    {
      g_autofree char *address = g_strdup_printf ("jo@%s.example", GOOD[i]);
      g_autofree char *expected =
          g_strdup_printf ("imap imap.%1$s.example:993 tls %2$s autoconfig\n"
                           "smtp smtp.%1$s.example:465 tls %2$s autoconfig\n",
                           GOOD[i], address);

      discovery_expect (self, address, FALSE, expected);
    }
}

/* A name that the certificate does not have, and an authority that is not trusted. */
static void
test_certificates (DiscoveryFixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  discovery_expect (self, "jo@badcert.example", FALSE, "");
  self->sources.ca_file = NULL;
  discovery_expect (self, "jo@good.example", FALSE, "");
  requests = web_take_requests ();
  g_assert_null (strstr (requests, "https://"));
}

static void
test_slow_files (DiscoveryFixture *self, gconstpointer data)
{
  self->sources.fetch_milliseconds = 1500;
  fake_resolver_add_service (self->resolver, "_imaps._tcp.slow.example", 0, 0, 993,
                             "imap.slow.example");
  discovery_expect (self, "jo@slow.example", FALSE,
                    "imap imap.slow.example:993 tls jo@slow.example srv\n");
  DISCOVERY_ASSERT_TROUBLES (self, "in time", "in time");
  discovery_expect (self, "jo@drip.example", FALSE, "");
}

static gboolean
on_time_to_cancel (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
expect_cancelled (DiscoveryFixture *self, const char *address, guint milliseconds)
{
  g_autoptr (GError) error = NULL;

  g_cancellable_reset (self->cancellable);
  if (milliseconds > 0)
    g_timeout_add (milliseconds, on_time_to_cancel, self->cancellable);
  else
    g_cancellable_cancel (self->cancellable);
  discovery_begin (self, address, FALSE);
  g_assert_null (discovery_finish (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancel (DiscoveryFixture *self, gconstpointer data)
{
  self->sources.fetch_milliseconds = 300000;
  expect_cancelled (self, "jo@slow.example", 300);
  expect_cancelled (self, "jo@drip.example", 300);
  expect_cancelled (self, "jo@good.example", 0);
  for (guint i = 1; i < 30; i += 3)
    expect_cancelled (self, "jo@slow.example", i);

  fake_resolver_set_silent (self->resolver, TRUE);
  expect_cancelled (self, "jo@absent.example", 300);
  fake_resolver_set_silent (self->resolver, FALSE);
  fake_resolver_add_name (self->resolver, "imap.absent.example");
  port_prober_hold (self->prober, "imap.absent.example");
  expect_cancelled (self, "jo@absent.example", 300);
}

/* What was found until the time is up counts. */
static void
test_total_time (DiscoveryFixture *self, gconstpointer data)
{
  static const char *const NOBODY[] = { ":443:127.0.0.1:1", ":80:127.0.0.1:1", NULL };

  self->sources.fetch_milliseconds = 60000;
  self->sources.total_milliseconds = 2500;
  fake_resolver_add_service (self->resolver, "_imaps._tcp.slow.example", 0, 0, 993,
                             "imap.slow.example");
  discovery_expect (self, "jo@slow.example", FALSE,
                    "imap imap.slow.example:993 tls jo@slow.example srv\n");
  self->sources.connect_to = NOBODY;
  fake_resolver_add_name (self->resolver, "imap.absent.example");
  fake_resolver_add_name (self->resolver, "smtp.absent.example");
  port_prober_hold (self->prober, "imap.absent.example");
  port_prober_open (self->prober, "smtp.absent.example", 465, MW_ENCRYPTION_TLS, MW_VERDICT_WORKS);
  discovery_expect (self, "jo@absent.example", FALSE,
                    "smtp smtp.absent.example:465 tls - probing\n");
  DISCOVERY_ASSERT_TROUBLES (self, "too long");
}

/* Encrypted comes first, from wherever; what is not says so. */
static void
test_clear (DiscoveryFixture *self, gconstpointer data)
{
  g_autofree char *asked = NULL;

  discovery_expect (self, "jo@clear.example", FALSE,
                    "imap imap.clear.example:143 none jo@clear.example autoconfig\n");
  discovery_assert_text (self, "jo@clear.example", FALSE, "not encrypted");
  fake_resolver_add_service (self->resolver, "_pop3s._tcp.clear.example", 0, 0, 995,
                             "pop.clear.example");
  discovery_expect (self, "jo@clear.example", FALSE,
                    "pop3 pop.clear.example:995 tls jo@clear.example srv\n"
                    "imap imap.clear.example:143 none jo@clear.example autoconfig\n");
}

/* Anyone can register autoconfig.co.uk. */
static void
test_public_suffixes (DiscoveryFixture *self, gconstpointer data)
{
  static const char *const ADDRESSES[] = { "jo@co.uk", "jo@com", "jo@github.io", "jo@公司.cn",
                                           "jo@[192.0.2.1]" };
  g_autofree char *requests = NULL;
  g_autofree char *asked = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ADDRESSES); i++)
    {
      discovery_expect (self, ADDRESSES[i], TRUE, "");
      g_assert_cmpuint (g_strv_length (self->troubles), ==, strchr (ADDRESSES[i], '[') ? 0 : 1);
    }
  requests = web_take_requests ();
  asked = port_prober_dup_asked (self->prober);
  g_assert_cmpstr (requests, ==, "");
  g_assert_cmpstr (asked, ==, "");
  g_assert_cmpuint (fake_resolver_count (self->resolver), ==, 0);
}

static void
test_single_label (DiscoveryFixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  fake_resolver_add_name (self->resolver, "mail.intern");
  port_prober_open (self->prober, "mail.intern", 993, MW_ENCRYPTION_TLS, MW_VERDICT_WORKS);
  discovery_expect (self, "jo@intern", TRUE, "imap mail.intern:993 tls - probing\n");
  requests = web_take_requests ();
  g_assert_cmpstr (requests, ==, "");
}

static void
test_no_address (DiscoveryFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  discovery_begin (self, "no address", FALSE);
  g_assert_null (discovery_finish (self, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

static void
add (const char *name, void (*test) (DiscoveryFixture *, gconstpointer))
{
  g_test_add (name, DiscoveryFixture, NULL, discovery_set_up, test, discovery_tear_down);
}

int
main (int argc, char **argv)
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  web_start ();
  add ("/discovery/files", test_files);
  add ("/discovery/requests", test_requests);
  add ("/discovery/redirects", test_redirects);
  add ("/discovery/troubles", test_troubles);
  add ("/discovery/plain", test_plain);
  add ("/discovery/wrong-files", test_wrong_files);
  add ("/discovery/encodings", test_encodings);
  add ("/discovery/certificates", test_certificates);
  add ("/discovery/slow-files", test_slow_files);
  add ("/discovery/cancel", test_cancel);
  add ("/discovery/total-time", test_total_time);
  add ("/discovery/clear", test_clear);
  add ("/discovery/public-suffixes", test_public_suffixes);
  add ("/discovery/single-label", test_single_label);
  add ("/discovery/no-address", test_no_address);
  status = g_test_run ();
  web_stop ();
  return status;
}
