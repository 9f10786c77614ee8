/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "plain.h"

#include "store/database/database.h"

#include <glib/gstdio.h>
#include <mailwright/operation.h>

#define NET                                                                                        \
  "SELECT s.object, s.pk, s.base, o.value, p.name, p.driver FROM staged s"                         \
  " JOIN profile p ON p.id = s.object"                                                             \
  " LEFT JOIN profile_override o ON o.profile = s.object"                                          \
  "  AND o.key = substr (s.pk, length (s.object) + 2)"                                             \
  " WHERE s.tbl = 'profile_override' ORDER BY p.name_key"
#define VALUES                                                                                     \
  "SELECT profile, key, value FROM profile_override"                                               \
  " WHERE profile IN (SELECT object FROM staged WHERE tbl = 'profile_override')"

static sqlite3 *
open_plain (const char *path)
{
  GError *error = NULL;
  sqlite3 *db = mw_database_open (path, "", &error);

  if (db)
    mw_database_configure (db, &error);
  stop_at ("plain", error);
  return db;
}

static void
read_all (sqlite3 *db, const char *sql)
{
  GError *error = NULL;
  g_autoptr (MwStatement) statement = mw_database_prepare (db, &error, sql, 0);
  gboolean row = statement != NULL;

  while (row && mw_database_step (statement, &row, &error))
    for (int i = 0; row && i < sqlite3_column_count (statement); i++)
      mw_statement_text (statement, i);
  stop_at (sql, error);
}

double
plain_review (Bench *bench)
{
  sqlite3 *db = open_plain (bench->draft_path);
  double work;

  begin ();
  read_all (db, NET);
  read_all (db, VALUES);
  work = worked ();
  mw_database_close (db);
  return work;
}

/* ---- submit ---- */

#define REVISION                                                                                   \
  "INSERT INTO revision SELECT 2, 'plain', id, 'plain', 'bench', '2026-01-02T00:00:00Z', '', ?1,"  \
  " '' FROM revision"
#define CHANGE                                                                                     \
  "INSERT INTO revision_change (revision, seq, sign, object_kind, object, object_name, part,"      \
  " member, field, before, after, driver, n_values)"                                               \
  " VALUES (2, ?1, '+', 'profile', ?2, ?3, 'override', ?4, ?4, NULL, ?5, ?6, 1)"
#define ROW                                                                                        \
  "INSERT INTO profile_override (profile, key, value) VALUES (?1, ?2, ?3)"                         \
  " ON CONFLICT (profile, key) DO UPDATE SET value = excluded.value"

static char *
copy_live (Bench *bench)
{
  char *path = g_strconcat (bench->live_path, ".plain", NULL);
  sqlite3 *from = open_plain (bench->live_path), *to = NULL;
  sqlite3_backup *backup;

  if (sqlite3_open (path, &to) == SQLITE_OK &&
      (backup = sqlite3_backup_init (to, "main", from, "main")) != NULL)
    {
      sqlite3_backup_step (backup, -1);
      sqlite3_backup_finish (backup);
    }
  sqlite3_close (to);
  mw_database_close (from);
  return path;
}

static void
run_bound (MwStatement *statement, const char *const *texts, int first, int n)
{
  GError *error = NULL;

  for (int i = 0; i < n; i++)
    sqlite3_bind_text (statement, first + i, texts[i], -1, SQLITE_STATIC);
  mw_database_step (statement, NULL, &error);
  stop_at ("plain", error);
  sqlite3_reset (statement);
}

static void
write_all (sqlite3 *db, GPtrArray *operations)
{
  GError *error = NULL;
  g_autoptr (MwStatement) revision = mw_database_prepare (db, &error, REVISION, 0);
  g_autoptr (MwStatement) row = mw_database_prepare (db, &error, ROW, 0);
  g_autoptr (MwStatement) change = mw_database_prepare (db, &error, CHANGE, 0);

  stop_at ("plain", error);
  sqlite3_bind_int64 (revision, 1, operations->len);
  run_bound (revision, NULL, 0, 0);
  for (guint i = 0; i < operations->len; i++)
    {
      const MwOperation *operation = g_ptr_array_index (operations, i);
      const MwOperationFields *fields = mw_operation_get_fields (operation);
      const MwOperationWords *words = mw_operation_get_words (operation);
      const char *value = fields->values[0].after;
      const char *columns[] = { fields->object_id, fields->member, value };
      const char *said[] = { fields->object_id, words->object_name, fields->member, value,
                             words->driver };

      run_bound (row, columns, 1, G_N_ELEMENTS (columns));
      sqlite3_bind_int64 (change, 1, i);
      run_bound (change, said, 2, G_N_ELEMENTS (said));
    }
}

double
plain_submit (Bench *bench, GPtrArray *operations)
{
  g_autofree char *path = copy_live (bench);
  sqlite3 *db = open_plain (path);
  GError *error = NULL;
  double work;

  begin ();
  mw_database_exec (db, "BEGIN IMMEDIATE", &error);
  stop_at ("plain", error);
  write_all (db, operations);
  mw_database_exec (db, "COMMIT", &error);
  stop_at ("plain", error);
  work = worked ();
  mw_database_close (db);
  g_unlink (path);
  return work;
}
