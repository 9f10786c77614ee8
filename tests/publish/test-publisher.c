/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* The constant database that mail servers read: what is in it, what it never replaces, and what is
 * there after any accident. */

#include <cdb.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <mailwright/mailwright.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-calls.h"
#include "publish/cdb-publisher.h"

#define ID "c393fc1f-e2f6-4c2e-bada-a347212de937"
#define OTHER_ID "00000000-e2f6-4c2e-bada-a347212de937"

typedef struct
{
  char *folder;
  char *path;
  MwPublisher *publisher;
} Fixture;

static void
set_up (Fixture *f, gconstpointer user_data)
{
  f->folder = g_dir_make_tmp ("mailwright-XXXXXX", NULL);
  f->publisher = mw_cdb_publisher_new ();
  f->path = mw_publisher_get_path (f->publisher, f->folder);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
tear_down (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_object_unref (f->publisher);
  g_free (f->folder);
  g_free (f->path);
}

/* n addresses, each of whose answers tells the revision. */
static MwSenderMap *
make_map (const char *id, gint64 revision, guint n)
{
  MwSenderMap *map = mw_sender_map_new (id, revision);
  g_autofree char *login = g_strdup_printf ("r%d", (int) revision);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = g_strdup_printf ("a%04u@example.org", i);

      mw_sender_map_add (map, address, "anna");
      mw_sender_map_add (map, address, login);
    }
  return map;
}

