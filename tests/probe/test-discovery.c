/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery.h"

#include <mailwright/error.h>
#include <string.h>

#include "probe/fake-resolver.h"
#include "probe/port-prober.h"
#include "probe/web.h"

#define FILE_SETTINGS(source, domain)                                                              \
  "imap imap." domain ":993 tls jo@" domain " " source "\n"                                        \
  "smtp smtp." domain ":465 tls jo@" domain " " source "\n"

typedef struct
{
  FakeResolver *resolver;
  PortProber *prober;
  GCancellable *cancellable;
  MwDiscoverySources sources;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->resolver = fake_resolver_new ();
  self->prober = port_prober_new ();
  self->cancellable = g_cancellable_new ();
  self->sources.resolver = G_RESOLVER (self->resolver);
  self->sources.ca_file = web_get_ca_file ();
  self->sources.connect_to = web_get_connect_to ();
  self->sources.fetch_milliseconds = 20000;
  g_free (web_take_requests ());
}

/* Nothing is left behind, whatever was still under way. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer prober = self->prober;

  g_clear_object (&self->result);
  g_object_add_weak_pointer (G_OBJECT (prober), &prober);
  g_clear_object (&self->prober);
  while (prober)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (self->resolver);
  g_assert_finalize_object (self->cancellable);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_true (source == G_OBJECT (self->prober));
  g_assert_null (self->result);
  self->result = g_object_ref (result);
}

static void
begin (Fixture *self, const char *address, gboolean allow_plain)
{
  g_clear_object (&self->result);
  mw_discovery_find_in_async (&self->sources, MW_PROBER (self->prober), address, allow_plain,
                              self->cancellable, on_found, self);
}

static GPtrArray *
finish (Fixture *self, GError **error)
{
  while (!self->result)
    g_main_context_iteration (NULL, TRUE);
  return mw_discovery_find_finish (MW_PROBER (self->prober), self->result, error);
}

static GPtrArray *
find (Fixture *self, const char *address, gboolean allow_plain)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *settings = NULL;

  begin (self, address, allow_plain);
  settings = finish (self, &error);
  g_assert_no_error (error);
  return settings;
}

/* "imap imap.example.org:993 tls jo@example.org autoconfig", one a line */
static void
assert_settings (GPtrArray *settings, const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < settings->len; i++)
    {
      MwFoundSetting *setting = g_ptr_array_index (settings, i);

      g_string_append_printf (lines, "%s %s:%u %s %s %s\n", setting->scheme, setting->host,
                              setting->port, mw_encryption_to_string (setting->encryption),
                              setting->account ? setting->account : "-", setting->source);
      g_assert_nonnull (setting->source_text);
      g_test_message ("%s", setting->source_text);
    }
  g_assert_cmpstr (lines->str, ==, expected);
}

static void
expect (Fixture *self, const char *address, gboolean allow_plain, const char *expected)
{
  g_autoptr (GPtrArray) settings = find (self, address, allow_plain);

  g_test_message ("%s", address);
  assert_settings (settings, expected);
}

static void
assert_text (Fixture *self, const char *address, gboolean allow_plain, const char *words)
{
  g_autoptr (GPtrArray) settings = find (self, address, allow_plain);
  MwFoundSetting *setting = NULL;

  g_assert_cmpuint (settings->len, >, 0);
  setting = g_ptr_array_index (settings, 0);
  if (!strstr (setting->source_text, words))
    g_error ("“%s” is not in “%s”", words, setting->source_text);
}

static void
test_files (Fixture *self, gconstpointer data)
{
  expect (self, "jo@good.example", FALSE, FILE_SETTINGS ("autoconfig", "good.example"));
  expect (self, "jo@wellknown.example", FALSE, FILE_SETTINGS ("well-known", "wellknown.example"));
  expect (self, "jo@MÜNCHEN.example", FALSE,
          FILE_SETTINGS ("autoconfig", "xn--mnchen-3ya.example"));
  expect (self, "jo@absent.example", FALSE, "");
  assert_text (self, "jo@good.example", FALSE,
               "https://autoconfig.good.example/mail/config-v1.1.xml\u2069");
}

