/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/operations/state.h"

#include "store/operations/apply-row.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

static void
append_is_there (GString *sql, const MwColumn *column)
{
  const MwEntity *referred = mw_entity_find (column->refers);

  g_string_append_printf (sql, "EXISTS (SELECT 1 FROM %s r WHERE r.%s = t.%s)", referred->table,
                          referred->columns[0].name, column->name);
}

static void
append_column (GString *sql, const MwColumn *column)
{
  gboolean reference = column->refers && column->kind != MW_COLUMN_KEY;

  if (reference)
    {
      g_string_append (sql, "CASE WHEN ");
      append_is_there (sql, column);
      g_string_append (sql, " THEN ");
    }
  g_string_append_printf (sql, "t.%s%s", column->name, reference ? " END" : "");
}

/* All rows of an entity, or those of one object. What belongs to an object that is not there, and a
 * reference to one, somebody wrote by hand: no draft could hold it. */
static MwStatement *
ask (sqlite3 *db, const MwEntity *entity, const char *id, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < entity->n_columns; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      append_column (sql, &entity->columns[i]);
    }
  g_string_append_printf (sql, " FROM %s t WHERE TRUE", entity->table);
  if (id)
    g_string_append_printf (sql, " AND t.%s = ?1", entity->columns[0].name);
  for (guint i = 0; i < mw_entity_get_n_keys (entity); i++)
    if (entity->columns[i].refers)
      {
        g_string_append (sql, " AND ");
        append_is_there (sql, &entity->columns[i]);
      }
  return mw_database_prepare (db, error, sql->str, id ? 1 : 0, id);
}

static gboolean
give_row (const MwEntity *entity,
          MwStatement *row,
          MwOperationFunc func,
          gpointer user_data,
          GError **error)
{
  MwOperationValue values[MW_MOST_COLUMNS];
  guint n_keys = mw_entity_get_n_keys (entity);
  g_autoptr (MwOperation) operation = NULL;
  MwOperationFields fields = {
    .sign = MW_CHANGE_ADDED,
    .object_kind = entity->object_kind,
    .object_id = mw_statement_text (row, 0),
    .part = entity->part,
    .member = n_keys > 1 ? mw_statement_text (row, 1) : NULL,
    .values = values,
    .n_values = entity->n_columns - n_keys,
  };

  for (guint i = n_keys; i < entity->n_columns; i++)
    values[i - n_keys] = (MwOperationValue){ mw_column_get_word (&entity->columns[i]), NULL,
                                             mw_statement_text (row, (int) i) };
  operation = mw_operation_new (&fields, NULL);
  return func (operation, user_data, error);
}

static gboolean
give_rows (sqlite3 *db,
           const MwEntity *entity,
           const char *id,
           MwOperationFunc func,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (MwStatement) statement = ask (db, entity, id, error);
  gboolean row = statement != NULL;

  while (row)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !mw_database_step (statement, &row, error) ||
        (row && !give_row (entity, statement, func, user_data, error)))
      return FALSE;
  return statement != NULL;
}

gboolean
mw_state_read (sqlite3 *db,
               MwOperationFunc func,
               gpointer user_data,
               GCancellable *cancellable,
               GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (!give_rows (db, entities[i], NULL, func, user_data, cancellable, error))
      return FALSE;
  return TRUE;
}

gboolean
mw_state_read_object (sqlite3 *db,
                      MwObjectKind kind,
                      const char *id,
                      MwOperationFunc func,
                      gpointer user_data,
                      GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (entities[i]->object_kind == kind &&
        !give_rows (db, entities[i], id, func, user_data, NULL, error))
      return FALSE;
  return TRUE;
}

gboolean
mw_state_write (MwOperation *operation, gpointer writer, GError **error)
{
  g_auto (MwRowBlock) block = { NULL };

  if (!mw_row_writer_write (writer, operation, FALSE, &block, error))
    return FALSE;
  if (!block.id)
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_DUPLICATE,
               _ ("Two objects have “%s”: the database is damaged."), block.value);
  return FALSE;
}

/* (element-type utf8): statements that make a table's triggers again, which are dropped. */
static GPtrArray *
drop_guards (sqlite3 *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, "SELECT sql, name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1", 1,
      table);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      g_ptr_array_add (made, mw_statement_dup_text (statement, 0));
      g_ptr_array_add (names, mw_statement_dup_text (statement, 1));
    }
  g_clear_pointer (&statement, sqlite3_finalize);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TRIGGER %s", (char *) names->pdata[i]);

      if (!mw_database_exec (db, sql, error))
        return NULL;
    }
  return g_steal_pointer (&made);
}

static gboolean
clear_table (sqlite3 *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) guards = drop_guards (db, table, error);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s", table);

  if (!guards || !mw_database_exec (db, sql, error))
    return FALSE;
  for (guint i = 0; i < guards->len; i++)
    if (!mw_database_exec (db, guards->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
mw_state_clear (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  if (!mw_database_exec (db, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (guint i = n; i > 0; i--)
    if (!clear_table (db, entities[i - 1]->table, error))
      return FALSE;
  return TRUE;
}
