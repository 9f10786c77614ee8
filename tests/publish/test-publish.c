/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What is live, published: when it is written, for whom, and what happens when others submit, when
 * a copy of the database is opened, and when the database goes away. */

#include <cdb.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "publish/cdb-publisher.h"
#include "store/fixture.h"

typedef struct
{
  Fixture store;
  MwPublisher *publisher;
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
  c->profile = add_complete_profile (c->store.draft, "Returns", "returns@m\u00fcnchen.example");
  agent = add_agent (c->store.draft, "anna", "Anna");
  responsibility = add_responsibility (c->store.draft, "First");
  run_step (c->store.draft, MW_STEP_ASSIGN_AGENT, responsibility, agent, NULL);
  run_step (c->store.draft, MW_STEP_ASSIGN_PROFILE, responsibility, c->profile, NULL);
  g_assert_cmpint (submit_all (c->store.draft), ==, 1);
}

static void
tear_down (Case *c, gconstpointer user_data)
{
  fixture_tear_down (&c->store, user_data);
  g_object_unref (c->publisher);
  g_unlink (c->path);
  g_rmdir (c->folder);
  g_free (c->folder);
  g_free (c->path);
  g_free (c->profile);
}

static char *
look_up (Case *c, const char *key)
{
  struct cdb cdb;
  int fd = open (c->path, O_RDONLY);
  char *answer = NULL;

  g_assert_cmpint (cdb_init (&cdb, fd), ==, 0);
  if (cdb_find (&cdb, key, (unsigned) strlen (key)) > 0)
    answer = g_strndup (cdb_getdata (&cdb), cdb_datalen (&cdb));
  cdb_free (&cdb);
  close (fd);
  return answer;
}

static void
assert_mapped (Case *c, const char *key, const char *expected)
{
  g_autofree char *answer = look_up (c, key);

  g_assert_cmpstr (answer, ==, expected);
}

static ino_t
get_inode (Case *c)
{
  struct stat status;

  return stat (c->path, &status) == 0 ? status.st_ino : 0;
}

static gboolean
try_publish (Case *c, MwPublishWhen when, GError **error)
{
  g_auto (MwPublished) published = { 0 };

  return mw_publish (c->store.live, c->publisher, c->folder, when, &published, NULL, error);
}

