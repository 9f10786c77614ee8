/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Test runs: what is tested, with which password, what is kept of it, and that they end. */

#include "harness/memory-prober.h"
#include "harness/memory-vault.h"
#include "store/fixture.h"

#include <mailwright/health.h>

typedef struct
{
  Fixture store;
  MwMemoryVault *vault;
  MwMemoryProber *prober;
  MwTester *tester;
} World;

static void
set_up (World *w, gconstpointer user_data)
{
  fixture_set_up (&w->store, NULL);
  w->vault = mw_memory_vault_new ();
  w->prober = mw_memory_prober_new ();
  w->tester = mw_tester_new (w->store.draft, MW_VAULT (w->vault), MW_PROBER (w->prober));
}

static void
tear_down (World *w, gconstpointer user_data)
{
  g_assert_finalize_object (w->tester);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (w->prober);
  g_object_unref (w->vault);
  fixture_tear_down (&w->store, NULL);
}

#define WORLD_TEST(path, func) g_test_add (path, World, NULL, set_up, func, tear_down)

static void
set_password (World *w, const char *id, const char *key, const char *password)
{
  g_autofree char *secret_id = g_uuid_string_random ();
  g_autoptr (MwSecret) secret = mw_secret_new (password, -1);

  g_assert_true (mw_vault_keep (MW_VAULT (w->vault), secret_id, "label", secret, NULL, NULL));
  run_step (w->store.draft, MW_STEP_SET_OVERRIDE, id, key, secret_id);
}

/* With a password that the vault has. */
static char *
add_mailbox (World *w, const char *name, const char *address)
{
  char *id = add_complete_profile (w->store.draft, name, address);

  set_password (w, id, "mail-password", "s3cret");
  return id;
}

static void
wait_for_end (MwTestRun *run)
{
  while (mw_test_run_get_running (run))
    g_main_context_iteration (NULL, TRUE);
}

static MwTestRun *
test_all (World *w, gboolean log_in)
{
  MwTestRun *run = mw_tester_run (w->tester, NULL, log_in);

  wait_for_end (run);
  g_assert_null (mw_test_run_get_error_message (run));
  return run;
}

static guint
get_uint (gpointer object, const char *property)
{
  guint value = 0;

  g_object_get (object, property, &value, NULL);
  return value;
}

static MwMailboxTest *
get_test (MwTestRun *run, guint position)
{
  g_autoptr (MwMailboxTest) test = g_list_model_get_item (G_LIST_MODEL (run), position);

  g_assert_nonnull (test);
  return test;
}

/* How many mailboxes are said to have failed today; -1 if nothing is. */
static int
get_failed_today (World *w)
{
  g_autoptr (GPtrArray) days = mw_draft_list_health (w->store.draft, NULL, NULL);

  g_assert_cmpuint (days->len, <=, 1);
  return days->len > 0 ? (int) ((MwHealth *) g_ptr_array_index (days, 0))->n_fails : -1;
}

static guint
count_kept (World *w)
{
  g_autoptr (GPtrArray) kept = mw_draft_list_observations (w->store.draft, NULL, NULL, NULL);

  return kept->len;
}

