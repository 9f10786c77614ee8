/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Certificates, reports, and asking a prober (one that is in memory). */

#include "harness/memory-prober.h"

#include <mailwright/observation.h>

static MwCertificate *
make_certificate (GDateTime *not_after)
{
  const char *names[] = { "mail.example.org", "example.org", NULL };
  g_autoptr (GDateTime) not_before = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);
  MwCertificateFields fields = {
    .subject = "mail.example.org",
    .issuer = "Example Authority",
    .names = names,
    .not_before = not_before,
    .not_after = not_after,
    .key_text = "EC 256 bits",
    .sha256 = "00",
    .pem = "-----BEGIN CERTIFICATE-----\n",
  };

  return mw_certificate_new (&fields);
}

static void
test_certificate (void)
{
  g_autoptr (GDateTime) end = g_date_time_new_utc (2026, 6, 30, 12, 0, 0);
  g_autoptr (MwCertificate) certificate = make_certificate (end);
  const MwCertificateFields *fields = mw_certificate_get_fields (certificate);
  g_autofree char *subject = NULL;
  g_autofree char *issuer = NULL;
  g_autofree char *key_text = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GDateTime) not_after = NULL;

  g_object_get (certificate, "subject", &subject, "issuer", &issuer, "names", &names, "not-after",
                &not_after, "key-text", &key_text, NULL);
  g_assert_cmpstr (subject, ==, "mail.example.org");
  g_assert_cmpstr (issuer, ==, "Example Authority");
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_true (g_date_time_equal (not_after, end));
  g_assert_cmpstr (key_text, ==, "EC 256 bits");
  g_assert_cmpstr (fields->names[1], ==, "example.org");
}

static void
test_days_left (void)
{
  static const struct
  {
    int day;
    int hour;
    int days_left;
  } TIMES[] = { { 29, 12, 1 }, { 29, 13, 0 }, { 30, 12, 0 }, { 30, 13, -1 }, { 1, 0, 29 } };
  g_autoptr (GDateTime) end = g_date_time_new_utc (2026, 6, 30, 12, 0, 0);
  g_autoptr (MwCertificate) certificate = make_certificate (end);

  for (guint i = 0; i < G_N_ELEMENTS (TIMES); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 6, TIMES[i].day, TIMES[i].hour, 0, 0);

      g_assert_cmpint (mw_certificate_get_days_left (certificate, now), ==, TIMES[i].days_left);
    }
}

static void
test_report (void)
{
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain ("smtp", "mail.example.org", 465, MW_ENCRYPTION_TLS);
  g_autoptr (GDateTime) end = g_date_time_new_utc (2026, 6, 30, 12, 0, 0);
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MwProbeReport) report = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autofree char *message = NULL;
  MwProbeFields fields = { .endpoint = endpoint,
                           .verdict = MW_VERDICT_CERTIFICATE_EXPIRED,
                           .step = MW_PROBE_STEP_CERTIFICATE,
                           .message = "It ended.",
                           .chain = chain };
  int verdict = 0;
  int reachability = 0;
  int direction = 0;

  g_ptr_array_add (chain, make_certificate (end));
  fields.steps[MW_PROBE_STEP_NAME].detail = (char *) "192.0.2.1";
  report = mw_probe_report_new (&fields);
  g_object_get (report, "verdict", &verdict, "reachability", &reachability, "direction", &direction,
                "message", &message, "chain", &list, NULL);
  g_assert_cmpint (verdict, ==, MW_VERDICT_CERTIFICATE_EXPIRED);
  g_assert_cmpint (reachability, ==, MW_REACHABILITY_FAILS);
  g_assert_cmpint (direction, ==, MW_DIRECTION_OUT);
  g_assert_cmpstr (message, ==, "It ended.");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_true (list == mw_probe_report_get_chain (report));
  g_assert_cmpstr (mw_probe_report_get_fields (report)->steps[MW_PROBE_STEP_NAME].detail, ==,
                   "192.0.2.1");
  g_assert_nonnull (mw_probe_report_get_fields (report)->time);
}

