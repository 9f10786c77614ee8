/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* The submit: what it writes, what it refuses, and what is left when it is killed in the middle. */

#include "fault-vfs.h"
#include "fixture.h"

#include <sys/wait.h>
#include <unistd.h>

static void
test_first (Fixture *f, gconstpointer user_data)
{
  G_GNUC_UNUSED g_autofree char *id =
      add_complete_profile (f->draft, "Support", "support@example.org");

  assert_answer (f->live_path, "SELECT count(*) FROM profile", "0");
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  assert_answer (f->live_path, "SELECT name FROM profile", "Support");
  assert_answer (f->live_path, "SELECT count(*) FROM profile_override", "3");
  assert_answer (f->live_path, "SELECT number || author || comment || n_changes FROM revision",
                 "1Adawhy4");
  assert_answer (f->live_path, "SELECT revision FROM configuration", "1");
  assert_answer (f->draft_path, "SELECT revision FROM configuration", "1");
  assert_answer (f->draft_path, "SELECT count(*) FROM journal", "0");
  assert_answer (f->draft_path, "SELECT count(*) FROM staged", "0");
  g_assert_false (mw_draft_undo (f->draft, NULL, NULL));
}

/* The inverse of a revision is an edit like any other: it can be undone, and it is submitted. */
static void
test_take_back (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autoptr (GError) error = NULL;
  MwDraftState state;

  g_assert_cmpint (submit_all (f->draft), ==, 1);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "polling-interval", "60");
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "new");
  g_assert_cmpint (submit_all (f->draft), ==, 2);

  g_assert_true (mw_draft_take_back (f->draft, 2, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_changes (f->draft), ==, 2);
  g_assert_true (mw_draft_read_state (f->draft, &state, NULL, NULL));
  g_assert_cmpstr (state.undo_label, ==, "Take Back Revision 2");
  mw_draft_state_clear (&state);
  assert_answer (f->live_path, "SELECT comment FROM profile", "new");
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
  g_assert_cmpint (submit_all (f->draft), ==, 3);
  assert_answer (f->live_path, "SELECT comment FROM profile", "");
  assert_answer (f->live_path,
                 "SELECT count(*) FROM profile_override WHERE key = 'polling-interval'", "0");
}

