/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/schema/new-columns.h"

#include "store/entities/entity.h"

/* What a column holds in a row that nobody gave it, as an SQL expression; (transfer full). */
static char *
dup_default (sqlite3 *db, const MwEntity *entity, const char *column, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, "SELECT dflt_value FROM pragma_table_info (?1) WHERE name = ?2", 2, entity->table,
      column);
  gboolean row = FALSE;
  const char *text;

  if (!statement || !mw_database_step (statement, &row, error))
    return NULL;
  text = row ? mw_statement_text (statement, 0) : NULL;
  return g_strdup (text ? text : "NULL");
}

/* In the order in which the triggers of `staged` write a row: they compare the texts. */
static gboolean
complete_staged (sqlite3 *db, const MwEntity *entity, GError **error)
{
  GString *columns = g_string_new (NULL);
  g_autofree char *sql = NULL;
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < entity->n_columns; i++)
    {
      const char *name = entity->columns[i].name;
      g_autofree char *initial = dup_default (db, entity, name, error);

      ok = initial != NULL;
      g_string_append_printf (columns,
                              "%1$s'%2$s', CASE WHEN json_type (base, '$.%2$s') IS NULL THEN %3$s"
                              " ELSE base ->> '$.%2$s' END",
                              i > 0 ? ", " : "", name, initial);
    }
  sql = g_strdup_printf ("UPDATE staged SET base = json_object (%s)"
                         " WHERE tbl = '%s' AND base IS NOT NULL",
                         columns->str, entity->table);
  g_string_free (columns, TRUE);
  return ok && mw_database_exec (db, sql, error);
}

static gboolean
rewrite_rows (sqlite3 *db, const MwEntity *entity, GError **error)
{
  const char *key = entity->columns[0].name;
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = %s", entity->table, key, key);

  return mw_database_exec (db, sql, error);
}

gboolean
mw_new_columns_fill (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (!complete_staged (db, entities[i], error) || !rewrite_rows (db, entities[i], error))
      return FALSE;
  return TRUE;
}
