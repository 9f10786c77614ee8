/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What a draft may rely on, whichever live side it is: each case runs on both. And how a draft goes
 * on while its live side is away. */

#include "fixture.h"
#include "harness/memory-live.h"

#include <glib/gstdio.h>
#include <mailwright/error.h>

typedef struct
{
  Fixture fixture;
  MwMemoryLive *memory; /* (unowned) (nullable): the live side, where it is that */
} Contract;

static void
set_up (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autoptr (GError) error = NULL;

  fixture_set_up (f, NULL);
  if (!user_data)
    return;
  fixture_close (f);
  g_unlink (f->draft_path);
  contract->memory = mw_memory_live_new ();
  f->live = MW_LIVE (contract->memory);
  f->draft = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Contract *contract, gconstpointer user_data)
{
  fixture_tear_down (&contract->fixture, NULL);
}

static MwDraft *
open_other (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  MwDraft *other = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, &error);

  g_assert_no_error (error);
  return other;
}

static gint64
newest (Fixture *f)
{
  MwRevisionId id;

  g_assert_true (mw_live_read_newest (f->live, &id, NULL, NULL));
  return id.number;
}

static void
count_call (guint *n_calls)
{
  (*n_calls)++;
}

/* ---- on every live side ---- */

static void
test_revisions (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  const MwRevisionFields *first, *second;

  g_assert_cmpint (newest (f), ==, 0);
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "x");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  g_assert_cmpint (newest (f), ==, 2);
  revisions = mw_live_list_revisions (f->live, NULL, NULL, NULL);
  g_assert_cmpuint (revisions->len, ==, 2);
  second = mw_revision_get_fields (revisions->pdata[0]);
  first = mw_revision_get_fields (revisions->pdata[1]);
  g_assert_cmpint (second->id.number, ==, 2);
  g_assert_cmpstr (second->predecessor, ==, first->id.id);
  g_assert_cmpstr (first->predecessor, ==, "");
  g_assert_cmpstr (second->author, ==, "Ada");
  operations = mw_live_list_operations (f->live, 1, 2, NULL, NULL);
  g_assert_cmpuint (operations->len, ==, 1);
  g_assert_cmpstr (mw_operation_get_field (operations->pdata[0]), ==, "comment");
}

static void
test_follow (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  MwDraft *other = open_other (f);
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  g_assert_true (mw_draft_discard (other, NULL, &error));
  g_assert_no_error (error);
  assert_answer (path, "SELECT name FROM profile", "A");
  run_step (other, MW_STEP_SET_PROFILE, id, "comment", "theirs");
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "mine");
  g_assert_cmpint (submit_all (other), ==, 2);
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "Ada"));
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  g_clear_object (&other);
}

/* A token that arrived is one revision, however often it is sent; one that did not never is. */
static void
test_tokens (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autoptr (GError) error = NULL;
  MwSubmission submission = {
    .token = "one", .author = "Ada", .comment = "", .operations = mw_review_get_operations (review)
  };
  MwRevisionId made, again;

  g_assert_nonnull (id);
  g_assert_true (mw_live_settle (f->live, "never", &made, NULL, NULL));
  g_assert_cmpint (made.number, ==, 0);
  submission.token = "never";
  g_assert_false (mw_live_submit (f->live, &submission, &made, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
  submission.token = "one";
  g_assert_true (mw_live_submit (f->live, &submission, &made, NULL, NULL));
  g_assert_true (mw_live_submit (f->live, &submission, &again, NULL, NULL));
  g_assert_true (mw_revision_id_equal (&made, &again));
  g_assert_true (mw_live_settle (f->live, "one", &again, NULL, NULL));
  g_assert_true (mw_revision_id_equal (&made, &again));
  g_assert_cmpint (newest (f), ==, 1);
}

static void
test_cancelled (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (id);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, cancellable, &error), ==,
                   -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (newest (f), ==, 0);
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  /* Nothing is left behind that would be asked for. */
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, NULL), ==, 1);
}

static void
set_away (Contract *contract, gboolean away)
{
  Fixture *f = &contract->fixture;
  g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere.db", NULL);

  if (contract->memory)
    mw_memory_live_set_away (contract->memory, away);
  else
    g_assert_cmpint (g_rename (away ? f->live_path : elsewhere, away ? elsewhere : f->live_path),
                     ==, 0);
}

static gboolean
has_problem (MwLive *live)
{
  g_autofree char *problem = NULL;

  g_object_get (live, "problem", &problem, NULL);
  return problem != NULL;
}

/* It is said while it lasts, and nothing is submitted to nobody. */
static void
test_problem (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  g_assert_nonnull (id);
  g_signal_connect_swapped (f->live, "notify::problem", G_CALLBACK (count_call), &n_told);
  g_assert_false (has_problem (f->live));
  set_away (contract, TRUE);
  while (!has_problem (f->live))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_false (mw_live_is_reachable (f->live, NULL, NULL));
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_nonnull (error);
  g_assert_cmpuint (count_changes (f->draft), >, 0);
  set_away (contract, FALSE);
  while (has_problem (f->live))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_true (mw_live_is_reachable (f->live, NULL, NULL));
  g_assert_cmpint (submit_all (f->draft), ==, 1);
}