static void
test_runs (World *w, gconstpointer user_data)
{
  g_autofree char *b = add_mailbox (w, "B", "b@example.org");
  g_autofree char *a = add_mailbox (w, "A", "a@example.org");
  g_autofree char *off = add_mailbox (w, "C", "c@example.org");
  g_autoptr (MwTestRun) run = NULL;
  MwMailboxTest *test;

  run_step (w->store.draft, MW_STEP_SET_PROFILE, off, "enabled", "off");
  run_step (w->store.draft, MW_STEP_SET_OVERRIDE, b, "process-incoming-mail", "off");
  mw_memory_prober_answer_verdict (w->prober, "smtp.example.org", MW_VERDICT_LOGIN_REFUSED,
                                   MW_PROBE_STEP_LOGIN);
  run = test_all (w, TRUE);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run)), ==, 3);
  g_assert_cmpuint (get_uint (run, "n-tests"), ==, 3);
  g_assert_cmpuint (get_uint (run, "n-done"), ==, 3);
  g_assert_cmpuint (get_uint (run, "n-failed"), ==, 2);
  g_assert_cmpuint (mw_test_run_get_n_failed (run), ==, 2);
  test = get_test (run, 0);
  g_assert_cmpstr (mw_mailbox_test_get_profile_id (test), ==, a);
  g_assert_cmpstr (mw_mailbox_test_get_profile_name (test), ==, "A");
  g_assert_cmpstr (mw_mailbox_test_get_address (test), ==, "a@example.org");
  g_assert_cmpint (mw_mailbox_test_get_direction (test), ==, MW_DIRECTION_IN);
  g_assert_cmpstr (mw_mailbox_test_get_server (test), ==, "imap.example.org:993");
  g_assert_cmpint (mw_mailbox_test_get_verdict (test), ==, MW_VERDICT_WORKS);
  g_assert_nonnull (mw_mailbox_test_get_last_good (test));
  test = get_test (run, 1);
  g_assert_cmpint (mw_mailbox_test_get_direction (test), ==, MW_DIRECTION_OUT);
  g_assert_cmpint (mw_mailbox_test_get_reachability (test), ==, MW_REACHABILITY_FAILS);
  g_assert_null (mw_mailbox_test_get_last_good (test));
  g_assert_cmpstr (mw_mailbox_test_get_message (test), !=, "");
  g_assert_cmpstr (mw_mailbox_test_get_profile_id (get_test (run, 2)), ==, b);
  g_assert_cmpuint (count_kept (w), ==, 3);
  /* It ended with the health of all: A and B fail. */
  g_assert_cmpint (get_failed_today (w), ==, 2);
}

/* Every property can be read, before and after. */
static void
test_properties (World *w, gconstpointer user_data)
{
  g_autofree char *id = add_mailbox (w, "A", "a@example.org");
  g_autoptr (MwTestRun) run = test_all (w, TRUE);
  MwMailboxTest *test = get_test (run, 0);
  guint n = 0;
  g_autofree GParamSpec **properties =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (test), &n);

  g_assert_cmpuint (n, ==, 12);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, properties[i]->value_type);
      g_object_get_property (G_OBJECT (test), properties[i]->name, &value);
    }
}

/* Asked for by id or by address, also where it is switched off; what is not there is said. */
static void
test_named (World *w, gconstpointer user_data)
{
  g_autofree char *id = add_mailbox (w, "A", "a@example.org");
  const char *const known[] = { id, NULL };
  const char *const unknown[] = { "nobody", NULL };
  g_autoptr (MwTestRun) run = NULL;
  g_autoptr (MwTestRun) none = NULL;

  run_step (w->store.draft, MW_STEP_SET_PROFILE, id, "enabled", "off");
  run = mw_tester_run (w->tester, known, TRUE);
  wait_for_end (run);
  g_assert_cmpuint (get_uint (run, "n-done"), ==, 2);
  none = mw_tester_run (w->tester, unknown, TRUE);
  wait_for_end (none);
  g_assert_cmpuint (get_uint (none, "n-tests"), ==, 0);
  g_assert_nonnull (mw_test_run_get_error_message (none));
}

static void
test_password (World *w, gconstpointer user_data)
{
  g_autofree char *id = add_mailbox (w, "A", "a@example.org");
  g_autoptr (MwTestRun) first = test_all (w, TRUE);
  g_autoptr (MwTestRun) second = NULL;

  /* Sending logs in with the password of incoming mail, until it has its own. */
  g_assert_cmpuint (mw_memory_prober_count_logins (w->prober), ==, 2);
  g_assert_cmpstr (mw_memory_prober_get_last_password (w->prober), ==, "s3cret");
  set_password (w, id, "smtp-account-password", "0wn");
  second = test_all (w, TRUE);
  g_assert_cmpint (mw_memory_prober_get_last (w->prober)->direction, ==, MW_DIRECTION_OUT);
  g_assert_cmpstr (mw_memory_prober_get_last_password (w->prober), ==, "0wn");
}

