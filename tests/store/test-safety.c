/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What was typed survives: kills in the middle of an edit, several programs at one draft, full and
 * read-only disks, drafts that are none; and what is live changes by a submit alone. */

#include "fault-vfs.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_PROGRAMS 3
#define N_EDITS 40

static char *
checksum (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents, length);
}

static MwDraft *
open_draft (Fixture *f, MwLive **live)
{
  MwDraft *draft = NULL;

  *live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
  if (*live)
    draft = mw_sqlite_draft_open (f->draft_path, *live, f->catalogue, NULL, NULL);
  if (!draft)
    _exit (90);
  return draft;
}

/* ---- killed ---- */

/* Sets one override and the comment in a process that is killed at its n-th write, and at the
 * latest right after. Whether the edit had returned. */
static gboolean
edit_and_die (Fixture *f, const char *id, const char *value, int n)
{
  int pipes[2], status = 0;
  char done = 0;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      MwLive *live = NULL;
      MwDraft *draft = open_draft (f, &live);
      MwEdit *edit = mw_edit_new (MW_EDIT_SEVERAL, "both", NULL);

      mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "smtp-server", value, NULL);
      mw_edit_add_step (edit, MW_STEP_SET_PROFILE, id, "comment", value, NULL);
      fault_vfs_arm (FAULT_KILL, n);
      if (!mw_draft_apply (draft, edit, NULL, NULL) || write (pipes[1], "x", 1) != 1)
        _exit (91);
      kill (getpid (), SIGKILL);
    }
  close (pipes[1]);
  waitpid (child, &status, 0);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  if (read (pipes[0], &done, 1) < 0)
    done = 0;
  close (pipes[0]);
  return done == 'x';
}

/* Killed at each write of an edit: it is there whole, with its undo, or not at all; what was edited
 * before it is there always. */
static void
test_killed_while_editing (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_profile (f->draft, "P", "p@example.org");
  g_autofree char *last = g_strdup ("none.example");
  gboolean returned = FALSE;
  guint n_whole = 0, n_none = 0;

  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", last);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", last);
  for (int n = 1; !returned && n < 60; n++)
    {
      g_autofree char *value = g_strdup_printf ("n%d.example", n);
      g_autofree char *kept = NULL;

      fixture_close (f);
      returned = edit_and_die (f, id, value, n);
      f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
      f->draft = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, NULL);
      assert_answer (f->draft_path, "PRAGMA integrity_check", "ok");
      assert_answer (f->draft_path, "SELECT count(*) FROM profile", "1");
      kept = ask (f->draft_path, "SELECT comment FROM profile");
      assert_answer (f->draft_path, "SELECT value FROM profile_override", kept);
      if (g_str_equal (kept, value))
        {
          n_whole++;
          g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
          assert_answer (f->draft_path, "SELECT comment FROM profile", last);
          g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
          g_free (g_steal_pointer (&last));
          last = g_steal_pointer (&value);
        }
      else
        {
          n_none++;
          g_assert_false (returned);
          g_assert_cmpstr (kept, ==, last);
        }
    }
  g_assert_true (returned);
  g_assert_cmpuint (n_whole, >, 0);
  g_assert_cmpuint (n_none, >, 0);
}

/* ---- several programs ---- */

static void
hammer (Fixture *f, int program)
{
  MwLive *live = NULL;
  MwDraft *draft = open_draft (f, &live);

  /* The test framework's seed came along with the fork, and with it the same ids. */
  g_random_set_seed ((guint32) getpid ());
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d-%u@example.org", program, i);
      g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_PROFILE, address, NULL);
      g_autoptr (GError) error = NULL;
      const char *id = mw_edit_add_new_profile (edit, address, address, IMAP_DRIVER);

      mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "smtp-server", "a.example", NULL);
      if (!mw_draft_apply (draft, edit, NULL, &error))
        {
          g_printerr ("# %s\n", error->message);
          _exit (92);
        }
    }
  _exit (0);
}