/* What is asked, and nothing else: no plain HTTP, and the address without a letter to trip over. */
static void
test_requests (Fixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;
  g_auto (GStrv) lines = NULL;

  expect (self, "\"jö&x=?#%\"@absent.example", FALSE, "");
  requests = web_take_requests ();
  lines = g_strsplit (requests, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
#define QUERY "?emailaddress=%22j%C3%B6%26x%3D%3F%23%25%22%40absent.example"
  g_assert_true (g_strv_contains ((const char *const *) lines,
                                  "https://autoconfig.absent.example/mail/config-v1.1.xml" QUERY));
  g_assert_true (
      g_strv_contains ((const char *const *) lines,
                       "https://absent.example/.well-known/autoconfig/mail/config-v1.1.xml" QUERY));
}

static void
test_redirects (Fixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  /* Names other domains, but is the domain's own. */
  expect (self, "jo@moved.example", FALSE, FILE_SETTINGS ("autoconfig", "moved.example"));
  /* A file elsewhere has to name the domain that pointed to it. */
  expect (self, "jo@handed.example", FALSE, FILE_SETTINGS ("autoconfig", "handed.example"));
  assert_text (self, "jo@handed.example", FALSE, "https://files.example/config.xml");
  expect (self, "jo@stranger.example", FALSE, "");
  expect (self, "jo@circle.example", FALSE, "");
  g_free (web_take_requests ());
  expect (self, "jo@downgraded.example", FALSE, "");
  expect (self, "jo@downgraded.example", TRUE, "");
  requests = web_take_requests ();
  g_assert_null (strstr (requests, "plainonly"));
}

static void
test_plain (Fixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  expect (self, "jo@plainonly.example", FALSE, "");
  requests = web_take_requests ();
  g_assert_null (strstr (requests, "http://"));
  expect (self, "jo@plainonly.example", TRUE, FILE_SETTINGS ("autoconfig", "plainonly.example"));
  assert_text (self, "jo@plainonly.example", TRUE, "may be forged");
  /* Not even then, where there is a protected one. */
  g_free (web_take_requests ());
  expect (self, "jo@good.example", TRUE, FILE_SETTINGS ("autoconfig", "good.example"));
  g_free (requests);
  requests = web_take_requests ();
  g_assert_null (strstr (requests, "http://"));
}

static void
test_wrong_files (Fixture *self, gconstpointer data)
{
  static const char *const NOTHING[] = { "huge",     "endless", "malformed", "bomb",
                                         "external", "deep",    "many",      "html" };
  g_autofree char *requests = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (NOTHING); i++)
    {
      g_autofree char *address = g_strdup_printf ("jo@%s.example", NOTHING[i]);

      expect (self, address, FALSE, "");
    }
  requests = web_take_requests ();
  g_assert_null (strstr (requests, "files.example"));
  expect (self, "jo@range.example", FALSE,
          "imap imap.range.example:993 tls jo@range.example autoconfig\n");
  expect (self, "jo@control.example", FALSE,
          "imap imap.control.example:993 tls jo@control.example autoconfig\n");
}

/* XML as HTTP and XML say: in other encodings, and compressed. */
static void
test_encodings (Fixture *self, gconstpointer data)
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

      expect (self, address, FALSE, expected);
    }
}

/* A name that the certificate does not have, and an authority that is not trusted. */
static void
test_certificates (Fixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  expect (self, "jo@badcert.example", FALSE, "");
  self->sources.ca_file = NULL;
  expect (self, "jo@good.example", FALSE, "");
  requests = web_take_requests ();
  g_assert_cmpstr (requests, ==, "");
}

static void
test_slow_files (Fixture *self, gconstpointer data)
{
  g_autoptr (GTimer) timer = g_timer_new ();

  self->sources.fetch_milliseconds = 400;
  fake_resolver_add_service (self->resolver, "_imaps._tcp.slow.example", 0, 0, 993,
                             "imap.slow.example");
  expect (self, "jo@slow.example", FALSE, "imap imap.slow.example:993 tls jo@slow.example srv\n");
  expect (self, "jo@drip.example", FALSE, "");
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 10);
}

