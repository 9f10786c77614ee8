/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* A test run is stopped, or dropped, at each point where it waits for somebody: the list of
 * profiles, their values, what was seen before, the keyring, the server, and the draft that keeps
 * what was seen. It ends, says nothing of what was not tested, and leaves nothing behind. */

#include "fake-draft.h"

#include "drivers.h"
#include "harness/memory-prober.h"
#include "harness/memory-vault.h"

#include <mailwright/tester.h>
#include <string.h>

#define N_PROFILES 3
#define SECRET_ID "0d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e"

typedef struct
{
  FakeDraft *draft;
  MwMemoryVault *vault;
  MwMemoryProber *prober;
  MwTester *tester;
  MwTestRun *run; /* (owned) (nullable) */
} World;

static void
set_up (World *w, gconstpointer user_data)
{
  g_autofree char *folder = drivers_shipped_folder ();
  const char *folders[] = { folder, NULL };
  g_autoptr (MwSecret) secret = mw_secret_new ("s3cret", -1);

  w->draft = FAKE_DRAFT (fake_draft_new ());
  w->draft->catalogue = mw_catalogue_new (folders);
  for (guint i = 0; i < N_PROFILES; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *address = g_strdup_printf ("p%u@example.org", i);
      MwProfile *profile = mw_profile_new ();

      mw_profile_fill (profile, &(MwProfileFields){ .id = id,
                                                    .name = id,
                                                    .address = address,
                                                    .driver = "internet-smtp-imap",
                                                    .incoming = "imap.example.org",
                                                    .outgoing = "smtp.example.org",
                                                    .enabled = TRUE });
      g_ptr_array_add (w->draft->profiles, profile);
    }
  g_hash_table_insert (w->draft->defaults, (char *) "imap-server", (char *) "imap.example.org");
  g_hash_table_insert (w->draft->defaults, (char *) "smtp-server", (char *) "smtp.example.org");
  g_hash_table_insert (w->draft->overrides, (char *) "mail-password", (char *) SECRET_ID);
  w->vault = mw_memory_vault_new ();
  g_assert_true (mw_vault_keep (MW_VAULT (w->vault), SECRET_ID, "label", secret, NULL, NULL));
  w->prober = mw_memory_prober_new ();
  w->tester = mw_tester_new (MW_DRAFT (w->draft), MW_VAULT (w->vault), MW_PROBER (w->prober));
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Whatever was under way has come back when an undo that was asked last has. */
static void
flush (World *w)
{
  g_autoptr (GAsyncResult) result = NULL;

  mw_draft_undo_async (MW_DRAFT (w->draft), NULL, fake_draft_on_called_cb, &result);
  fake_draft_wait_for (&result);
  settle ();
}

static void
tear_down (World *w, gconstpointer user_data)
{
  g_clear_object (&w->run);
  g_assert_finalize_object (w->tester);
  flush (w);
  g_object_unref (w->prober);
  g_object_unref (w->vault);
  g_object_unref (w->draft);
  settle ();
}

static guint
get_uint (World *w, const char *property)
{
  guint value = 0;

  g_object_get (w->run, property, &value, NULL);
  return value;
}

static void
wait_for_end (World *w)
{
  while (mw_test_run_get_running (w->run))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_nothing_runs (World *w)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (w->run)); i++)
    {
      g_autoptr (MwMailboxTest) test = g_list_model_get_item (G_LIST_MODEL (w->run), i);
      gboolean running = TRUE;

      g_object_get (test, "running", &running, NULL);
      g_assert_false (running);
    }
}

/* ---- the points ---- */

static void
begin (World *w)
{
  w->run = mw_tester_run (w->tester, NULL, TRUE);
}

static void
stop_at_list (World *w)
{
  fake_draft_hold (w->draft, "foreach");
  begin (w);
  fake_draft_wait_held (w->draft, 1);
}

