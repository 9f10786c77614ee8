/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Ports, encryptions and servers of every protocol, from a profile's values to what is connected
 * to, what is found in them, and what is offered instead. */

#include "drivers.h"

#include "core/objects/reach.h"
#include "harness/memory-prober.h"

#include <mailwright/connection-plan.h>
#include <mailwright/suggestion.h>
#include <string.h>

#define IMAP "internet-smtp-imap"
#define POP3 "internet-smtp-pop3"

/* RFC 8314, section 3.3 (TLS from the first byte: 465, 993, 995); RFC 6409 (587), RFC 5321 (25),
 * RFC 3501 (143) and RFC 1939 (110): what a protocol's port is where only its encryption is set,
 * and whether that port is one where servers speak otherwise. */
static const struct
{
  const char *driver;
  const char *protocol;
  const char *encryption;
  guint port; /* that follows */
} FOLLOWED[] = {
  { IMAP, "smtp", "tls", 465 },
  { IMAP, "smtp", "starttls", 587 },
  { IMAP, "smtp", "none", 25 },
  { IMAP, "smtp-backup", "tls", 465 },
  { IMAP, "smtp-backup", "starttls", 587 },
  { IMAP, "smtp-backup", "none", 25 },
  { IMAP, "imap", "tls", 993 },
  { IMAP, "imap", "starttls", 143 },
  { IMAP, "imap", "none", 143 },
  { POP3, "pop3", "tls", 995 },
  { POP3, "pop3", "starttls", 110 },
  { POP3, "pop3", "none", 110 },
  { POP3, "smtp", "tls", 465 },
  { POP3, "smtp-backup", "none", 25 },
};

static MwProtocol *
find_protocol (MwDriver *driver, const char *id)
{
  GListModel *protocols = mw_driver_get_protocols (driver);

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      if (g_str_equal (mw_protocol_get_id (protocol), id))
        return protocol;
    }
  g_assert_not_reached ();
}

static void
set_role (MwSheet *sheet, MwProtocol *protocol, const char *role, const char *value)
{
  mw_sheet_set_override (sheet, mw_protocol_get_key (protocol, role), value);
}

/* The codes that are found of a protocol's port. */
static gboolean
port_is_doubted (MwSheet *sheet, MwProtocol *protocol)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  const char *key = mw_protocol_get_key (protocol, "port");

  mw_check_profile ("the-id", "Support", sheet, findings);
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (mw_finding_get_code (findings->pdata[i]), "port-encryption") &&
        g_strcmp0 (mw_finding_get_key (findings->pdata[i]), key) == 0)
      return TRUE;
  return FALSE;
}

static void
test_ports_follow_encryptions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (FOLLOWED); i++)
    {
      g_autoptr (MwDriver) driver = drivers_load_shipped (FOLLOWED[i].driver);
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
      MwProtocol *protocol = find_protocol (driver, FOLLOWED[i].protocol);
      g_autoptr (MwEndpoint) endpoint = NULL;
      MwEncryption encryption = MW_ENCRYPTION_NONE;

      g_test_message ("%s %s", FOLLOWED[i].protocol, FOLLOWED[i].encryption);
      set_role (sheet, protocol, "server", "mail.example.org");
      set_role (sheet, protocol, "encryption", FOLLOWED[i].encryption);
      endpoint = mw_endpoint_new (sheet, protocol);
      g_assert_true (mw_encryption_from_string (FOLLOWED[i].encryption, &encryption));
      g_assert_cmpuint (endpoint->port, ==, FOLLOWED[i].port);
      g_assert_cmpint (endpoint->encryption, ==, encryption);
      g_assert_true (g_str_has_prefix (FOLLOWED[i].protocol, endpoint->scheme));
      g_assert_null (strchr (endpoint->scheme, '-'));
      /* A port that follows is right by itself. */
      g_assert_false (port_is_doubted (sheet, protocol));
    }
}

