/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What connection tests saw, kept beside the draft: when it is stale, what lists show of it, and
 * that it is in no revision. */

#include "fixture.h"
#include "observe.h"

#include "store/schema/schema.h"

#include <mailwright/error.h>
#include <mailwright/health.h>

static void
assert_text (Fixture *f, const char *id, MwReachability reachability, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwProfile) profile = mw_draft_find_profile (f->draft, id, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mw_profile_get_reachability_text (profile), ==, text);
  g_assert_cmpint (mw_profile_get_reachability (profile), ==, reachability);
}

static gboolean
append_name (GObject *row, gpointer user_data)
{
  g_string_append_printf (user_data, "%s,", mw_profile_get_name (MW_PROFILE (row)));
  return TRUE;
}

static char *
names (Fixture *f, const MwQuery *query)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  mw_draft_foreach (f->draft, query, append_name, text, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
assert_filtered (Fixture *f, const char *word, const char *expected)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autofree char *found = NULL;

  mw_query_set_reachability (query, word);
  g_assert_true (mw_query_is_narrowed (query));
  found = names (f, query);
  g_assert_cmpstr (found, ==, expected);
}

static guint
count_ending (Fixture *f)
{
  guint n = 99;
  g_autoptr (GError) error = NULL;

  mw_draft_count_ending_certificates (f->draft, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_texts (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");

  assert_text (f, id, MW_REACHABILITY_UNTESTED, "Never tested");
  observe_keep (f, observe (f, id, MW_DIRECTION_IN, MW_VERDICT_WORKS, 0));
  assert_text (f, id, MW_REACHABILITY_UNTESTED, "Never tested");
  observe_keep (f, observe (f, id, MW_DIRECTION_OUT, MW_VERDICT_WORKS, 0));
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");
  observe_keep (f, observe (f, id, MW_DIRECTION_OUT, MW_VERDICT_LOGIN_REFUSED, 0));
  assert_text (f, id, MW_REACHABILITY_FAILS, "Fails: Login refused");
  observe_keep (f, observe (f, id, MW_DIRECTION_OUT, MW_VERDICT_NOT_ENCRYPTED, 0));
  assert_text (f, id, MW_REACHABILITY_WARNING, "Not encrypted");

  /* What is not in use is neither waited for nor told of. */
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "process-incoming-mail", "off");
  assert_text (f, id, MW_REACHABILITY_WARNING, "Not encrypted");
  observe_keep (f, observe (f, id, MW_DIRECTION_OUT, MW_VERDICT_WORKS, 0));
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");
}

/* A certificate ends while nobody tests. */
static void
test_ending (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");

  observe_both (f, id, MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");
  g_assert_cmpuint (count_ending (f), ==, 0);

  observe_keep (f, observe (f, id, MW_DIRECTION_IN, MW_VERDICT_WORKS, 12));
  assert_text (f, id, MW_REACHABILITY_WARNING, "Certificate ends in 12 days");
  observe_keep (f, observe (f, id, MW_DIRECTION_OUT, MW_VERDICT_WORKS, 1));
  g_assert_cmpuint (count_ending (f), ==, 1);
  observe_keep (f, observe (f, id, MW_DIRECTION_IN, MW_VERDICT_WORKS, -3));
  assert_text (f, id, MW_REACHABILITY_WARNING, "Certificate ended");
  assert_filtered (f, "warning", "A,");

  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "imap-server", "other.example.org");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "other.example.org");
  g_assert_cmpuint (count_ending (f), ==, 0);
}

