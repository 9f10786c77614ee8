/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What DNS says: service records, mail exchangers, and names that are merely likely. */

#include "probe/discovery-fixture.h"

#include <string.h>

#include "probe/web.h"

#define FILE_SETTINGS(source, domain)                                                              \
  "imap imap." domain ":993 tls jo@" domain " " source "\n"                                        \
  "smtp smtp." domain ":465 tls jo@" domain " " source "\n"

static void
test_srv_order (DiscoveryFixture *self, gconstpointer data)
{
  static const char IMAPS[] = "_imaps._tcp.absent.example";

  fake_resolver_add_service (self->resolver, IMAPS, 20, 100, 993, "late.absent.example");
  fake_resolver_add_service (self->resolver, IMAPS, 10, 5, 993, "light.absent.example");
  fake_resolver_add_service (self->resolver, IMAPS, 10, 50, 1993, "Heavy.absent.example.");
  fake_resolver_add_service (self->resolver, IMAPS, 0, 0, 0, "noport.absent.example");
  fake_resolver_add_service (self->resolver, IMAPS, 0, 0, 993, "192.0.2.1");
  fake_resolver_add_service (self->resolver, IMAPS, 0, 0, 993, "no name\n.example");
  fake_resolver_add_service (self->resolver, "_imap._tcp.absent.example", 10, 60, 143,
                             "plain.absent.example");
  fake_resolver_add_service (self->resolver, "_submission._tcp.absent.example", 0, 1, 587,
                             "mail.elsewhere.example");
  discovery_expect (self, "Jo@absent.example", FALSE,
                    "imap heavy.absent.example:1993 tls Jo@absent.example srv\n"
                    "smtp mail.elsewhere.example:587 starttls Jo@absent.example srv\n");
  discovery_assert_text (self, "jo@absent.example", FALSE, "_imaps._tcp.absent.example");
}

/* RFC 6186, section 3.4: priorities count across services. */
static void
test_srv_priorities (DiscoveryFixture *self, gconstpointer data)
{
  static const char STARTTLS[] = "imap b.absent.example:143 starttls jo@absent.example srv\n";
  static const char POP[] = "pop3 c.absent.example:995 tls jo@absent.example srv\n";
  g_autofree char *pop_first = g_strconcat (POP, STARTTLS, NULL);
  g_autofree char *imap_first = g_strconcat (STARTTLS, POP, NULL);

  fake_resolver_add_service (self->resolver, "_imaps._tcp.absent.example", 20, 9, 993,
                             "a.absent.example");
  fake_resolver_add_service (self->resolver, "_imap._tcp.absent.example", 10, 0, 143,
                             "b.absent.example");
  discovery_expect (self, "jo@absent.example", FALSE, STARTTLS);
  fake_resolver_add_service (self->resolver, "_pop3s._tcp.absent.example", 10, 9, 995,
                             "c.absent.example");
  discovery_expect (self, "jo@absent.example", FALSE, imap_first);
  fake_resolver_add_service (self->resolver, "_pop3s._tcp.absent.example", 5, 0, 995,
                             "c.absent.example");
  discovery_expect (self, "jo@absent.example", FALSE, pop_first);
  /* At the same priority, TLS from the first byte, whatever the weights. */
  fake_resolver_add_service (self->resolver, "_submission._tcp.good.example", 0, 100, 587,
                             "a.good.example");
  fake_resolver_add_service (self->resolver, "_submissions._tcp.good.example", 0, 0, 465,
                             "b.good.example");
  fake_resolver_add_service (self->resolver, "_submission._tcp.drip.example", 0, 100, 587,
                             "a.drip.example");
  fake_resolver_add_service (self->resolver, "_submissions._tcp.drip.example", 0, 0, 465,
                             "b.drip.example");
  self->sources.fetch_milliseconds = 200;
  discovery_expect (self, "jo@drip.example", FALSE,
                    "smtp b.drip.example:465 tls jo@drip.example srv\n");
}

/* A service that is not there says nothing against the other of its protocol. */
static void
test_srv_none (DiscoveryFixture *self, gconstpointer data)
{
  fake_resolver_add_service (self->resolver, "_imaps._tcp.absent.example", 0, 0, 0, ".");
  fake_resolver_add_service (self->resolver, "_imap._tcp.absent.example", 0, 0, 143,
                             "a.absent.example");
  fake_resolver_add_service (self->resolver, "_pop3s._tcp.absent.example", 0, 0, 0, "");
  fake_resolver_add_service (self->resolver, "_pop3._tcp.absent.example", 0, 0, 0, ".");
  discovery_expect (self, "jo@absent.example", FALSE,
                    "imap a.absent.example:143 starttls jo@absent.example srv\n");
}

static const char FROM_PROVIDER[] = "imap imap.provider.example:993 tls jo@absent.example mx\n"
                                    "smtp smtp.provider.example:465 tls jo@absent.example mx\n";

