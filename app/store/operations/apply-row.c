/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/operations/apply-row.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

/* A statement, and the shape of the operations that it writes. */
typedef struct
{
  const char *part; /* interned */
  MwObjectKind kind;
  MwChangeSign sign;
  gboolean parked;
  guint n_values;
  const char *first;      /* (nullable): the first value's field, interned */
  MwStatement *statement; /* (owned) */
} Prepared;

struct _MwRowWriter
{
  sqlite3 *db;
  GArray *prepared; /* (owned) (element-type Prepared) */
};

static void
prepared_clear (gpointer data)
{
  sqlite3_finalize (((Prepared *) data)->statement);
}

MwRowWriter *
mw_row_writer_new (sqlite3 *db)
{
  MwRowWriter *self = g_new0 (MwRowWriter, 1);

  self->db = db;
  self->prepared = g_array_new (FALSE, FALSE, sizeof (Prepared));
  g_array_set_clear_func (self->prepared, prepared_clear);
  return self;
}

void
mw_row_writer_free (MwRowWriter *self)
{
  g_array_unref (self->prepared);
  g_free (self);
}

void
mw_row_block_clear (MwRowBlock *block)
{
  g_clear_pointer (&block->id, g_free);
  g_clear_pointer (&block->name, g_free);
  g_clear_pointer (&block->value, g_free);
}

const char *
mw_row_name_of (const MwOperation *operation)
{
  const char *name = mw_operation_get_words (operation)->object_name;

  return name ? name : mw_operation_get_fields (operation)->object_id;
}

static const MwEntity *
find_entity (const MwOperationFields *fields, GError **error)
{
  const MwEntity *entity = mw_entity_find_part (fields->object_kind, fields->part);

  for (guint i = 0; entity && i < fields->n_values; i++)
    if (!mw_entity_find_field (entity, fields->values[i].field))
      entity = NULL;
  if (!entity)
    g_set_error (
        error, MW_ERROR, MW_ERROR_NEWER_SCHEMA,
        /* Translators: a technical word for a kind of object, then one for its part */
        _ ("This program does not know “%s” of “%s”: a newer Mailwright wrote it. Install the "
           "newer version."),
        fields->part, mw_object_kind_to_string (fields->object_kind));
  return entity;
}

static const char *
column_of (const MwEntity *entity, const MwOperationFields *fields, guint i)
{
  return mw_entity_find_field (entity, fields->values[i].field)->name;
}

/* Keys are ?1 and ?2, values after it ?3 on, those before it after these. */
#define FIRST_VALUE 3

static void
append_keys (GString *sql, const MwEntity *entity)
{
  guint n = mw_entity_get_n_keys (entity);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s%s = ?%u", i ? " AND " : " WHERE ", entity->columns[i].name,
                            i + 1);
}

static void
append_before (GString *sql, const MwEntity *entity, const MwOperationFields *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, " AND %s IS ?%u", column_of (entity, fields, i),
                            FIRST_VALUE + fields->n_values + i);
}

static char *
make_insert (const MwEntity *entity, const MwOperationFields *fields)
{
  g_autofree char *keys = mw_entity_dup_keys (entity, "@", ", ");
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (%s", entity->table, keys);
  for (guint i = 0; i < fields->n_values; i++)
    g_string_append_printf (sql, ", %s", column_of (entity, fields, i));
  g_string_append (sql, mw_entity_get_n_keys (entity) > 1 ? ") VALUES (?1, ?2" : ") VALUES (?1");
  for (guint i = 0; i < fields->n_values; i++)
    g_string_append_printf (sql, ", ?%u", FIRST_VALUE + i);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
make_update (const MwEntity *entity, const MwOperationFields *fields, gboolean parked)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE %s SET ", entity->table);
  for (guint i = 0; i < fields->n_values; i++)
    g_string_append_printf (sql, "%s%s = ?%u", i ? ", " : "", column_of (entity, fields, i),
                            FIRST_VALUE + i);
  append_keys (sql, entity);
  /* What is derived follows: another version of our rules may have derived it. */
  if (!parked)
    append_before (sql, entity, fields, 1);
  return g_string_free (sql, FALSE);
}

static char *
make_delete (const MwEntity *entity)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "DELETE FROM %s", entity->table);
  append_keys (sql, entity);
  return g_string_free (sql, FALSE);
}

