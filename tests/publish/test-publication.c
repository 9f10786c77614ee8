/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Mail servers are kept told of what is live while a program runs, whoever submits and whatever
 * fails on the way. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "publish/cdb-publisher.h"
#include "store/fixture.h"

typedef struct
{
  Fixture store;
  MwPublisher *publisher;
  MwPublication *publication;
  char *folder;
  char *path;
  char *profile;
} Case;

static void
set_up (Case *c, gconstpointer user_data)
{
  g_autofree char *agent = NULL, *responsibility = NULL;

  fixture_set_up (&c->store, user_data);
  c->publisher = mw_cdb_publisher_new ();
  c->folder = g_dir_make_tmp ("mailwright-XXXXXX", NULL);
  c->path = mw_publisher_get_path (c->publisher, c->folder);
  c->profile = add_complete_profile (c->store.draft, "Support", "support@example.org");
  agent = add_agent (c->store.draft, "anna", "Anna");
  responsibility = add_responsibility (c->store.draft, "First");
  run_step (c->store.draft, MW_STEP_ASSIGN_AGENT, responsibility, agent, NULL);
  run_step (c->store.draft, MW_STEP_ASSIGN_PROFILE, responsibility, c->profile, NULL);
  g_assert_cmpint (submit_all (c->store.draft), ==, 1);
}

static void
end_publication (Case *c)
{
  gpointer rest = c->publication;

  g_object_add_weak_pointer (rest, &rest);
  g_clear_object (&c->publication);
  while (rest)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Case *c, gconstpointer user_data)
{
  if (c->publication)
    end_publication (c);
  fixture_tear_down (&c->store, user_data);
  g_object_unref (c->publisher);
  g_unlink (c->path);
  g_rmdir (c->folder);
  g_free (c->folder);
  g_free (c->path);
  g_free (c->profile);
}

static void
begin (Case *c)
{
  c->publication = mw_publication_new (c->store.draft, c->publisher);
}

static gint64
get_revision (Case *c)
{
  gint64 revision = -1;

  return mw_publisher_look (c->publisher, c->folder, NULL, &revision, NULL, NULL) ? revision : -1;
}

static gboolean
is_busy (Case *c)
{
  gboolean busy = FALSE;

  g_object_get (c->publication, "busy", &busy, NULL);
  return busy;
}

/* What it says of itself is what is there, too. */
static void
wait_for_revision (Case *c, gint64 revision)
{
  gint64 said = -1;

  while (said != revision || is_busy (c))
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (c->publication, "revision", &said, NULL);
    }
  g_assert_cmpint (get_revision (c), ==, revision);
  g_assert_no_error (mw_publication_get_problem (c->publication));
}

static void
wait_for_problem (Case *c, int code)
{
  while (!mw_publication_get_problem (c->publication) || is_busy (c))
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (mw_publication_get_problem (c->publication), MW_ERROR, code);
}

static void
wait_for_look (Case *c)
{
  do
    g_main_context_iteration (NULL, TRUE);
  while (is_busy (c));
}

static void
set_folder (Case *c)
{
  g_assert_true (mw_publish_set_folder (c->store.live, c->publisher, c->folder, NULL, NULL, NULL));
}

static gint64
submit_comment (MwDraft *draft, Case *c, const char *comment)
{
  run_step (draft, MW_STEP_SET_PROFILE, c->profile, "comment", comment);
  return submit_all (draft);
}

static void
assert_texts (Case *c, const char *folder, const char *path)
{
  g_autofree char *said_folder = NULL, *said_path = NULL;

  g_object_get (c->publication, "folder", &said_folder, "path", &said_path, NULL);
  g_assert_cmpstr (said_folder, ==, folder);
  g_assert_cmpstr (said_path, ==, path);
}

static void
test_none (Case *c, gconstpointer user_data)
{
  begin (c);
  wait_for_look (c);
  assert_texts (c, NULL, NULL);
  g_assert_no_error (mw_publication_get_problem (c->publication));
  g_assert_cmpint (get_revision (c), ==, -1);
}

/* Our own, and another program's. */
static void
test_submits (Case *c, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (c->store.folder, "other.db", NULL);
  g_autoptr (MwLive) live = NULL;
  g_autoptr (MwDraft) other = NULL;

  set_folder (c);
  begin (c);
  wait_for_revision (c, 1);
  assert_texts (c, c->folder, c->path);
  submit_comment (c->store.draft, c, "ours");
  wait_for_revision (c, 2);
  live = mw_sqlite_live_open (c->store.live_path, FALSE, NULL, NULL);
  other = mw_sqlite_draft_open (path, live, c->store.catalogue, NULL, NULL);
  submit_comment (other, c, "theirs");
  wait_for_revision (c, 3);
}

/* What an earlier run could not, or did not come to. */
static void
test_start (Case *c, gconstpointer user_data)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  set_folder (c);
  submit_comment (c->store.draft, c, "killed after that");
  g_assert_cmpint (get_revision (c), ==, 1);
  begin (c);
  wait_for_revision (c, 2);
  end_publication (c);
  /* Damage that only a look at all of it finds. */
  g_assert_true (g_file_get_contents (c->path, &contents, &length, NULL));
  memcpy (memmem (contents, length, "anna", 4), "hans", 4);
  g_assert_true (g_file_set_contents (c->path, contents, (gssize) length, NULL));
  begin (c);
  wait_for_revision (c, 2);
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (c->path, &contents, &length, NULL));
  g_assert_nonnull (memmem (contents, length, "anna", 4));
}