/* Who receives the mail, and nobody else: a second exchanger may be a stranger's. */
static void
test_receiver (DiscoveryFixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  fake_resolver_add_exchanger (self->resolver, "absent.example", 20, "mx.files.example");
  fake_resolver_add_exchanger (self->resolver, "absent.example", 10, "MX1.Provider.example.");
  discovery_expect (self, "jo@absent.example", FALSE, FROM_PROVIDER);
  DISCOVERY_ASSERT_TROUBLES (self);
  requests = web_take_requests ();
  g_assert_nonnull (strstr (requests, "https://autoconfig.provider.example/mail/config-v1.1.xml"
                                      "?emailaddress=jo%40absent.example\n"));
  g_assert_null (strstr (requests, "http://autoconfig.provider.example"));
  g_assert_null (strstr (requests, "files.example"));
  discovery_assert_text (
      self, "jo@absent.example", FALSE,
      "\u2068absent.example\u2069 has its mail received by \u2068mx1.provider.example\u2069, "
      "so \u2068provider.example\u2069 was asked");
  discovery_assert_text (self, "jo@absent.example", FALSE, "https://autoconfig.provider.example/");
}

/* A part of a provider that has settings of its own, and records of a provider without a file. */
static void
test_receiver_parts (DiscoveryFixture *self, gconstpointer data)
{
  fake_resolver_add_exchanger (self->resolver, "absent.example", 0, "mx.mail.relay.example");
  discovery_expect (self, "jo@absent.example", FALSE,
                    "imap imap.mail.relay.example:993 tls jo@absent.example mx\n"
                    "smtp smtp.mail.relay.example:465 tls jo@absent.example mx\n");
  fake_resolver_add_exchanger (self->resolver, "html.example", 5, "mx.relay.example");
  fake_resolver_add_service (self->resolver, "_imaps._tcp.relay.example", 0, 0, 993,
                             "imap.relay.example");
  discovery_expect (self, "jo@html.example", FALSE,
                    "imap imap.relay.example:993 tls jo@html.example mx\n");
  discovery_assert_text (self, "jo@html.example", FALSE, "_imaps._tcp.relay.example");
}

/* Only for what the domain itself says nothing of. */
static void
test_receiver_last (DiscoveryFixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;

  fake_resolver_add_exchanger (self->resolver, "good.example", 0, "mx.provider.example");
  discovery_expect (self, "jo@good.example", FALSE, FILE_SETTINGS ("autoconfig", "good.example"));
  requests = web_take_requests ();
  g_assert_null (strstr (requests, "provider.example"));

  fake_resolver_add_exchanger (self->resolver, "absent.example", 0, "mx.provider.example");
  fake_resolver_add_service (self->resolver, "_pop3s._tcp.absent.example", 0, 0, 995,
                             "pop.absent.example");
  discovery_expect (self, "jo@absent.example", FALSE,
                    "pop3 pop.absent.example:995 tls jo@absent.example srv\n"
                    "smtp smtp.provider.example:465 tls jo@absent.example mx\n");

  fake_resolver_add_exchanger (self->resolver, "html.example", 0, "mx.provider.example");
  fake_resolver_add_service (self->resolver, "_imaps._tcp.html.example", 0, 0, 0, ".");
  fake_resolver_add_service (self->resolver, "_imap._tcp.html.example", 0, 0, 0, ".");
  discovery_expect (self, "jo@html.example", FALSE,
                    "smtp smtp.provider.example:465 tls jo@html.example mx\n");
}

/* The domain itself, what is no host, and names that anyone can have a name below. */
static void
test_receiver_nobody (DiscoveryFixture *self, gconstpointer data)
{
  static const char *const HOSTS[] = {
    "absent.example", "mx.absent.example", "a.b.absent.example", "192.0.2.1",
    "[192.0.2.1]",    "2001:db8::1",       "no host\n",          "com",
    "co.uk",          "github.io",         "localhost",          "xn--55qx5d.cn"
  };
  g_autofree char *requests = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (HOSTS); i++)
    fake_resolver_add_exchanger (self->resolver, "absent.example", 10, HOSTS[i]);
  discovery_expect (self, "jo@absent.example", FALSE, "");
  DISCOVERY_ASSERT_TROUBLES (self);
  requests = web_take_requests ();
  for (char *line = strtok (requests, "\n"); line; line = strtok (NULL, "\n"))
    g_assert_nonnull (strstr (line, "absent.example/"));
}

/* A long list costs no more than a short one, and its best is found wherever it stands. */
static void
test_receiver_many (DiscoveryFixture *self, gconstpointer data)
{
  g_autofree char *requests = NULL;
  guint n = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *host = g_strdup_printf ("mx.other%u.example", i);

      fake_resolver_add_exchanger (self->resolver, "absent.example", 20, host);
    }
  fake_resolver_add_exchanger (self->resolver, "absent.example", 10, "mx.provider.example");
  discovery_expect (self, "jo@absent.example", FALSE, FROM_PROVIDER);
  g_free (web_take_requests ());
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *host = g_strdup_printf ("mx.other%u.example", i);

      fake_resolver_add_exchanger (self->resolver, "html.example", 20, host);
    }
  discovery_expect (self, "jo@html.example", FALSE, "");
  n = fake_resolver_count (self->resolver);
  g_assert_cmpuint (n, <, 100);
}