/* What the notice of ending certificates leads to: the same mailboxes that it counted. */
static void
test_ends_soon (Fixture *f, gconstpointer user_data)
{
  static const struct
  {
    const char *name;
    int in, out;           /* days left */
    const char *parameter; /* (nullable): set off or to another value after the test */
    const char *value;
  } PROFILES[] = {
    { "Ended", -3, 90, NULL, NULL },
    { "In Less Than 30", 29, 90, NULL, NULL },
    { "In More Than 31", 31, 90, NULL, NULL },
    { "No Certificate", 0, 0, NULL, NULL },
    { "Not Fetching", 12, 90, "process-incoming-mail", "off" },
    { "Outgoing", 90, 12, NULL, NULL },
    { "Port Changed", 12, 90, "imap-port", "1143" },
    { "Unchanged Way", 90, 12, "imap-port", "1143" },
  };
  g_autofree char *never = add_complete_profile (f->draft, "Never Tested", "never@example.org");
  g_autofree char *disabled = add_complete_profile (f->draft, "Disabled", "disabled@example.org");
  g_autofree char *fails = add_complete_profile (f->draft, "Fails", "fails@example.org");

  for (guint i = 0; i < G_N_ELEMENTS (PROFILES); i++)
    {
      g_autofree char *address = g_strdup_printf ("p%u@example.org", i);
      g_autofree char *id = add_complete_profile (f->draft, PROFILES[i].name, address);

      observe_keep (f, observe (f, id, MW_DIRECTION_IN, MW_VERDICT_WORKS, PROFILES[i].in));
      observe_keep (f, observe (f, id, MW_DIRECTION_OUT, MW_VERDICT_WORKS, PROFILES[i].out));
      if (PROFILES[i].parameter)
        run_step (f->draft, MW_STEP_SET_OVERRIDE, id, PROFILES[i].parameter, PROFILES[i].value);
    }
  observe_keep (f, observe (f, disabled, MW_DIRECTION_IN, MW_VERDICT_WORKS, 12));
  run_step (f->draft, MW_STEP_SET_PROFILE, disabled, "enabled", "off");
  observe_keep (f, observe (f, fails, MW_DIRECTION_IN, MW_VERDICT_LOGIN_REFUSED, 12));
  assert_text (f, never, MW_REACHABILITY_UNTESTED, "Never tested");

  assert_filtered (f, "certificate-ends-soon",
                   "Ended,Fails,In Less Than 30,Outgoing,Unchanged Way,");
  g_assert_cmpuint (count_ending (f), ==, 5);
  /* In use again, it counts; with a new certificate no more. */
  run_step (f->draft, MW_STEP_SET_PROFILE, disabled, "enabled", "on");
  observe_keep (f, observe (f, fails, MW_DIRECTION_IN, MW_VERDICT_WORKS, 90));
  assert_filtered (f, "certificate-ends-soon",
                   "Disabled,Ended,In Less Than 30,Outgoing,Unchanged Way,");
  g_assert_cmpuint (count_ending (f), ==, 5);
}

/* Stale while a value is another one, whichever way it became so, and fresh again after. */
static void
test_stale (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;

  observe_both (f, id, MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-port", "2525");
  assert_text (f, id, MW_REACHABILITY_UNTESTED, "Changed since the last test");
  g_assert_true (mw_draft_undo (f->draft, NULL, &error));
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");
  g_assert_true (mw_draft_redo (f->draft, NULL, &error));
  assert_text (f, id, MW_REACHABILITY_UNTESTED, "Changed since the last test");
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, id, "smtp-port", NULL);
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");

  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "minimum-tls-version", "1.3");
  assert_text (f, id, MW_REACHABILITY_UNTESTED, "Changed since the last test");
  run_step (f->draft, MW_STEP_RESET_SITE_DEFAULT, IMAP_DRIVER, "minimum-tls-version", NULL);
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");

  /* The same value from somewhere else is the same value, and much does not matter at all. */
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "imap-server", "imap.example.org");
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, id, "imap-server", NULL);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "polling-interval", "60");
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "name", "B");
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");
}

/* Edited while the test ran: what was tested is not what is there. */
static void
test_edited_meanwhile (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  MwObservation *in = observe (f, id, MW_DIRECTION_IN, MW_VERDICT_WORKS, 0);
  MwObservation *out = observe (f, id, MW_DIRECTION_OUT, MW_VERDICT_LOGIN_REFUSED, 0);

  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-account-name", "someone");
  observe_keep (f, in);
  observe_keep (f, out);
  assert_text (f, id, MW_REACHABILITY_UNTESTED, "Changed since the last test");
}

