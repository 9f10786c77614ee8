/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What is kept of a test's report, and what a profile says of it. */

#include <mailwright/mailwright.h>

#define NOW 1790000000
#define DAY (24 * 60 * 60)

static MwProbeReport *
make_report (MwVerdict verdict, gboolean encrypted)
{
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain ("imap", "2001:db8::1", 993, MW_ENCRYPTION_TLS);
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (NOW);
  g_autoptr (GDateTime) until = g_date_time_new_from_unix_utc (NOW + 31 * DAY);
  const MwCertificateFields certificate = { .subject = "imap.example.org",
                                            .issuer = "Example CA",
                                            .not_before = time,
                                            .not_after = until,
                                            .key_text = "",
                                            .sha256 = "",
                                            .pem = "" };
  const MwProbeFields fields = { .endpoint = endpoint,
                                 .verdict = verdict,
                                 .step = MW_PROBE_STEP_LOGIN,
                                 .message = "What happened.",
                                 .log = "",
                                 .milliseconds = 7,
                                 .chain = encrypted ? chain : NULL,
                                 .chain_facts = { .n_built = 1, .n_sent = 1, .n_relied = 1 },
                                 .time = time };

  g_ptr_array_add (chain, mw_certificate_new (&certificate));
  return mw_probe_report_new (&fields);
}

static void
test_report (void)
{
  g_autoptr (MwProbeReport) report = make_report (MW_VERDICT_LOGIN_REFUSED, TRUE);
  g_autoptr (MwObservation) made = mw_observation_new ("the-id", report);
  g_autoptr (MwObservation) copy = mw_observation_copy (made);
  g_autofree char *digest = mw_endpoint_dup_digest (mw_probe_report_get_fields (report)->endpoint);

  g_assert_cmpstr (copy->profile_id, ==, "the-id");
  g_assert_cmpint (copy->direction, ==, MW_DIRECTION_IN);
  g_assert_cmpstr (copy->scheme, ==, "imap");
  g_assert_cmpstr (copy->server, ==, "[2001:db8::1]:993");
  g_assert_cmpint (copy->verdict, ==, MW_VERDICT_LOGIN_REFUSED);
  g_assert_cmpint (copy->step, ==, MW_PROBE_STEP_LOGIN);
  g_assert_cmpstr (copy->message, ==, "What happened.");
  g_assert_cmpstr (copy->digest, ==, digest);
  g_assert_cmpuint (copy->milliseconds, ==, 7);
  g_assert_cmpint (g_date_time_to_unix (copy->time), ==, NOW);
  g_assert_cmpint (g_date_time_to_unix (copy->not_after), ==, NOW + 31 * DAY);
  g_assert_null (copy->last_good);
}

static void
test_time (void)
{
  g_autoptr (MwProbeReport) works = make_report (MW_VERDICT_WORKS, TRUE);
  g_autoptr (MwProbeReport) plain = make_report (MW_VERDICT_WORKS, FALSE);
  g_autoptr (MwProbeReport) refused = make_report (MW_VERDICT_LOGIN_REFUSED, TRUE);
  g_autoptr (MwObservation) one = mw_observation_new ("a", works);
  g_autoptr (MwObservation) two = mw_observation_new ("a", plain);
  g_autoptr (MwObservation) three = mw_observation_new ("a", refused);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (NOW);
  g_autoptr (GDateTime) later = g_date_time_new_from_unix_utc (NOW + 2 * DAY);

  g_assert_cmpint (mw_observation_get_reachability (one, now), ==, MW_REACHABILITY_WORKS);
  g_assert_cmpint (mw_observation_get_reachability (one, later), ==, MW_REACHABILITY_WARNING);
  g_assert_cmpint (mw_observation_get_reachability (two, later), ==, MW_REACHABILITY_WORKS);
  g_assert_cmpint (mw_observation_get_reachability (three, later), ==, MW_REACHABILITY_FAILS);
  one->stale = TRUE;
  g_assert_cmpint (mw_observation_get_reachability (one, now), ==, MW_REACHABILITY_UNTESTED);
}

#define UNUSED                                                                                     \
  {                                                                                                \
    FALSE, FALSE, FALSE, MW_REACHABILITY_UNTESTED, MW_VERDICT_UNTESTED, 0, 0                       \
  }
#define NEVER                                                                                      \
  {                                                                                                \
    TRUE, FALSE, FALSE, MW_REACHABILITY_UNTESTED, MW_VERDICT_UNTESTED, 0, 0                        \
  }
#define WORKS(time)                                                                                \
  {                                                                                                \
    TRUE, TRUE, FALSE, MW_REACHABILITY_WORKS, MW_VERDICT_WORKS, time, 0                            \
  }
#define STALE                                                                                      \
  {                                                                                                \
    TRUE, TRUE, TRUE, MW_REACHABILITY_WORKS, MW_VERDICT_WORKS, 50, 0                               \
  }
#define REFUSED                                                                                    \
  {                                                                                                \
    TRUE, TRUE, FALSE, MW_REACHABILITY_FAILS, MW_VERDICT_LOGIN_REFUSED, 60, 0                      \
  }
#define PLAIN                                                                                      \
  {                                                                                                \
    TRUE, TRUE, FALSE, MW_REACHABILITY_WARNING, MW_VERDICT_NOT_ENCRYPTED, 70, 0                    \
  }

static const struct
{
  MwReach in, out;
  MwReachability reachability;
  const char *text;
  gint64 tested;
} REACHES[] = {
  { NEVER, NEVER, MW_REACHABILITY_UNTESTED, "Never tested", 0 },
  { UNUSED, UNUSED, MW_REACHABILITY_UNTESTED, "Never tested", 0 },
  { WORKS (10), WORKS (20), MW_REACHABILITY_WORKS, "Works", 10 },
  { UNUSED, WORKS (20), MW_REACHABILITY_WORKS, "Works", 20 },
  { WORKS (10), UNUSED, MW_REACHABILITY_WORKS, "Works", 10 },
  { NEVER, WORKS (20), MW_REACHABILITY_UNTESTED, "Never tested", 20 },
  { STALE, WORKS (20), MW_REACHABILITY_UNTESTED, "Changed since the last test", 20 },
  { STALE, REFUSED, MW_REACHABILITY_FAILS, "Fails: Login refused", 50 },
  { REFUSED, NEVER, MW_REACHABILITY_FAILS, "Fails: Login refused", 60 },
  { PLAIN, WORKS (20), MW_REACHABILITY_WARNING, "Not encrypted", 20 },
  { PLAIN, REFUSED, MW_REACHABILITY_FAILS, "Fails: Login refused", 60 },
};

static void
test_profile (void)
{
  g_autoptr (MwProfile) profile = mw_profile_new ();

  for (guint i = 0; i < G_N_ELEMENTS (REACHES); i++)
    {
      const MwProfileFields fields = { .id = "a",
                                       .reach_in = REACHES[i].in,
                                       .reach_out = REACHES[i].out };
      GDateTime *tested;

      mw_profile_fill (profile, &fields);
      tested = mw_profile_get_tested (profile);
      g_assert_cmpint (mw_profile_get_reachability (profile), ==, REACHES[i].reachability);
      g_assert_cmpstr (mw_profile_get_reachability_text (profile), ==, REACHES[i].text);
      g_assert_cmpint (tested ? g_date_time_to_unix (tested) : 0, ==, REACHES[i].tested);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/observation/report", test_report);
  g_test_add_func ("/core/observation/time", test_time);
  g_test_add_func ("/core/observation/profile", test_profile);
  return g_test_run ();
}