/* The port that is the other encryption's is doubted, and one that is nobody's is not. */
static void
test_ports_that_are_set (void)
{
  static const struct
  {
    const char *port;
    const char *scheme;
    gboolean tls;
  } KNOWN[] = {
    { "25", "smtp", FALSE },  { "587", "smtp", FALSE }, { "465", "smtp", TRUE },
    { "143", "imap", FALSE }, { "993", "imap", TRUE },  { "110", "pop3", FALSE },
    { "995", "pop3", TRUE },  { "2525", "", FALSE },    { "1", "", FALSE },
    { "65535", "", FALSE },
  };
  static const char *const ENCRYPTIONS[] = { "none", "starttls", "tls" };
  g_autoptr (MwDriver) imap = drivers_load_shipped (IMAP);
  g_autoptr (MwDriver) pop3 = drivers_load_shipped (POP3);
  MwDriver *const drivers[] = { imap, pop3 };

  for (guint i = 0; i < G_N_ELEMENTS (FOLLOWED); i++)
    for (guint k = 0; k < G_N_ELEMENTS (KNOWN) * G_N_ELEMENTS (ENCRYPTIONS); k++)
      {
        guint known = k / G_N_ELEMENTS (ENCRYPTIONS);
        const char *encryption = ENCRYPTIONS[k % G_N_ELEMENTS (ENCRYPTIONS)];
        MwDriver *driver = drivers[g_str_equal (FOLLOWED[i].driver, POP3)];
        g_autoptr (MwSheet) sheet = NULL;
        MwProtocol *protocol = NULL;
        gboolean wrong = g_str_has_prefix (FOLLOWED[i].protocol, KNOWN[known].scheme) &&
                         *KNOWN[known].scheme &&
                         g_str_equal (encryption, "tls") != KNOWN[known].tls;

        /* One row of each protocol is enough. */
        if (!g_str_equal (FOLLOWED[i].encryption, "none"))
          continue;
        sheet = mw_sheet_new (driver, "support@example.org");
        protocol = find_protocol (driver, FOLLOWED[i].protocol);
        set_role (sheet, protocol, "server", "mail.example.org");
        set_role (sheet, protocol, "encryption", encryption);
        set_role (sheet, protocol, "port", KNOWN[known].port);
        g_test_message ("%s %s %s", FOLLOWED[i].protocol, KNOWN[known].port, encryption);
        g_assert_cmpint (port_is_doubted (sheet, protocol), ==, wrong);
      }
}

/* ---- endpoints ---- */

/* What a test depends on, one after another made another. */
static const struct
{
  const char *key;
  const char *value;
  gboolean incoming; /* the digest of which directions differs */
  gboolean outgoing;
} DEPENDS[] = {
  { "imap-server", "other.example.org", TRUE, FALSE },
  { "imap-port", "1143", TRUE, FALSE },
  { "imap-encryption", "starttls", TRUE, FALSE },
  { "imap-account-name", "other", TRUE, FALSE },
  { "imap-authentication", "plain", TRUE, FALSE },
  { "imap-timeout", "61", TRUE, FALSE },
  { "imap-folder", "INBOX/Support", TRUE, FALSE },
  { "smtp-server", "other.example.org", FALSE, TRUE },
  { "smtp-port", "2525", FALSE, TRUE },
  { "smtp-encryption", "none", FALSE, TRUE },
  { "smtp-account-name", "other", FALSE, TRUE },
  { "smtp-account-password", "another-id", FALSE, TRUE },
  { "smtp-authentication", "login", FALSE, TRUE },
  { "smtp-timeout", "61", FALSE, TRUE },
  { "from-address", "other@example.org", FALSE, TRUE },
  { "mail-password", "another-id", TRUE, TRUE },
  { "ca-file", "/etc/ca.pem", TRUE, TRUE },
  { "pinned-certificate", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", TRUE,
    TRUE },
  { "minimum-tls-version", "1.3", TRUE, TRUE },
  /* On which no test depends. */
  { "polling-interval", "61", FALSE, FALSE },
  { "from-display-name", "Support", FALSE, FALSE },
  { "smtp-backup-server", "b.example.org", FALSE, FALSE },
  { "log-level", "debug", FALSE, FALSE },
  { "sent-folder", "Gesendet", FALSE, FALSE },
};

static char *
dup_digest (MwSheet *sheet, MwDirection direction)
{
  MwDriver *driver = mw_sheet_get_driver (sheet);
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new (sheet, mw_driver_find_protocol (driver, direction));

  return mw_endpoint_dup_digest (endpoint);
}