/* Not in this keyring: the prober is told to log in, without a password. */
static void
test_missing_password (World *w, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (w->store.draft, "A", "a@example.org");
  g_autoptr (MwTestRun) run = test_all (w, TRUE);

  g_assert_cmpuint (mw_memory_prober_count (w->prober), ==, 2);
  g_assert_cmpuint (mw_memory_prober_count_logins (w->prober), ==, 0);
  g_assert_null (mw_memory_prober_get_last_password (w->prober));
  g_assert_cmpuint (count_kept (w), ==, 2);
}

/* Everything but the login is looked at, a worse thing is said rather, and it is asked for once. */
static void
test_no_keyring (World *w, gconstpointer user_data)
{
  static const MwMemoryVaultMood MOODS[] = { MW_MEMORY_VAULT_DISMISSED, MW_MEMORY_VAULT_ABSENT,
                                             MW_MEMORY_VAULT_FAILING };
  static const char *const WORDS[] = { "The keyring is locked", "There is no keyring",
                                       "The keyring failed" };
  g_autofree char *id = add_mailbox (w, "A", "a@example.org");

  mw_memory_prober_answer_verdict (w->prober, "smtp.example.org", MW_VERDICT_CERTIFICATE_EXPIRED,
                                   MW_PROBE_STEP_CERTIFICATE);
  for (guint i = 0; i < G_N_ELEMENTS (MOODS); i++)
    {
      g_autoptr (MwTestRun) run = NULL;
      const MwProbeFields *fields;

      mw_memory_vault_set_mood (w->vault, MOODS[i]);
      run = test_all (w, TRUE);
      fields = mw_probe_report_get_fields (mw_mailbox_test_get_report (get_test (run, 0)));
      g_assert_cmpint (fields->verdict, ==, MW_VERDICT_KEYRING_UNAVAILABLE);
      g_assert_cmpint (fields->step, ==, MW_PROBE_STEP_LOGIN);
      /* Why, in the keyring's own words. */
      g_assert_nonnull (strstr (fields->message, WORDS[i]));
      g_assert_cmpint (fields->steps[MW_PROBE_STEP_CERTIFICATE].outcome, ==,
                       MW_PROBE_OUTCOME_PASSED);
      g_assert_cmpint (fields->steps[MW_PROBE_STEP_LOGIN].outcome, ==, MW_PROBE_OUTCOME_FAILED);
      g_assert_cmpint (mw_mailbox_test_get_verdict (get_test (run, 1)), ==,
                       MW_VERDICT_CERTIFICATE_EXPIRED);
    }
  g_assert_cmpuint (mw_memory_prober_count_logins (w->prober), ==, 0);
  /* That this computer has no keyring says nothing of the mailbox. */
  g_assert_cmpuint (count_kept (w), ==, 1);
}

/* Without a login no password is touched, and that it works is not kept. */
static void
test_no_login (World *w, gconstpointer user_data)
{
  g_autofree char *id = add_mailbox (w, "A", "a@example.org");
  g_autoptr (MwTestRun) run = NULL;

  mw_memory_vault_set_mood (w->vault, MW_MEMORY_VAULT_WAITING);
  mw_memory_prober_answer_verdict (w->prober, "imap.example.org", MW_VERDICT_CONNECTION_REFUSED,
                                   MW_PROBE_STEP_CONNECTION);
  run = test_all (w, FALSE);
  g_assert_cmpuint (get_uint (run, "n-done"), ==, 2);
  g_assert_cmpuint (mw_memory_prober_count_logins (w->prober), ==, 0);
  g_assert_cmpuint (count_kept (w), ==, 1);
}

