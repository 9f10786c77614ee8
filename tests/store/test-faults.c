/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* A full disk, and a kill, at the writes of whatever writes a draft or makes a file: it is done
 * whole or not at all, it says so, and what comes after it works. (Edits and submits: safety,
 * submit.) */

#include "fault-vfs.h"
#include "fixture.h"
#include "model.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_WRITES 600

/* Something that writes, on drafts and a live side that are open. */
typedef gboolean (*ActFunc) (Fixture *f, GError **error);

static gboolean
act_undo (Fixture *f, GError **error)
{
  return mw_draft_undo (f->draft, NULL, error);
}

static gboolean
act_redo (Fixture *f, GError **error)
{
  return mw_draft_redo (f->draft, NULL, error);
}

static gboolean
act_discard (Fixture *f, GError **error)
{
  return mw_draft_discard (f->draft, NULL, error);
}

static gboolean
act_take_back (Fixture *f, GError **error)
{
  return mw_draft_take_back (f->draft, 2, NULL, error);
}

/* A draft that is opened follows, or is moved onto what is live. */
static gboolean
act_open (Fixture *f, GError **error)
{
  g_clear_object (&f->draft);
  f->draft = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, error);
  return f->draft != NULL;
}

/* ---- what is there before ---- */

/* Three revisions; what the third changed is changed once more, and something is undone. */
static char *
prepare (Fixture *f)
{
  char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *agent = NULL;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "two");
  agent = add_agent (f->draft, "anna", "Anna");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "polling-interval", "60");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "polling-interval", "90");
  g_free (add_complete_profile (f->draft, "B", "b@example.org"));
  run_step (f->draft, MW_STEP_SET_AGENT, agent, "default-profile", id);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "name", "C");
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  return id;
}

static void
copy (const char *from, const char *to)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
}

/* Nobody has the files open: their logs are gone. */
static void
keep (Fixture *f)
{
  g_autofree char *live = g_strconcat (f->live_path, ".kept", NULL);
  g_autofree char *draft = g_strconcat (f->draft_path, ".kept", NULL);

  fixture_close (f);
  copy (f->live_path, live);
  copy (f->draft_path, draft);
}

static void
put_back (Fixture *f)
{
  static const char *const ENDINGS[] = { "-wal", "-shm" };
  const char *paths[] = { f->live_path, f->draft_path };

  fixture_close (f);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *kept = g_strconcat (paths[i], ".kept", NULL);

      for (guint k = 0; k < G_N_ELEMENTS (ENDINGS); k++)
        {
          g_autofree char *log = g_strconcat (paths[i], ENDINGS[k], NULL);

          g_unlink (log);
        }
      copy (kept, paths[i]);
    }
}

/* ---- a full disk ---- */

/* What a draft is to the last row, its undo history and its base with it. */
#define HISTORY                                                                                    \
  "SELECT (SELECT revision || revision_id FROM configuration) || ' ' ||"                           \
  " (SELECT count (*) || '/' || coalesce (sum (undone), 0) FROM journal) || ' ' ||"                \
  " (SELECT count (*) FROM submission) || ' ' || (SELECT count (*) FROM set_aside)"

typedef struct
{
  Model *rows;   /* (owned) */
  Model *base;   /* (owned) */
  char *history; /* (owned) */
} Picture;

static void
picture_take (Picture *picture, const char *path)
{
  picture->rows = model_read (path);
  picture->base = model_read_base (path);
  picture->history = ask (path, HISTORY);
}

static void
picture_clear (Picture *picture)
{
  model_free (picture->rows);
  model_free (picture->base);
  g_free (picture->history);
}

static void
assert_picture (const Picture *expected, const char *path)
{
  Picture now;

  picture_take (&now, path);
  model_assert_equal (now.rows, expected->rows, "the rows");
  model_assert_equal (now.base, expected->base, "the base");
  g_assert_cmpstr (now.history, ==, expected->history);
  assert_answer (path, "PRAGMA integrity_check", "ok");
  picture_clear (&now);
}

/* In one process, on one connection, which goes on; at each of the first writes, and at one of some
 * of the others. */
static void
full_at_writes (Fixture *f, ActFunc act)
{
  Picture before;
  gboolean done = FALSE;
  int n;

  picture_take (&before, f->draft_path);
  for (n = 1; n < MOST_WRITES; n += 1 + n / 8)
    {
      g_autoptr (GError) error = NULL;

      fault_vfs_arm (FAULT_FULL, n);
      done = act (f, &error);
      fault_vfs_arm (FAULT_NONE, 0);
      if (done)
        break;
      g_assert_error (error, MW_ERROR, MW_ERROR_FULL);
      assert_picture (&before, f->draft_path);
    }
  g_test_message ("%d writes", n);
  g_assert_true (done);
  g_assert_cmpint (n, >, 1);
  picture_clear (&before);
}

static void
test_undo_on_full_disk (Fixture *f, gconstpointer user_data)
{
  g_free (prepare (f));
  full_at_writes (f, act_undo);
  full_at_writes (f, act_redo);
  full_at_writes (f, act_redo);
  assert_answer (f->draft_path,
                 "SELECT group_concat (name, '') FROM (SELECT name FROM profile"
                 " ORDER BY name)",
                 "BC");
}

