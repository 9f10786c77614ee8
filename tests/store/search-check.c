/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "search-check.h"

#include "store/search/search-index.h"

#include <sqlite3.h>

/* $1 the table, $2 the text of a row t. */
#define COMPARE                                                                                    \
  "CREATE VIRTUAL TABLE temp.fresh_%1$s USING fts5 (text, content = '', columnsize = 0,"           \
  " tokenize = 'trigram');"                                                                        \
  "INSERT INTO temp.fresh_%1$s (rowid, text) SELECT t.rowid, %2$s FROM main.%1$s t;"               \
  "CREATE VIRTUAL TABLE temp.kept_%1$s_words USING fts5vocab ('main', '%1$s_search', 'instance');" \
  "CREATE VIRTUAL TABLE temp.fresh_%1$s_words"                                                     \
  " USING fts5vocab ('temp', 'fresh_%1$s', 'instance');"                                           \
  "INSERT INTO temp.difference SELECT '%1$s lacks ' || doc || ' ' || term FROM"                    \
  " (SELECT * FROM fresh_%1$s_words EXCEPT SELECT * FROM kept_%1$s_words)"                         \
  " UNION ALL SELECT '%1$s still has ' || doc || ' ' || term FROM"                                 \
  " (SELECT * FROM kept_%1$s_words EXCEPT SELECT * FROM fresh_%1$s_words);"

#define COMPARE_VALUES                                                                             \
  "INSERT INTO temp.difference SELECT 'no value ' || value FROM (SELECT value FROM"                \
  " profile_override WHERE value NOT " MW_SQL_SECRET_ID " EXCEPT SELECT value FROM"                \
  " override_value) UNION ALL SELECT 'a value too many: ' || value FROM (SELECT value"             \
  " FROM override_value EXCEPT SELECT value FROM profile_override)"

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static void
compare (sqlite3 *db, const char *table, const char *pattern)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "@", -1);
  g_autofree char *text = g_strjoinv ("t", parts);
  g_autofree char *sql = g_strdup_printf (COMPARE, table, text);

  run (db, sql);
}

void
assert_search_index (const char *draft_path)
{
  sqlite3 *db = NULL;
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);
  g_autoptr (MwStatement) statement = NULL;
  guint n_searched = 0;

  g_assert_cmpint (sqlite3_open (draft_path, &db), ==, SQLITE_OK);
  run (db, "CREATE TEMP TABLE difference (text)");
  for (guint i = 0; i < n; i++)
    if (entities[i]->searched)
      {
        compare (db, entities[i]->table, entities[i]->searched);
        n_searched++;
      }
  g_assert_cmpuint (n_searched, ==, 3);
  compare (db, "override_value", MW_SEARCHED_AS_TYPED ("@.value"));
  run (db, COMPARE_VALUES);
  statement =
      mw_database_prepare (db, NULL, "SELECT group_concat (text, char (10)) FROM difference", 0);
  g_assert_true (mw_database_step (statement, NULL, NULL));
  g_assert_cmpstr (mw_statement_text (statement, 0), ==, NULL);
  g_clear_pointer (&statement, sqlite3_finalize);
  sqlite3_close (db);
}