static void
test_cancel (World *w, gconstpointer user_data)
{
  g_autofree char *a = add_mailbox (w, "A", "a@example.org");
  g_autofree char *b = add_mailbox (w, "B", "b@example.org");
  g_autoptr (MwTestRun) held = NULL;
  g_autoptr (MwTestRun) prompting = NULL;
  gboolean running = TRUE;

  mw_memory_prober_set_held (w->prober, TRUE);
  held = mw_tester_run (w->tester, NULL, TRUE);
  while (mw_memory_prober_count (w->prober) < 4)
    g_main_context_iteration (NULL, TRUE);
  mw_test_run_cancel (held);
  wait_for_end (held);
  g_assert_cmpuint (get_uint (held, "n-done"), ==, 0);
  g_assert_null (mw_mailbox_test_get_report (get_test (held, 0)));
  g_object_get (get_test (held, 0), "running", &running, NULL);
  g_assert_false (running);
  g_assert_null (mw_test_run_get_error_message (held));

  /* While the keyring asks. */
  mw_memory_vault_set_mood (w->vault, MW_MEMORY_VAULT_WAITING);
  prompting = mw_tester_run (w->tester, NULL, TRUE);
  while (g_list_model_get_n_items (G_LIST_MODEL (prompting)) < 4)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  mw_test_run_cancel (prompting);
  wait_for_end (prompting);
  g_assert_cmpuint (get_uint (prompting, "n-done"), ==, 0);
  g_assert_cmpuint (count_kept (w), ==, 0);
  mw_memory_prober_set_held (w->prober, FALSE);
}

static void
on_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwSecret) secret = mw_vault_fetch_finish (MW_VAULT (source), result, &error);

  g_assert_null (secret);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

/* A run that was cancelled still comes to the password that is next. Leaks are seen by the
 * sanitizers alone. */
static void
test_cancelled_before (World *w, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean fetched = FALSE;

  g_cancellable_cancel (cancellable);
  mw_vault_fetch_async (MW_VAULT (w->vault), "any", cancellable, on_fetched_cb, &fetched);
  g_assert_false (fetched);
  while (!fetched)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_gone (gpointer user_data, GObject *object)
{
  *(gboolean *) user_data = TRUE;
}

/* Whoever drops the last reference has cancelled it, at any moment. */
static void
test_drop (World *w, gconstpointer user_data)
{
  g_autofree char *a = add_mailbox (w, "A", "a@example.org");
  g_autofree char *b = add_mailbox (w, "B", "b@example.org");

  mw_memory_prober_set_held (w->prober, TRUE);
  for (guint n = 0; n < 60; n++)
    {
      MwTestRun *run = mw_tester_run (w->tester, NULL, TRUE);
      gboolean gone = FALSE;

      g_object_weak_ref (G_OBJECT (run), on_gone, &gone);
      for (guint i = 0; i < n; i++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (n * 10);
        }
      g_object_unref (run);
      g_assert_true (gone);
    }
  mw_memory_prober_set_held (w->prober, FALSE);
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* What is in the fields, not what is stored; nothing is kept before the fields are a profile. */
static void
test_sheet (World *w, gconstpointer user_data)
{
  MwDriver *driver = mw_catalogue_find (w->store.catalogue, IMAP_DRIVER);
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "new@example.org");
  g_autoptr (GHashTable) passwords =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) mw_secret_unref);
  g_autoptr (MwTestRun) run = NULL;
  g_autofree char *id = add_mailbox (w, "New", "new@example.org");

  mw_sheet_set_override (sheet, "imap-server", "imap.example.org");
  g_hash_table_insert (passwords, (char *) "mail-password", mw_secret_new ("typed", -1));
  run = mw_tester_run_sheet (w->tester, sheet, passwords, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run)), ==, 2);
  g_assert_true (mw_test_run_get_running (run));
  wait_for_end (run);
  g_assert_cmpint (mw_mailbox_test_get_verdict (get_test (run, 0)), ==, MW_VERDICT_WORKS);
  g_assert_cmpint (mw_mailbox_test_get_verdict (get_test (run, 1)), ==, MW_VERDICT_INCOMPLETE);
  g_assert_cmpstr (mw_memory_prober_get_last_password (w->prober), ==, "typed");
  g_assert_cmpuint (count_kept (w), ==, 0);
  g_assert_cmpint (get_failed_today (w), ==, -1);

  mw_test_run_keep (run, id);
  wait_for_end (run);
  g_assert_cmpuint (count_kept (w), ==, 2);
}