static void
test_discard_on_full_disk (Fixture *f, gconstpointer user_data)
{
  g_autoptr (Model) live = NULL;
  g_autoptr (Model) rows = NULL;

  g_free (prepare (f));
  full_at_writes (f, act_discard);
  live = model_read (f->live_path);
  rows = model_read (f->draft_path);
  model_assert_equal (rows, live, "the draft after it was discarded");
}

static void
test_take_back_on_full_disk (Fixture *f, gconstpointer user_data)
{
  g_free (prepare (f));
  full_at_writes (f, act_discard);
  full_at_writes (f, act_take_back);
  assert_answer (f->draft_path, "SELECT comment || (SELECT count (*) FROM agent) FROM profile",
                 "0");
}

/* ---- killed ---- */

/* In a process of its own, which is killed at the n-th write. Whether it came to its end. */
static gboolean
act_and_die (Fixture *f, ActFunc act, int n)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      g_random_set_seed ((guint32) getpid ());
      f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
      if (act != act_open)
        f->draft = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, NULL);
      fault_vfs_arm (FAULT_KILL, n);
      _exit (act (f, NULL) ? 0 : 90);
    }
  waitpid (child, &status, 0);
  g_assert_true (WIFSIGNALED (status) || (WIFEXITED (status) && WEXITSTATUS (status) == 0));
  return WIFEXITED (status);
}

/* At each write: the draft is what it was before, or what it is after, to the last row. A draft
 * that is opened again does what was not done, where it is opening that does it. */
static void
killed_at_writes (Fixture *f, ActFunc act)
{
  Picture before, after;
  gboolean ended = FALSE;
  guint n_before = 0, n_after = 0;

  keep (f);
  picture_take (&before, f->draft_path);
  fixture_reopen (f);
  if (act != act_open)
    g_assert_true (act (f, NULL));
  fixture_close (f);
  picture_take (&after, f->draft_path);
  for (int n = 1; !ended && n < MOST_WRITES; n += 1 + n / 4)
    {
      g_autofree char *history = NULL;

      put_back (f);
      ended = act_and_die (f, act, n);
      history = ask (f->draft_path, HISTORY);
      if (g_str_equal (history, after.history))
        {
          n_after++;
          assert_picture (&after, f->draft_path);
        }
      else
        {
          n_before++;
          g_assert_false (ended);
          assert_picture (&before, f->draft_path);
        }
      fixture_reopen (f);
      fixture_close (f);
      if (act == act_open)
        assert_picture (&after, f->draft_path);
    }
  g_test_message ("%u before, %u after", n_before, n_after);
  g_assert_true (ended);
  g_assert_cmpuint (n_before, >, 0);
  picture_clear (&before);
  picture_clear (&after);
  fixture_reopen (f);
}

static void
test_killed_in_undo (Fixture *f, gconstpointer user_data)
{
  g_free (prepare (f));
  killed_at_writes (f, act_undo);
}

static void
test_killed_in_discard (Fixture *f, gconstpointer user_data)
{
  g_free (prepare (f));
  killed_at_writes (f, act_discard);
}

/* ---- a draft that is opened ---- */

/* Somebody else submits two revisions. */
static void
submit_elsewhere (Fixture *f, const char *id)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  MwDraft *other = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, &error);

  g_assert_no_error (error);
  run_step (other, MW_STEP_SET_PROFILE, id, "comment", "theirs");
  submit_all (other);
  run_step (other, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "polling-interval", "45");
  submit_all (other);
  g_clear_object (&other);
}

static char *
lag_behind (Fixture *f)
{
  char *id = prepare (f);

  g_assert_true (mw_draft_discard (f->draft, NULL, NULL));
  g_clear_object (&f->draft);
  submit_elsewhere (f, id);
  return id;
}

static void
test_killed_while_following (Fixture *f, gconstpointer user_data)
{
  g_free (lag_behind (f));
  killed_at_writes (f, act_open);
  assert_answer (f->draft_path, "SELECT revision FROM configuration", "5");
}

/* One that cannot follow says so, and follows once there is room. */
static void
test_follow_on_full_disk (Fixture *f, gconstpointer user_data)
{
  g_free (lag_behind (f));
  full_at_writes (f, act_open);
  assert_answer (f->draft_path, "SELECT revision FROM configuration", "5");
  assert_answer (f->draft_path, "SELECT comment FROM profile", "theirs");
}

/* The live database is an older one again: what was staged is moved onto it. */
static void
go_back (Fixture *f)
{
  g_autofree char *kept = g_strconcat (f->live_path, ".old", NULL);
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");

  submit_all (f->draft);
  fixture_close (f);
  copy (f->live_path, kept);
  fixture_reopen (f);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "gone");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "name", "Staged");
  g_free (add_complete_profile (f->draft, "B", "b@example.org"));
  fixture_close (f);
  copy (kept, f->live_path);
  f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
}

