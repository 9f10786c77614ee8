/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* A draft whose base is not in the live database any more, and one that has nothing staged. */

#include "fixture.h"

#include "store/draft/stage-again.h"

#include <glib/gstdio.h>

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);
  g_autofree char *wal = g_strconcat (to, "-wal", NULL), *shm = g_strconcat (to, "-shm", NULL);

  run_sql (from, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_unlink (wal);
  g_unlink (shm);
  g_assert_true (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
}

/* What the draft has is its base and what is staged on it, and its sums are right. */
static void
assert_whole (const char *draft_path)
{
  assert_answer (draft_path,
                 "SELECT group_concat (tbl) FROM tally t WHERE n_staged <>"
                 " (SELECT count (*) FROM staged s WHERE s.tbl = t.tbl) OR n_lines <>"
                 " (SELECT coalesce (sum (n_lines), 0) + count (DISTINCT thing) FROM staged s "
                 "WHERE s.tbl = t.tbl)",
                 NULL);
  assert_answer (draft_path,
                 "SELECT (SELECT n_rows FROM tally WHERE tbl = 'profile') -"
                 " (SELECT count (*) FROM profile)",
                 "0");
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

static char *
find_responsibility (Fixture *f, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM responsibility WHERE name = '%s'", name);

  return ask (f->draft_path, sql);
}

/* What does not fit on the state that was restored is set aside; all else stays, also where names
 * are handed on. */
static void
test_one_unfit (Fixture *f, gconstpointer user_data)
{
  g_autofree char *alpha = add_responsibility (f->draft, "Alpha");
  g_autofree char *beta = add_responsibility (f->draft, "Beta");
  g_autofree char *bert = add_agent (f->draft, "bert", "Bert");
  g_autofree char *kept = g_build_filename (f->folder, "kept.db", NULL);
  g_autofree char *mine = NULL, *now = NULL;

  submit_all (f->draft);
  copy_file (f->live_path, kept);
  run_step (f->draft, MW_STEP_REMOVE_AGENT, bert, NULL, NULL);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, beta, "name", "Tmp");
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, alpha, "name", "Beta");
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, beta, "name", "Alpha");
  mine = add_agent (f->draft, "bert", "Another");
  fixture_close (f);
  copy_file (kept, f->live_path);
  fixture_reopen (f);
  now = find_responsibility (f, "Alpha");
  g_assert_cmpstr (now, ==, beta);
  assert_answer (f->draft_path, "SELECT group_concat (object) FROM set_aside", mine);
  assert_answer (f->draft_path, "SELECT count (*) FROM staged", "2");
  assert_whole (f->draft_path);
}

/* Whoever ends it loses nothing. */
static void
test_cancelled (Fixture *f, gconstpointer user_data)
{
  g_autofree char *alpha = add_responsibility (f->draft, "Alpha");
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MwReview) review = NULL;
  sqlite3 *db = NULL;
  gint64 n = 0;

  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, alpha, "comment", "mine");
  review = mw_draft_review (f->draft, NULL, NULL);
  for (guint i = 0; i < mw_review_get_operations (review)->len; i++)
    g_ptr_array_add (wanted, mw_review_get_operations (review)->pdata[i]);
  db = mw_database_open (f->draft_path, "draft", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_true (mw_database_exec (db, "BEGIN", NULL));
  g_assert_false (mw_stage_again (db, wanted, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (mw_database_exec (db, "ROLLBACK", NULL));
  g_assert_true (mw_database_get_int64 (db, &n, 0, NULL, "SELECT count (*) FROM set_aside", 0));
  g_assert_cmpint (n, ==, 0);
  mw_database_close (db);
}

/* An edit of what somebody removed does not bring it back, with all that it allows. */
static void
test_removed_meanwhile (Fixture *f, gconstpointer user_data)
{
  g_autofree char *alpha = add_responsibility (f->draft, "Alpha");
  g_autofree char *anna = add_agent (f->draft, "anna", "Anna");
  g_autofree char *kept = g_build_filename (f->folder, "kept.db", NULL);
  MwDraft *other;

  run_step (f->draft, MW_STEP_ASSIGN_AGENT, alpha, anna, NULL);
  submit_all (f->draft);
  copy_file (f->live_path, kept);
  run_step (f->draft, MW_STEP_SET_AGENT, anna, "name", "Anne");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, alpha, "comment", "mine");
  fixture_close (f);
  copy_file (kept, f->live_path);
  f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
  other = open_other (f);
  run_step (other, MW_STEP_REMOVE_RESPONSIBILITY, alpha, NULL, NULL);
  submit_all (other);
  g_clear_object (&other);
  g_clear_object (&f->live);
  fixture_reopen (f);
  assert_answer (f->draft_path, "SELECT count (*) FROM responsibility", "0");
  assert_answer (f->draft_path, "SELECT count (*) FROM staged", "0");
  assert_answer (f->draft_path, "SELECT object_name FROM set_aside", "Alpha");
}

/* A list's key means no other row then: somebody may have selected it. */
static void
test_keys (Fixture *f, gconstpointer user_data)
{
  g_autofree char *zeta = add_responsibility (f->draft, "Zeta");
  g_autofree char *alpha = add_responsibility (f->draft, "Alpha");
  g_autofree char *kept = g_build_filename (f->folder, "kept.db", NULL);
  g_autofree char *before = NULL, *sql = NULL;

  submit_all (f->draft);
  copy_file (f->live_path, kept);
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, zeta, "comment", "mine");
  submit_all (f->draft);
  before = ask (f->draft_path, "SELECT max (rowid) FROM responsibility");
  fixture_close (f);
  copy_file (kept, f->live_path);
  fixture_reopen (f);
  sql = g_strdup_printf ("SELECT count (*) FROM responsibility WHERE rowid > %s", before);
  assert_answer (f->draft_path, sql, "2");
  assert_answer (f->draft_path, "SELECT count (*) FROM staged", "0");
  assert_whole (f->draft_path);
}

/* Edits that came to nothing keep a draft from nothing, and can be undone still. */
static void
test_came_to_nothing (Fixture *f, gconstpointer user_data)
{
  g_autofree char *alpha = add_responsibility (f->draft, "Alpha");
  g_autofree char *comment = NULL;
  MwDraft *other;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, alpha, "comment", "mine");
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, alpha, "comment", "");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  other = open_other (f);
  g_free (add_agent (other, "bo", "Bo"));
  submit_all (other);
  g_clear_object (&other);
  fixture_reopen (f);
  assert_answer (f->draft_path, "SELECT group_concat (login) FROM agent", "bo");
  assert_answer (f->draft_path, "SELECT revision FROM configuration", "2");
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  comment = ask (f->draft_path, "SELECT comment FROM responsibility");
  g_assert_cmpstr (comment, ==, "mine");
  g_assert_cmpint (submit_all (f->draft), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/restored/one-unfit", test_one_unfit);
  FIXTURE_TEST ("/store/restored/cancelled", test_cancelled);
  FIXTURE_TEST ("/store/restored/removed-meanwhile", test_removed_meanwhile);
  FIXTURE_TEST ("/store/restored/keys", test_keys);
  FIXTURE_TEST ("/store/restored/came-to-nothing", test_came_to_nothing);
  return g_test_run ();
}