/* Whether it was written. */
static gboolean
publish (Case *c, MwPublishWhen when, gint64 revision)
{
  g_autoptr (GError) error = NULL;
  g_auto (MwPublished) published = { 0 };
  ino_t before = get_inode (c);

  mw_publish (c->store.live, c->publisher, c->folder, when, &published, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (published.path, ==, c->path);
  g_assert_cmpint (published.revision, ==, revision);
  g_assert_true (published.written == (get_inode (c) != before));
  return published.written;
}

static gint64
submit_comment (Case *c, const char *comment)
{
  run_step (c->store.draft, MW_STEP_SET_PROFILE, c->profile, "comment", comment);
  return submit_all (c->store.draft);
}

static void
test_rows (Case *c, gconstpointer user_data)
{
  g_auto (MwPublished) published = { 0 };

  g_assert_true (mw_publish (c->store.live, c->publisher, c->folder, MW_PUBLISH_ALWAYS, &published,
                             NULL, NULL));
  g_assert_cmpuint (published.n_addresses, ==, 2);
  g_assert_cmpuint (published.left_out->len, ==, 0);
  assert_mapped (c, "returns@xn--mnchen-3ya.example", "anna");
  assert_mapped (c, "returns@m\u00fcnchen.example", "anna");
  run_step (c->store.draft, MW_STEP_SET_PROFILE, c->profile, "enabled", "off");
  /* What is staged is nobody's business. */
  g_assert_true (publish (c, MW_PUBLISH_ALWAYS, 1));
  assert_mapped (c, "returns@xn--mnchen-3ya.example", "anna");
  g_assert_cmpint (submit_all (c->store.draft), ==, 2);
  g_assert_true (publish (c, MW_PUBLISH_ALWAYS, 2));
  assert_mapped (c, "returns@xn--mnchen-3ya.example", NULL);
}

/* Rows that only another program can have written. */
static void
test_left_out (Case *c, gconstpointer user_data)
{
  g_auto (MwPublished) published = { 0 };
  const MwLeftOut *left_out;

  g_assert_cmpint (run_sql (c->store.live_path,
                            "DROP VIEW sender_row;"
                            "CREATE VIEW sender_row AS SELECT 'a@example.org' AS address,"
                            " 'anna, bo' AS login UNION ALL SELECT '@example.org', 'chris'"
                            " UNION ALL SELECT 'a@example.org', 'dora'"),
                   ==, SQLITE_OK);
  g_assert_true (mw_publish (c->store.live, c->publisher, c->folder, MW_PUBLISH_ALWAYS, &published,
                             NULL, NULL));
  g_assert_cmpuint (published.left_out->len, ==, 2);
  left_out = g_ptr_array_index (published.left_out, 0);
  g_assert_cmpstr (left_out->text, ==, "@example.org");
  left_out = g_ptr_array_index (published.left_out, 1);
  g_assert_cmpstr (left_out->text, ==, "anna, bo");
  assert_mapped (c, "@example.org", NULL);
  assert_mapped (c, "a@example.org", "dora");
}

static void
test_when (Case *c, gconstpointer user_data)
{
  g_assert_true (publish (c, MW_PUBLISH_IF_BEHIND, 1));
  g_assert_false (publish (c, MW_PUBLISH_IF_BEHIND, 1));
  g_assert_false (publish (c, MW_PUBLISH_IF_WRONG, 1));
  g_assert_true (publish (c, MW_PUBLISH_ALWAYS, 1));
  g_assert_cmpint (submit_comment (c, "second"), ==, 2);
  g_assert_true (publish (c, MW_PUBLISH_IF_WRONG, 2));
  g_assert_false (publish (c, MW_PUBLISH_IF_WRONG, 2));
  g_assert_cmpint (submit_comment (c, "third"), ==, 3);
  g_assert_true (publish (c, MW_PUBLISH_IF_BEHIND, 3));
  g_unlink (c->path);
  g_assert_true (publish (c, MW_PUBLISH_IF_BEHIND, 3));
  g_assert_true (g_file_set_contents (c->path, "", 0, NULL));
  g_assert_true (publish (c, MW_PUBLISH_IF_BEHIND, 3));
}

/* Damage that the mark does not show is seen by whoever reads all of it. */
static void
test_check (Case *c, gconstpointer user_data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  char *login;

  publish (c, MW_PUBLISH_ALWAYS, 1);
  g_assert_true (
      mw_publish_check (c->store.live, c->publisher, c->folder, &left_out, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&left_out, g_ptr_array_unref);
  g_assert_true (g_file_get_contents (c->path, &contents, &length, NULL));
  login = memmem (contents, length, "anna", 4);
  memcpy (login, "hans", 4);
  g_assert_true (g_file_set_contents (c->path, contents, (gssize) length, NULL));
  g_assert_false (
      mw_publish_check (c->store.live, c->publisher, c->folder, &left_out, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_DATABASE);
  g_assert_false (publish (c, MW_PUBLISH_IF_BEHIND, 1));
  g_assert_true (publish (c, MW_PUBLISH_IF_WRONG, 1));
  assert_mapped (c, "returns@m\u00fcnchen.example", "anna");
  g_clear_pointer (&left_out, g_ptr_array_unref);
  g_clear_error (&error);
  g_unlink (c->path);
  g_assert_false (
      mw_publish_check (c->store.live, c->publisher, c->folder, &left_out, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
}

/* The live database went back to a backup: the newer map stays until a person says otherwise. */
static void
test_restored (Case *c, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  publish (c, MW_PUBLISH_ALWAYS, 1);
  submit_comment (c, "second");
  publish (c, MW_PUBLISH_ALWAYS, 2);
  g_assert_cmpint (run_sql (c->store.live_path, "UPDATE configuration SET revision = 1"), ==,
                   SQLITE_OK);
  for (MwPublishWhen when = MW_PUBLISH_ALWAYS; when <= MW_PUBLISH_IF_BEHIND; when++)
    {
      g_assert_false (try_publish (c, when, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
      g_clear_error (&error);
    }
  g_unlink (c->path);
  g_assert_true (publish (c, MW_PUBLISH_IF_BEHIND, 1));
}

static void
test_setting (Case *c, gconstpointer user_data)
{
  g_autofree char *none = g_build_filename (c->folder, "none", NULL);
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_publish_read_folder (c->store.live, &folder, NULL, NULL));
  g_assert_null (folder);
  /* What does not work is not set. */
  g_assert_false (mw_publish_set_folder (c->store.live, c->publisher, none, NULL, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (mw_publish_set_folder (c->store.live, c->publisher, "maps", NULL, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_true (mw_publish_read_folder (c->store.live, &folder, NULL, NULL));
  g_assert_null (folder);
  g_assert_true (mw_publish_set_folder (c->store.live, c->publisher, c->folder, NULL, NULL, NULL));
  assert_mapped (c, "returns@m\u00fcnchen.example", "anna");
  fixture_reopen (&c->store);
  g_assert_true (mw_publish_read_folder (c->store.live, &folder, NULL, NULL));
  g_assert_cmpstr (folder, ==, c->folder);
  /* It is in no revision, and no edit. */
  g_assert_cmpuint (count_changes (c->store.draft), ==, 0);
  g_assert_cmpint (mw_live_get_revision (c->store.live, NULL, NULL), ==, 1);
  g_assert_true (mw_publish_set_folder (c->store.live, c->publisher, NULL, NULL, NULL, NULL));
  g_clear_pointer (&folder, g_free);
  g_assert_true (mw_publish_read_folder (c->store.live, &folder, NULL, NULL));
  g_assert_null (folder);
  g_assert_true (g_file_test (c->path, G_FILE_TEST_EXISTS));
}

/* Somebody who tries something on a copy must not tell real mail servers. */
static void
test_copy (Case *c, gconstpointer user_data)
{
  g_autofree char *copy = g_build_filename (c->store.folder, "copy.db", NULL);
  g_autofree char *linked = g_build_filename (c->store.folder, "linked.db", NULL);
  g_autofree char *contents = NULL, *folder = NULL;
  g_autoptr (MwLive) other = NULL;
  g_autoptr (MwLive) same = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_assert_true (mw_publish_set_folder (c->store.live, c->publisher, c->folder, NULL, NULL, NULL));
  run_sql (c->store.live_path, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_true (g_file_get_contents (c->store.live_path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (copy, contents, (gssize) length, NULL));
  other = mw_sqlite_live_open (copy, FALSE, NULL, NULL);
  g_assert_false (mw_publish_read_folder (other, &folder, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, c->store.live_path));
  g_assert_nonnull (strstr (error->message, copy));
  g_assert_null (folder);
  /* By another name it is the same one. */
  g_assert_cmpint (symlink (c->store.live_path, linked), ==, 0);
  same = mw_sqlite_live_open (linked, FALSE, NULL, NULL);
  g_assert_true (mw_publish_read_folder (same, &folder, NULL, NULL));
  g_assert_cmpstr (folder, ==, c->folder);
}

/* The file that is open has no name any more, or another one has it: nothing of it counts. */
static void
test_replaced (Case *c, gconstpointer user_data)
{
  g_autofree char *away = g_strconcat (c->store.live_path, ".away", NULL);
  g_autoptr (GError) error = NULL;

  publish (c, MW_PUBLISH_ALWAYS, 1);
  run_step (c->store.draft, MW_STEP_SET_PROFILE, c->profile, "comment", "second");
  g_assert_cmpint (g_rename (c->store.live_path, away), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (try_publish (c, MW_PUBLISH_IF_BEHIND, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_cmpint (try_submit (c->store.draft, &error), ==, -1);
      g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_cmpuint (count_changes (c->store.draft), ==, 1);
      g_assert_true (g_file_set_contents (c->store.live_path, "another", -1, NULL));
    }
  g_assert_cmpint (g_rename (away, c->store.live_path), ==, 0);
  g_assert_cmpint (submit_all (c->store.draft), ==, 2);
  g_assert_true (publish (c, MW_PUBLISH_IF_BEHIND, 2));
}

/* ---- somebody else is faster ---- */

#define TEST_TYPE_SLOW_PUBLISHER (test_slow_publisher_get_type ())
G_DECLARE_FINAL_TYPE (TestSlowPublisher, test_slow_publisher, TEST, SLOW_PUBLISHER, GObject)

/* Before each of its first writes, another program submits and publishes. */
struct _TestSlowPublisher
{
  GObject parent_instance;

  Case *c;
  guint n_left;
};

static void test_slow_publisher_iface_init (MwPublisherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSlowPublisher,
                               test_slow_publisher,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PUBLISHER,
                                                      test_slow_publisher_iface_init))

static char *
slow_get_path (MwPublisher *publisher, const char *folder)
{
  return mw_publisher_get_path (TEST_SLOW_PUBLISHER (publisher)->c->publisher, folder);
}

static gboolean
slow_write (MwPublisher *publisher,
            const char *folder,
            const MwSenderMap *map,
            GCancellable *cancellable,
            GError **error)
{
  TestSlowPublisher *self = TEST_SLOW_PUBLISHER (publisher);

  if (self->n_left > 0)
    {
      g_autofree char *comment = g_strdup_printf ("%u", self->n_left--);

      submit_comment (self->c, comment);
      publish (self->c, MW_PUBLISH_ALWAYS, mw_sender_map_get_revision (map) + 1);
    }
  return mw_publisher_write (self->c->publisher, folder, map, cancellable, error);
}

static void
test_slow_publisher_iface_init (MwPublisherInterface *iface)
{
  iface->get_path = slow_get_path;
  iface->write = slow_write;
}

static void
test_slow_publisher_class_init (TestSlowPublisherClass *klass)
{
}

static void
test_slow_publisher_init (TestSlowPublisher *self)
{
}

static void
test_others_are_faster (Case *c, gconstpointer user_data)
{
  g_autoptr (TestSlowPublisher) slow = g_object_new (TEST_TYPE_SLOW_PUBLISHER, NULL);
  g_auto (MwPublished) published = { 0 };
  g_autoptr (GError) error = NULL;

  slow->c = c;
  slow->n_left = 3;
  g_assert_true (mw_publish (c->store.live, MW_PUBLISHER (slow), c->folder, MW_PUBLISH_ALWAYS,
                             &published, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (published.revision, ==, 4);
  g_assert_false (publish (c, MW_PUBLISH_IF_WRONG, 4));
  slow->n_left = 1000;
  mw_published_clear (&published);
  g_assert_false (mw_publish (c->store.live, MW_PUBLISHER (slow), c->folder, MW_PUBLISH_ALWAYS,
                              &published, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_BUSY);
}

#define PUBLISH_TEST(path, func) g_test_add (path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  PUBLISH_TEST ("/publish/publish/rows", test_rows);
  PUBLISH_TEST ("/publish/publish/left-out", test_left_out);
  PUBLISH_TEST ("/publish/publish/when", test_when);
  PUBLISH_TEST ("/publish/publish/check", test_check);
  PUBLISH_TEST ("/publish/publish/restored", test_restored);
  PUBLISH_TEST ("/publish/publish/setting", test_setting);
  PUBLISH_TEST ("/publish/publish/copy", test_copy);
  PUBLISH_TEST ("/publish/publish/replaced", test_replaced);
  PUBLISH_TEST ("/publish/publish/others-are-faster", test_others_are_faster);
  return g_test_run ();
}
