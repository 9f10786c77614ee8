/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/entities/staged.h"

/* "'name', @.name, 'address', @.address": what json_object() takes. */
static char *
dup_json_columns (const MwEntity *entity)
{
  return mw_entity_dup_columns (entity, "'@', ~.@");
}

/* How many fields of the new row differ from the base's. A member has none, and is there or not. */
static char *
dup_line_count (const MwEntity *entity)
{
  GString *sql = g_string_new ("0");

  for (guint i = 0; i < entity->n_columns; i++)
    if (mw_column_is_field (&entity->columns[i]))
      g_string_append_printf (sql, " + (~.%s IS NOT (base ->> '$.%s'))", entity->columns[i].name,
                              entity->columns[i].name);
  return g_string_free (sql, FALSE);
}

/* "~" within […] is the new row, within {…} the old one. */
static char *
with_rows (const char *pattern)
{
  GString *out = g_string_new (NULL);
  const char *row = "";

  for (const char *c = pattern; *c; c++)
    if (*c == '[' || *c == '{')
      row = *c == '[' ? "new" : "old";
    else if (*c == '~')
      g_string_append (out, row);
    else if (*c != ']' && *c != '}')
      g_string_append_c (out, *c);
  return g_string_free (out, FALSE);
}

/* Of what is staged already, as when a migration brought it. */
static gboolean
count_lines (sqlite3 *db, const MwEntity *entity, GError **error)
{
  g_autofree char *lines = dup_line_count (entity);
  gboolean member = mw_entity_get_n_keys (entity) > 1;
  g_autofree char *pattern = g_strdup_printf (
      "UPDATE staged SET n_lines = coalesce ((SELECT %s FROM %s t WHERE t.%s = "
      "staged.object%s%s%s), 1)"
      " WHERE tbl = '%s' AND base IS NOT NULL",
      lines, entity->table, entity->columns[0].name, member ? " AND t." : "",
      member ? entity->columns[1].name : "",
      member ? " = substr (staged.pk, length (staged.object) + 2)" : "", entity->table);
  g_auto (GStrv) parts = g_strsplit (pattern, "~", -1);
  g_autofree char *sql = g_strjoinv ("t", parts);

  return mw_database_exec (db, sql, error);
}

/* The first time that a row is touched, what it was is kept; when it is that again, forgotten. (Not
 * INSERT OR IGNORE: within a trigger the policy of the statement that fired it is used instead,
 * SQLite manual, "CREATE TRIGGER".) $1 the table, $2 its key, $3 its object, $4 the row, $5 the
 * lines. */
#define TRIGGERS                                                                                   \
  "CREATE TRIGGER %1$s_staged_insert AFTER INSERT ON %1$s BEGIN"                                   \
  " INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT '%1$s', [%2$s], [%3$s], NULL, 1"    \
  "  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = '%1$s' AND pk = [%2$s]);"                  \
  " DELETE FROM staged WHERE tbl = '%1$s' AND pk = [%2$s] AND base = json_object ([%4$s]);"        \
  " UPDATE staged SET n_lines = [%5$s]"                                                            \
  "  WHERE tbl = '%1$s' AND pk = [%2$s] AND base IS NOT NULL;"                                     \
  " UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = '%1$s';"                                      \
  "END;"                                                                                           \
  "CREATE TRIGGER %1$s_staged_update AFTER UPDATE ON %1$s BEGIN"                                   \
  " INSERT INTO staged (tbl, pk, object, base, n_lines)"                                           \
  "  SELECT '%1$s', {%2$s}, {%3$s}, json_object ({%4$s}), 0"                                       \
  "  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = '%1$s' AND pk = {%2$s});"                  \
  " DELETE FROM staged WHERE tbl = '%1$s' AND pk = [%2$s] AND base = json_object ([%4$s]);"        \
  " UPDATE staged SET n_lines = [%5$s]"                                                            \
  "  WHERE tbl = '%1$s' AND pk = [%2$s] AND base IS NOT NULL;"                                     \
  "END;"                                                                                           \
  "CREATE TRIGGER %1$s_staged_delete AFTER DELETE ON %1$s BEGIN"                                   \
  " INSERT INTO staged (tbl, pk, object, base, n_lines)"                                           \
  "  SELECT '%1$s', {%2$s}, {%3$s}, json_object ({%4$s}), 1"                                       \
  "  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = '%1$s' AND pk = {%2$s});"                  \
  " DELETE FROM staged WHERE tbl = '%1$s' AND pk = {%2$s} AND base IS NULL;"                       \
  " UPDATE staged SET n_lines = 1 WHERE tbl = '%1$s' AND pk = {%2$s};"                             \
  " UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = '%1$s';"                                      \
  "END;"