/* More than are under way at once, and more than keep everything that they saw. */
static void
test_many (World *w, gconstpointer user_data)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "test", NULL);
  MwProbeFields fields = { .verdict = MW_VERDICT_WORKS,
                           .step = MW_PROBE_STEP_MAILBOX,
                           .message = "Works.",
                           .log = "A long conversation." };
  g_autoptr (MwTestRun) run = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%04u", i);
      g_autofree char *address = g_strdup_printf ("p%04u@example.org", i);

      mw_edit_add_new_profile (edit, name, address, IMAP_DRIVER);
    }
  mw_draft_apply (w->store.draft, edit, NULL, &error);
  g_assert_no_error (error);
  run_step (w->store.draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "imap-server", "imap.example");
  run_step (w->store.draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "smtp-server", "smtp.example");
  mw_memory_prober_answer (w->prober, "smtp.example", &fields);
  mw_memory_prober_answer (w->prober, "imap.example", &fields);

  run = test_all (w, FALSE);
  g_assert_cmpuint (get_uint (run, "n-done"), ==, 2400);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run)), ==, 2400);
  for (guint i = 0; i < 2400; i += 2399)
    {
      MwMailboxTest *test = get_test (run, i);
      const MwProbeFields *seen = mw_probe_report_get_fields (mw_mailbox_test_get_report (test));

      g_assert_cmpstr (seen->log, ==, i == 0 ? fields.log : "");
      g_assert_cmpstr (seen->message, ==, fields.message);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What is staged touches these, by name. */
static char *
find_touched (World *w)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwReview) review = mw_draft_review (w->store.draft, NULL, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  mw_touched_find_async (w->store.draft, mw_review_get_operations (review), NULL, on_found_cb,
                         &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  ids = mw_touched_find_finish (w->store.draft, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; ids[i]; i++)
    {
      g_autoptr (MwProfile) profile = mw_draft_find_profile (w->store.draft, ids[i], NULL, NULL);

      g_ptr_array_add (names, g_strdup (mw_profile_get_name (profile)));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

#define assert_touched(w, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *touched_ = find_touched (w);                                                  \
    g_assert_cmpstr (touched_, ==, expected);                                                      \
  }                                                                                                \
  G_STMT_END

static void
test_touched (World *w, gconstpointer user_data)
{
  g_autofree char *a = add_mailbox (w, "A", "a@example.org");
  g_autofree char *b = add_mailbox (w, "B", "b@example.org");
  g_autofree char *c = add_mailbox (w, "C", "c@example.org");
  g_autoptr (MwTestRun) run = NULL;

  run_step (w->store.draft, MW_STEP_SET_PROFILE, c, "enabled", "off");
  assert_touched (w, "A B");
  /* What is known to work as it is now was tested already. */
  run = test_all (w, TRUE);
  assert_touched (w, "");
  g_assert_cmpint (submit_all (w->store.draft), ==, 1);

  run_step (w->store.draft, MW_STEP_SET_OVERRIDE, a, "smtp-port", "2525");
  run_step (w->store.draft, MW_STEP_SET_OVERRIDE, b, "polling-interval", "60");
  run_step (w->store.draft, MW_STEP_SET_OVERRIDE, c, "smtp-port", "2525");
  assert_touched (w, "A");
  run_step (w->store.draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "minimum-tls-version", "1.3");
  assert_touched (w, "A B");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  WORLD_TEST ("/core/tester/runs", test_runs);
  WORLD_TEST ("/core/tester/properties", test_properties);
  WORLD_TEST ("/core/tester/named", test_named);
  WORLD_TEST ("/core/tester/password", test_password);
  WORLD_TEST ("/core/tester/missing-password", test_missing_password);
  WORLD_TEST ("/core/tester/no-keyring", test_no_keyring);
  WORLD_TEST ("/core/tester/no-login", test_no_login);
  WORLD_TEST ("/core/tester/cancel", test_cancel);
  WORLD_TEST ("/core/tester/cancelled-before", test_cancelled_before);
  WORLD_TEST ("/core/tester/drop", test_drop);
  WORLD_TEST ("/core/tester/sheet", test_sheet);
  WORLD_TEST ("/core/tester/many", test_many);
  WORLD_TEST ("/core/tester/touched", test_touched);
  return g_test_run ();
}
