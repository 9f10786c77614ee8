/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What the schema itself refuses, and files that are not what they should be. */

#include "fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define INSERT_PROFILE(id, name, address, key)                                                     \
  "INSERT INTO profile (id, name, name_key, address, address_key, address_unicode, driver)"        \
  " VALUES ('" id "', '" name "', lower('" name "'), '" address "', '" key "', '" key "', 'd')"

/* The shell switches foreign keys off; the rules hold all the same. */
static void
test_constraints (Fixture *f, gconstpointer user_data)
{
  static const char *const REFUSED[] = {
    INSERT_PROFILE ("2", "Other", "Support@example.org", "support@example.org"),
    INSERT_PROFILE ("2", "Other", "Support@example.org", "Support@example.org"),
    INSERT_PROFILE ("2", "Other", "Support@example.org", "hidden@example.org"),
    INSERT_PROFILE ("2", "Support", "other@example.org", "other@example.org"),
    INSERT_PROFILE ("2", "Other", " other@example.org", "other@example.org"),
    INSERT_PROFILE ("2", "", "other@example.org", "other@example.org"),
    "INSERT INTO profile_override VALUES ('nobody', 'smtp-server', 'x')",
    "INSERT INTO responsibility_agent VALUES ('r', 'nobody')",
    "INSERT INTO responsibility_agent VALUES ('nothing', 'a')",
    "INSERT INTO responsibility_profile VALUES ('r', 'nobody')",
    "UPDATE profile SET response_group = 'nothing'",
    "UPDATE profile SET response_group = 'g', retired = 1",
    "UPDATE profile SET enabled = 2",
    "UPDATE agent SET default_profile = 'nobody'",
    "DELETE FROM response_group",
    "DELETE FROM agent",
    "DELETE FROM profile",
    "UPDATE revision SET comment = 'other'",
    "DELETE FROM revision",
    "INSERT INTO site_default VALUES ('d', NULL, 'x')",
    "INSERT INTO agent (id, login, login_key) VALUES ('b', 'Anna', 'anna')",
  };

  g_assert_cmpint (
      run_sql (f->live_path,
               INSERT_PROFILE (
                   "1", "Support", "support@example.org",
                   "support@example.org") ";"
                                          "INSERT INTO agent (id, login, login_key) VALUES ('a', "
                                          "'anna', 'anna');"
                                          "INSERT INTO responsibility (id, name, name_key) VALUES "
                                          "('r', 'R', 'r');"
                                          "INSERT INTO responsibility_agent VALUES ('r', 'a');"
                                          "INSERT INTO responsibility_profile VALUES ('r', '1');"
                                          "INSERT INTO response_group VALUES ('g', 'G', 'g');"
                                          "UPDATE profile SET response_group = 'g';"
                                          "INSERT INTO revision VALUES (1, 't', 'a', 't', 'c', 1, "
                                          "x'', x'')"),
      ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (REFUSED); i++)
    {
      g_test_message ("%s", REFUSED[i]);
      g_assert_cmpint (run_sql (f->live_path, REFUSED[i]), ==, SQLITE_CONSTRAINT);
    }
}

/* Types it at the shell, which gives up at the first mistake; returns what the shell says of it. */
static char *
type_at_shell (const char *path, const char *first, const char *sql)
{
  char *argv[] = { (char *) "sqlite3",
                   (char *) "-bail",
                   (char *) "-cmd",
                   (char *) first,
                   (char *) path,
                   (char *) sql,
                   NULL };
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  int status = 0;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                NULL, &said, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", sql, said);
  g_assert_false (g_spawn_check_wait_status (status, NULL));
  return said;
}

/* What a person types at the shell, told in SQLite's own words; nothing of it is needed from us.
 * Newer shells do not trust a schema by default, and refuse whatever would run our triggers. */
static void
test_shell (Fixture *f, gconstpointer user_data)
{
  static const struct
  {
    const char *sql;
    const char *says;
  } TYPED[] = {
    { INSERT_PROFILE ("2", "Other", "SUPPORT@EXAMPLE.ORG", "support@example.org"), "UNIQUE" },
    { INSERT_PROFILE ("2", "Other", "SUPPORT@EXAMPLE.ORG", "SUPPORT@EXAMPLE.ORG"), "CHECK" },
    { "INSERT INTO response_group VALUES ('h', 'H', 'h');"
      "INSERT INTO profile SELECT '3', 'Twice', 'twice', address, address_key, address_unicode,"
      " driver, '', 1, 0, 'h', NULL FROM profile",
      "UNIQUE" },
    { "PRAGMA foreign_keys = ON; UPDATE profile SET response_group = 'nothing'", "" },
    { "PRAGMA foreign_keys = OFF; UPDATE profile SET response_group = 'nothing'", "" },
  };
  g_autofree char *before = NULL;

  g_assert_cmpint (
      run_sql (f->live_path, "INSERT INTO response_group VALUES ('g', 'G', 'g');" //
               INSERT_PROFILE ("1", "Support", "support@example.org",
                               "support@example.org") ";"
                                                      "UPDATE profile SET response_group = 'g'"),
      ==, SQLITE_OK);
  before = ask (f->live_path, "SELECT group_concat(id || name || response_group) FROM profile");
  for (guint i = 0; i < G_N_ELEMENTS (TYPED); i++)
    {
      g_autofree char *trusting =
          type_at_shell (f->live_path, "PRAGMA trusted_schema = ON", TYPED[i].sql);
      g_autofree char *wary =
          type_at_shell (f->live_path, "PRAGMA trusted_schema = OFF", TYPED[i].sql);

      g_assert_nonnull (strstr (trusting, TYPED[i].says));
      g_assert_cmpstr (wary, !=, "");
      assert_answer (f->live_path, "SELECT group_concat(id || name || response_group) FROM profile",
                     before);
    }
}