/* A result is stale as soon as what it depended on is another, and not before. */
static void
test_what_a_test_depends_on (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
  g_autofree char *incoming = NULL;
  g_autofree char *outgoing = NULL;

  mw_sheet_set_site_default (sheet, "imap-server", "imap.example.org");
  mw_sheet_set_site_default (sheet, "smtp-server", "smtp.example.org");
  mw_sheet_set_site_default (sheet, "mail-password", "an-id");
  incoming = dup_digest (sheet, MW_DIRECTION_IN);
  outgoing = dup_digest (sheet, MW_DIRECTION_OUT);
  g_assert_cmpstr (incoming, !=, outgoing);
  for (guint i = 0; i < G_N_ELEMENTS (DEPENDS); i++)
    {
      g_autofree char *other_in = NULL;
      g_autofree char *other_out = NULL;
      g_autofree char *back = NULL;

      g_test_message ("%s", DEPENDS[i].key);
      g_assert_nonnull (mw_sheet_find (sheet, DEPENDS[i].key));
      mw_sheet_set_override (sheet, DEPENDS[i].key, DEPENDS[i].value);
      other_in = dup_digest (sheet, MW_DIRECTION_IN);
      other_out = dup_digest (sheet, MW_DIRECTION_OUT);
      g_assert_cmpint (!g_str_equal (other_in, incoming), ==, DEPENDS[i].incoming);
      g_assert_cmpint (!g_str_equal (other_out, outgoing), ==, DEPENDS[i].outgoing);
      mw_sheet_set_override (sheet, DEPENDS[i].key, NULL);
      back = dup_digest (sheet, MW_DIRECTION_IN);
      g_assert_cmpstr (back, ==, incoming);
    }
}

static void
test_servers_in_words (void)
{
  static const struct
  {
    const char *host;
    guint16 port;
    const char *server;
  } SERVERS[] = {
    { "mail.example.org", 993, "mail.example.org:993" },
    { "192.0.2.1", 25, "192.0.2.1:25" },
    { "2001:db8::1", 465, "[2001:db8::1]:465" },
    { "", 465, "" },
    { NULL, 465, "" },
    { "mail", 65535, "mail:65535" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (SERVERS); i++)
    {
      g_autoptr (MwEndpoint) endpoint =
          mw_endpoint_new_plain ("imap", SERVERS[i].host, SERVERS[i].port, MW_ENCRYPTION_TLS);
      g_autofree char *server = mw_endpoint_dup_server (endpoint);

      g_assert_cmpstr (server, ==, SERVERS[i].server);
    }
}

/* What was written into the database by hand is no port and no timeout. */
static void
test_numbers_that_are_none (void)
{
  static const char *const WRONG[] = { "", "0", "-1", "65536", "9999999999", "x", "25x", " 25" };
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);

  for (guint i = 0; i < G_N_ELEMENTS (WRONG); i++)
    {
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
      g_autoptr (MwEndpoint) endpoint = NULL;

      mw_sheet_set_override (sheet, "imap-port", WRONG[i]);
      mw_sheet_set_override (sheet, "imap-timeout", "0");
      endpoint = mw_endpoint_new (sheet, mw_driver_find_protocol (driver, MW_DIRECTION_IN));
      g_assert_cmpuint (endpoint->port, ==, 0);
      g_assert_cmpuint (endpoint->timeout, ==, 30);
    }
}

/* ---- plans ---- */

/* Whatever there was, a plan that is carried out leads to what was wished, and then there is
 * nothing left to do. */