static gboolean
create_triggers (sqlite3 *db, const MwEntity *entity, GError **error)
{
  g_autofree char *key = mw_entity_dup_keys (entity, "~.@", " || '/' || ");
  g_autofree char *object = g_strconcat ("~.", entity->columns[0].name, NULL);
  g_autofree char *row = dup_json_columns (entity);
  g_autofree char *lines = dup_line_count (entity);
  g_autofree char *pattern = g_strdup_printf (TRIGGERS, entity->table, key, object, row, lines);
  g_autofree char *sql = with_rows (pattern);

  return mw_database_exec (db, sql, error);
}

#define SUMS                                                                                       \
  "DROP TRIGGER IF EXISTS staged_insert; DROP TRIGGER IF EXISTS staged_update;"                    \
  "DROP TRIGGER IF EXISTS staged_delete;"                                                          \
  "CREATE TRIGGER staged_insert AFTER INSERT ON staged BEGIN"                                      \
  " UPDATE tally SET n_staged = n_staged + 1, n_lines = n_lines + new.n_lines"                     \
  "  WHERE tbl = new.tbl; END;"                                                                    \
  "CREATE TRIGGER staged_update AFTER UPDATE OF n_lines ON staged"                                 \
  " WHEN new.n_lines <> old.n_lines BEGIN"                                                         \
  " UPDATE tally SET n_lines = n_lines + new.n_lines - old.n_lines WHERE tbl = new.tbl; END;"      \
  "CREATE TRIGGER staged_delete AFTER DELETE ON staged BEGIN"                                      \
  " UPDATE tally SET n_staged = n_staged - 1, n_lines = n_lines - old.n_lines"                     \
  "  WHERE tbl = old.tbl; END;"

static gboolean
drop_triggers (sqlite3 *db, const MwEntity *entity, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DROP TRIGGER IF EXISTS %1$s_staged_insert;"
                                          "DROP TRIGGER IF EXISTS %1$s_staged_update;"
                                          "DROP TRIGGER IF EXISTS %1$s_staged_delete;",
                                          entity->table);

  return mw_database_exec (db, sql, error);
}

gboolean
mw_staged_drop_triggers (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (!drop_triggers (db, entities[i], error))
      return FALSE;
  return TRUE;
}

gboolean
mw_staged_create_triggers (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (!drop_triggers (db, entities[i], error) || !count_lines (db, entities[i], error) ||
        !create_triggers (db, entities[i], error))
      return FALSE;
  return mw_database_exec (db, SUMS, error) && mw_staged_count_again (db, error);
}

gboolean
mw_staged_count_again (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT OR REPLACE INTO tally (tbl, n_rows, n_staged, n_lines)"
          " SELECT '%1$s', (SELECT count (*) FROM %1$s), count (*), coalesce (sum (n_lines), 0)"
          " FROM staged WHERE tbl = '%1$s'",
          entities[i]->table);

      if (!mw_database_exec (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mw_staged_clear (sqlite3 *db, GError **error)
{
  return mw_database_exec (db, "DELETE FROM staged", error);
}

gboolean
mw_staged_tally (sqlite3 *db, const char *table, MwTally *tally, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error,
      "SELECT sum (n_rows), sum (n_staged), sum (n_lines) FROM tally WHERE ?1 IS NULL OR tbl = ?1",
      1, table);
  gboolean row = FALSE;

  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  *tally = (MwTally){
    .n_rows = (guint) sqlite3_column_int (statement, 0),
    .n_staged = (guint) sqlite3_column_int (statement, 1),
    .n_lines = (guint) sqlite3_column_int (statement, 2),
  };
  return TRUE;
}