/* The server's own, one that the server sent too, one that was here, and one beside the chain. */
static MwProbeReport *
make_chain_report (MwVerdict verdict, int at_fault, const char *pin)
{
  static const int DAYS[] = { 40, 20, -3, -9 };
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain ("smtp", "mail.example.org", 465, MW_ENCRYPTION_TLS);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func (g_object_unref);
  const MwProbeFields fields = {
    .endpoint = endpoint,
    .verdict = verdict,
    .step = MW_PROBE_STEP_CERTIFICATE,
    .chain = chain,
    .chain_facts = { .n_built = 3, .n_sent = 2, .n_relied = pin ? 1 : 3, .at_fault = at_fault },
  };

  endpoint->pin = g_strdup (pin);
  for (guint i = 0; i < G_N_ELEMENTS (DAYS); i++)
    {
      g_autoptr (GDateTime) end = g_date_time_add_days (now, DAYS[i]);

      g_ptr_array_add (chain, make_certificate (end));
    }
  return mw_probe_report_new (&fields);
}

static void
assert_states (MwProbeReport *report, const char *states)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (mw_probe_report_get_chain (report)); i++)
    g_string_append_printf (
        found, "%s%s", i > 0 ? " " : "",
        mw_reachability_to_string (mw_probe_report_get_certificate_state (report, i, now)));
  g_assert_cmpstr (found->str, ==, states);
}

static void
test_states (void)
{
  g_autoptr (MwProbeReport) works = make_chain_report (MW_VERDICT_WORKS, 0, NULL);
  g_autoptr (MwProbeReport) ended = make_chain_report (MW_VERDICT_CERTIFICATE_EXPIRED, 2, NULL);
  g_autoptr (MwProbeReport) revoked = make_chain_report (MW_VERDICT_CERTIFICATE_REVOKED, 0, NULL);
  g_autoptr (MwProbeReport) pinned = make_chain_report (MW_VERDICT_WORKS, -1, "00");
  g_autoptr (MwProbeReport) other = make_chain_report (MW_VERDICT_CERTIFICATE_NOT_PINNED, 0, "00");
  g_autoptr (MwProbeReport) unreadable =
      make_chain_report (MW_VERDICT_CA_FILE_UNREADABLE, -1, NULL);

  assert_states (works, "works warning fails untested");
  assert_states (ended, "works warning fails untested");
  assert_states (revoked, "fails warning fails untested");
  assert_states (pinned, "works untested untested untested");
  assert_states (other, "fails untested untested untested");
  assert_states (unreadable, "untested warning fails untested");
  g_assert_false (mw_probe_report_is_local (works, 1));
  g_assert_true (mw_probe_report_is_local (works, 2));
  g_assert_false (mw_probe_report_is_local (works, 3));
}

static void
test_first_end (void)
{
  g_autoptr (MwProbeReport) works = make_chain_report (MW_VERDICT_WORKS, -1, NULL);
  g_autoptr (MwProbeReport) pinned = make_chain_report (MW_VERDICT_WORKS, -1, "00");
  g_autoptr (MwObservation) all = mw_observation_new ("id", works);
  g_autoptr (MwObservation) one = mw_observation_new ("id", pinned);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);

  g_assert_cmpint (mw_certificate_find_first_end (NULL, 3), ==, -1);
  g_assert_cmpint (mw_certificate_find_first_end (mw_probe_report_get_fields (works)->chain, 0), ==,
                   -1);
  g_assert_cmpint (mw_certificate_find_first_end (mw_probe_report_get_fields (works)->chain, 2), ==,
                   1);
  g_assert_cmpint (mw_certificate_find_first_end (mw_probe_report_get_fields (works)->chain, 9), ==,
                   3);
  /* What is beside the chain does not count, nor what vouches for a pinned one. */
  g_assert_cmpint (g_date_time_difference (all->not_after, now), ==, -3 * G_TIME_SPAN_DAY);
  g_assert_cmpint (g_date_time_difference (one->not_after, now), ==, 40 * G_TIME_SPAN_DAY);
}