static void
test_a_plan_leads_where_it_was_wished (void)
{
  static const char *const ENCRYPTIONS[] = { "none", "starttls", "tls", NULL };
  static const char *const PORTS[] = { "143", "993", "1143", NULL };
  static const char *const SERVERS[] = { "imap.example.org", "", NULL };
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  MwProtocol *protocol = mw_driver_find_protocol (driver, MW_DIRECTION_IN);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
      MwConnectionWish wish = {
        .host = g_test_rand_bit () ? "mail.example.net" : NULL,
        .port = g_test_rand_bit () ? 993 : (guint) g_test_rand_int_range (0, 3) * 143,
        .encryption = (MwEncryption) g_test_rand_int_range (0, MW_N_ENCRYPTIONS),
        .account = g_test_rand_bit () ? "support" : NULL,
      };
      g_autoptr (GHashTable) values = NULL;
      g_autoptr (GHashTable) again = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      g_autoptr (GPtrArray) no_lines = NULL;
      g_autoptr (MwEndpoint) endpoint = NULL;
      GHashTableIter iter;
      gpointer key = NULL;
      gpointer value = NULL;

      mw_sheet_set_site_default (sheet, "imap-encryption",
                                 ENCRYPTIONS[g_test_rand_int_range (0, 4)]);
      mw_sheet_set_site_default (sheet, "imap-port", PORTS[g_test_rand_int_range (0, 4)]);
      mw_sheet_set_override (sheet, "imap-encryption", ENCRYPTIONS[g_test_rand_int_range (0, 4)]);
      mw_sheet_set_override (sheet, "imap-port", PORTS[g_test_rand_int_range (0, 4)]);
      mw_sheet_set_override (sheet, "imap-server", SERVERS[g_test_rand_int_range (0, 3)]);
      values = mw_connection_plan (sheet, protocol, &wish);
      lines = mw_connection_plan_describe (sheet, protocol, values);
      g_hash_table_iter_init (&iter, values);
      while (g_hash_table_iter_next (&iter, &key, &value))
        mw_sheet_set_override (sheet, key, value);
      endpoint = mw_endpoint_new (sheet, protocol);
      g_assert_cmpint (endpoint->encryption, ==, wish.encryption);
      if (wish.port)
        g_assert_cmpuint (endpoint->port, ==, wish.port);
      if (wish.host)
        g_assert_cmpstr (endpoint->host, ==, wish.host);
      if (wish.account)
        g_assert_cmpstr (endpoint->account, ==, wish.account);
      again = mw_connection_plan (sheet, protocol, &wish);
      g_assert_cmpuint (g_hash_table_size (again), ==, 0);
      no_lines = mw_connection_plan_describe (sheet, protocol, again);
      g_assert_cmpuint (no_lines->len, ==, 0);
      for (guint k = 0; k < lines->len; k++)
        g_assert_cmpstr (((MwPlanLine *) lines->pdata[k])->before, !=,
                         ((MwPlanLine *) lines->pdata[k])->after);
    }
}

/* A port that would come by itself is not nailed down: it goes on following. */
static void
test_a_plan_sets_no_port_that_follows (void)
{
  static const char *const OWN[] = { NULL, "993", "143", "1143" };
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  MwProtocol *protocol = mw_driver_find_protocol (driver, MW_DIRECTION_IN);

  for (guint i = 0; i < G_N_ELEMENTS (OWN); i++)
    {
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
      MwConnectionWish wish = { .port = 143, .encryption = MW_ENCRYPTION_STARTTLS };
      g_autoptr (GHashTable) values = NULL;

      mw_sheet_set_override (sheet, "imap-port", OWN[i]);
      values = mw_connection_plan (sheet, protocol, &wish);
      if (g_hash_table_contains (values, "imap-port"))
        g_assert_cmpstr (g_hash_table_lookup (values, "imap-port"), ==, NULL);
    }
}

/* ---- offers ---- */

static void
wait_until_looked (MwSuggestion *suggestion)
{
  while (mw_suggestion_get_running (suggestion))
    g_main_context_iteration (NULL, TRUE);
}

static const struct
{
  const char *driver;
  const char *protocol;
  const char *port; /* (nullable) that is set */
  const char *titles;
} OFFERS[] = {
  { IMAP, "imap", NULL, "TLS on port 993|STARTTLS on port 143|No encryption on port 143" },
  { POP3, "pop3", NULL, "TLS on port 995|STARTTLS on port 110|No encryption on port 110" },
  { IMAP, "smtp", NULL, "TLS on port 465|STARTTLS on port 587|No encryption on port 587" },
  { IMAP, "smtp-backup", "587", "TLS on port 465|STARTTLS on port 587|No encryption on port 587" },
  /* Who set a port that is no standard knows why. */
  { IMAP, "smtp", "25",
    "TLS on port 25|TLS on port 465|STARTTLS on port 25|STARTTLS on port 587|"
    "No encryption on port 25|No encryption on port 587" },
};