static MwStatement *
prepare (MwRowWriter *self,
         const MwEntity *entity,
         const MwOperationFields *fields,
         gboolean parked,
         GError **error)
{
  const char *first = fields->n_values ? fields->values[0].field : NULL;
  g_autofree char *sql = NULL;
  Prepared made = { fields->part, fields->object_kind, fields->sign,
                    parked,       fields->n_values,    first,
                    NULL };

  for (guint i = 0; i < self->prepared->len; i++)
    {
      const Prepared *known = &g_array_index (self->prepared, Prepared, i);

      if (known->part == made.part && known->kind == made.kind && known->sign == made.sign &&
          known->parked == parked && known->n_values == made.n_values && known->first == first)
        return known->statement;
    }
  sql = fields->sign == MW_CHANGE_ADDED     ? make_insert (entity, fields)
        : fields->sign == MW_CHANGE_REMOVED ? make_delete (entity)
                                            : make_update (entity, fields, parked);
  made.statement = mw_database_prepare (self->db, error, sql, 0);
  if (made.statement)
    g_array_append_val (self->prepared, made);
  return made.statement;
}

static void
bind (MwStatement *statement, int index, const char *text)
{
  if (index <= sqlite3_bind_parameter_count (statement))
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static void
bind_all (MwStatement *statement, const MwOperationFields *fields)
{
  bind (statement, 1, fields->object_id);
  bind (statement, 2, fields->member);
  if (fields->sign == MW_CHANGE_REMOVED)
    return;
  for (guint i = 0; i < fields->n_values; i++)
    bind (statement, (int) (FIRST_VALUE + i), fields->values[i].after);
  if (fields->sign == MW_CHANGE_CHANGED)
    bind (statement, (int) (FIRST_VALUE + fields->n_values), fields->values[0].before);
}

/* (transfer full): the row that an operation is about, as it is now; no row if it is not there. */
static MwStatement *
read_row (MwRowWriter *self,
          const MwEntity *entity,
          const MwOperationFields *fields,
          gboolean *row,
          GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT 1");
  MwStatement *statement;

  for (guint i = 0; i < fields->n_values; i++)
    g_string_append_printf (sql, ", %s", column_of (entity, fields, i));
  g_string_append_printf (sql, " FROM %s", entity->table);
  append_keys (sql, entity);
  statement = mw_database_prepare (self->db, error, sql->str, 0);
  if (!statement)
    return NULL;
  bind (statement, 1, fields->object_id);
  bind (statement, 2, fields->member);
  if (mw_database_step (statement, row, error))
    return statement;
  sqlite3_finalize (statement);
  return NULL;
}

/* Whether the fields of a row (not what is derived from them) are all as wanted. */
static gboolean
row_is (MwStatement *row, const MwEntity *entity, const MwOperationFields *fields, gboolean after)
{
  for (guint i = 0; i < fields->n_values; i++)
    {
      const MwOperationValue *value = &fields->values[i];

      if (mw_column_is_field (mw_entity_find_field (entity, value->field)) &&
          g_strcmp0 (mw_statement_text (row, (int) i + 1), after ? value->after : value->before) !=
              0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_stale (const MwOperation *operation, GError **error)
{
  g_set_error (
      error, MW_ERROR, MW_ERROR_STALE,
      /* Translators: a kind of object, then its name */
      _ ("%s “%s” is not what this change was made on: it was changed meanwhile. Nothing was "
         "written; your changes are kept."),
      mw_object_kind_describe (mw_operation_get_fields (operation)->object_kind),
      mw_row_name_of (operation));
  return FALSE;
}

/* Nothing was written: either the end is reached already, or something else is there. */
static gboolean
accept_reached (MwRowWriter *self,
                const MwEntity *entity,
                const MwOperation *operation,
                GError **error)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  gboolean there = FALSE;
  g_autoptr (MwStatement) row = read_row (self, entity, fields, &there, error);

  if (!row)
    return FALSE;
  if (fields->sign == MW_CHANGE_REMOVED ? !there : there && row_is (row, entity, fields, TRUE))
    return TRUE;
  return set_stale (operation, error);
}

/* What is removed is what the operation knew: nothing is lost that nobody saw. */
static gboolean
check_removed (MwRowWriter *self,
               const MwEntity *entity,
               const MwOperation *operation,
               GError **error)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  gboolean there = FALSE;
  g_autoptr (MwStatement) row = read_row (self, entity, fields, &there, error);

  if (!row)
    return FALSE;
  return !there || row_is (row, entity, fields, FALSE) || set_stale (operation, error);
}

static const MwColumn *
source_of (const MwEntity *entity, const MwColumn *column)
{
  return column->source ? mw_entity_find_column (entity, column->source) : column;
}

static const char *
after_of (const MwOperationFields *fields, const char *word)
{
  for (guint i = 0; i < fields->n_values; i++)
    if (g_str_equal (fields->values[i].field, word))
      return fields->values[i].after;
  return NULL;
}

/* The row that has the unique value which a column of an operation wants. */
static gboolean
find_holder (MwRowWriter *self,
             const MwEntity *entity,
             const MwOperationFields *fields,
             const MwColumn *column,
             MwRowBlock *block,
             GError **error)
{
  const MwColumn *source = source_of (entity, column);
  const char *wanted = after_of (fields, mw_column_get_word (column));
  g_autofree char *name = mw_entity_dup_name_sql (entity, "t");
  g_autofree char *sql = g_strdup_printf (
      "SELECT t.%s, %s FROM %s t WHERE t.%s = ?1 AND t.%s <> ?2", entity->columns[0].name, name,
      entity->table, column->name, entity->columns[0].name);
  g_autoptr (MwStatement) statement =
      mw_database_prepare (self->db, error, sql, 2, wanted, fields->object_id);
  gboolean row = FALSE;

  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  block->id = mw_statement_dup_text (statement, 0);
  block->name = mw_statement_dup_text (statement, 1);
  block->field = mw_column_get_word (source);
  block->value = g_strdup (after_of (fields, block->field));
  return TRUE;
}

static gboolean
find_block (MwRowWriter *self,
            const MwEntity *entity,
            const MwOperationFields *fields,
            MwRowBlock *block,
            GError **error)
{
  for (guint i = 0; !block->id && i < fields->n_values; i++)
    {
      const MwColumn *column = mw_entity_find_field (entity, fields->values[i].field);

      if (column->unique && !find_holder (self, entity, fields, column, block, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mw_row_writer_write (MwRowWriter *self,
                     const MwOperation *operation,
                     gboolean parked,
                     MwRowBlock *block,
                     GError **error)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwEntity *entity = find_entity (fields, error);
  MwStatement *statement = entity ? prepare (self, entity, fields, parked, error) : NULL;
  g_autoptr (GError) failure = NULL;
  gboolean ok;
  int code;

  if (!statement ||
      (fields->sign == MW_CHANGE_REMOVED && !check_removed (self, entity, operation, error)))
    return FALSE;
  bind_all (statement, fields);
  ok = mw_database_step (statement, NULL, &failure);
  code = sqlite3_extended_errcode (self->db);
  sqlite3_reset (statement);
  if (ok)
    return sqlite3_changes (self->db) > 0 || accept_reached (self, entity, operation, error);
  if (code == SQLITE_CONSTRAINT_UNIQUE && !find_block (self, entity, fields, block, error))
    return FALSE;
  if (block->id)
    return TRUE;
  /* Of a row that is there itself SQLite may name any of its unique columns. */
  if (code == SQLITE_CONSTRAINT_PRIMARYKEY ||
      (code == SQLITE_CONSTRAINT_UNIQUE && fields->sign == MW_CHANGE_ADDED))
    return accept_reached (self, entity, operation, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
mw_row_writer_park (MwRowWriter *self, const MwOperation *operation, GError **error)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwEntity *entity = find_entity (fields, error);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (MwStatement) statement = NULL;
  gboolean any = FALSE;

  if (!entity)
    return FALSE;
  g_string_append_printf (sql, "UPDATE %s SET ", entity->table);
  for (guint i = 0; i < fields->n_values; i++)
    {
      const MwColumn *column = mw_entity_find_field (entity, fields->values[i].field);

      if (column->parked)
        g_string_append_printf (sql, "%s%s = printf ('%s', ?%d)", any ? ", " : "", column->name,
                                column->parked, FIRST_VALUE);
      any = any || column->parked;
    }
  append_keys (sql, entity);
  g_string_append_printf (sql, " AND %s IS ?%d", column_of (entity, fields, 0), FIRST_VALUE + 1);
  g_return_val_if_fail (any, FALSE);
  statement = mw_database_prepare (self->db, error, sql->str, 0);
  if (!statement)
    return FALSE;
  bind (statement, 1, fields->object_id);
  bind (statement, FIRST_VALUE, uuid);
  bind (statement, FIRST_VALUE + 1, fields->values[0].before);
  if (!mw_database_step (statement, NULL, error))
    return FALSE;
  return sqlite3_changes (self->db) > 0 || set_stale (operation, error);
}

/* ---- references ---- */

static gboolean
set_reference_error (const MwEntity *entity, const char *name, const char *parent, GError **error)
{
  const MwEntity *referred = mw_entity_find (parent);

  g_set_error (
      error, MW_ERROR, MW_ERROR_REFUSED,
      /* Translators: a kind of object, its name, and the kind of what it refers to */
      _ ("%s “%s” refers to something of the kind “%s” that is not there any more. Nothing "
         "was written; take it out of what refers to it first."),
      entity ? mw_object_kind_describe (entity->object_kind) : "", name ? name : "",
      referred ? _ (referred->label) : parent);
  return FALSE;
}

/* Of a member the object that it belongs to. */
static char *
dup_row_name (sqlite3 *db, const MwEntity *entity, const char *rowid)
{
  const MwEntity *object = entity ? mw_entity_of (entity->object_kind) : NULL;
  g_autofree char *name = NULL, *sql = NULL;
  char *found = NULL;

  if (!object)
    return NULL;
  name = mw_entity_dup_name_sql (object, "o");
  sql = g_strdup_printf ("SELECT coalesce ((SELECT %s FROM %s o WHERE o.%s = t.%s), t.%s) FROM %s t"
                         " WHERE t.rowid = ?1",
                         name, object->table, object->columns[0].name, entity->columns[0].name,
                         entity->columns[0].name, entity->table);
  mw_database_get_text (db, &found, NULL, sql, 1, rowid);
  return found;
}

gboolean
mw_row_check_references (sqlite3 *db, GError **error)
{
  g_autoptr (MwStatement) statement = NULL;
  g_autofree char *name = NULL;
  const MwEntity *entity;
  int open = 0, most = 0;
  gboolean row = FALSE;

  sqlite3_db_status (db, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &most, 0);
  if (open == 0)
    return TRUE;
  /* Asked of the whole database, but only where something is known to be wrong. */
  statement = mw_database_prepare (db, error, "PRAGMA foreign_key_check", 0);
  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  entity = mw_entity_find (mw_statement_text (statement, 0));
  name = dup_row_name (db, entity, mw_statement_text (statement, 1));
  return set_reference_error (entity, name, mw_statement_text (statement, 2), error);
}