static void
test_take_back_refused (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (submit_all (f->draft), ==, 1);
  /* A submitted profile stays. */
  g_assert_false (mw_draft_take_back (f->draft, 1, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Disable the profile instead"));
  g_clear_error (&error);
  g_assert_false (mw_draft_take_back (f->draft, 7, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* What was changed again since is not overwritten. */
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "second");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "third");
  g_assert_cmpint (submit_all (f->draft), ==, 3);
  g_assert_false (mw_draft_take_back (f->draft, 2, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  assert_answer (f->draft_path, "SELECT comment FROM profile", "third");

  /* Twice is once, and does not become an edit that an undo would meet. */
  g_clear_error (&error);
  g_assert_true (mw_draft_take_back (f->draft, 3, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (mw_draft_take_back (f->draft, 3, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOTHING);
  assert_answer (f->draft_path, "SELECT count(*) FROM journal", "1");
}

/* What a revision removed is there again already: it is taken back as it would be by hand, or not
 * at all, in words. */
static void
test_take_back_reached (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_responsibility (f->draft, "Returns");
  g_autofree char *agent = add_agent (f->draft, "anna", "Anna");
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_REMOVE_RESPONSIBILITY, id, NULL, NULL);
  run_step (f->draft, MW_STEP_REMOVE_AGENT, agent, NULL, NULL);
  submit_all (f->draft);
  g_assert_true (mw_draft_take_back (f->draft, 2, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (mw_draft_take_back (f->draft, 2, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOTHING);
  g_clear_error (&error);
  run_step (f->draft, MW_STEP_REMOVE_AGENT, agent, NULL, NULL);
  g_assert_true (mw_draft_take_back (f->draft, 2, NULL, &error));
  g_assert_no_error (error);
  assert_answer (f->draft_path, "SELECT login FROM agent", "anna");
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, id, "comment", "another");
  g_assert_false (mw_draft_take_back (f->draft, 2, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Returns"));
}

/* A draft with edits stays on its base: it cannot take back what it has not got. */
static void
test_take_back_newer (Fixture *f, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autofree char *id = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autoptr (MwDraft) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (submit_all (f->draft), ==, 1);
  other = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, &error);
  g_assert_no_error (error);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "name", "Mine");
  run_step (other, MW_STEP_SET_PROFILE, id, "comment", "theirs");
  g_assert_cmpint (submit_all (other), ==, 2);
  g_assert_false (mw_draft_take_back (f->draft, 2, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
}

static void
test_nothing (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_NOTHING);
}

static void
test_errors_block (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_profile (f->draft, "Support", "support@example.org");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_BLOCKED);
  g_assert_nonnull (strstr (error->message, "Support"));
  assert_answer (f->live_path, "SELECT count(*) FROM revision", "0");
  /* Switched off, it may be incomplete. */
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "enabled", "off");
  g_assert_cmpint (submit_all (f->draft), ==, 1);
}

static void
test_warnings_are_accepted (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autoptr (MwReview) review = NULL;
  g_autoptr (GPtrArray) accepted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "imap-encryption", "none");
  review = mw_draft_review (f->draft, NULL, NULL);
  g_assert_cmpuint (mw_review_get_n_errors (review), ==, 0);
  g_assert_cmpuint (mw_review_get_n_warnings (review), ==, 1);
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_BLOCKED);
  {
    g_autoptr (MwFinding) finding = g_list_model_get_item (mw_review_get_findings (review), 0);

    g_ptr_array_add (accepted, g_strdup (mw_finding_get_id (finding)));
    g_ptr_array_add (accepted, NULL);
  }
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "",
                                    (const char *const *) accepted->pdata, NULL, NULL),
                   ==, 1);
}

static void
test_only_what_was_reviewed (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autofree char *later = NULL;
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autoptr (GError) error = NULL;

  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "later");
  later = add_complete_profile (f->draft, "Later", "later@example.org");
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
  assert_answer (f->live_path, "SELECT count(*) || comment FROM profile", "1");
  assert_answer (f->draft_path, "SELECT comment FROM profile WHERE name = 'Support'", "later");
  g_assert_cmpuint (count_changes (f->draft), ==, 2);
  /* What stays staged can be undone, and what was submitted cannot be deleted. */
  for (guint i = 0; i < 5; i++)
    g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_false (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  for (guint i = 0; i < 5; i++)
    g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  assert_answer (f->live_path, "SELECT group_concat(comment) FROM profile", "later,");
}

static void
test_review_outdated (Fixture *f, gconstpointer user_data)
{
  G_GNUC_UNUSED g_autofree char *id =
      add_complete_profile (f->draft, "Support", "support@example.org");
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autoptr (GError) error = NULL;

  mw_draft_undo (f->draft, NULL, NULL);
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_REVIEW_OUTDATED);
  assert_answer (f->live_path, "SELECT count(*) FROM revision", "0");
  /* The same review, submitted twice: the second finds nothing of what was reviewed. */
  g_clear_error (&error);
  mw_draft_redo (f->draft, NULL, NULL);
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, &error), ==, 1);
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_REVIEW_OUTDATED);
  assert_answer (f->live_path, "SELECT count(*) FROM revision", "1");
}

/* Two drafts of one configuration, from revision 0 on: the second is refused, whatever it changed.
 */
static void
test_stale (Fixture *f, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  MwDraft *other = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, NULL);
  G_GNUC_UNUSED g_autofree char *mine = add_complete_profile (f->draft, "Mine", "mine@example.org");
  g_autofree char *theirs = add_complete_profile (other, "Theirs", "theirs@example.org");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (submit_all (other), ==, 1);
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "Ada"));
  assert_answer (f->live_path, "SELECT group_concat(name) FROM profile", "Theirs");
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  g_clear_object (&other);
  fixture_reopen (f);
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  /* Discarded, it takes over the newest revision. */
  g_clear_error (&error);
  g_assert_true (mw_draft_discard (f->draft, NULL, &error));
  g_assert_no_error (error);
  assert_answer (f->draft_path, "SELECT group_concat(name) FROM profile", "Theirs");
  assert_answer (f->draft_path, "SELECT revision FROM configuration", "1");
  /* And one without edits follows by itself. */
  run_step (f->draft, MW_STEP_SET_PROFILE, theirs, "comment", "seen");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  other = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, NULL);
  assert_answer (path, "SELECT comment FROM profile", "seen");
  g_clear_object (&other);
}

