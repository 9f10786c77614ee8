/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Files that are taken away under an open database: it is said, and nothing is written where nobody
 * will read it. */

#include "fixture.h"

#include "store/database/presence.h"

#include <glib/gstdio.h>
#include <mailwright/error.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

/* (transfer full) (nullable) */
static char *
get_problem (gpointer object)
{
  char *problem = NULL;

  g_object_get (object, "problem", &problem, NULL);
  return problem;
}

static void
wait_for_problem (gpointer object, const char *words)
{
  g_autofree char *problem = NULL;

  while (!problem)
    {
      g_main_context_iteration (NULL, TRUE);
      problem = get_problem (object);
    }
  g_test_message ("%s", problem);
  g_assert_nonnull (strstr (problem, words));
}

static void
wait_for_no_problem (gpointer object)
{
  g_autofree char *problem = get_problem (object);

  while (problem)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (problem);
      problem = get_problem (object);
    }
}

/* A copy has the same words, and is another file. */
static void
test_replaced (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_assert_nonnull (id);
  g_assert_true (g_file_get_contents (f->live_path, &text, &length, NULL));
  g_assert_true (g_file_set_contents (copy, text, length, NULL));
  g_assert_cmpint (g_rename (copy, f->live_path), ==, 0);
  wait_for_problem (f->live, "Another file");
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (mw_live_set_setting (f->live, "publish-folder", "/x", NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_changes (f->draft), >, 0);
}

/* What is staged can be read and submitted by whoever has it open, and by nobody later: nothing is
 * added to it. */
static void
test_draft_gone (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (f->draft_path, elsewhere), ==, 0);
  wait_for_problem (f->draft, "moved or removed");
  g_assert_false (try_step (f->draft, &error, MW_STEP_SET_PROFILE, id, "comment", "lost"));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_false (mw_draft_discard (f->draft, NULL, NULL));
  g_assert_cmpint (g_rename (elsewhere, f->draft_path), ==, 0);
  wait_for_no_problem (f->draft);
  g_assert_true (try_step (f->draft, NULL, MW_STEP_SET_PROFILE, id, "comment", "kept"));
  g_assert_cmpint (submit_all (f->draft), ==, 1);
}

/* The folder vanished: what is staged is submitted all the same. */
static void
test_draft_folder_gone (Fixture *f, gconstpointer user_data)
{
  g_autofree char *folder = g_build_filename (f->folder, "drafts", NULL);
  g_autofree char *elsewhere = g_build_filename (f->folder, "moved", NULL);
  g_autofree char *path = g_build_filename (folder, "draft.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_clear_object (&f->draft);
  f->draft = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, &error);
  g_assert_no_error (error);
  g_free (add_complete_profile (f->draft, "A", "a@example.org"));
  g_assert_cmpint (g_rename (folder, elsewhere), ==, 0);
  wait_for_problem (f->draft, "moved or removed");
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  assert_answer (f->live_path, "SELECT name FROM profile", "A");
}

/* Of root every file can be written. */
static void
test_read_only (Fixture *f, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (f->folder, "file", NULL);
  MwPresence *presence = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (chmod (path, 0444), ==, 0);
  g_assert_cmpint (chmod (f->folder, 0755), ==, 0);
  presence = mw_presence_new (path);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  g_assert_true (mw_presence_check (presence, FALSE, NULL));
  g_assert_false (mw_presence_check (presence, TRUE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (chmod (path, 0644), ==, 0);
  g_assert_true (mw_presence_check (presence, TRUE, NULL));
  mw_presence_free (presence);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/presence/replaced", test_replaced);
  FIXTURE_TEST ("/store/presence/draft-gone", test_draft_gone);
  FIXTURE_TEST ("/store/presence/draft-folder-gone", test_draft_folder_gone);
  FIXTURE_TEST ("/store/presence/read-only", test_read_only);
  return g_test_run ();
}