static void
test_what_is_looked_at (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (OFFERS); i++)
    {
      g_autoptr (MwDriver) driver = drivers_load_shipped (OFFERS[i].driver);
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
      g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
      MwProtocol *protocol = find_protocol (driver, OFFERS[i].protocol);
      g_autoptr (MwSuggestion) suggestion = NULL;
      g_autoptr (GString) titles = g_string_new (NULL);

      set_role (sheet, protocol, "server", "mail.example.org");
      set_role (sheet, protocol, "port", OFFERS[i].port);
      suggestion = mw_suggestion_new (MW_PROBER (prober), sheet, protocol);
      wait_until_looked (suggestion);
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (suggestion)); k++)
        {
          g_autoptr (MwOffer) offer = g_list_model_get_item (G_LIST_MODEL (suggestion), k);
          g_autofree char *title = mw_offer_dup_title (offer);

          g_string_append_printf (titles, "%s%s", k ? "|" : "", title);
        }
      g_assert_cmpstr (titles->str, ==, OFFERS[i].titles);
      /* The safest that is there; nobody's password was tried. */
      g_assert_cmpint (mw_offer_get_encryption (mw_suggestion_get_best (suggestion)), ==,
                       MW_ENCRYPTION_TLS);
      g_assert_cmpuint (mw_memory_prober_count_logins (prober), ==, 0);
      g_assert_null (mw_memory_prober_get_last_password (prober));
    }
}

static const struct
{
  MwVerdict verdict;
  MwProbeStep step;
  MwReachability encrypted; /* what is said of an offer with TLS */
  MwReachability plain;     /* and of one without */
} SEEN[] = {
  { MW_VERDICT_WORKS, MW_PROBE_STEP_MAILBOX, MW_REACHABILITY_WORKS, MW_REACHABILITY_WARNING },
  { MW_VERDICT_CERTIFICATE_EXPIRED, MW_PROBE_STEP_CERTIFICATE, MW_REACHABILITY_WARNING,
    MW_REACHABILITY_WARNING },
  { MW_VERDICT_CONNECTION_REFUSED, MW_PROBE_STEP_CONNECTION, MW_REACHABILITY_FAILS,
    MW_REACHABILITY_FAILS },
  { MW_VERDICT_HOST_UNKNOWN, MW_PROBE_STEP_NAME, MW_REACHABILITY_FAILS, MW_REACHABILITY_FAILS },
  { MW_VERDICT_LOGIN_REFUSED, MW_PROBE_STEP_LOGIN, MW_REACHABILITY_WORKS, MW_REACHABILITY_WARNING },
  { MW_VERDICT_CERTIFICATE_ENDS_SOON, MW_PROBE_STEP_CERTIFICATE, MW_REACHABILITY_WORKS,
    MW_REACHABILITY_WARNING },
};

static void
test_what_is_said_of_offers (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);

  for (guint i = 0; i < G_N_ELEMENTS (SEEN); i++)
    {
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
      g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
      g_autoptr (MwSuggestion) suggestion = NULL;

      mw_sheet_set_override (sheet, "imap-server", "imap.example.org");
      mw_memory_prober_answer_verdict (prober, "imap.example.org", SEEN[i].verdict, SEEN[i].step);
      suggestion = mw_suggestion_new (MW_PROBER (prober), sheet,
                                      mw_driver_find_protocol (driver, MW_DIRECTION_IN));
      wait_until_looked (suggestion);
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (suggestion)); k++)
        {
          g_autoptr (MwOffer) offer = g_list_model_get_item (G_LIST_MODEL (suggestion), k);
          gboolean plain = mw_offer_get_encryption (offer) == MW_ENCRYPTION_NONE;
          g_autofree char *text = NULL;
          int reachability = -1;

          g_object_get (offer, "state-text", &text, "reachability", &reachability, NULL);
          g_test_message ("%s: %s", mw_verdict_to_string (SEEN[i].verdict), text);
          g_assert_cmpint (reachability, ==, plain ? SEEN[i].plain : SEEN[i].encrypted);
          g_assert_cmpstr (text, ==, mw_offer_get_state_text (offer));
          /* What fails is said in the verdict's own words; a port that was only tried is no fault.
           */
          if (SEEN[i].verdict == MW_VERDICT_CONNECTION_REFUSED)
            g_assert_cmpstr (text, ==, "Nothing answers there");
          else if (reachability == MW_REACHABILITY_FAILS)
            g_assert_cmpstr (text, ==, mw_verdict_get_title (SEEN[i].verdict));
        }
    }
}

/* ---- two directions as one ---- */