static void
test_list (Fixture *f, gconstpointer user_data)
{
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *c = add_complete_profile (f->draft, "C", "c@example.org");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) one = NULL;
  const MwObservation *seen;
  g_autoptr (GError) error = NULL;

  observe_both (f, a, MW_VERDICT_WORKS, MW_VERDICT_CONNECTION_REFUSED);
  observe_both (f, b, MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  observe_both (f, c, MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  observe_keep (f, observe (f, b, MW_DIRECTION_OUT, MW_VERDICT_LOGIN_REFUSED, 0));
  run_step (f->draft, MW_STEP_SET_PROFILE, c, "enabled", "off");

  all = mw_draft_list_observations (f->draft, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 4);
  seen = g_ptr_array_index (all, 1);
  g_assert_cmpstr (seen->profile_name, ==, "A");
  g_assert_cmpstr (seen->address, ==, "a@example.org");
  g_assert_cmpint (seen->direction, ==, MW_DIRECTION_OUT);
  g_assert_cmpstr (seen->scheme, ==, "smtp");
  g_assert_cmpstr (seen->server, ==, "smtp.example.org:465");
  g_assert_cmpint (seen->verdict, ==, MW_VERDICT_CONNECTION_REFUSED);
  g_assert_cmpint (seen->step, ==, MW_PROBE_STEP_LOGIN);
  g_assert_cmpstr (seen->message, ==, "What happened.");
  g_assert_cmpuint (seen->milliseconds, ==, 12);
  g_assert_null (seen->last_good);
  g_assert_nonnull (seen->not_after);
  g_assert_false (seen->stale);
  /* It worked once. */
  seen = g_ptr_array_index (all, 3);
  g_assert_nonnull (seen->last_good);
  g_assert_null (seen->not_after);

  one = mw_draft_list_observations (f->draft, c, NULL, &error);
  g_assert_cmpuint (one->len, ==, 2);
}

static void
test_sort_and_filter (Fixture *f, gconstpointer user_data)
{
  static const char *const NAMES[] = { "Works", "Fails", "Never", "Warns", "Half", "Stale" };
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autofree char *order = NULL;
  char *ids[G_N_ELEMENTS (NAMES)];

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *address = g_strdup_printf ("p%u@example.org", i);

      ids[i] = add_complete_profile (f->draft, NAMES[i], address);
    }
  observe_both (f, ids[0], MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  observe_both (f, ids[1], MW_VERDICT_WORKS, MW_VERDICT_HOST_UNKNOWN);
  observe_both (f, ids[3], MW_VERDICT_NOT_ENCRYPTED, MW_VERDICT_WORKS);
  observe_keep (f, observe (f, ids[4], MW_DIRECTION_IN, MW_VERDICT_WORKS, 0));
  observe_both (f, ids[5], MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, ids[5], "imap-port", "1143");

  assert_filtered (f, "works", "Works,");
  assert_filtered (f, "fails", "Fails,");
  assert_filtered (f, "warning", "Warns,");
  assert_filtered (f, "untested", "Half,Never,Stale,");
  mw_query_set_sort (query, "reachability", FALSE);
  order = names (f, query);
  g_assert_cmpstr (order, ==, "Fails,Warns,Half,Never,Stale,Works,");
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    g_free (ids[i]);
}

static void
on_observed_cb (MwDraft *draft, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* A list that is shown follows, and many observations in a row are told of once. */
static void
test_following (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (GListModel) list = NULL;
  g_autoptr (MwProfile) profile = NULL;
  guint told = 0;

  mw_query_set_reachability (query, "untested");
  list = mw_draft_list (f->draft, query);
  g_signal_connect (f->draft, "observed", G_CALLBACK (on_observed_cb), &told);
  while (g_list_model_get_n_items (list) == 0)
    g_main_context_iteration (NULL, TRUE);
  profile = g_list_model_get_item (list, 0);
  while (mw_profile_get_loading (profile))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (mw_profile_get_tested (profile));

  observe_both (f, id, MW_VERDICT_WORKS, MW_VERDICT_LOGIN_REFUSED);
  while (mw_profile_get_reachability (profile) != MW_REACHABILITY_FAILS ||
         g_list_model_get_n_items (list) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (told, ==, 1);
  g_assert_nonnull (mw_profile_get_tested (profile));
  g_signal_handlers_disconnect_by_data (f->draft, &told);
}

/* Submit and discard keep what was seen; a profile that is gone takes it with it. */
static void
test_keeping (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *gone = NULL;
  g_autoptr (MwObservation) observation = NULL;
  g_autoptr (GError) error = NULL;

  observe_both (f, id, MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  assert_answer (f->live_path, "SELECT count(*) FROM sqlite_master WHERE name LIKE '%observation%'",
                 "0");

  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-port", "2525");
  gone = add_complete_profile (f->draft, "B", "b@example.org");
  observe_both (f, gone, MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  observation = observe (f, gone, MW_DIRECTION_IN, MW_VERDICT_WORKS, 0);
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
  g_assert_true (mw_draft_discard (f->draft, NULL, &error));
  g_assert_no_error (error);
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");
  assert_answer (f->draft_path, "SELECT count(*) FROM observation", "2");

  fixture_reopen (f);
  assert_text (f, id, MW_REACHABILITY_WORKS, "Works");
  /* One of a profile that is not there is left out. */
  observe_keep (f, mw_observation_copy (observation));
  assert_answer (f->draft_path, "SELECT count(*) FROM observation", "2");
}

static void
assert_now (Fixture *f, guint n_fails, guint n_unseen)
{
  MwHealthNow now = { 99, 99 };
  g_autoptr (GError) error = NULL;

  mw_draft_read_health (f->draft, TRUE, &now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (now.n_fails, ==, n_fails);
  g_assert_cmpuint (now.n_unseen, ==, n_unseen);
}

/* What fails now is what the list of those that fail has. */
static void
test_failing (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");

  assert_now (f, 0, 2);
  observe_both (f, a, MW_VERDICT_LOGIN_REFUSED, MW_VERDICT_LOGIN_REFUSED);
  assert_now (f, 1, 1);
  observe_both (f, b, MW_VERDICT_WORKS, MW_VERDICT_HOST_UNKNOWN);
  assert_now (f, 2, 0);
  assert_filtered (f, "fails", "A,B,");

  /* What it depended on is another: nobody knows. */
  run_step (f->draft, MW_STEP_SET_OVERRIDE, b, "smtp-server", "smtp2.example.org");
  assert_now (f, 1, 0);
  assert_filtered (f, "fails", "A,");
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  assert_now (f, 2, 0);
  /* What is not in use fails nobody. */
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "enabled", "off");
  assert_now (f, 1, 0);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, a, "process-incoming-mail", "off");
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "enabled", "on");
  assert_now (f, 2, 0);
  observe_both (f, a, MW_VERDICT_LOGIN_REFUSED, MW_VERDICT_WORKS);
  assert_now (f, 1, 0);
  assert_filtered (f, "fails", "B,");
}

/* A draft of before there were observations. */
static void
test_newer (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture_close (f);
  run_sql (f->draft_path, "PRAGMA user_version = 99");
  f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NEWER_SCHEMA);
  assert_answer (f->draft_path, "SELECT user_version FROM pragma_user_version", "99");
  g_clear_object (&f->live);
}

/* ---- the same in C and in SQL ---- */

/* How a direction of a profile can be. */
typedef enum
{
  NEVER_TESTED,
  WORKS,
  ENDS_SOON, /* it worked, and its certificate came near its end since */
  WARNED,
  FAILED,
  CHANGED, /* since it failed */
  OFF,     /* not in use */
  N_WAYS,
} Way;

static void
make_way (Fixture *f, const char *id, MwDirection direction, Way way)
{
  const char *server = direction == MW_DIRECTION_IN ? "imap-server" : "smtp-server";

  switch (way)
    {
    case WORKS:
      observe_keep (f, observe (f, id, direction, MW_VERDICT_WORKS, 90));
      break;
    case ENDS_SOON:
      observe_keep (f, observe (f, id, direction, MW_VERDICT_WORKS, 5));
      break;
    case WARNED:
      observe_keep (f, observe (f, id, direction, MW_VERDICT_CERTIFICATE_ENDS_SOON, 5));
      break;
    case FAILED:
      observe_keep (f, observe (f, id, direction, MW_VERDICT_LOGIN_REFUSED, 90));
      break;
    case CHANGED:
      observe_keep (f, observe (f, id, direction, MW_VERDICT_LOGIN_REFUSED, 90));
      run_step (f->draft, MW_STEP_SET_OVERRIDE, id, server, "other.example.org");
      break;
    case OFF:
      observe_keep (f, observe (f, id, direction, MW_VERDICT_LOGIN_REFUSED, 90));
      run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "process-incoming-mail", "off");
      break;
    case NEVER_TESTED:
    case N_WAYS:
    default:
      break;
    }
}

static MwReachability
get_direction (MwProfile *profile, MwDirection direction)
{
  int reachability = 0;

  g_object_get (profile, direction == MW_DIRECTION_IN ? "reachability-in" : "reachability-out",
                &reachability, NULL);
  return (MwReachability) reachability;
}

/* What is kept says of itself what the list says of its profile. */
static guint
compare_observations (Fixture *f, MwProfile *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) kept =
      mw_draft_list_observations (f->draft, mw_profile_get_id (profile), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < kept->len; i++)
    {
      const MwObservation *observation = g_ptr_array_index (kept, i);

      g_assert_cmpint (mw_observation_get_reachability (observation, now), ==,
                       get_direction (profile, observation->direction));
    }
  return kept->len;
}