/* Tables without a NOT NULL primary key would be left out of every changeset in silence. */
static void
test_keys (Fixture *f, gconstpointer user_data)
{
  assert_answer (f->live_path,
                 "SELECT count(*) FROM sqlite_master m JOIN pragma_table_info (m.name) c"
                 " WHERE m.type = 'table' AND c.pk > 0 AND NOT c.\"notnull\"",
                 "0");
  assert_answer (f->live_path,
                 "SELECT count(*) FROM sqlite_master m WHERE m.type = 'table' AND NOT EXISTS"
                 " (SELECT 1 FROM pragma_table_info (m.name) c WHERE c.pk > 0)",
                 "0");
}

static void
test_permissions (Fixture *f, gconstpointer user_data)
{
  g_autofree char *folder = g_build_filename (f->folder, "new", NULL);
  g_autofree char *path = g_build_filename (folder, "live.db", NULL);
  static const char *const ENDINGS[] = { "", "-wal", "-shm" };
  mode_t old = umask (0);
  MwLive *live = mw_sqlite_live_open (path, TRUE, NULL, NULL);
  struct stat status;

  g_assert_nonnull (live);
  g_clear_object (&live);
  umask (old);
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    {
      g_autofree char *file = g_strconcat (path, ENDINGS[i], NULL);

      /* The log is still there though nobody has the database open. */
      g_assert_cmpint (stat (file, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
      g_unlink (file);
    }
  g_rmdir (folder);
}

static char *
checksum (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents, length);
}

static void
assert_refused (const char *path, int code)
{
  g_autofree char *before = checksum (path), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (mw_sqlite_live_open (path, TRUE, NULL, &error));
  g_assert_error (error, MW_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
  after = checksum (path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_other_files (Fixture *f, gconstpointer user_data)
{
  g_autofree char *text = g_build_filename (f->folder, "text", NULL);
  g_autofree char *foreign = g_build_filename (f->folder, "foreign.db", NULL);
  sqlite3 *db = NULL;

  g_assert_true (g_file_set_contents (text,
                                      "This is not a database, but long enough to be one. "
                                      "It has to stay as it is, to the last byte.",
                                      -1, NULL));
  assert_refused (text, MW_ERROR_NOT_DATABASE);
  sqlite3_open (foreign, &db);
  sqlite3_exec (db, "CREATE TABLE t (x); INSERT INTO t VALUES (1)", NULL, NULL, NULL);
  sqlite3_close (db);
  assert_refused (foreign, MW_ERROR_NOT_DATABASE);
  /* A draft is not a live database. */
  fixture_close (f);
  assert_refused (f->draft_path, MW_ERROR_NOT_DATABASE);
}

static void
test_newer (Fixture *f, gconstpointer user_data)
{
  fixture_close (f);
  run_sql (f->live_path, "PRAGMA user_version = 99; PRAGMA wal_checkpoint (TRUNCATE)");
  assert_refused (f->live_path, MW_ERROR_NEWER_SCHEMA);
}

static void
test_missing (Fixture *f, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (f->folder, "none.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mw_sqlite_live_open (path, FALSE, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_other_configuration (Fixture *f, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (f->folder, "second.db", NULL);
  g_autoptr (MwLive) second = mw_sqlite_live_open (path, TRUE, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mw_sqlite_draft_open (f->draft_path, second, f->catalogue, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
}

/* Root may write anything, so it steps down first. */
static gboolean
opens_as_nobody (const char *path, int *code)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      MwLive *live;

      if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (250);
      live = mw_sqlite_live_open (path, FALSE, NULL, &error);
      _exit (live ? 249 : error->code);
    }
  waitpid (child, &status, 0);
  *code = WEXITSTATUS (status);
  return *code == 249;
}

static void
test_read_only (Fixture *f, gconstpointer user_data)
{
  int code = 0;

  fixture_close (f);
  g_assert_cmpint (chmod (f->folder, 0755), ==, 0);
  g_assert_cmpint (chmod (f->live_path, 0444), ==, 0);
  g_assert_false (opens_as_nobody (f->live_path, &code));
  g_assert_cmpint (code, ==, MW_ERROR_READ_ONLY);
  g_assert_cmpint (chmod (f->live_path, 0000), ==, 0);
  g_assert_false (opens_as_nobody (f->live_path, &code));
  g_assert_cmpint (code, ==, MW_ERROR_READ_ONLY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/schema/constraints", test_constraints);
  FIXTURE_TEST ("/store/schema/shell", test_shell);
  FIXTURE_TEST ("/store/schema/keys", test_keys);
  FIXTURE_TEST ("/store/schema/permissions", test_permissions);
  FIXTURE_TEST ("/store/schema/other-files", test_other_files);
  FIXTURE_TEST ("/store/schema/newer", test_newer);
  FIXTURE_TEST ("/store/schema/missing", test_missing);
  FIXTURE_TEST ("/store/schema/other-configuration", test_other_configuration);
  FIXTURE_TEST ("/store/schema/read-only", test_read_only);
  return g_test_run ();
}
