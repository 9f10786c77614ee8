/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/schema/old-history.h"

#include "store/operations/apply.h"
#include "store/journal/changeset.h"
#include "store/senders/draft-senders.h"
#include "store/changes/net.h"
#include "store/revisions/revisions.h"
#include "store/schema/schema.h"
#include "store/changes/words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>

/* Versions 1 to 3 kept a revision as a changeset, whose columns go by number and whose names are
 * nowhere. All of them are played again on an empty configuration, which knows at each what things
 * were called. */

typedef struct
{
  sqlite3 *db;
  sqlite3 *replica; /* (owned) */
  MwWords *words;   /* (owned) */
  MwRevisionId last;
} Conversion;

/* ---- a changeset as operations ---- */

typedef struct
{
  sqlite3_changeset_iter *iter;
  const MwEntity *entity;
  int operation;
} Row;

static const char *
before_of (const Row *row, int column)
{
  sqlite3_value *value = NULL;

  if (row->operation != SQLITE_INSERT)
    sqlite3changeset_old (row->iter, column, &value);
  return value ? (const char *) sqlite3_value_text (value) : NULL;
}

static const char *
after_of (const Row *row, int column)
{
  sqlite3_value *value = NULL;

  if (row->operation != SQLITE_DELETE)
    sqlite3changeset_new (row->iter, column, &value);
  return value ? (const char *) sqlite3_value_text (value) : NULL;
}

static gboolean
is_changed (const Row *row, int column)
{
  sqlite3_value *old = NULL, *new = NULL;

  sqlite3changeset_old (row->iter, column, &old);
  sqlite3changeset_new (row->iter, column, &new);
  return old || new;
}

/* Where a column stood in a table of that version: the replica has the same tables. */
static int
place_of (Conversion *conversion, const MwEntity *entity, const char *column)
{
  gint64 place = -1;

  mw_database_get_int64 (conversion->replica, &place, -1, NULL,
                         "SELECT cid FROM pragma_table_info (?1) WHERE name = ?2", 2, entity->table,
                         column);
  return (int) place;
}

static void
add (GPtrArray *operations, const MwOperationFields *fields)
{
  g_ptr_array_add (operations, mw_operation_new (fields, NULL));
}

static void
add_whole (Conversion *conversion, const Row *row, MwOperationFields *fields, GPtrArray *operations)
{
  MwOperationValue values[MW_MOST_COLUMNS];
  guint n = 0;

  for (guint i = mw_entity_get_n_keys (row->entity); i < row->entity->n_columns; i++)
    {
      const MwColumn *column = &row->entity->columns[i];
      int place = place_of (conversion, row->entity, column->name);

      if (place >= 0)
        values[n++] = (MwOperationValue){ mw_column_get_word (column), before_of (row, place),
                                          after_of (row, place) };
    }
  fields->values = values;
  fields->n_values = n;
  add (operations, fields);
}

static void
add_field (Conversion *conversion,
           const Row *row,
           const MwColumn *field,
           MwOperationFields *fields,
           GPtrArray *operations)
{
  MwOperationValue values[MW_MOST_TAKEN];
  guint n = 0;

  for (guint i = 0; i < row->entity->n_columns && n < MW_MOST_TAKEN; i++)
    {
      const MwColumn *column = &row->entity->columns[i];
      gboolean derived = column->source && g_str_equal (column->source, field->name);
      int place =
          column == field || derived ? place_of (conversion, row->entity, column->name) : -1;

      if (place >= 0 && is_changed (row, place))
        values[n++] = (MwOperationValue){ mw_column_get_word (column), before_of (row, place),
                                          after_of (row, place) };
    }
  /* What is derived never changes alone. */
  if (n == 0 || !g_str_equal (values[0].field, mw_column_get_word (field)))
    return;
  fields->values = values;
  fields->n_values = n;
  add (operations, fields);
}

static void
add_row (Conversion *conversion, const Row *row, GPtrArray *operations)
{
  gboolean added = row->operation == SQLITE_INSERT, removed = row->operation == SQLITE_DELETE;
  MwOperationFields fields = {
    .sign = added     ? MW_CHANGE_ADDED
            : removed ? MW_CHANGE_REMOVED
                      : MW_CHANGE_CHANGED,
    .object_kind = row->entity->object_kind,
    .object_id = added ? after_of (row, 0) : before_of (row, 0),
    .part = row->entity->part,
    .member = mw_entity_get_n_keys (row->entity) < 2 ? NULL
              : added                                ? after_of (row, 1)
                                                     : before_of (row, 1),
  };

  if (added || removed)
    {
      add_whole (conversion, row, &fields, operations);
      return;
    }
  for (guint i = 0; i < row->entity->n_columns; i++)
    if (mw_column_is_field (&row->entity->columns[i]))
      add_field (conversion, row, &row->entity->columns[i], &fields, operations);
}

static GPtrArray *
read_operations (Conversion *conversion, GBytes *changeset, GError **error)
{
  g_autoptr (GPtrArray) operations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  sqlite3_changeset_iter *iter = NULL;
  gsize size = 0;
  gconstpointer start = g_bytes_get_data (changeset, &size);
  int code = mw_changeset_check (changeset)
                 ? sqlite3changeset_start (&iter, (int) size, (void *) start)
                 : SQLITE_CORRUPT;

  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      Row row = { .iter = iter };
      const char *table = NULL;
      int n = 0;

      code = sqlite3changeset_op (iter, &table, &n, &row.operation, NULL);
      row.entity = code == SQLITE_OK ? mw_entity_find (table) : NULL;
      if (row.entity)
        add_row (conversion, &row, operations);
    }
  if (sqlite3changeset_finalize (iter) != SQLITE_OK || code != SQLITE_OK)
    {
      g_set_error_literal (
          error, MW_ERROR, MW_ERROR_NOT_DATABASE,
          _ ("The history of this database is damaged. Restore it from a back-up."));
      return NULL;
    }
  return g_steal_pointer (&operations);
}

