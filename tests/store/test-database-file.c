/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* One name for a database's file, and what is found out by it. What may be named is tested with
 * mailwrightctl. */

#include "fixture.h"

#include "store/database/database-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

static void
assert_finds (const char *path, const char *expected, gboolean expected_there)
{
  g_autoptr (GError) error = NULL;
  gboolean there = !expected_there;
  g_autofree char *file = mw_database_file_find (path, &there, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (file, ==, expected);
  g_assert_cmpint (there, ==, expected_there);
}

static void
test_found (Fixture *f, gconstpointer user_data)
{
  g_autofree char *real = realpath (f->folder, NULL);
  g_autofree char *file = g_build_filename (real, "x.db", NULL);
  g_autofree char *link_name = g_build_filename (f->folder, "link.db", NULL);
  g_autofree char *deep = g_build_filename (f->folder, "a", "b", "c.db", NULL);
  g_autofree char *real_deep = g_build_filename (real, "a", "b", "c.db", NULL);

  assert_finds (file, file, FALSE);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  assert_finds (file, file, TRUE);
  g_assert_cmpint (symlink ("x.db", link_name), ==, 0);
  assert_finds (link_name, file, TRUE);
  /* Folders that are not there yet are not made by looking. */
  assert_finds (deep, real_deep, FALSE);
  g_assert_cmpint (g_access (real_deep, F_OK), !=, 0);
}

static void
test_moved (Fixture *f, gconstpointer user_data)
{
  g_autofree char *mine = g_build_filename (f->folder, "mine", NULL);
  g_autofree char *theirs = g_build_filename (f->folder, "theirs", NULL);
  g_autofree char *text = NULL;
  GStatBuf status;

  g_assert_true (g_file_set_contents (mine, "mine", -1, NULL));
  g_assert_true (mw_database_file_move (mine, theirs));
  g_assert_cmpint (g_stat (theirs, &status), ==, 0);
  g_assert_cmpuint (status.st_nlink, ==, 1);
  /* Whoever was faster keeps theirs. */
  g_assert_true (g_file_set_contents (mine, "second", -1, NULL));
  g_assert_false (mw_database_file_move (mine, theirs));
  g_assert_cmpint (errno, ==, EEXIST);
  g_assert_true (g_file_get_contents (theirs, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

static void
on_revised_cb (MwLive *live, gint64 number, gboolean reachable, guint *n_revised)
{
  g_assert_true (reachable);
  if (number == 1)
    (*n_revised)++;
}

/* Somebody submits by the one name; whoever opened it by the other is told. */
static void
test_revised_by_another_name (Fixture *f, gconstpointer user_data)
{
  g_autofree char *link_name = g_build_filename (f->folder, "link.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwLive) live = NULL;
  g_autofree char *id = NULL;
  guint n_revised = 0;

  g_assert_cmpint (symlink (f->live_path, link_name), ==, 0);
  live = mw_sqlite_live_open (link_name, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (live, "revised", G_CALLBACK (on_revised_cb), &n_revised);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  id = add_complete_profile (f->draft, "Support", "support@example.org");
  submit_all (f->draft);
  while (n_revised == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (mw_live_get_revision (live, NULL, NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/database-file/found", test_found);
  FIXTURE_TEST ("/store/database-file/moved", test_moved);
  FIXTURE_TEST ("/store/database-file/revised-by-another-name", test_revised_by_another_name);
  return g_test_run ();
}