static gboolean
on_time_to_cancel (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
expect_cancelled (Fixture *self, const char *address, guint milliseconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = NULL;

  g_cancellable_reset (self->cancellable);
  if (milliseconds > 0)
    g_timeout_add (milliseconds, on_time_to_cancel, self->cancellable);
  else
    g_cancellable_cancel (self->cancellable);
  timer = g_timer_new ();
  begin (self, address, FALSE);
  g_assert_null (finish (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 2);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  self->sources.fetch_milliseconds = 20000;
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
test_total_time (Fixture *self, gconstpointer data)
{
  g_autoptr (GTimer) timer = g_timer_new ();

  self->sources.fetch_milliseconds = 20000;
  self->sources.total_milliseconds = 2500;
  fake_resolver_add_service (self->resolver, "_imaps._tcp.slow.example", 0, 0, 993,
                             "imap.slow.example");
  expect (self, "jo@slow.example", FALSE, "imap imap.slow.example:993 tls jo@slow.example srv\n");
  fake_resolver_add_name (self->resolver, "imap.absent.example");
  fake_resolver_add_name (self->resolver, "smtp.absent.example");
  port_prober_hold (self->prober, "imap.absent.example");
  port_prober_open (self->prober, "smtp.absent.example", 465, MW_ENCRYPTION_TLS, MW_VERDICT_WORKS);
  expect (self, "jo@absent.example", FALSE, "smtp smtp.absent.example:465 tls - probing\n");
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 10);
}

static void
test_srv_order (Fixture *self, gconstpointer data)
{
  static const char IMAPS[] = "_imaps._tcp.absent.example";

  fake_resolver_add_service (self->resolver, IMAPS, 20, 100, 993, "late.absent.example");
  fake_resolver_add_service (self->resolver, IMAPS, 10, 5, 993, "light.absent.example");
  fake_resolver_add_service (self->resolver, IMAPS, 10, 50, 1993, "Heavy.absent.example.");
  fake_resolver_add_service (self->resolver, IMAPS, 0, 0, 0, "noport.absent.example");
  fake_resolver_add_service (self->resolver, IMAPS, 0, 0, 993, "192.0.2.1");
  fake_resolver_add_service (self->resolver, IMAPS, 0, 0, 993, "no name\n.example");
  fake_resolver_add_service (self->resolver, "_imap._tcp.absent.example", 0, 0, 143,
                             "plain.absent.example");
  fake_resolver_add_service (self->resolver, "_submission._tcp.absent.example", 0, 1, 587,
                             "mail.elsewhere.example");
  expect (self, "Jo@absent.example", FALSE,
          "imap heavy.absent.example:1993 tls Jo@absent.example srv\n"
          "smtp mail.elsewhere.example:587 starttls Jo@absent.example srv\n");
  assert_text (self, "jo@absent.example", FALSE, "_imaps._tcp.absent.example");
}

/* A file comes before a record, and each fills in what the other does not say. */
static void
test_merge (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) settings = NULL;

  fake_resolver_add_service (self->resolver, "_imaps._tcp.partial.example", 0, 0, 993,
                             "other.partial.example");
  fake_resolver_add_service (self->resolver, "_pop3s._tcp.partial.example", 0, 0, 995,
                             "pop.partial.example");
  fake_resolver_add_service (self->resolver, "_submission._tcp.partial.example", 0, 0, 587,
                             "mail.elsewhere.example");
  settings = find (self, "jo@partial.example", FALSE);
  assert_settings (settings, "imap imap.partial.example:993 tls jo@partial.example autoconfig\n"
                             "pop3 pop.partial.example:995 tls jo@partial.example srv\n"
                             "smtp mail.elsewhere.example:587 starttls jo@partial.example srv\n");
  g_assert_nonnull (
      strstr (((MwFoundSetting *) g_ptr_array_index (settings, 2))->source_text, "another domain"));
}

/* Encrypted comes first, from wherever; what is not says so. */
static void
test_clear (Fixture *self, gconstpointer data)
{
  g_autofree char *asked = NULL;

  expect (self, "jo@clear.example", FALSE,
          "imap imap.clear.example:143 none jo@clear.example autoconfig\n");
  assert_text (self, "jo@clear.example", FALSE, "not encrypted");
  fake_resolver_add_service (self->resolver, "_pop3s._tcp.clear.example", 0, 0, 995,
                             "pop.clear.example");
  expect (self, "jo@clear.example", FALSE,
          "pop3 pop.clear.example:995 tls jo@clear.example srv\n"
          "imap imap.clear.example:143 none jo@clear.example autoconfig\n");
}

static void
test_not_offered (Fixture *self, gconstpointer data)
{
  static const char *const SERVICES[] = { "_imaps", "_imap", "_pop3s", "_pop3" };
  g_autofree char *asked = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (SERVICES); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s._tcp.absent.example", SERVICES[i]);

      fake_resolver_add_service (self->resolver, name, 0, 0, 0, ".");
    }
  fake_resolver_add_name (self->resolver, "mail.absent.example");
  port_prober_open (self->prober, "mail.absent.example", 993, MW_ENCRYPTION_TLS, MW_VERDICT_WORKS);
  port_prober_open (self->prober, "mail.absent.example", 465, MW_ENCRYPTION_TLS, MW_VERDICT_WORKS);
  expect (self, "jo@absent.example", FALSE, "smtp mail.absent.example:465 tls - probing\n");
  asked = port_prober_dup_asked (self->prober);
  g_assert_cmpstr (asked, ==, "mail.absent.example:465 tls");
}