/* Two profiles that swap their names: no order of single rows does it, the edits one by one do. */
static void
test_swapped_names (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "name", "C");
  run_step (f->draft, MW_STEP_SET_PROFILE, b, "name", "A");
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "name", "B");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  assert_answer (f->live_path, "SELECT name FROM profile WHERE address = 'a@example.org'", "B");
}

static void
test_edited_outside (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  g_assert_cmpint (run_sql (f->live_path, "UPDATE profile SET comment = 'by hand'"), ==, SQLITE_OK);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "mine");
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
  assert_answer (f->live_path, "SELECT comment FROM profile", "by hand");
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
}

static void
test_history (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GListModel) changes = NULL;
  g_autoptr (MwChange) change = NULL;
  const MwRevisionFields *last;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "new.example.org");
  submit_all (f->draft);
  revisions = mw_live_list_revisions (f->live, NULL, NULL, NULL);
  g_assert_cmpuint (revisions->len, ==, 2);
  last = mw_revision_get_fields (g_ptr_array_index (revisions, 0));
  g_assert_cmpint (last->id.number, ==, 2);
  g_assert_cmpstr (last->author, ==, "Ada");
  g_assert_cmpuint (last->n_changes, ==, 1);
  operations = mw_live_list_operations (f->live, 1, 2, NULL, NULL);
  changes = mw_draft_describe_operations (f->draft, operations);
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 1);
  change = g_list_model_get_item (changes, 0);
  g_assert_cmpstr (mw_change_get_before (change), ==, "smtp.example.org");
  g_assert_cmpstr (mw_change_get_after (change), ==, "new.example.org");
}

/* Runs a submit in a process of its own that has an accident at its n-th write. Its wait status. */
static int
submit_in_child (Fixture *f, Fault fault, int n, int *operations)
{
  int pipes[2], status = 0;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      MwLive *live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
      MwDraft *draft = mw_sqlite_draft_open (f->draft_path, live, f->catalogue, NULL, NULL);
      MwReview *review = mw_draft_review (draft, NULL, NULL);
      gint64 number;
      int count;

      /* A process of its own has tokens of its own: one that was withdrawn is never taken again. */
      g_random_set_seed ((guint32) getpid ());
      fault_vfs_arm (fault, n);
      number = mw_draft_submit (draft, review, "Ada", "why", NULL, NULL, NULL);
      count = fault_vfs_count ();
      if (write (pipes[1], &count, sizeof count) != sizeof count)
        _exit (99);
      _exit (number > 0 ? 0 : 1);
    }
  close (pipes[1]);
  waitpid (child, &status, 0);
  *operations = 0;
  if (read (pipes[0], operations, sizeof *operations) < 0)
    *operations = 0;
  close (pipes[0]);
  return status;
}

static void
assert_whole (Fixture *f, gboolean submitted)
{
  assert_answer (f->live_path, "PRAGMA integrity_check", "ok");
  assert_answer (f->draft_path, "PRAGMA integrity_check", "ok");
  assert_answer (f->live_path, "SELECT count(*) FROM profile", submitted ? "2" : "1");
  assert_answer (f->live_path, "SELECT count(*) FROM profile_override", submitted ? "6" : "3");
  assert_answer (f->live_path, "SELECT max(number) FROM revision", submitted ? "2" : "1");
  assert_answer (f->live_path, "SELECT revision FROM configuration", submitted ? "2" : "1");
  g_assert_cmpuint (count_changes (f->draft), ==, submitted ? 0 : 2);
  assert_answer (f->draft_path, "SELECT count(*) FROM profile", "2");
  assert_answer (f->draft_path, "SELECT revision FROM configuration", submitted ? "2" : "1");
  assert_answer (f->draft_path, "SELECT count(*) FROM submission", "0");
}

/* An accident at every single write of a submit: the live file holds the old revision or the new
 * one, whole, and the draft agrees with it after it is opened again. */