/* ---- a live side that goes away ---- */

/* Opened, edited, undone, reviewed without it; only a submit needs it. */
static void
test_away (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (MwReview) review = NULL;
  g_autoptr (GError) error = NULL;
  guint n_calls;

  submit_all (f->draft);
  mw_memory_live_set_away (contract->memory, TRUE);
  g_clear_object (&f->draft);
  f->draft = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, &error);
  g_assert_no_error (error);
  n_calls = mw_memory_live_get_n_calls (contract->memory);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "x");
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
  review = mw_draft_review (f->draft, NULL, NULL);
  g_assert_cmpuint (mw_memory_live_get_n_calls (contract->memory), ==, n_calls);
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  mw_memory_live_set_away (contract->memory, FALSE);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
}

/* A start asks nothing, however slow the live side is; what is new there comes afterwards. */
static void
test_start_asks_nothing (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  MwDraft *other = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, NULL);
  gint64 base = -1;
  gboolean waits = TRUE;

  g_assert_nonnull (id);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&other);
  submit_all (f->draft);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  mw_memory_live_set_delay (contract->memory, 300);
  other = mw_sqlite_draft_open_as_it_is (path, f->live, f->catalogue, NULL);
  g_assert_nonnull (other);
  g_object_get (other, "base-revision", &base, NULL);
  g_assert_cmpint (base, ==, 0);
  while (waits)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (other, "base-revision", &base, NULL);
      waits = base != 1;
    }
  assert_answer (path, "SELECT name FROM profile", "A");
  mw_memory_live_set_delay (contract->memory, 0);
  g_clear_object (&other);
}

/* The answer was lost: what is live is not staged any more, and is not submitted twice. */
static void
test_lost_answer (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;

  mw_memory_live_lose_answer (contract->memory);
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  g_assert_cmpint (newest (f), ==, 1);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "x");
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
}

/* It was on its way when it was asked for: it is refused when it arrives. */
static void
test_late_arrival (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;

  mw_memory_live_delay_submit (contract->memory);
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  g_clear_error (&error);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "x");
  g_assert_false (mw_memory_live_let_arrive (contract->memory, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
  g_assert_cmpint (newest (f), ==, 0);
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  g_assert_cmpint (submit_all (f->draft), ==, 1);
}

/* Nobody knows yet: until it is known, nothing is done to what may be live. */
static void
test_unsettled (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;

  mw_memory_live_lose_answer (contract->memory);
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_clear_error (&error);
  mw_memory_live_set_away (contract->memory, TRUE);
  g_assert_false (try_step (f->draft, &error, MW_STEP_SET_PROFILE, id, "comment", "x"));
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  g_clear_error (&error);
  g_assert_false (mw_draft_undo (f->draft, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  mw_memory_live_set_away (contract->memory, FALSE);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "x");
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
}

/* The answer was lost, and of what was edited after the review the undo history is damaged: what is
 * live is not staged any more, what was edited after it is, and the draft goes on. */
static void
test_unsettled_and_damaged (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autoptr (GError) error = NULL;

  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "later");
  mw_memory_live_lose_answer (contract->memory);
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  g_clear_error (&error);
  g_assert_cmpint (run_sql (f->draft_path, "UPDATE journal SET changeset = x'54' WHERE seq ="
                                           " (SELECT max (seq) FROM journal)"),
                   ==, 0);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "polling-interval", "60");
  assert_answer (f->draft_path, "SELECT count (*) FROM submission", "0");
  assert_answer (f->draft_path, "SELECT comment FROM profile", "later");
  g_assert_cmpuint (count_changes (f->draft), ==, 2);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  g_assert_cmpint (newest (f), ==, 2);
}

/* Of what was only ever submitted nothing is out of order. */
static void
test_rows (Contract *contract, gconstpointer user_data)
{
  Fixture *f = &contract->fixture;
  g_autofree char *id = add_complete_profile (f->draft, "\u00c4", "\u00c4@m\u00fcnchen.example");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "x");
  submit_all (f->draft);
  found = mw_live_check_rows (f->live, f->catalogue, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (mw_live_check_rows (f->live, f->catalogue, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ON_BOTH(path, func)                                                                        \
  g_test_add ("/store/live-contract/sqlite/" path, Contract, NULL, set_up, func, tear_down);       \
  g_test_add ("/store/live-contract/memory/" path, Contract, "", set_up, func, tear_down)
#define ON_MEMORY(path, func)                                                                      \
  g_test_add ("/store/live-contract/" path, Contract, "", set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ON_BOTH ("revisions", test_revisions);
  ON_BOTH ("follow", test_follow);
  ON_BOTH ("tokens", test_tokens);
  ON_BOTH ("cancelled", test_cancelled);
  ON_BOTH ("rows", test_rows);
  ON_BOTH ("problem", test_problem);
  ON_MEMORY ("away", test_away);
  ON_MEMORY ("start-asks-nothing", test_start_asks_nothing);
  ON_MEMORY ("lost-answer", test_lost_answer);
  ON_MEMORY ("late-arrival", test_late_arrival);
  ON_MEMORY ("unsettled", test_unsettled);
  ON_MEMORY ("unsettled-and-damaged", test_unsettled_and_damaged);
  return g_test_run ();
}