static gboolean
append_by_reachability (GObject *row, gpointer user_data)
{
  GString **texts = user_data;

  g_string_append_printf (texts[mw_profile_get_reachability (MW_PROFILE (row))], "%s,",
                          mw_profile_get_name (MW_PROFILE (row)));
  return TRUE;
}

/* However the two directions are: the one word that objects have is what SQL filters by. */
static void
test_agree (Fixture *f, gconstpointer user_data)
{
  GString *texts[MW_REACHABILITY_FAILS + 1];
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (GError) error = NULL;
  guint n_compared = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    texts[i] = g_string_new (NULL);
  for (int in = 0; in < N_WAYS; in++)
    for (int out = 0; out < OFF; out++)
      {
        g_autofree char *name = g_strdup_printf ("P%d%d", in, out);
        g_autofree char *address = g_strconcat (name, "@example.org", NULL);
        g_autofree char *id = add_complete_profile (f->draft, name, address);
        g_autoptr (MwProfile) profile = NULL;

        make_way (f, id, MW_DIRECTION_OUT, (Way) out);
        make_way (f, id, MW_DIRECTION_IN, (Way) in);
        profile = mw_draft_find_profile (f->draft, id, NULL, NULL);
        n_compared += compare_observations (f, profile);
      }
  g_assert_cmpuint (n_compared, ==, 65);
  mw_draft_foreach (f->draft, query, append_by_reachability, texts, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpuint (texts[i]->len, >, 0);
      assert_filtered (f, mw_reachability_to_string ((MwReachability) i), texts[i]->str);
      g_string_free (texts[i], TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/observation/texts", test_texts);
  FIXTURE_TEST ("/store/observation/ending", test_ending);
  FIXTURE_TEST ("/store/observation/ends-soon", test_ends_soon);
  FIXTURE_TEST ("/store/observation/stale", test_stale);
  FIXTURE_TEST ("/store/observation/edited-meanwhile", test_edited_meanwhile);
  FIXTURE_TEST ("/store/observation/list", test_list);
  FIXTURE_TEST ("/store/observation/sort-and-filter", test_sort_and_filter);
  FIXTURE_TEST ("/store/observation/following", test_following);
  FIXTURE_TEST ("/store/observation/keeping", test_keeping);
  FIXTURE_TEST ("/store/observation/failing", test_failing);
  FIXTURE_TEST ("/store/observation/newer", test_newer);
  FIXTURE_TEST ("/store/observation/agree", test_agree);

  return g_test_run ();
}
