/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/rebase.h"

#include "store/draft/stage-again.h"
#include "store/operations/apply-row.h"
#include "store/operations/apply.h"
#include "store/journal/journal.h"
#include "store/changes/net.h"
#include "store/entities/staged.h"
#include "store/revisions/state-revision.h"
#include "store/search/search-index.h"
#include "store/operations/state.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>

typedef struct
{
  sqlite3 *db;
  MwLive *live;
  MwCatalogue *catalogue;
  GCancellable *cancellable;
  GPtrArray *staged; /* (element-type MwOperation): the net, on the old base */
  GHashTable
      *whole; /* (owned): "kind/id" to what the objects of it are now, as operations that add it */
  GPtrArray *wanted; /* (element-type MwOperation): the same on the new base */
  MwRevisionId base;
} Rebase;

static gboolean
collect (MwOperation *operation, gpointer user_data, GError **error)
{
  g_ptr_array_add (user_data, mw_operation_ref (operation));
  return TRUE;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
}

static char *
key_of (const MwOperationFields *fields)
{
  return g_strdup_printf ("%d/%s", (int) fields->object_kind, fields->object_id);
}

/* What the touched objects are now: needed where they are not there any more. */
static gboolean
read_whole (Rebase *rebase, GError **error)
{
  for (guint i = 0; i < rebase->staged->len; i++)
    {
      const MwOperationFields *fields = mw_operation_get_fields (rebase->staged->pdata[i]);
      g_autofree char *key = key_of (fields);
      GPtrArray *rows;

      if (g_hash_table_contains (rebase->whole, key))
        continue;
      rows = new_list ();
      g_hash_table_insert (rebase->whole, g_steal_pointer (&key), rows);
      if (!mw_state_read_object (rebase->db, fields->object_kind, fields->object_id, collect, rows,
                                 error))
        return FALSE;
    }
  return TRUE;
}

/* The greatest key that a table's rows had, where their numbers are the keys of lists. */
static gboolean
read_last_key (sqlite3 *db, const MwEntity *entity, gint64 *last, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (rowid) FROM %s", entity->table);

  return mw_database_get_int64 (db, last, 0, error, sql, 0);
}

/* SQLite numbers the rows of an emptied table from one on: without this what somebody selected in a
 * list would be other rows. */
static gboolean
renumber (sqlite3 *db, const MwEntity *entity, gint64 last_before, GError **error)
{
  gint64 last = 0;
  g_autofree char *sql = NULL;

  if (!read_last_key (db, entity, &last, error))
    return FALSE;
  sql = g_strdup_printf ("UPDATE %s SET rowid = rowid + %" PRId64, entity->table,
                         MAX (last, last_before));
  return last == 0 || mw_database_exec (db, sql, error);
}

static gboolean
fill (Rebase *rebase, GError **error)
{
  MwRowWriter *writer = mw_row_writer_new (rebase->db);
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);
  g_autofree gint64 *last = g_new0 (gint64, n);
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < n; i++)
    ok = read_last_key (rebase->db, entities[i], &last[i], error);
  ok = ok && mw_search_index_drop (rebase->db, error) && mw_state_clear (rebase->db, error) &&
       mw_live_snapshot (rebase->live, mw_state_write, writer, &rebase->base, rebase->cancellable,
                         error);
  for (guint i = 0; ok && i < n; i++)
    ok = renumber (rebase->db, entities[i], last[i], error);
  mw_row_writer_free (writer);
  return ok && mw_search_index_make (rebase->db, error);
}

/* The row that an operation is about, among the rows of its object. */
static const MwOperationFields *
find_row (GPtrArray *rows, const MwOperationFields *fields)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MwOperationFields *row = mw_operation_get_fields (rows->pdata[i]);

      if (row->part == fields->part && g_strcmp0 (row->member, fields->member) == 0)
        return row;
    }
  return NULL;
}

static const char *
value_in (const MwOperationFields *row, const char *field)
{
  for (guint i = 0; i < row->n_values; i++)
    if (row->values[i].field == field)
      return row->values[i].after;
  return NULL;
}

static MwOperationValue
value_from (const MwOperationFields *row, const MwOperationFields *added, const MwColumn *column)
{
  const char *word = g_intern_string (mw_column_get_word (column));

  return (MwOperationValue){ word, value_in (row, word), value_in (added, word) };
}

/* A field that is not as it was to be added, with what is derived from it. */
static void
add_field (Rebase *rebase,
           const MwOperation *operation,
           const MwOperationFields *row,
           const MwEntity *entity,
           const MwColumn *column)
{
  const MwOperationFields *added = mw_operation_get_fields (operation);
  MwOperationFields fields = *added;
  MwOperationValue values[MW_MOST_TAKEN] = { value_from (row, added, column) };

  fields.sign = MW_CHANGE_CHANGED;
  fields.values = values;
  fields.n_values = 1;
  for (guint i = 0; i < entity->n_columns && fields.n_values < MW_MOST_TAKEN; i++)
    if (g_strcmp0 (entity->columns[i].source, column->name) == 0)
      values[fields.n_values++] = value_from (row, added, &entity->columns[i]);
  if (g_strcmp0 (values[0].before, values[0].after) != 0)
    g_ptr_array_add (rebase->wanted,
                     mw_operation_new (&fields, mw_operation_get_words (operation)));
}

/* What was to be added is there already: it becomes what it was to be. */
static void
add_fields (Rebase *rebase, const MwOperation *operation, const MwOperationFields *row)
{
  const MwEntity *entity = mw_entity_find_part (row->object_kind, row->part);

  for (guint i = 0; entity && i < entity->n_columns; i++)
    if (mw_column_is_field (&entity->columns[i]))
      add_field (rebase, operation, row, entity, &entity->columns[i]);
}

