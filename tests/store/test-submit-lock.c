/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* One program submits a draft at a time: who waits can be told to stop, who died holds nobody up,
 * and what was under way is settled by whoever comes next. */

#include "fixture.h"

#include "store/draft/submit-lock.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_free (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwSubmitLock) lock = mw_submit_lock_take (f->draft_path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lock);
}

static void
assert_held (Fixture *f)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mw_submit_lock_take (f->draft_path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_one_at_a_time (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwSubmitLock) lock = mw_submit_lock_take (f->draft_path, NULL, NULL);
  g_autofree char *file = g_strconcat (f->draft_path, "-submit", NULL);
  struct stat status;

  g_assert_nonnull (lock);
  assert_held (f);
  assert_held (f);
  g_assert_cmpint (stat (file, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_clear_pointer (&lock, mw_submit_lock_free);
  assert_free (f);
  assert_free (f);
}

static gpointer
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* Somebody else decides that it has been long enough. */
static void
test_cancelled_while_waiting (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwSubmitLock) lock = mw_submit_lock_take (f->draft_path, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel, cancellable);

  g_assert_null (mw_submit_lock_take (f->draft_path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_nonnull (lock);
}

static void
test_holder_died (Fixture *f, gconstpointer user_data)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      if (!mw_submit_lock_take (f->draft_path, NULL, NULL))
        _exit (90);
      kill (getpid (), SIGKILL);
    }
  waitpid (child, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  assert_free (f);
}

/* A link would have another file locked, or made, wherever it leads. */
static void
test_strange_files (Fixture *f, gconstpointer user_data)
{
  g_autofree char *file = g_strconcat (f->draft_path, "-submit", NULL);
  g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere", NULL);
  g_autofree char *nowhere = g_build_filename (f->folder, "no", "draft.db", NULL);
  MwSubmitLock *lock = NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (file);
  g_assert_cmpint (symlink (elsewhere, file), ==, 0);
  g_assert_null (mw_submit_lock_take (f->draft_path, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, file));
  g_clear_error (&error);
  g_assert_cmpint (g_access (elsewhere, F_OK), !=, 0);
  g_unlink (file);
  /* Where the folder is gone nobody else can come; and what is staged must get out. */
  lock = mw_submit_lock_take (nowhere, NULL, &error);
  g_assert_no_error (error);
  mw_submit_lock_free (lock);
}

/* As another program leaves it that is in the middle of a submit. */
static void
leave_under_way (Fixture *f)
{
  g_assert_cmpint (run_sql (f->draft_path, "INSERT INTO submission (one, token, upto)"
                                           " VALUES (1, 'theirs', 99)"),
                   ==, 0);
}

/* Nothing is edited, undone, reviewed, discarded or submitted before it is known how that ended. */
static void
test_under_way (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "x", NULL);
  g_autoptr (MwSubmitLock) lock = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  mw_edit_add_step (edit, MW_STEP_SET_PROFILE, id, "comment", "x", NULL);
  leave_under_way (f);
  lock = mw_submit_lock_take (f->draft_path, NULL, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (mw_draft_apply (f->draft, edit, cancellable, NULL));
  g_assert_false (mw_draft_undo (f->draft, cancellable, NULL));
  g_assert_false (mw_draft_redo (f->draft, cancellable, NULL));
  g_assert_false (mw_draft_discard (f->draft, cancellable, NULL));
  g_assert_false (mw_draft_take_back (f->draft, 1, cancellable, NULL));
  g_assert_null (mw_draft_review (f->draft, cancellable, NULL));
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, cancellable, NULL), ==, -1);
  assert_answer (f->draft_path, "SELECT token FROM submission", "theirs");
  assert_answer (f->draft_path, "SELECT count (*) FROM profile_override", "3");
  assert_answer (f->live_path, "SELECT count (*) FROM withdrawn", "0");
  g_clear_pointer (&lock, mw_submit_lock_free);
  /* It never arrived, and now it never will. */
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "x");
  assert_answer (f->draft_path, "SELECT count (*) FROM submission", "0");
  assert_answer (f->live_path, "SELECT token FROM withdrawn", "theirs");
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  g_assert_cmpint (submit_all (f->draft), ==, 1);
}

/* It did arrive: the revision with its token is what the draft is based on from now on. */
static void
test_under_way_and_arrived (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autofree char *sql = NULL;
  MwSubmission submission = {
    .token = "theirs",
    .author = "Ada",
    .comment = "",
    .operations = mw_review_get_operations (review),
    .catalogue = f->catalogue,
  };
  MwRevisionId made;

  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "later");
  sql = g_strdup_printf (
      "INSERT INTO submission (one, token, upto) VALUES (1, 'theirs', %" G_GINT64_FORMAT ")",
      mw_review_get_upto (review));
  g_assert_cmpint (run_sql (f->draft_path, sql), ==, 0);
  g_assert_true (mw_live_submit (f->live, &submission, &made, NULL, NULL));
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  assert_answer (f->draft_path,
                 "SELECT comment || (SELECT revision FROM configuration) FROM profile", "1");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  /* What is live is not undone. */
  g_assert_false (mw_draft_undo (f->draft, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/submit-lock/one-at-a-time", test_one_at_a_time);
  FIXTURE_TEST ("/store/submit-lock/cancelled-while-waiting", test_cancelled_while_waiting);
  FIXTURE_TEST ("/store/submit-lock/holder-died", test_holder_died);
  FIXTURE_TEST ("/store/submit-lock/strange-files", test_strange_files);
  FIXTURE_TEST ("/store/submit-lock/under-way", test_under_way);
  FIXTURE_TEST ("/store/submit-lock/under-way-and-arrived", test_under_way_and_arrived);
  return g_test_run ();
}