/* ---- playing it again ---- */

static int
on_conflict_met (void *context, int kind, sqlite3_changeset_iter *change)
{
  return kind == SQLITE_CHANGESET_DATA || kind == SQLITE_CHANGESET_CONFLICT
             ? SQLITE_CHANGESET_REPLACE
             : SQLITE_CHANGESET_OMIT;
}

static gboolean
replay (Conversion *conversion, GPtrArray *operations, GError **error)
{
  if (!mw_database_exec (conversion->replica, "BEGIN", error))
    return FALSE;
  if (mw_operations_apply (conversion->replica, operations, NULL, error) &&
      mw_database_exec (conversion->replica, "COMMIT", error))
    return TRUE;
  sqlite3_exec (conversion->replica, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* Rows that were written by hand are in no revision: what revisions said of them later is taken as
 * it is, as far as it goes. Only names depend on it. */
static gboolean
replay_anyhow (Conversion *conversion, GBytes *changeset, GError **error)
{
  gsize size = 0;
  gconstpointer start = g_bytes_get_data (changeset, &size);
  int code = sqlite3changeset_apply (conversion->replica, (int) size, (void *) start, NULL,
                                     on_conflict_met, NULL);

  return code == SQLITE_OK || mw_database_set_error (conversion->replica, code, error);
}

/* The words are of the state that the revision made; of what it removed, of the one before. */
static GPtrArray *
add_words (Conversion *conversion, GPtrArray *operations, GBytes *changeset, GError **error)
{
  g_autoptr (GPtrArray) complete =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);

  for (guint i = 0; i < operations->len; i++)
    mw_words_remember (conversion->words, mw_operation_get_fields (operations->pdata[i]));
  if (!replay (conversion, operations, NULL) && !replay_anyhow (conversion, changeset, error))
    return NULL;
  mw_words_move_on (conversion->words);
  for (guint i = 0; i < operations->len; i++)
    g_ptr_array_add (complete,
                     mw_words_make_operation (conversion->words,
                                              mw_operation_get_fields (operations->pdata[i])));
  mw_net_sort (complete, NULL);
  return g_steal_pointer (&complete);
}

/* number, token, author, time, comment, changeset */
static gboolean
convert_revision (Conversion *conversion, MwStatement *row, GError **error)
{
  g_autoptr (GBytes) changeset = mw_statement_dup_blob (row, 5);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (mw_statement_text (row, 3), NULL);
  g_autoptr (GPtrArray) operations = read_operations (conversion, changeset, error);
  g_autoptr (GPtrArray) complete =
      operations ? add_words (conversion, operations, changeset, error) : NULL;
  MwRevisionFields fields = {
    .predecessor = conversion->last.id,
    .author = mw_statement_text (row, 2),
    .time = time ? time : g_date_time_new_from_unix_utc (0),
    .comment = mw_statement_text (row, 4),
    .n_changes = complete ? complete->len : 0,
  };

  if (!complete)
    return FALSE;
  /* The token is a UUID that every copy of this database has: no two copies make up different ones.
   */
  mw_revision_id_init (&fields.id, sqlite3_column_int64 (row, 0), mw_statement_text (row, 1));
  if (!mw_revisions_add (conversion->db, &fields, mw_statement_text (row, 1), complete, error))
    return FALSE;
  conversion->last = fields.id;
  return TRUE;
}

static gboolean
convert_all (Conversion *conversion, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      conversion->db, error,
      "SELECT number, token, author, time, comment, changeset FROM revision_blob ORDER BY number",
      0);
  gboolean row = statement != NULL;

  while (row)
    if (!mw_database_step (statement, &row, error) ||
        (row && !convert_revision (conversion, statement, error)))
      return FALSE;
  return statement != NULL;
}

/* The replica has what drafts have: words ask what mail is sent from. Which drivers there were is
 * known to nobody: what was set counts. */
static gboolean
open_replica (Conversion *conversion, GError **error)
{
  g_autoptr (MwCatalogue) nothing = mw_catalogue_new ((const char *const[]){ NULL });
  int code = sqlite3_open (":memory:", &conversion->replica);

  if (code != SQLITE_OK)
    return mw_database_set_error (conversion->replica, code, error);
  sqlite3_extended_result_codes (conversion->replica, 1);
  return mw_schema_create_entities (conversion->replica, error) &&
         mw_draft_senders_add (conversion->replica, nothing, error);
}

gboolean
mw_old_history_convert (sqlite3 *db, GError **error)
{
  Conversion conversion = { .db = db };
  gint64 any = 0;
  gboolean ok =
      mw_database_get_int64 (db, &any, 0, error, "SELECT count (*) FROM revision_blob", 0);

  mw_revision_id_init (&conversion.last, 0, NULL);
  if (ok && any > 0)
    {
      ok = open_replica (&conversion, error);
      conversion.words = mw_words_new (conversion.replica, NULL, FALSE);
      ok = ok && convert_all (&conversion, error);
      mw_words_free (conversion.words);
      sqlite3_close (conversion.replica);
    }
  return ok && mw_database_exec (db, "DROP TABLE revision_blob", error);
}