static MwReach
make_reach (guint i)
{
  static const MwVerdict VERDICTS[] = { MW_VERDICT_UNTESTED, MW_VERDICT_WORKS,
                                        MW_VERDICT_NOT_ENCRYPTED, MW_VERDICT_LOGIN_REFUSED };
  MwVerdict verdict = VERDICTS[i % 4];

  return (MwReach){ .in_use = (i / 4) % 2,
                    .tested = verdict != MW_VERDICT_UNTESTED,
                    .stale = (i / 8) % 2,
                    .verdict = verdict,
                    .reachability = mw_verdict_get_reachability (verdict),
                    .time = 1000 + i };
}

/* Of all pairs: a mailbox fails where a direction that is used fails, works where each that is used
 * does, and what was changed since says nothing. */
static void
test_both_directions (void)
{
  for (guint i = 0; i < 16 * 16; i++)
    {
      MwMailboxReach both = { .incoming = make_reach (i % 16), .outgoing = make_reach (i / 16) };
      MwReach in = both.incoming, out = both.outgoing;
      MwReachability combined = mw_mailbox_reach_get (&both);
      g_autofree char *words = mw_mailbox_reach_describe (&both);
      MwReachability each[] = { mw_reach_get (&in), mw_reach_get (&out) };
      gboolean fails = each[0] == MW_REACHABILITY_FAILS || each[1] == MW_REACHABILITY_FAILS;
      gboolean unknown = (in.in_use && each[0] == MW_REACHABILITY_UNTESTED) ||
                         (out.in_use && each[1] == MW_REACHABILITY_UNTESTED);
      gint64 time = mw_mailbox_reach_get_time (&both);

      if (fails)
        g_assert_cmpint (combined, ==, MW_REACHABILITY_FAILS);
      else if (unknown || (!in.in_use && !out.in_use))
        g_assert_cmpint (combined, ==, MW_REACHABILITY_UNTESTED);
      else
        g_assert_cmpint (combined, ==, MAX (each[0], each[1]));
      g_assert_cmpint (mw_mailbox_reach_get (&(MwMailboxReach){ .incoming = out, .outgoing = in }),
                       ==, combined);
      g_assert_cmpstr (words, !=, "");
      if (fails)
        g_assert_cmpstr (words, ==, "Fails: Login refused");
      else if (combined == MW_REACHABILITY_WARNING)
        g_assert_cmpstr (words, ==, "Not encrypted");
      else if (combined == MW_REACHABILITY_WORKS)
        g_assert_cmpstr (words, ==, "Works");
      /* As old as the older of what is known. */
      g_assert_true (time == 0 || time == in.time || time == out.time);
      if (in.in_use && in.tested && out.in_use && out.tested)
        g_assert_cmpint (time, ==, MIN (in.time, out.time));
    }
}

static void
test_ends_of_certificates (void)
{
  static const struct
  {
    gint64 seconds; /* until then */
    const char *words;
  } ENDS[] = {
    { -1, "Certificate ended" },
    { -86400 * 400, "Certificate ended" },
    { 0, "Certificate ends in 0 days" },
    { 86399, "Certificate ends in 0 days" },
    { 86400, "Certificate ends in 1 day" },
    { 86400 * 14 - 1, "Certificate ends in 13 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ENDS); i++)
    {
      g_autofree char *words = mw_reach_describe_end (1000000 + ENDS[i].seconds, 1000000);

      g_assert_cmpstr (words, ==, ENDS[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/connections/ports-follow-encryptions", test_ports_follow_encryptions);
  g_test_add_func ("/core/connections/ports-that-are-set", test_ports_that_are_set);
  g_test_add_func ("/core/connections/what-a-test-depends-on", test_what_a_test_depends_on);
  g_test_add_func ("/core/connections/servers-in-words", test_servers_in_words);
  g_test_add_func ("/core/connections/numbers-that-are-none", test_numbers_that_are_none);
  g_test_add_func ("/core/plan/leads-where-it-was-wished", test_a_plan_leads_where_it_was_wished);
  g_test_add_func ("/core/plan/sets-no-port-that-follows", test_a_plan_sets_no_port_that_follows);
  g_test_add_func ("/core/suggestion/what-is-looked-at", test_what_is_looked_at);
  g_test_add_func ("/core/suggestion/what-is-said-of-offers", test_what_is_said_of_offers);
  g_test_add_func ("/core/reach/both-directions", test_both_directions);
  g_test_add_func ("/core/reach/ends-of-certificates", test_ends_of_certificates);
  return g_test_run ();
}