/* The list is there, and no test was made of it. */
static void
stop_before_tests (World *w)
{
  begin (w);
  while (get_uint (w, "n-tests") == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
stop_at_values (World *w)
{
  fake_draft_hold (w->draft, "read_values");
  begin (w);
  fake_draft_wait_held (w->draft, 1);
}

static void
stop_at_observations (World *w)
{
  fake_draft_hold (w->draft, "list_observations");
  begin (w);
  fake_draft_wait_held (w->draft, 1);
}

static void
stop_at_keyring (World *w)
{
  mw_memory_vault_set_mood (w->vault, MW_MEMORY_VAULT_WAITING);
  begin (w);
  while (g_list_model_get_n_items (G_LIST_MODEL (w->run)) == 0)
    g_main_context_iteration (NULL, TRUE);
  /* The values have come back, then what was seen before. */
  flush (w);
  flush (w);
}

static void
stop_at_server (World *w)
{
  mw_memory_prober_set_held (w->prober, TRUE);
  begin (w);
  while (mw_memory_prober_count (w->prober) < 2 * N_PROFILES)
    g_main_context_iteration (NULL, TRUE);
}

/* All is tested; it is being kept. */
static void
stop_at_keeping (World *w)
{
  fake_draft_hold (w->draft, "keep_observations");
  begin (w);
  fake_draft_wait_held (w->draft, 1);
}

static const struct
{
  const char *name;
  void (*stop) (World *w);
  guint n_done; /* of all tests */
} POINTS[] = {
  { "list", stop_at_list, 0 },
  { "before-tests", stop_before_tests, 0 },
  { "values", stop_at_values, 0 },
  { "observations", stop_at_observations, 0 },
  { "keyring", stop_at_keyring, 0 },
  { "server", stop_at_server, 0 },
  { "keeping", stop_at_keeping, 2 * N_PROFILES },
};

static void
let_go (World *w)
{
  fake_draft_hold (w->draft, NULL);
  mw_memory_vault_set_mood (w->vault, MW_MEMORY_VAULT_OPEN);
  mw_memory_prober_set_held (w->prober, FALSE);
}

static void
test_cancelled (World *w, gconstpointer user_data)
{
  guint point = GPOINTER_TO_UINT (user_data);

  POINTS[point].stop (w);
  g_assert_true (mw_test_run_get_running (w->run));
  mw_test_run_cancel (w->run);
  let_go (w);
  wait_for_end (w);
  settle ();
  g_assert_cmpuint (get_uint (w, "n-done"), ==, POINTS[point].n_done);
  g_assert_cmpuint (get_uint (w, "n-failed"), ==, 0);
  g_assert_null (mw_test_run_get_error_message (w->run));
  assert_nothing_runs (w);
  /* What was seen is kept although nobody wanted more. */
  g_assert_cmpuint (w->draft->kept->len, ==, POINTS[point].n_done);
}

/* Cancelled twice, and after its end, changes nothing. */
static void
test_cancelled_again (World *w, gconstpointer user_data)
{
  guint point = GPOINTER_TO_UINT (user_data);
  guint n_done = 0;

  POINTS[point].stop (w);
  mw_test_run_cancel (w->run);
  mw_test_run_cancel (w->run);
  let_go (w);
  wait_for_end (w);
  n_done = get_uint (w, "n-done");
  mw_test_run_cancel (w->run);
  settle ();
  g_assert_false (mw_test_run_get_running (w->run));
  g_assert_cmpuint (get_uint (w, "n-done"), ==, n_done);
}

static void
test_dropped (World *w, gconstpointer user_data)
{
  POINTS[GPOINTER_TO_UINT (user_data)].stop (w);
  /* Nothing that is under way holds it. */
  g_assert_finalize_object (g_steal_pointer (&w->run));
  let_go (w);
  flush (w);
}

static void
test_let_go (World *w, gconstpointer user_data)
{
  POINTS[GPOINTER_TO_UINT (user_data)].stop (w);
  let_go (w);
  wait_for_end (w);
  g_assert_cmpuint (get_uint (w, "n-done"), ==, 2 * N_PROFILES);
  g_assert_cmpuint (get_uint (w, "n-tests"), ==, 2 * N_PROFILES);
  g_assert_cmpuint (w->draft->kept->len, ==, 2 * N_PROFILES);
  g_assert_cmpuint (mw_memory_prober_count_logins (w->prober), ==, 2 * N_PROFILES);
  assert_nothing_runs (w);
}

/* A draft that fails where the run waits for it is said, and the run ends. */
static void
test_failing_draft (World *w, gconstpointer user_data)
{
  POINTS[GPOINTER_TO_UINT (user_data)].stop (w);
  w->draft->fail = TRUE;
  let_go (w);
  wait_for_end (w);
  settle ();
  assert_nothing_runs (w);
  if (get_uint (w, "n-done") < 2 * N_PROFILES || w->draft->kept->len == 0)
    g_assert_nonnull (mw_test_run_get_error_message (w->run));
  g_assert_cmpuint (w->draft->kept->len, ==, 0);
}

/* ---- two in flight ---- */

/* One is cancelled, the other goes on, whoever was first. */
static void
test_two_runs (World *w, gconstpointer user_data)
{
  g_autoptr (MwTestRun) other = NULL;
  const char *const ids[] = { "p1", NULL };
  guint n_done = 0;

  stop_at_server (w);
  other = mw_tester_run (w->tester, ids, TRUE);
  while (mw_memory_prober_count (w->prober) < 2 * N_PROFILES + 2)
    g_main_context_iteration (NULL, TRUE);
  mw_test_run_cancel (w->run);
  let_go (w);
  wait_for_end (w);
  while (mw_test_run_get_running (other))
    g_main_context_iteration (NULL, TRUE);
  g_object_get (other, "n-done", &n_done, NULL);
  g_assert_cmpuint (n_done, ==, 2);
  g_assert_cmpuint (get_uint (w, "n-done"), ==, 0);
  g_assert_cmpuint (w->draft->kept->len, ==, 2);
}

/* A profile that is asked for twice is tested twice: whoever asks may have a reason. */
static void
test_one_profile_twice (World *w, gconstpointer user_data)
{
  const char *const ids[] = { "p1", "p1", NULL };

  w->run = mw_tester_run (w->tester, ids, TRUE);
  wait_for_end (w);
  g_assert_cmpuint (get_uint (w, "n-done"), ==, 4);
  assert_nothing_runs (w);
}

static void
test_no_profiles (World *w, gconstpointer user_data)
{
  const char *const none[] = { NULL };

  w->run = mw_tester_run (w->tester, none, TRUE);
  g_assert_true (mw_test_run_get_running (w->run));
  wait_for_end (w);
  g_assert_cmpuint (get_uint (w, "n-tests"), ==, 0);
  g_assert_null (mw_test_run_get_error_message (w->run));
}

/* One that is not there: nothing of the others is tested, and it is named. */
static void
test_unknown_profile (World *w, gconstpointer user_data)
{
  const char *const ids[] = { "p1", "nobody", "p2", NULL };

  w->run = mw_tester_run (w->tester, ids, TRUE);
  wait_for_end (w);
  g_assert_cmpuint (mw_memory_prober_count (w->prober), ==, 0);
  g_assert_nonnull (strstr (mw_test_run_get_error_message (w->run), "nobody"));
}

/* ---- from within its own signals ---- */

static void
on_tested_cb (MwTestRun *run, MwMailboxTest *test, gpointer user_data)
{
  World *w = user_data;

  g_assert_true (run == w->run);
  g_clear_object (&w->run);
}

/* Whoever is told of a test may have had enough. */
static void
test_dropped_when_told (World *w, gconstpointer user_data)
{
  gpointer watched = NULL;

  begin (w);
  watched = w->run;
  g_object_add_weak_pointer (G_OBJECT (w->run), &watched);
  g_signal_connect (w->run, "tested", G_CALLBACK (on_tested_cb), w);
  while (w->run)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_null (watched);
  flush (w);
  /* The one that it was told of was seen. */
  g_assert_cmpuint (w->draft->kept->len, ==, 1);
}

static void
on_tested_cancel_cb (MwTestRun *run, MwMailboxTest *test, gpointer user_data)
{
  mw_test_run_cancel (run);
}

static void
test_cancelled_when_told (World *w, gconstpointer user_data)
{
  begin (w);
  g_signal_connect (w->run, "tested", G_CALLBACK (on_tested_cancel_cb), NULL);
  wait_for_end (w);
  settle ();
  assert_nothing_runs (w);
  g_assert_cmpuint (get_uint (w, "n-done"), ==, w->draft->kept->len);
  g_assert_cmpuint (w->draft->kept->len, >=, 1);
}

/* ---- what was touched ---- */

static GListModel *
make_changes (const char *id)
{
  GListStore *changes = g_list_store_new (MW_TYPE_CHANGE);
  MwChangeFields fields = { .object_kind = MW_OBJECT_PROFILE,
                            .sign = MW_CHANGE_CHANGED,
                            .object_id = id };
  g_autoptr (MwChange) change = mw_change_new (&fields);

  g_list_store_append (changes, change);
  return G_LIST_MODEL (changes);
}

static void
test_touched_dropped (World *w, gconstpointer user_data)
{
  g_autoptr (GListModel) changes = make_changes ("p1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  MwTester *tester =
      mw_tester_new (MW_DRAFT (w->draft), MW_VAULT (w->vault), MW_PROBER (w->prober));

  fake_draft_hold (w->draft, "find_profile");
  mw_tester_find_touched_async (tester, changes, NULL, fake_draft_on_called_cb, &result);
  fake_draft_wait_held (w->draft, 1);
  g_object_unref (tester);
  fake_draft_hold (w->draft, NULL);
  fake_draft_wait_for (&result);
  ids = mw_tester_find_touched_finish (tester, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_cmpstr (ids[0], ==, "p1");
}

static void
test_touched_cancelled (World *w, gconstpointer user_data)
{
  g_autoptr (GListModel) changes = make_changes ("p1");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fake_draft_hold (w->draft, "find_profile");
  mw_tester_find_touched_async (w->tester, changes, cancellable, fake_draft_on_called_cb, &result);
  fake_draft_wait_held (w->draft, 1);
  g_cancellable_cancel (cancellable);
  fake_draft_hold (w->draft, NULL);
  g_assert_null (mw_tester_find_touched_finish (w->tester, fake_draft_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
}

/* What was removed cannot be tested; what cannot be read is an error. */
static void
test_touched_gone_or_failing (World *w, gconstpointer user_data)
{
  g_autoptr (GListModel) changes = make_changes ("gone");
  g_autoptr (GAsyncResult) gone = NULL;
  g_autoptr (GAsyncResult) failing = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  mw_tester_find_touched_async (w->tester, changes, NULL, fake_draft_on_called_cb, &gone);
  ids = mw_tester_find_touched_finish (w->tester, fake_draft_wait_for (&gone), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 0);
  w->draft->fail = TRUE;
  mw_tester_find_touched_async (w->tester, changes, NULL, fake_draft_on_called_cb, &failing);
  g_assert_null (mw_tester_find_touched_finish (w->tester, fake_draft_wait_for (&failing), &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
  w->draft->fail = FALSE;
  g_clear_object (&gone);
  g_clear_object (&failing);
}

static void
add_for_each_point (const char *what, void (*func) (World *, gconstpointer))
{
  for (guint i = 0; i < G_N_ELEMENTS (POINTS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/test-run/%s/%s", what, POINTS[i].name);

      g_test_add (path, World, GUINT_TO_POINTER (i), set_up, func, tear_down);
    }
}

#define RUN_TEST(path, func) g_test_add (path, World, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_for_each_point ("cancelled", test_cancelled);
  add_for_each_point ("cancelled-again", test_cancelled_again);
  add_for_each_point ("dropped", test_dropped);
  add_for_each_point ("let-go", test_let_go);
  add_for_each_point ("failing-draft", test_failing_draft);
  RUN_TEST ("/core/test-run/two-runs", test_two_runs);
  RUN_TEST ("/core/test-run/one-profile-twice", test_one_profile_twice);
  RUN_TEST ("/core/test-run/no-profiles", test_no_profiles);
  RUN_TEST ("/core/test-run/unknown-profile", test_unknown_profile);
  RUN_TEST ("/core/test-run/dropped-when-told", test_dropped_when_told);
  RUN_TEST ("/core/test-run/cancelled-when-told", test_cancelled_when_told);
  RUN_TEST ("/core/tester/touched-dropped", test_touched_dropped);
  RUN_TEST ("/core/tester/touched-cancelled", test_touched_cancelled);
  RUN_TEST ("/core/tester/touched-gone-or-failing", test_touched_gone_or_failing);
  return g_test_run ();
}