static void
assert_moved (Fixture *f)
{
  assert_answer (f->draft_path, "SELECT revision FROM configuration", "1");
  assert_answer (f->draft_path,
                 "SELECT group_concat (name || comment) FROM (SELECT * FROM profile"
                 " ORDER BY name)",
                 "B,Staged");
  g_assert_cmpuint (count_changes (f->draft), ==, 2);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
}

static void
test_move_on_full_disk (Fixture *f, gconstpointer user_data)
{
  go_back (f);
  full_at_writes (f, act_open);
  assert_moved (f);
}

static void
test_killed_while_moving (Fixture *f, gconstpointer user_data)
{
  go_back (f);
  killed_at_writes (f, act_open);
  assert_moved (f);
}

/* ---- files that are made ---- */

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

/* A draft or a live database that cannot be made leaves nothing behind. */
static void
test_making_on_full_disk (Fixture *f, gconstpointer user_data)
{
  g_autofree char *folder = g_build_filename (f->folder, "new", NULL);
  g_autofree char *live_path = g_build_filename (folder, "live.db", NULL);
  g_autofree char *draft_path = g_build_filename (folder, "draft.db", NULL);
  gboolean done = FALSE;
  int n = 0;

  g_free (prepare (f));
  while (!done && n++ < MOST_WRITES)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) reason = NULL;
      MwLive *live;
      MwDraft *draft;

      fault_vfs_arm (FAULT_FULL, n);
      live = mw_sqlite_live_open (live_path, TRUE, NULL, &error);
      fault_vfs_arm (FAULT_FULL, n);
      draft = mw_sqlite_draft_open (draft_path, f->live, f->catalogue, NULL, &reason);
      fault_vfs_arm (FAULT_NONE, 0);
      done = live && draft;
      if (!live)
        g_assert_error (error, MW_ERROR, MW_ERROR_FULL);
      if (!draft)
        g_assert_error (reason, MW_ERROR, MW_ERROR_FULL);
      g_clear_object (&draft);
      g_clear_object (&live);
      /* What was made whole is there; nothing else is. */
      g_assert_cmpuint (count_files (folder), ==,
                        (guint) g_file_test (live_path, G_FILE_TEST_EXISTS) +
                            (guint) g_file_test (draft_path, G_FILE_TEST_EXISTS));
    }
  g_assert_true (done);
  g_assert_cmpint (n, >, 10);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* ---- a submit whose draft cannot be written afterwards ---- */

/* It is live and reported; whatever is done to the draft next settles it first. */
static void
test_settled_by_what_comes_next (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = prepare (f);
  g_autoptr (Model) live = NULL;
  guint n_unsettled = 0;
  gint64 number = 3;

  g_assert_true (mw_draft_discard (f->draft, NULL, NULL));
  for (int n = 1; n < 60; n++)
    {
      g_autofree char *comment = g_strdup_printf ("%d", n);
      g_autoptr (MwReview) review = NULL;
      g_autofree char *unsettled = NULL;
      gint64 made;

      run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", comment);
      review = mw_draft_review (f->draft, NULL, NULL);
      fault_vfs_arm (FAULT_FULL, n);
      made = mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, NULL);
      fault_vfs_arm (FAULT_NONE, 0);
      unsettled = ask (f->draft_path, "SELECT count (*) FROM submission");
      number += made > 0;
      g_assert_true (made < 0 || made == number);
      n_unsettled += made > 0 && g_str_equal (unsettled, "1");
      /* An undo finds nothing of what is live, and everything of what is not. */
      g_assert_cmpint (mw_draft_undo (f->draft, NULL, NULL), ==, made < 0);
      assert_answer (f->draft_path, "SELECT count (*) FROM submission", "0");
      g_assert_cmpuint (count_changes (f->draft), ==, 0);
    }
  g_assert_cmpuint (n_unsettled, >, 0);
  live = model_read (f->live_path);
  {
    g_autoptr (Model) rows = model_read (f->draft_path);

    model_assert_equal (rows, live, "the draft");
  }
}

int
main (int argc, char **argv)
{
  fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/faults/undo-on-full-disk", test_undo_on_full_disk);
  FIXTURE_TEST ("/store/faults/discard-on-full-disk", test_discard_on_full_disk);
  FIXTURE_TEST ("/store/faults/take-back-on-full-disk", test_take_back_on_full_disk);
  FIXTURE_TEST ("/store/faults/killed-in-undo", test_killed_in_undo);
  FIXTURE_TEST ("/store/faults/killed-in-discard", test_killed_in_discard);
  FIXTURE_TEST ("/store/faults/follow-on-full-disk", test_follow_on_full_disk);
  FIXTURE_TEST ("/store/faults/killed-while-following", test_killed_while_following);
  FIXTURE_TEST ("/store/faults/move-on-full-disk", test_move_on_full_disk);
  FIXTURE_TEST ("/store/faults/killed-while-moving", test_killed_while_moving);
  FIXTURE_TEST ("/store/faults/making-on-full-disk", test_making_on_full_disk);
  FIXTURE_TEST ("/store/faults/settled-by-what-comes-next", test_settled_by_what_comes_next);
  return g_test_run ();
}