/* The same end, from what is there now. */
static void
add_from (Rebase *rebase, const MwOperation *operation, const MwOperationFields *row)
{
  const MwOperationFields *old = mw_operation_get_fields (operation);
  g_autofree MwOperationValue *values = g_new0 (MwOperationValue, old->n_values + 1);
  MwOperationFields fields = *old;
  gboolean differs = fields.sign == MW_CHANGE_REMOVED;

  if (fields.sign == MW_CHANGE_ADDED)
    {
      add_fields (rebase, operation, row);
      return;
    }
  for (guint i = 0; i < old->n_values; i++)
    {
      values[i] = old->values[i];
      values[i].before = value_in (row, old->values[i].field);
      differs = differs || g_strcmp0 (values[i].before, values[i].after) != 0;
    }
  fields.values = values;
  if (differs && (fields.n_values > 0 || fields.sign == MW_CHANGE_REMOVED))
    g_ptr_array_add (rebase->wanted,
                     mw_operation_new (&fields, mw_operation_get_words (operation)));
}

/* With the name that the object has in what was staged. */
static void
add_whole (Rebase *rebase, const MwOperation *operation, GPtrArray *whole)
{
  MwOperationWords words = { .object_name = mw_operation_get_words (operation)->object_name };

  for (guint i = 0; i < whole->len; i++)
    g_ptr_array_add (rebase->wanted,
                     mw_operation_new (mw_operation_get_fields (whole->pdata[i]), &words));
}

/* Whether the live side has a revision that tells of an object. If it is not there all the same,
 * one of them removed it; if none does, that state is from before it was added. */
static gboolean
is_known (Rebase *rebase, const MwOperationFields *fields, gboolean *known, GError **error)
{
  const MwRevisionQuery query = {
    .object_kind = fields->object_kind,
    .object_id = fields->object_id,
    .limit = 1,
  };
  g_autoptr (GPtrArray) found =
      mw_live_list_revisions (rebase->live, &query, rebase->cancellable, error);

  *known = found && found->len > 0;
  return found != NULL;
}

static gboolean
add_wanted (Rebase *rebase, GHashTable *readded, MwOperation *operation, GError **error)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  g_autoptr (GPtrArray) now = new_list ();
  g_autofree char *key = key_of (fields);
  const MwOperationFields *row;

  if (!mw_state_read_object (rebase->db, fields->object_kind, fields->object_id, collect, now,
                             error))
    return FALSE;
  row = find_row (now, fields);
  if (row)
    add_from (rebase, operation, row);
  else if (fields->sign == MW_CHANGE_REMOVED)
    return TRUE;
  else if (now->len > 0 || !mw_entity_of (fields->object_kind))
    g_ptr_array_add (rebase->wanted, mw_operation_ref (operation));
  else if (!g_hash_table_contains (readded, key))
    {
      GPtrArray *whole = g_hash_table_lookup (rebase->whole, key);
      gboolean known = FALSE;

      if (fields->sign != MW_CHANGE_ADDED && !is_known (rebase, fields, &known, error))
        return FALSE;
      if (known)
        /* Somebody removed it: an edit of it is not what brings it back, with all that it allows.
         */
        g_ptr_array_add (rebase->wanted, mw_operation_ref (operation));
      else
        {
          add_whole (rebase, operation, whole);
          g_hash_table_add (readded, g_steal_pointer (&key));
        }
    }
  return TRUE;
}

/* An object's rows are all that one looks at, so that this costs what was staged. */
static gboolean
find_wanted (Rebase *rebase, GError **error)
{
  g_autoptr (GHashTable) readded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rebase->staged->len; i++)
    if (!add_wanted (rebase, readded, rebase->staged->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
stage (sqlite3 *db, gpointer user_data, GError **error)
{
  Rebase *rebase = user_data;

  return mw_stage_again (db, rebase->wanted, rebase->cancellable, error);
}

/* Who left this state of the live side may come back to it: its secrets are not taken for unused
 * because they were staged here once. A submission under way is settled by it: what it made is
 * there.
 */
#define FORGET "DELETE FROM journal; DELETE FROM staged_secret; DELETE FROM submission"

static gboolean
rebase (sqlite3 *db, gpointer user_data, GError **error)
{
  Rebase *self = user_data;
  g_autoptr (MwEdit) edit = NULL;
  g_autofree char *number = NULL;

  self->staged = mw_net_read (db, self->catalogue, MW_NET_NAMES, self->cancellable, error);
  if (!self->staged || !read_whole (self, error) || !fill (self, error) ||
      !mw_staged_clear (db, error) || !mw_staged_count_again (db, error) ||
      !mw_database_exec (db, FORGET, error) || !mw_state_revision_write (db, &self->base, error) ||
      !find_wanted (self, error))
    return FALSE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, self->base.number);
  edit = mw_edit_new (MW_EDIT_MOVE, number, NULL);
  return mw_journal_record_within (db, edit, stage, self, error);
}

gboolean
mw_rebase (
    sqlite3 *db, MwLive *live, MwCatalogue *catalogue, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) wanted = new_list ();
  g_autoptr (GHashTable) whole =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Rebase self = { db, live, catalogue, cancellable, NULL, whole, wanted, { 0 } };
  gboolean ok = mw_transaction_run (db, rebase, &self, error);

  g_clear_pointer (&self.staged, g_ptr_array_unref);
  return ok;
}