/* RFC 7505. */
static void
test_no_mail (DiscoveryFixture *self, gconstpointer data)
{
  fake_resolver_add_exchanger (self->resolver, "absent.example", 0, ".");
  discovery_expect (self, "jo@absent.example", FALSE, "");
  DISCOVERY_ASSERT_TROUBLES (
      self, "\u2068absent.example\u2069 says by its MX record that it takes no mail");
  fake_resolver_add_exchanger (self->resolver, "absent.example", 10, "mx.provider.example");
  discovery_expect (self, "jo@absent.example", FALSE, FROM_PROVIDER);
  DISCOVERY_ASSERT_TROUBLES (self);
}

static void
test_name_servers (DiscoveryFixture *self, gconstpointer data)
{
  fake_resolver_set_failing (self->resolver, TRUE);
  discovery_expect (self, "jo@absent.example", FALSE, "");
  DISCOVERY_ASSERT_TROUBLES (self, "\u2068_imaps._tcp.absent.example\u2069",
                             "\u2068absent.example MX\u2069");
}

/* A file comes before a record, and each fills in what the other does not say. */
static void
test_merge (DiscoveryFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) settings = NULL;

  fake_resolver_add_service (self->resolver, "_imaps._tcp.partial.example", 0, 0, 993,
                             "other.partial.example");
  fake_resolver_add_service (self->resolver, "_pop3s._tcp.partial.example", 0, 0, 995,
                             "pop.partial.example");
  fake_resolver_add_service (self->resolver, "_submission._tcp.partial.example", 0, 0, 587,
                             "mail.elsewhere.example");
  settings = discovery_find (self, "jo@partial.example", FALSE);
  discovery_assert_settings (settings,
                             "imap imap.partial.example:993 tls jo@partial.example autoconfig\n"
                             "pop3 pop.partial.example:995 tls jo@partial.example srv\n"
                             "smtp mail.elsewhere.example:587 starttls jo@partial.example srv\n");
  g_assert_nonnull (
      strstr (((MwFoundSetting *) g_ptr_array_index (settings, 2))->source_text, "another domain"));
}

static void
test_not_offered (DiscoveryFixture *self, gconstpointer data)
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
  discovery_expect (self, "jo@absent.example", FALSE,
                    "smtp mail.absent.example:465 tls - probing\n");
  asked = port_prober_dup_asked (self->prober);
  g_assert_cmpstr (asked, ==, "mail.absent.example:465 tls");
}

static void
test_likely_names (DiscoveryFixture *self, gconstpointer data)
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
  discovery_expect (self, "jo@absent.example", FALSE,
                    "imap mail.absent.example:993 tls - probing\n"
                    "smtp absent.example:587 starttls - probing\n");
  discovery_assert_text (self, "jo@absent.example", FALSE, "mail.absent.example:993");
}

/* Only a server that has no encryption at all is proposed without. */
static void
test_likely_without_encryption (DiscoveryFixture *self, gconstpointer data)
{
  fake_resolver_add_name (self->resolver, "imap.absent.example");
  fake_resolver_add_name (self->resolver, "smtp.absent.example");
  port_prober_open (self->prober, "imap.absent.example", 143, MW_ENCRYPTION_NONE,
                    MW_VERDICT_NOT_ENCRYPTED);
  port_prober_open (self->prober, "smtp.absent.example", 465, MW_ENCRYPTION_TLS,
                    MW_VERDICT_CERTIFICATE_WRONG_HOST);
  port_prober_open (self->prober, "smtp.absent.example", 587, MW_ENCRYPTION_NONE,
                    MW_VERDICT_NOT_ENCRYPTED);
  discovery_expect (self, "jo@absent.example", FALSE,
                    "imap imap.absent.example:143 none - probing\n");
  discovery_assert_text (self, "jo@absent.example", FALSE, "not encrypted");
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
  add ("/discovery-records/srv-order", test_srv_order);
  add ("/discovery-records/srv-priorities", test_srv_priorities);
  add ("/discovery-records/srv-none", test_srv_none);
  add ("/discovery-records/receiver", test_receiver);
  add ("/discovery-records/receiver-parts", test_receiver_parts);
  add ("/discovery-records/receiver-last", test_receiver_last);
  add ("/discovery-records/receiver-nobody", test_receiver_nobody);
  add ("/discovery-records/receiver-many", test_receiver_many);
  add ("/discovery-records/no-mail", test_no_mail);
  add ("/discovery-records/name-servers", test_name_servers);
  add ("/discovery-records/merge", test_merge);
  add ("/discovery-records/not-offered", test_not_offered);
  add ("/discovery-records/likely-names", test_likely_names);
  add ("/discovery-records/likely-without-encryption", test_likely_without_encryption);
  status = g_test_run ();
  web_stop ();
  return status;
}
