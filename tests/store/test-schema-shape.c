/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Every table, index, trigger and view that the program made: where one is gone or is another one,
 * the database is refused by name and left as it is. */

#include "fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *name; /* (owned) */
  char *type; /* (owned) */
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_free (part->type);
  g_free (part);
}

/* (element-type Part) */
static GPtrArray *
list_parts (const char *path)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT name, type FROM sqlite_schema WHERE sql IS NOT NULL"
                                       " AND name NOT LIKE 'sqlite_%' ORDER BY name",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Part *part = g_new0 (Part, 1);

      part->name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      part->type = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      g_ptr_array_add (parts, part);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return parts;
}

static void
copy (const char *from, const char *to)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
}

/* (nullable) (transfer full): the reason why it is not opened. */
static GError *
try_open (Fixture *f, const char *path, gboolean is_live)
{
  GError *error = NULL;
  MwLive *live = is_live ? mw_sqlite_live_open (path, FALSE, NULL, &error) : NULL;
  MwDraft *draft =
      is_live ? NULL : mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, &error);

  g_clear_object (&draft);
  g_clear_object (&live);
  return error;
}

static char *
digest (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents, length);
}

static void
assert_refused (Fixture *f, const char *path, gboolean is_live)
{
  g_autofree char *before = digest (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = try_open (f, path, is_live);

  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_DATABASE);
  g_assert_nonnull (strstr (error->message, path));
  after = digest (path);
  g_assert_cmpstr (before, ==, after);
}

/* What takes the part away. Nothing checks what refers to it. */
static char *
make_alteration (const Part *part)
{
  return g_strdup_printf ("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; DROP %s %s;"
                          " PRAGMA journal_mode = DELETE",
                          part->type, part->name);
}

/* The same name, and something else. */
static char *
make_replacement (const Part *part)
{
  const char *anew = g_str_equal (part->type, "view")    ? "CREATE VIEW %s AS SELECT 1"
                     : g_str_equal (part->type, "index") ? "CREATE INDEX %s ON configuration (id)"
                     : g_str_equal (part->type, "table")
                         ? "CREATE TABLE %s (x)"
                         : "CREATE TRIGGER %s AFTER DELETE ON configuration BEGIN SELECT 1; END";
  g_auto (GStrv) parts = g_strsplit (anew, "%s", 2);
  g_autofree char *made = g_strjoinv (part->name, parts);
  g_autofree char *gone = make_alteration (part);

  return g_strconcat (gone, "; ", made, NULL);
}

static void
alter_each (Fixture *f, const char *original, gboolean is_live, guint least)
{
  g_autoptr (GPtrArray) parts = list_parts (original);
  g_autofree char *path = g_build_filename (f->folder, "altered.db", NULL);

  g_assert_cmpuint (parts->len, >=, least);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = parts->pdata[i];
      g_autofree char *gone = make_alteration (part);
      g_autofree char *replaced = make_replacement (part);

      g_test_message ("%s %s", part->type, part->name);
      copy (original, path);
      g_assert_cmpint (run_sql (path, gone), ==, 0);
      assert_refused (f, path, is_live);
      if (g_str_equal (part->name, "configuration"))
        continue;
      copy (original, path);
      g_assert_cmpint (run_sql (path, replaced), ==, 0);
      assert_refused (f, path, is_live);
    }
  /* As it was made, it is opened. */
  copy (original, path);
  g_assert_null (try_open (f, path, is_live));
}

/* With something in it, and without logs. */
static void
fill_and_close (Fixture *f)
{
  g_free (add_complete_profile (f->draft, "A", "a@example.org"));
  submit_all (f->draft);
  g_free (add_complete_profile (f->draft, "B", "b@example.org"));
  fixture_close (f);
}

static void
test_live (Fixture *f, gconstpointer user_data)
{
  fill_and_close (f);
  alter_each (f, f->live_path, TRUE, 40);
}

static void
test_draft (Fixture *f, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (f->folder, "kept.db", NULL);

  fill_and_close (f);
  copy (f->draft_path, path);
  fixture_reopen (f);
  alter_each (f, path, FALSE, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/schema-shape/live", test_live);
  FIXTURE_TEST ("/store/schema-shape/draft", test_draft);
  return g_test_run ();
}