static void
test_likely_names (Fixture *self, gconstpointer data)
{
  fake_resolver_add_name (self->resolver, "imap.absent.example");
  fake_resolver_add_name (self->resolver, "mail.absent.example");
  fake_resolver_add_name (self->resolver, "absent.example");
  port_prober_open (self->prober, "imap.absent.example", 143, MW_ENCRYPTION_STARTTLS,
                    MW_VERDICT_WORKS);
  port_prober_open (self->prober, "mail.absent.example", 993, MW_ENCRYPTION_TLS,
                    MW_VERDICT_CERTIFICATE_ENDS_SOON);
  port_prober_open (self->prober, "absent.example", 993, MW_ENCRYPTION_TLS, MW_VERDICT_WORKS);
  port_prober_open (self->prober, "absent.example", 587, MW_ENCRYPTION_STARTTLS, MW_VERDICT_WORKS);
  port_prober_open (self->prober, "smtp.absent.example", 465, MW_ENCRYPTION_TLS, MW_VERDICT_WORKS);
  expect (self, "jo@absent.example", FALSE,
          "imap mail.absent.example:993 tls - probing\n"
          "smtp absent.example:587 starttls - probing\n");
  assert_text (self, "jo@absent.example", FALSE, "mail.absent.example:993");
}

/* Only a server that has no encryption at all is proposed without. */
static void
test_likely_without_encryption (Fixture *self, gconstpointer data)
{
  fake_resolver_add_name (self->resolver, "imap.absent.example");
  fake_resolver_add_name (self->resolver, "smtp.absent.example");
  port_prober_open (self->prober, "imap.absent.example", 143, MW_ENCRYPTION_NONE,
                    MW_VERDICT_NOT_ENCRYPTED);
  port_prober_open (self->prober, "smtp.absent.example", 465, MW_ENCRYPTION_TLS,
                    MW_VERDICT_CERTIFICATE_WRONG_HOST);
  port_prober_open (self->prober, "smtp.absent.example", 587, MW_ENCRYPTION_NONE,
                    MW_VERDICT_NOT_ENCRYPTED);
  expect (self, "jo@absent.example", FALSE, "imap imap.absent.example:143 none - probing\n");
  assert_text (self, "jo@absent.example", FALSE, "not encrypted");
}

/* Anyone can register autoconfig.co.uk. */
static void
test_public_suffixes (Fixture *self, gconstpointer data)
{
  static const char *const ADDRESSES[] = { "jo@co.uk", "jo@com", "jo@github.io", "jo@公司.cn",
                                           "jo@[192.0.2.1]" };
  g_autofree char *requests = NULL;
  g_autofree char *asked = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ADDRESSES); i++)
    expect (self, ADDRESSES[i], TRUE, "");
  requests = web_take_requests ();
  asked = port_prober_dup_asked (self->prober);
  g_assert_cmpstr (requests, ==, "");
  g_assert_cmpstr (asked, ==, "");
  g_assert_cmpuint (fake_resolver_count (self->resolver), ==, 0);
}

static void
test_single_label (Fixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  fake_resolver_add_name (self->resolver, "mail.intern");
  port_prober_open (self->prober, "mail.intern", 993, MW_ENCRYPTION_TLS, MW_VERDICT_WORKS);
  expect (self, "jo@intern", TRUE, "imap mail.intern:993 tls - probing\n");
  requests = web_take_requests ();
  g_assert_cmpstr (requests, ==, "");
}

static void
test_no_address (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (self, "no address", FALSE);
  g_assert_null (finish (self, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
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
  add ("/discovery/plain", test_plain);
  add ("/discovery/wrong-files", test_wrong_files);
  add ("/discovery/encodings", test_encodings);
  add ("/discovery/certificates", test_certificates);
  add ("/discovery/slow-files", test_slow_files);
  add ("/discovery/cancel", test_cancel);
  add ("/discovery/total-time", test_total_time);
  add ("/discovery/srv-order", test_srv_order);
  add ("/discovery/merge", test_merge);
  add ("/discovery/clear", test_clear);
  add ("/discovery/not-offered", test_not_offered);
  add ("/discovery/likely-names", test_likely_names);
  add ("/discovery/likely-without-encryption", test_likely_without_encryption);
  add ("/discovery/public-suffixes", test_public_suffixes);
  add ("/discovery/single-label", test_single_label);
  add ("/discovery/no-address", test_no_address);
  status = g_test_run ();
  web_stop ();
  return status;
}