static void
test_programs_at_the_same_moment (Fixture *f, gconstpointer user_data)
{
  pid_t children[N_PROGRAMS];
  g_autofree char *expected = g_strdup_printf ("%d", N_PROGRAMS * N_EDITS);

  fixture_close (f);
  for (int i = 0; i < N_PROGRAMS; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        hammer (f, i);
    }
  for (int i = 0; i < N_PROGRAMS; i++)
    {
      int status = 0;

      waitpid (children[i], &status, 0);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
  f->draft = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, NULL);
  assert_answer (f->draft_path, "PRAGMA integrity_check", "ok");
  assert_answer (f->draft_path, "SELECT count(*) FROM profile", expected);
  assert_answer (f->draft_path, "SELECT count(*) FROM profile_override", expected);
  assert_answer (f->draft_path, "SELECT count(*) FROM journal", expected);
  /* The journal is right to the last edit: all of them can be taken back. */
  for (guint i = 0; i < N_PROGRAMS * N_EDITS; i++)
    g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  assert_answer (f->draft_path, "SELECT count(*) FROM profile", "0");
  assert_answer (f->draft_path, "SELECT count(*) FROM staged", "0");
}

/* ---- disks and files ---- */

/* A full disk at any write of an edit: it says so, what was there stays, and once there is space it
 * goes on. */
static void
test_disk_full_while_editing (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_profile (f->draft, "P", "p@example.org");
  gboolean done = FALSE;
  int n = 0;

  while (!done && n++ < 60)
    {
      g_autofree char *value = g_strdup_printf ("%d", n);
      g_autofree char *before = ask (f->draft_path, "SELECT comment FROM profile");
      g_autoptr (GError) error = NULL;

      fault_vfs_arm (FAULT_FULL, n);
      done = try_step (f->draft, &error, MW_STEP_SET_PROFILE, id, "comment", value);
      fault_vfs_arm (FAULT_NONE, 0);
      if (done)
        break;
      g_assert_error (error, MW_ERROR, MW_ERROR_FULL);
      assert_answer (f->draft_path, "SELECT comment FROM profile", before);
      assert_answer (f->draft_path, "PRAGMA integrity_check", "ok");
      run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", value);
    }
  g_assert_true (done);
  g_assert_cmpint (n, >, 1);
}

static void
assert_draft_refused (Fixture *f, const char *path, int code)
{
  g_autofree char *before = checksum (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, &error));
  g_assert_error (error, MW_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
  after = checksum (path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_strange_drafts (Fixture *f, gconstpointer user_data)
{
  g_autofree char *text = g_build_filename (f->folder, "text", NULL);
  g_autofree char *newer = g_build_filename (f->folder, "newer.db", NULL);
  MwDraft *draft = mw_sqlite_draft_open (newer, f->live, f->catalogue, NULL, NULL);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&draft);
  g_assert_true (g_file_set_contents (text,
                                      "This is not a draft, but long enough to be one. It has to "
                                      "stay as it is, to the last byte, whatever is asked of it.",
                                      -1, NULL));
  assert_draft_refused (f, text, MW_ERROR_NOT_DATABASE);
  assert_draft_refused (f, f->live_path, MW_ERROR_NOT_DATABASE);
  run_sql (newer, "PRAGMA user_version = 99; PRAGMA wal_checkpoint (TRUNCATE)");
  assert_draft_refused (f, newer, MW_ERROR_NEWER_SCHEMA);
}

static void
test_draft_is_private (Fixture *f, gconstpointer user_data)
{
  g_autofree char *folder = g_build_filename (f->folder, "a", NULL);
  g_autofree char *path = g_build_filename (folder, "draft.db", NULL);
  static const char *const ENDINGS[] = { "", "-wal", "-shm" };
  mode_t old = umask (0);
  MwDraft *draft = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, NULL);
  struct stat status;

  umask (old);
  g_assert_nonnull (draft);
  g_free (add_profile (draft, "P", "p@example.org"));
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    {
      g_autofree char *file = g_strconcat (path, ENDINGS[i], NULL);

      g_assert_cmpint (stat (file, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&draft);
  for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    {
      g_autofree char *file = g_strconcat (path, ENDINGS[i], NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

/* ---- what is live ---- */

static char *
live_state (Fixture *f)
{
  g_autofree char *log = g_strconcat (f->live_path, "-wal", NULL);
  g_autofree char *file = checksum (f->live_path);
  g_autofree char *journal = checksum (log);

  return g_strconcat (file, journal, NULL);
}

/* Nothing but a submit writes a single byte of the live database. */
static void
test_only_submit_submits (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "P", "p@example.org");
  g_autofree char *before = NULL, *after = NULL, *submitted = NULL;
  g_autofree char *other = NULL;
  g_autoptr (MwReview) review = NULL;

  submit_all (f->draft);
  before = live_state (f);
  other = add_complete_profile (f->draft, "Q", "q@example.org");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "a.example");
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "imap-server", "b.example");
  run_step (f->draft, MW_STEP_RESET_SITE_DEFAULT, IMAP_DRIVER, "imap-server", NULL);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "enabled", "off");
  g_free (add_agent (f->draft, "anna", "Anna"));
  run_step (f->draft, MW_STEP_DELETE_PROFILE, other, NULL, NULL);
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
  review = mw_draft_review (f->draft, NULL, NULL);
  g_assert_true (mw_draft_discard (f->draft, NULL, NULL));
  after = live_state (f);
  g_assert_cmpstr (before, ==, after);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "x");
  submit_all (f->draft);
  submitted = live_state (f);
  g_assert_cmpstr (before, !=, submitted);
}