/* What a call came back with. */
typedef struct
{
  MwProbeReport *report; /* (owned) (nullable) */
  GPtrArray *settings;   /* (owned) (nullable) */
  GError *error;         /* (owned) (nullable) */
  gboolean done;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_object (&answer->report);
  g_clear_pointer (&answer->settings, g_ptr_array_unref);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
on_probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->report = mw_prober_probe_finish (MW_PROBER (source), result, &answer->error);
  answer->done = TRUE;
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->settings =
      mw_prober_find_settings_finish (MW_PROBER (source), result, NULL, &answer->error);
  answer->done = TRUE;
}

static void
wait (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_memory (void)
{
  g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain ("imap", "imap.example.org", 993, MW_ENCRYPTION_TLS);
  g_auto (Answer) good = { 0 };
  g_auto (Answer) bad = { 0 };

  mw_prober_probe_async (MW_PROBER (prober), endpoint, NULL, TRUE, NULL, on_probed_cb, &good);
  wait (&good);
  g_assert_cmpint (mw_probe_report_get_verdict (good.report), ==, MW_VERDICT_WORKS);

  mw_memory_prober_answer_verdict (prober, "imap.example.org", MW_VERDICT_LOGIN_REFUSED,
                                   MW_PROBE_STEP_LOGIN);
  mw_prober_probe_async (MW_PROBER (prober), endpoint, NULL, TRUE, NULL, on_probed_cb, &bad);
  wait (&bad);
  g_assert_cmpint (mw_probe_report_get_verdict (bad.report), ==, MW_VERDICT_LOGIN_REFUSED);
  g_assert_cmpuint (mw_memory_prober_count (prober), ==, 2);
  g_assert_cmpuint (mw_memory_prober_count_logins (prober), ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain ("imap", "imap.example.org", 993, MW_ENCRYPTION_TLS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) cancelled = { 0 };
  g_auto (Answer) released = { 0 };

  mw_memory_prober_set_held (prober, TRUE);
  mw_prober_probe_async (MW_PROBER (prober), endpoint, NULL, TRUE, cancellable, on_probed_cb,
                         &cancelled);
  mw_prober_probe_async (MW_PROBER (prober), endpoint, NULL, TRUE, NULL, on_probed_cb, &released);
  while (g_main_context_iteration (NULL, FALSE))
    g_assert_false (cancelled.done);
  g_cancellable_cancel (cancellable);
  wait (&cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (released.done);
  mw_memory_prober_set_held (prober, FALSE);
  wait (&released);
  g_assert_no_error (released.error);
}

static void
test_settings (void)
{
  g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
  g_autoptr (GPtrArray) settings = g_ptr_array_new ();
  MwFoundSetting setting = { .scheme = (char *) "imap", .host = (char *) "imap.example.org" };
  g_auto (Answer) some = { 0 };
  g_auto (Answer) none = { 0 };

  g_ptr_array_add (settings, &setting);
  mw_memory_prober_answer_settings (prober, "anna@example.org", settings);
  mw_prober_find_settings_async (MW_PROBER (prober), "anna@example.org", FALSE, NULL, on_found_cb,
                                 &some);
  mw_prober_find_settings_async (MW_PROBER (prober), "bo@example.org", FALSE, NULL, on_found_cb,
                                 &none);
  wait (&some);
  wait (&none);
  g_assert_cmpuint (some.settings->len, ==, 1);
  g_assert_cmpuint (none.settings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prober/certificate", test_certificate);
  g_test_add_func ("/prober/days-left", test_days_left);
  g_test_add_func ("/prober/report", test_report);
  g_test_add_func ("/core/prober/states", test_states);
  g_test_add_func ("/core/prober/first-end", test_first_end);
  g_test_add_func ("/prober/memory", test_memory);
  g_test_add_func ("/prober/cancel", test_cancel);
  g_test_add_func ("/prober/settings", test_settings);

  return g_test_run ();
}