static void
test_end (Case *c, gconstpointer user_data)
{
  set_folder (c);
  begin (c);
  wait_for_revision (c, 1);
  submit_comment (c->store.draft, c, "at the last moment");
  mw_publication_end (c->publication);
  g_assert_cmpint (get_revision (c), ==, 2);
}

static void
test_problem (Case *c, gconstpointer user_data)
{
  g_autofree char *away = g_strconcat (c->folder, ".away", NULL);

  set_folder (c);
  begin (c);
  wait_for_revision (c, 1);
  g_assert_cmpint (g_rename (c->folder, away), ==, 0);
  submit_comment (c->store.draft, c, "nowhere to go");
  wait_for_problem (c, MW_ERROR_NOT_FOUND);
  assert_texts (c, c->folder, c->path);
  g_assert_cmpint (g_rename (away, c->folder), ==, 0);
  /* As after a while. */
  mw_publication_update (c->publication);
  wait_for_revision (c, 2);
}

static void
on_folder_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static gboolean
try_folder (Case *c, const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mw_publication_set_folder_async (c->publication, folder, NULL, on_folder_set_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return mw_publication_set_folder_finish (c->publication, result, error);
}

static void
test_setting (Case *c, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  begin (c);
  wait_for_look (c);
  g_assert_false (try_folder (c, "/nowhere/at/all", &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_texts (c, NULL, NULL);
  g_assert_true (try_folder (c, c->folder, &error));
  g_assert_no_error (error);
  assert_texts (c, c->folder, c->path);
  wait_for_revision (c, 1);
  g_assert_true (try_folder (c, NULL, &error));
  assert_texts (c, NULL, NULL);
  wait_for_look (c);
  submit_comment (c->store.draft, c, "not published");
  wait_for_look (c);
  g_assert_cmpint (get_revision (c), ==, 1);
  /* By another program. */
  set_folder (c);
  wait_for_revision (c, 2);
}

static void
test_copy (Case *c, gconstpointer user_data)
{
  set_folder (c);
  g_assert_cmpint (run_sql (c->store.live_path,
                            "UPDATE setting SET value = '/elsewhere' WHERE key = 'publish-from'"),
                   ==, SQLITE_OK);
  submit_comment (c->store.draft, c, "on a copy");
  begin (c);
  wait_for_problem (c, MW_ERROR_REFUSED);
  assert_texts (c, NULL, NULL);
  g_assert_cmpint (get_revision (c), ==, 1);
}

/* As a version wrote it that took any login. */
static void
add_odd_login (Case *c)
{
  run_older_sql (c->store.live_path,
                 "INSERT INTO agent (id, login, login_key) VALUES ('x', 'anna, bo', 'anna, bo');"
                 "INSERT INTO responsibility_agent SELECT id, 'x' FROM responsibility");
}

static void
test_left_out (Case *c, gconstpointer user_data)
{
  g_autofree char *left_out = NULL, *still = NULL;

  add_odd_login (c);
  g_assert_cmpint (
      run_sql (c->store.live_path,
               "INSERT INTO profile (id, name, name_key, address, address_key, address_unicode,"
               " driver) VALUES ('y', 'Y', 'y', 'y@example.org', 'y@example.org', 'y@example.org',"
               " 'd');"
               "INSERT INTO responsibility_profile SELECT id, 'y' FROM responsibility;"
               "UPDATE profile SET address_unicode = '@example.org' WHERE id <> 'y'"),
      ==, SQLITE_OK);
  set_folder (c);
  begin (c);
  wait_for_revision (c, 1);
  g_object_get (c->publication, "left-out", &left_out, NULL);
  g_assert_nonnull (strstr (left_out, "anna, bo"));
  g_assert_nonnull (strstr (left_out, "@example.org"));
  /* A look that finds it right forgets nothing. */
  mw_publication_update (c->publication);
  wait_for_look (c);
  g_object_get (c->publication, "left-out", &still, NULL);
  g_assert_cmpstr (still, ==, left_out);
}

/* It was faster, so that there is nothing to write, but all to read. */
static void
test_left_out_by_another (Case *c, gconstpointer user_data)
{
  g_auto (MwPublished) published = { 0 };
  g_autofree char *before = NULL, *after = NULL;

  set_folder (c);
  begin (c);
  wait_for_revision (c, 1);
  g_object_get (c->publication, "left-out", &before, NULL);
  g_assert_null (before);
  add_odd_login (c);
  g_assert_cmpint (submit_comment (c->store.draft, c, "by another"), ==, 2);
  g_assert_true (mw_publish (c->store.live, c->publisher, c->folder, MW_PUBLISH_ALWAYS, &published,
                             NULL, NULL));
  wait_for_revision (c, 2);
  g_object_get (c->publication, "left-out", &after, NULL);
  g_assert_nonnull (after);
  g_assert_nonnull (strstr (after, "anna, bo"));
}

#define PUBLICATION_TEST(path, func) g_test_add (path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  PUBLICATION_TEST ("/publish/publication/none", test_none);
  PUBLICATION_TEST ("/publish/publication/submits", test_submits);
  PUBLICATION_TEST ("/publish/publication/start", test_start);
  PUBLICATION_TEST ("/publish/publication/end", test_end);
  PUBLICATION_TEST ("/publish/publication/problem", test_problem);
  PUBLICATION_TEST ("/publish/publication/setting", test_setting);
  PUBLICATION_TEST ("/publish/publication/copy", test_copy);
  PUBLICATION_TEST ("/publish/publication/left-out", test_left_out);
  PUBLICATION_TEST ("/publish/publication/left-out-by-another", test_left_out_by_another);
  return g_test_run ();
}