/* The very first submission, sent twice: under a second token it is refused, and the first token
 * says which revision it became. */
static void
test_first_twice (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "P", "p@example.org");
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autoptr (GError) error = NULL;
  MwSubmission submission = {
    .base = 0,
    .token = "first",
    .changeset = mw_review_get_changeset (review),
    .author = "Ada",
    .comment = "",
    .n_changes = 4,
  };

  g_assert_nonnull (id);
  g_assert_cmpint (mw_live_find_submission (f->live, "first", NULL, NULL), ==, 0);
  g_assert_cmpint (mw_live_submit (f->live, &submission, NULL, &error), ==, 1);
  g_assert_no_error (error);
  submission.token = "second";
  g_assert_cmpint (mw_live_submit (f->live, &submission, NULL, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
  g_clear_error (&error);
  submission.base = 1;
  submission.token = "first";
  g_assert_cmpint (mw_live_submit (f->live, &submission, NULL, &error), ==, -1);
  g_assert_nonnull (error);
  g_assert_cmpint (mw_live_find_submission (f->live, "first", NULL, NULL), ==, 1);
  g_assert_cmpint (mw_live_find_submission (f->live, "second", NULL, NULL), ==, 0);
  assert_answer (f->live_path, "SELECT count(*) FROM revision", "1");
}

/* What somebody wrote into the live database is what was to be submitted: no conflict. */
static void
test_same_value_on_both_sides (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "P", "p@example.org");

  submit_all (f->draft);
  g_assert_cmpint (run_sql (f->live_path, "UPDATE profile SET comment = 'same'"), ==, SQLITE_OK);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "same");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  assert_answer (f->live_path, "SELECT comment FROM profile", "same");
}

/* Mail software looks up while somebody writes; a submit that finds the database held says so, and
 * nothing is lost. */
static void
test_locked_by_another (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "P", "p@example.org");
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  submit_all (f->draft);
  g_assert_cmpint (sqlite3_open (f->live_path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db, "BEGIN IMMEDIATE; UPDATE profile SET comment = 'held'", NULL, NULL, NULL),
      ==, SQLITE_OK);
  assert_answer (f->live_path, "SELECT comment FROM profile", "");
  assert_answer (f->live_path, "SELECT count(*) FROM sender_login", "0");
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "mine");
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_BUSY);
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  assert_answer (f->live_path, "SELECT comment FROM profile", "mine");
}

int
main (int argc, char **argv)
{
  fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/safety/killed-while-editing", test_killed_while_editing);
  FIXTURE_TEST ("/store/safety/programs-at-the-same-moment", test_programs_at_the_same_moment);
  FIXTURE_TEST ("/store/safety/disk-full-while-editing", test_disk_full_while_editing);
  FIXTURE_TEST ("/store/safety/strange-drafts", test_strange_drafts);
  FIXTURE_TEST ("/store/safety/draft-is-private", test_draft_is_private);
  FIXTURE_TEST ("/store/safety/only-submit-submits", test_only_submit_submits);
  FIXTURE_TEST ("/store/safety/first-twice", test_first_twice);
  FIXTURE_TEST ("/store/safety/same-value-on-both-sides", test_same_value_on_both_sides);
  FIXTURE_TEST ("/store/safety/locked-by-another", test_locked_by_another);
  return g_test_run ();
}
