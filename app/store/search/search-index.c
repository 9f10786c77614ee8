/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/search/search-index.h"

/* Without the text itself and its length: rows say what was found. An index is told what it forgets
 * in the words that it was told before; so those have to be made of the row alone. $1 the table,
 * $2 its text, $3 what it was. */
#define INDEX                                                                                      \
  "CREATE VIRTUAL TABLE IF NOT EXISTS %1$s" MW_SEARCH_INDEX                                        \
  " USING fts5 (text, content = '', columnsize = 0, tokenize = 'trigram');"
#define FILL "INSERT INTO %1$s" MW_SEARCH_INDEX " (rowid, text) SELECT t.rowid, %2$s FROM %1$s t;"
#define FORGET                                                                                     \
  "INSERT INTO %1$s" MW_SEARCH_INDEX " (%1$s" MW_SEARCH_INDEX ", rowid, text)"                     \
  " VALUES ('delete', old.rowid, %3$s);"
#define LEARN "INSERT INTO %1$s" MW_SEARCH_INDEX " (rowid, text) VALUES (new.rowid, %2$s);"
#define TRIGGERS                                                                                   \
  "CREATE TRIGGER %1$s_search_insert AFTER INSERT ON %1$s BEGIN " LEARN " END;"                    \
  "CREATE TRIGGER %1$s_search_update AFTER UPDATE ON %1$s"                                         \
  " WHEN new.rowid <> old.rowid OR %2$s <> %3$s BEGIN " FORGET LEARN " END;"                       \
  "CREATE TRIGGER %1$s_search_delete AFTER DELETE ON %1$s BEGIN " FORGET " END;"
#define DROP                                                                                       \
  "DROP TRIGGER IF EXISTS %1$s_search_insert; DROP TRIGGER IF EXISTS %1$s_search_update;"          \
  "DROP TRIGGER IF EXISTS %1$s_search_delete;"                                                     \
  "INSERT INTO %1$s" MW_SEARCH_INDEX " (%1$s" MW_SEARCH_INDEX ") VALUES ('delete-all');"

/* A value comes with the first override that has it, and goes with the last. */
#define KNOW_VALUE                                                                                 \
  "INSERT INTO override_value (value) SELECT new.value"                                            \
  " WHERE new.value NOT " MW_SQL_SECRET_ID                                                         \
  " AND NOT EXISTS (SELECT 1 FROM override_value WHERE value = new.value);"
#define FORGET_VALUE                                                                               \
  "DELETE FROM override_value WHERE value = old.value AND NOT EXISTS (SELECT 1"                    \
  " FROM profile_override WHERE value = old.value AND value NOT " MW_SQL_SECRET_ID ");"
#define VALUES                                                                                     \
  "INSERT INTO override_value (value) SELECT DISTINCT value FROM profile_override"                 \
  " WHERE value NOT " MW_SQL_SECRET_ID ";"
#define VALUE_TRIGGERS                                                                             \
  "CREATE TRIGGER profile_override_search_insert AFTER INSERT ON profile_override"                 \
  " BEGIN " KNOW_VALUE " END;"                                                                     \
  "CREATE TRIGGER profile_override_search_update AFTER UPDATE ON profile_override"                 \
  " WHEN new.value <> old.value BEGIN " KNOW_VALUE FORGET_VALUE " END;"                            \
  "CREATE TRIGGER profile_override_search_delete AFTER DELETE ON profile_override"                 \
  " BEGIN " FORGET_VALUE " END;"
#define DROP_VALUES                                                                                \
  "DROP TRIGGER IF EXISTS profile_override_search_insert;"                                         \
  "DROP TRIGGER IF EXISTS profile_override_search_update;"                                         \
  "DROP TRIGGER IF EXISTS profile_override_search_delete;"                                         \
  "DELETE FROM override_value;"

#define VALUE_TABLE "override_value"
#define VALUE_TEXT MW_SEARCHED_AS_TYPED ("@.value")

static char *
dup_text (const char *pattern, const char *row)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "@", -1);

  return g_strjoinv (row, parts);
}

static gboolean
make_index (sqlite3 *db, const char *table, const char *pattern, GError **error)
{
  g_autofree char *row = dup_text (pattern, "t");
  g_autofree char *new_text = dup_text (pattern, "new");
  g_autofree char *old_text = dup_text (pattern, "old");
  g_autofree char *fill = g_strdup_printf (INDEX FILL, table, row);
  g_autofree char *triggers = g_strdup_printf (TRIGGERS, table, new_text, old_text);

  return mw_database_exec (db, fill, error) && mw_database_exec (db, triggers, error);
}

static gboolean
drop_index (sqlite3 *db, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf (INDEX DROP, table);

  return mw_database_exec (db, sql, error);
}

gboolean
mw_search_index_drop (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (entities[i]->searched && !drop_index (db, entities[i]->table, error))
      return FALSE;
  return drop_index (db, VALUE_TABLE, error) && mw_database_exec (db, DROP_VALUES, error);
}

gboolean
mw_search_index_make (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (entities[i]->searched && !make_index (db, entities[i]->table, entities[i]->searched, error))
      return FALSE;
  return mw_database_exec (db, VALUES, error) && make_index (db, VALUE_TABLE, VALUE_TEXT, error) &&
         mw_database_exec (db, VALUE_TRIGGERS, error);
}