static void
publish (Fixture *f, gint64 revision, guint n)
{
  g_autoptr (MwSenderMap) map = make_map (ID, revision, n);
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_publisher_write (f->publisher, f->folder, map, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *f, const char *id, gint64 revision, int code)
{
  g_autoptr (MwSenderMap) map = make_map (id, revision, 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (mw_publisher_write (f->publisher, f->folder, map, NULL, &error));
  g_assert_error (error, MW_ERROR, code);
  g_assert_nonnull (strstr (error->message, f->folder));
}

/* As a mail server asks: nothing of ours takes part. */
static char *
ask (Fixture *f, const char *key)
{
  struct cdb cdb;
  int fd = open (f->path, O_RDONLY);
  char *answer = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (cdb_init (&cdb, fd), ==, 0);
  if (cdb_find (&cdb, key, (unsigned) strlen (key)) > 0)
    answer = g_strndup (cdb_getdata (&cdb), cdb_datalen (&cdb));
  cdb_free (&cdb);
  close (fd);
  return answer;
}

static void
assert_answer (Fixture *f, const char *key, const char *expected)
{
  g_autofree char *answer = ask (f, key);

  g_assert_cmpstr (answer, ==, expected);
}

static gint64
get_revision (Fixture *f)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  gint64 revision = -1;

  g_assert_true (mw_publisher_look (f->publisher, f->folder, &id, &revision, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, ID);
  return revision;
}

static void
assert_holds (Fixture *f, gint64 revision, guint n)
{
  g_autoptr (MwSenderMap) map = make_map (ID, revision, n);
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_publisher_compare (f->publisher, f->folder, map, &error));
  g_assert_no_error (error);
}

static void
assert_differs (Fixture *f, gint64 revision, guint n, int code)
{
  g_autoptr (MwSenderMap) map = make_map (ID, revision, n);
  g_autoptr (GError) error = NULL;

  g_assert_false (mw_publisher_compare (f->publisher, f->folder, map, &error));
  g_assert_error (error, MW_ERROR, code);
  g_assert_nonnull (strstr (error->message, f->path));
}

static void
test_answers (Fixture *f, gconstpointer user_data)
{
  struct stat status;

  publish (f, 3, 3);
  assert_answer (f, "a0000@example.org", "anna,r3");
  assert_answer (f, "a0002@example.org", "anna,r3");
  assert_answer (f, "a0003@example.org", NULL);
  /* What Postfix asks for next, and the mark by any name that a C string can be. */
  assert_answer (f, "a0000", NULL);
  assert_answer (f, "@example.org", NULL);
  assert_answer (f, "mailwright", NULL);
  assert_answer (f, "", NULL);
  g_assert_cmpint (get_revision (f), ==, 3);
  assert_holds (f, 3, 3);
  g_assert_cmpuint (count_files (f), ==, 1);
  g_assert_cmpint (stat (f->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0644);
  publish (f, 4, 0);
  assert_holds (f, 4, 0);
  assert_answer (f, "a0000@example.org", NULL);
}

static void
test_many (Fixture *f, gconstpointer user_data)
{
  publish (f, 1, 20000);
  assert_holds (f, 1, 20000);
  assert_answer (f, "a19999@example.org", "anna,r1");
}

static void
test_older (Fixture *f, gconstpointer user_data)
{
  publish (f, 5, 3);
  assert_refused (f, ID, 4, MW_ERROR_STALE);
  assert_holds (f, 5, 3);
  /* The same one may be written again, and mends what is wrong with it. */
  publish (f, 5, 2);
  assert_holds (f, 5, 2);
  publish (f, 6, 3);
  assert_holds (f, 6, 3);
}

static void
test_other_owner (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwSenderMap) other = make_map (OTHER_ID, 5, 3);
  g_autoptr (GError) error = NULL;

  publish (f, 5, 3);
  assert_refused (f, OTHER_ID, 9, MW_ERROR_REFUSED);
  assert_holds (f, 5, 3);
  g_assert_false (mw_publisher_compare (f->publisher, f->folder, other, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
}

/* A sound one without a mark is another program's. */
static void
test_foreign (Fixture *f, gconstpointer user_data)
{
  struct cdb_make make;
  int fd = open (f->path, O_RDWR | O_CREAT, 0600);

  cdb_make_start (&make, fd);
  cdb_make_add (&make, "a@example.org", 13, "anna", 4);
  cdb_make_finish (&make);
  close (fd);
  assert_refused (f, ID, 9, MW_ERROR_REFUSED);
  assert_answer (f, "a@example.org", "anna");
  assert_differs (f, 9, 3, MW_ERROR_REFUSED);
}

/* Nobody waits for a FIFO, and a folder is not removed. */
static void
test_no_file (Fixture *f, gconstpointer user_data)
{
  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  assert_refused (f, ID, 1, MW_ERROR_REFUSED);
  g_unlink (f->path);
  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
  assert_refused (f, ID, 1, MW_ERROR_REFUSED);
  g_assert_true (g_file_test (f->path, G_FILE_TEST_IS_DIR));
}

static void
test_folder (Fixture *f, gconstpointer user_data)
{
  g_autofree char *folder = g_steal_pointer (&f->folder);
  g_autoptr (GError) error = NULL;

  f->folder = g_build_filename (folder, "none", NULL);
  assert_refused (f, ID, 1, MW_ERROR_NOT_FOUND);
  g_assert_false (mw_publisher_check_folder (f->publisher, f->folder, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (f->folder, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (f->folder, "x", 1, NULL));
  assert_refused (f, ID, 1, MW_ERROR_NOT_FOUND);
  g_unlink (f->folder);
  g_free (f->folder);
  f->folder = g_steal_pointer (&folder);
  assert_differs (f, 1, 1, MW_ERROR_NOT_FOUND);
  g_assert_true (mw_publisher_check_folder (f->publisher, f->folder, &error));
}

/* ---- who may write ---- */

/* In a process of its own, which root leaves its power before: its error's code, 249 for none. */
static int
write_as_nobody (Fixture *f, gint64 revision, gboolean check)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      g_autoptr (MwSenderMap) map = make_map (ID, revision, 3);
      g_autoptr (GError) error = NULL;
      gboolean ok;

      if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (250);
      ok = check ? mw_publisher_check_folder (f->publisher, f->folder, &error)
                 : mw_publisher_write (f->publisher, f->folder, map, NULL, &error);
      _exit (ok ? 249 : error->code);
    }
  waitpid (child, &status, 0);
  return WEXITSTATUS (status);
}

static void
test_not_writable (Fixture *f, gconstpointer user_data)
{
  publish (f, 1, 3);
  g_assert_cmpint (chmod (f->folder, 0555), ==, 0);
  g_assert_cmpint (write_as_nobody (f, 2, FALSE), ==, MW_ERROR_READ_ONLY);
  g_assert_cmpint (write_as_nobody (f, 2, TRUE), ==, MW_ERROR_READ_ONLY);
  g_assert_cmpint (chmod (f->folder, 0000), ==, 0);
  g_assert_cmpint (write_as_nobody (f, 2, FALSE), ==, MW_ERROR_READ_ONLY);
  /* What cannot be read may be a newer one. */
  g_assert_cmpint (chmod (f->folder, 0777), ==, 0);
  g_assert_cmpint (chmod (f->path, 0000), ==, 0);
  g_assert_cmpint (write_as_nobody (f, 2, FALSE), ==, MW_ERROR_READ_ONLY);
  g_assert_cmpint (chmod (f->path, 0644), ==, 0);
  assert_holds (f, 1, 3);
  g_assert_cmpint (write_as_nobody (f, 2, FALSE), ==, 249);
  assert_holds (f, 2, 3);
  g_assert_cmpuint (count_files (f), ==, 1);
}

/* Whoever made it readable for fewer meant it, whatever the writer's mask is. */
static void
test_mode (Fixture *f, gconstpointer user_data)
{
  struct stat status;

  publish (f, 1, 3);
  g_assert_cmpint (chmod (f->path, 0640), ==, 0);
  if (getuid () == 0)
    g_assert_cmpint (chown (f->path, (uid_t) -1, 12), ==, 0);
  umask (0077);
  publish (f, 2, 3);
  umask (0022);
  g_assert_cmpint (stat (f->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
  g_assert_true (getuid () != 0 || status.st_gid == 12);
}

/* Postfix looks at the time and at the number of names of the file that it has open: a hard link (a
 * backup) must not hide that it was replaced. */
static void
test_hard_link (Fixture *f, gconstpointer user_data)
{
  g_autofree char *backup = g_build_filename (f->folder, "backup", NULL);
  struct stat before, after;

  publish (f, 1, 3);
  g_assert_cmpint (link (f->path, backup), ==, 0);
  g_assert_cmpint (stat (backup, &before), ==, 0);
  publish (f, 2, 3);
  g_assert_cmpint (stat (backup, &after), ==, 0);
  g_assert_cmpint (after.st_ino, ==, before.st_ino);
  g_assert_cmpint (after.st_mtime, !=, before.st_mtime);
}

/* ---- several at once ---- */

static void
test_locked (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwSenderMap) map = make_map (ID, 1, 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int fd = open (f->folder, O_RDONLY | O_DIRECTORY);

  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_false (mw_publisher_write (f->publisher, f->folder, map, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (f), ==, 0);
  /* A killed one holds nothing. */
  close (fd);
  publish (f, 1, 3);
}

/* Whoever comes last, the newest stays; and at no time is there anything but a whole one. */
static void
test_two_at_once (Fixture *f, gconstpointer user_data)
{
  enum
  {
    N_WRITERS = 6,
    N_REVISIONS = 24
  };
  pid_t children[N_WRITERS];
  guint n_running = N_WRITERS;

  publish (f, 0, 50);
  for (int k = 0; k < N_WRITERS; k++)
    {
      children[k] = fork ();
      if (children[k] == 0)
        {
          /* Each in another order. */
          for (int i = 1; i <= N_REVISIONS; i++)
            {
              g_autoptr (MwSenderMap) map = make_map (ID, 1 + (i * 5 + k * 7) % N_REVISIONS, 50);

              mw_publisher_write (f->publisher, f->folder, map, NULL, NULL);
            }
          _exit (0);
        }
    }
  for (gint64 newest = 0; n_running > 0;)
    {
      gint64 revision = get_revision (f);

      g_assert_cmpint (revision, >=, newest);
      newest = revision;
      if (waitpid (-1, NULL, WNOHANG) > 0)
        n_running--;
    }
  assert_holds (f, N_REVISIONS, 50);
  g_assert_cmpuint (count_files (f), ==, 1);
}

/* ---- accidents ---- */

static int
write_in_child (Fixture *f, CallFault fault, int n)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      g_autoptr (MwSenderMap) map = make_map (ID, 2, 300);
      g_autoptr (GError) error = NULL;

      fault_calls_arm (fault, n);
      if (mw_publisher_write (f->publisher, f->folder, map, NULL, &error))
        _exit (0);
      _exit (g_error_matches (error, MW_ERROR, MW_ERROR_FULL) ? 1 : 2);
    }
  waitpid (child, &status, 0);
  return status;
}

/* At every single call: the old one or the new one is there, whole; and nothing stays beside it
 * once it is published again. */
static void
accident_at_every_call (Fixture *f, CallFault fault)
{
  guint n_old = 0;
  int status = -1;

  for (int n = 1; n < 100 && status != 0; n++)
    {
      gint64 revision;

      g_unlink (f->path);
      publish (f, 1, 200);
      status = write_in_child (f, fault, n);
      revision = get_revision (f);
      g_test_message ("accident at call %d: status %x, revision %d", n, (unsigned) status,
                      (int) revision);
      assert_holds (f, revision, revision == 1 ? 200 : 300);
      n_old += revision == 1;
      if (fault == CALL_FAULT_FULL)
        {
          g_assert_true (status == 0 || WEXITSTATUS (status) == 1);
          g_assert_cmpuint (count_files (f), ==, 1);
        }
    }
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (n_old, >, 5);
  publish (f, 2, 300);
  assert_holds (f, 2, 300);
  g_assert_cmpuint (count_files (f), ==, 1);
}

static void
test_killed (Fixture *f, gconstpointer user_data)
{
  accident_at_every_call (f, CALL_FAULT_KILL);
}

static void
test_disk_full (Fixture *f, gconstpointer user_data)
{
  accident_at_every_call (f, CALL_FAULT_FULL);
}

/* ---- damage ---- */

/* At once, and without a thought for the disk. */
static void
put (Fixture *f, const char *contents, gsize length)
{
  int fd = open (f->path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

  g_assert_cmpint (write (fd, contents, length), ==, (gssize) length);
  close (fd);
}

/* Whatever happened to the file: it is never read beyond its end, and never called right when one
 * answer is wrong. Where nothing that counts was hit, it may be. */
static void
look_at_damage (Fixture *f, const char *contents, gsize length, gboolean *found)
{
  g_autoptr (MwSenderMap) map = make_map (ID, 3, 20);
  g_autoptr (GError) error = NULL;

  put (f, contents, length);
  *found = !mw_publisher_compare (f->publisher, f->folder, map, &error);
  if (*found)
    {
      g_assert_true (error->domain == MW_ERROR);
      return;
    }
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *key = g_strdup_printf ("a%04u@example.org", i);

      assert_answer (f, key, "anna,r3");
    }
}

/* Two lengths, a key and its value. */
#define FIRST_RECORD 2048
#define MARK_BYTES (8 + strlen ("?mailwright") + strlen ("3 " ID))
#define ROW_BYTES (8 + strlen ("a0000@example.org") + strlen ("anna,r3"))
#define N_RECORD_BYTES (MARK_BYTES + 20 * ROW_BYTES)

static void
test_damaged (Fixture *f, gconstpointer user_data)
{
  g_autofree char *contents = NULL;
  gsize length = 0;
  guint n_found = 0;
  gboolean found = FALSE;

  publish (f, 3, 20);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      contents[i] ^= 0xff;
      look_at_damage (f, contents, length, &found);
      contents[i] ^= 0xff;
      n_found += found;
      /* Nothing of the records, which follow the first tables, is there for nothing. */
      g_assert_true (found || i < FIRST_RECORD || i >= FIRST_RECORD + N_RECORD_BYTES);
    }
  g_assert_cmpuint (n_found, >, N_RECORD_BYTES);
  for (gsize i = 0; i < length; i += 5)
    {
      look_at_damage (f, contents, i, &found);
      g_assert_true (found);
    }
  /* None of them is in the way of the next one. */
  for (gsize i = 0; i < length; i += 131)
    {
      put (f, contents, i);
      publish (f, 3, 20);
      assert_holds (f, 3, 20);
    }
}

static void
test_differs (Fixture *f, gconstpointer user_data)
{
  publish (f, 3, 20);
  assert_differs (f, 4, 20, MW_ERROR_STALE);
  assert_differs (f, 2, 20, MW_ERROR_STALE);
  /* One row too many, and one too few. */
  assert_differs (f, 3, 19, MW_ERROR_NOT_DATABASE);
  assert_differs (f, 3, 21, MW_ERROR_NOT_DATABASE);
}

#define PUBLISHER_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  umask (0022);
  g_test_init (&argc, &argv, NULL);
  PUBLISHER_TEST ("/publish/publisher/answers", test_answers);
  PUBLISHER_TEST ("/publish/publisher/many", test_many);
  PUBLISHER_TEST ("/publish/publisher/older", test_older);
  PUBLISHER_TEST ("/publish/publisher/other-owner", test_other_owner);
  PUBLISHER_TEST ("/publish/publisher/foreign", test_foreign);
  PUBLISHER_TEST ("/publish/publisher/no-file", test_no_file);
  PUBLISHER_TEST ("/publish/publisher/folder", test_folder);
  PUBLISHER_TEST ("/publish/publisher/not-writable", test_not_writable);
  PUBLISHER_TEST ("/publish/publisher/mode", test_mode);
  PUBLISHER_TEST ("/publish/publisher/hard-link", test_hard_link);
  PUBLISHER_TEST ("/publish/publisher/locked", test_locked);
  PUBLISHER_TEST ("/publish/publisher/two-at-once", test_two_at_once);
  PUBLISHER_TEST ("/publish/publisher/killed", test_killed);
  PUBLISHER_TEST ("/publish/publisher/disk-full", test_disk_full);
  PUBLISHER_TEST ("/publish/publisher/damaged", test_damaged);
  PUBLISHER_TEST ("/publish/publisher/differs", test_differs);
  return g_test_run ();
}