static void
accident_at_every_write (Fixture *f, Fault fault)
{
  gboolean seen_old = FALSE, seen_new = FALSE;
  g_autofree char *first = add_complete_profile (f->draft, "First", "first@example.org");
  int operations = 0, n = 0, status;

  submit_all (f->draft);
  g_free (add_complete_profile (f->draft, "Second", "second@example.org"));
  run_step (f->draft, MW_STEP_SET_PROFILE, first, "comment", "changed too");
  fixture_close (f);
  do
    {
      g_autofree char *answer = NULL;
      gboolean submitted;

      n++;
      status = submit_in_child (f, fault, n, &operations);
      f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
      f->draft = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, NULL);
      answer = ask (f->live_path, "SELECT max(number) FROM revision");
      submitted = g_str_equal (answer, "2");
      g_test_message ("accident at operation %d: status %x, submitted %d", n, (unsigned) status,
                      submitted);
      assert_whole (f, submitted);
      if (submitted)
        {
          seen_new = TRUE;
          break;
        }
      seen_old = TRUE;
      if (fault == FAULT_FULL)
        g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 1);
      fixture_close (f);
    }
  while (n < 500);
  g_assert_true (seen_old);
  g_assert_true (seen_new);
  g_assert_cmpint (n, >, 3);
}

static void
test_killed (Fixture *f, gconstpointer user_data)
{
  accident_at_every_write (f, FAULT_KILL);
}

static void
test_disk_full (Fixture *f, gconstpointer user_data)
{
  accident_at_every_write (f, FAULT_FULL);
}

/* After the new revision is whole in the live file, but before the draft knows: the kills that come
 * later than the first one that left it submitted. */
static void
test_killed_after_live (Fixture *f, gconstpointer user_data)
{
  g_autofree char *first = add_complete_profile (f->draft, "First", "first@example.org");
  guint n_recovered = 0;

  for (int n = 1; n < 60; n++)
    {
      g_autofree char *comment = g_strdup_printf ("%d", n);
      g_autofree char *before = NULL, *after = NULL;
      int operations, status;

      run_step (f->draft, MW_STEP_SET_PROFILE, first, "comment", comment);
      before = ask (f->live_path, "SELECT max(number) FROM revision");
      fixture_close (f);
      status = submit_in_child (f, FAULT_KILL, n, &operations);
      after = ask (f->live_path, "SELECT max(number) FROM revision");
      if (WIFSIGNALED (status) && g_strcmp0 (before, after) != 0)
        {
          g_autofree char *unsettled = ask (f->draft_path, "SELECT count(*) FROM submission");

          /* What is written last of all is the log, into the draft that is settled. */
          if (g_str_equal (unsettled, "1"))
            n_recovered++;
          else
            assert_answer (f->draft_path, "SELECT revision FROM configuration", after);
        }
      f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
      f->draft = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, NULL);
      g_assert_cmpuint (count_changes (f->draft) == 0, ==, g_strcmp0 (before, after) != 0);
      if (WIFEXITED (status))
        break;
    }
  g_assert_cmpuint (n_recovered, >, 0);
}

int
main (int argc, char **argv)
{
  fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/submit/first", test_first);
  FIXTURE_TEST ("/store/submit/nothing", test_nothing);
  FIXTURE_TEST ("/store/submit/take-back", test_take_back);
  FIXTURE_TEST ("/store/submit/take-back-refused", test_take_back_refused);
  FIXTURE_TEST ("/store/submit/take-back-reached", test_take_back_reached);
  FIXTURE_TEST ("/store/submit/take-back-newer", test_take_back_newer);
  FIXTURE_TEST ("/store/submit/errors-block", test_errors_block);
  FIXTURE_TEST ("/store/submit/warnings", test_warnings_are_accepted);
  FIXTURE_TEST ("/store/submit/only-what-was-reviewed", test_only_what_was_reviewed);
  FIXTURE_TEST ("/store/submit/review-outdated", test_review_outdated);
  FIXTURE_TEST ("/store/submit/stale", test_stale);
  FIXTURE_TEST ("/store/submit/swapped-names", test_swapped_names);
  FIXTURE_TEST ("/store/submit/edited-outside", test_edited_outside);
  FIXTURE_TEST ("/store/submit/history", test_history);
  FIXTURE_TEST ("/store/submit/killed", test_killed);
  FIXTURE_TEST ("/store/submit/killed-after-live", test_killed_after_live);
  FIXTURE_TEST ("/store/submit/disk-full", test_disk_full);
  return g_test_run ();
}
