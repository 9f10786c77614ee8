/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* A draft whose entity table gained a column: its rows, and what is kept of staged ones, are what
 * they would be had the column always been there. */

#include "store/entities/entity.h"
#include "store/entities/staged.h"
#include "store/schema/new-columns.h"
#include "store/schema/schema.h"

/* A draft that knew no comment of responsibilities, with two of them, one of them renamed. */
#define OLDER                                                                                      \
  "ALTER TABLE responsibility DROP COLUMN comment;"                                                \
  "INSERT INTO responsibility (id, name, name_key) VALUES"                                         \
  " ('00000000-0000-4000-8000-000000000001', 'First', 'first'),"                                   \
  " ('00000000-0000-4000-8000-000000000002', 'Night', 'night');"                                   \
  "INSERT INTO staged (tbl, pk, object, base, n_lines) VALUES ('responsibility',"                  \
  " '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002',"               \
  " '{\"id\":\"00000000-0000-4000-8000-000000000002\",\"name\":\"Second\","                        \
  "\"name_key\":\"second\",\"organisation\":null}', 1),"                                           \
  " ('responsibility', '00000000-0000-4000-8000-000000000001',"                                    \
  " '00000000-0000-4000-8000-000000000001', NULL, 1);"
#define NEWER "ALTER TABLE responsibility ADD COLUMN comment TEXT NOT NULL DEFAULT '';"

static void
run (sqlite3 *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  mw_database_exec (db, sql, &error);
  g_assert_no_error (error);
}

static char *
get (sqlite3 *db, const char *sql)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (db, NULL, sql, 0);

  g_assert_nonnull (statement);
  return sqlite3_step (statement) == SQLITE_ROW ? mw_statement_dup_text (statement, 0) : NULL;
}

static sqlite3 *
make_draft (void)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_true (mw_schema_create_entities (db, NULL));
  g_assert_true (mw_schema_create_kind (db, MW_SCHEMA_DRAFT, NULL));
  run (db, OLDER);
  run (db, NEWER);
  g_assert_true (mw_new_columns_fill (db, NULL));
  g_assert_true (mw_staged_create_triggers (db, NULL));
  return db;
}

/* What a row was before an edit is what an undo compares with: "", and not nothing. */
static void
test_session_sees_default (void)
{
  sqlite3 *db = make_draft ();
  sqlite3_session *session = NULL;
  sqlite3_changeset_iter *iter = NULL;
  sqlite3_value *before = NULL;
  void *changeset = NULL;
  int size = 0;
  g_autofree char *position =
      get (db, "SELECT cid FROM pragma_table_info ('responsibility') WHERE name = 'comment'");

  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, "responsibility"), ==, SQLITE_OK);
  run (db, "UPDATE responsibility SET comment = 'on call' WHERE name = 'First'");
  g_assert_cmpint (sqlite3session_changeset (session, &size, &changeset), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3changeset_start (&iter, size, changeset), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3changeset_next (iter), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3changeset_old (iter, atoi (position), &before), ==, SQLITE_OK);
  g_assert_nonnull (before);
  g_assert_cmpint (sqlite3_value_type (before), ==, SQLITE_TEXT);
  g_assert_cmpstr ((const char *) sqlite3_value_text (before), ==, "");
  sqlite3changeset_finalize (iter);
  sqlite3_free (changeset);
  sqlite3session_delete (session);
  sqlite3_close (db);
}

/* What was staged ends when the row is again what it was, and the column is no change of its own.
 */
static void
test_staged_ends (void)
{
  sqlite3 *db = make_draft ();
  g_autofree char *lines = NULL, *left = NULL, *added = NULL;

  run (db, "UPDATE responsibility SET comment = 'on call' WHERE name = 'Night'");
  run (db, "UPDATE responsibility SET comment = '' WHERE name = 'Night'");
  lines = get (db, "SELECT n_lines FROM staged WHERE pk LIKE '%2'");
  g_assert_cmpstr (lines, ==, "1");
  run (db, "UPDATE responsibility SET name = 'Second', name_key = 'second' WHERE name = 'Night'");
  left = get (db, "SELECT count (*) FROM staged WHERE pk LIKE '%2'");
  g_assert_cmpstr (left, ==, "0");
  added = get (db, "SELECT count (*) FROM staged WHERE pk LIKE '%1' AND base IS NULL");
  g_assert_cmpstr (added, ==, "1");
  sqlite3_close (db);
}

/* Where no column is new, nothing is. */
static void
test_idle (void)
{
  sqlite3 *db = make_draft ();
  g_autofree char *before = get (db, "SELECT group_concat (base, ' ') FROM staged");
  g_autofree char *after = NULL;

  g_assert_true (mw_staged_drop_triggers (db, NULL));
  g_assert_true (mw_new_columns_fill (db, NULL));
  after = get (db, "SELECT group_concat (base, ' ') FROM staged");
  g_assert_cmpstr (before, ==, after);
  sqlite3_close (db);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/new-columns/session-sees-default", test_session_sees_default);
  g_test_add_func ("/store/new-columns/staged-ends", test_staged_ends);
  g_test_add_func ("/store/new-columns/idle", test_idle);
  return g_test_run ();
}
