/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/lists/reader.h"

#include "store/catalogue/catalogue-tables.h"
#include "store/senders/draft-senders.h"
#include "store/lists/list-sql.h"

#include <glib/gi18n-lib.h>
#include <mailwright/keyed-list.h>

/* Rows and first pages are there in a moment and are looked at: they never wait behind an order,
 * which may take long where there are many rows. */
typedef enum
{
  LANE_ROWS,
  LANE_ORDERS,
  N_LANES,
} LaneName;

typedef struct
{
  sqlite3 *db;         /* (owned), of the thread alone once that runs */
  GThreadPool *thread; /* (owned): one thread, jobs in order */
} Lane;

struct _MwReader
{
  gatomicrefcount ref_count;
  MwCatalogue *catalogue; /* (owned) */
  Lane lanes[N_LANES];
};

typedef struct
{
  MwReader *reader; /* (owned) */
  MwQuery *query;   /* (owned) */
  guint limit;
  GArray *keys;        /* (owned) (nullable): of the rows wanted; NULL: the keys are wanted */
  MwOrderMoves *moves; /* (owned) (nullable): from where on an order is wanted */
} Job;

static char *
keys_to_json (GArray *keys, guint first, guint n)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > first ? "," : "",
                            g_array_index (keys, gint64, i));
  g_string_append_c (json, ']');
  return g_strdup (json->str);
}

static GArray *
read_keys (MwStatement *statement, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = statement != NULL;

  if (!statement)
    return NULL;
  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (row)
        {
          gint64 key = sqlite3_column_int64 (statement, 0);

          g_array_append_val (keys, key);
        }
    }
  return g_steal_pointer (&keys);
}

GArray *
mw_reader_query_keys (
    sqlite3 *db, MwCatalogue *catalogue, const MwQuery *query, guint limit, GError **error)
{
  g_autoptr (MwStatement) statement =
      mw_list_sql_prepare_keys (db, catalogue, query, NULL, limit, error);

  return read_keys (statement, error);
}

GArray *
mw_reader_query_some_keys (
    sqlite3 *db, MwCatalogue *catalogue, const MwQuery *query, GArray *among, GError **error)
{
  g_autofree char *json = keys_to_json (among, 0, among->len);
  g_autoptr (MwStatement) statement =
      mw_list_sql_prepare_keys (db, catalogue, query, json, 0, error);

  return read_keys (statement, error);
}

GPtrArray *
mw_reader_query_rows (
    sqlite3 *db, const MwQuery *query, GArray *keys, guint first, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_row_free);
  g_autofree char *json = keys_to_json (keys, first, n);
  g_autoptr (MwStatement) statement = mw_list_sql_prepare_rows (db, query, json, error);
  gboolean row = statement != NULL;

  if (!statement)
    return NULL;
  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (rows, mw_row_read (statement));
    }
  return g_steal_pointer (&rows);
}

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  mw_query_free (job->query);
  g_clear_pointer (&job->keys, g_array_unref);
  g_clear_pointer (&job->moves, mw_order_moves_free);
  mw_reader_unref (job->reader);
  g_free (job);
}

static MwOrder *
read_order (sqlite3 *db, const Job *job, GError **error)
{
  g_autoptr (MwOrder) order = g_new0 (MwOrder, 1);

  order->keys = mw_reader_query_keys (db, job->reader->catalogue, job->query, job->limit, error);
  if (!order->keys)
    return NULL;
  order->rows = mw_reader_query_rows (db, job->query, order->keys, 0,
                                      MIN (order->keys->len, MW_ROWS_AT_HAND), error);
  return order->rows ? g_steal_pointer (&order) : NULL;
}

static gpointer
run_job (sqlite3 *db, const Job *job, GError **error)
{
  MwCatalogue *catalogue = job->reader->catalogue;

  if (job->keys)
    return mw_reader_query_rows (db, job->query, job->keys, 0, job->keys->len, error);
  if (job->moves)
    return mw_list_place (db, catalogue, job->query, job->moves, error);
  return read_order (db, job, error);
}

static void
run_job_in_thread (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  sqlite3 *db = ((Lane *) user_data)->db;
  GDestroyNotify destroy =
      job->keys ? (GDestroyNotify) g_ptr_array_unref : (GDestroyNotify) mw_order_free;
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  mw_database_set_cancellable (db, g_task_get_cancellable (task));
  result = run_job (db, job, &error);
  mw_database_set_cancellable (db, NULL);
  mw_database_release_memory (db);
  if (!result)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, destroy);
}

static gboolean
open_lane (Lane *lane, const char *path, MwCatalogue *catalogue, GError **error)
{
  lane->db = mw_database_open (path, _ ("The draft"), error);
  if (!lane->db || !mw_database_configure (lane->db, error) ||
      !mw_rows_add_functions (lane->db, error) ||
      !mw_catalogue_tables_fill (lane->db, catalogue, error) ||
      !mw_draft_senders_add (lane->db, catalogue, error) ||
      !mw_database_exec (lane->db, "PRAGMA query_only = ON", error))
    return FALSE;
  lane->thread = g_thread_pool_new (run_job_in_thread, lane, 1, FALSE, NULL);
  return TRUE;
}

MwReader *
mw_reader_new (const char *path, MwCatalogue *catalogue, GError **error)
{
  MwReader *self = g_new0 (MwReader, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->catalogue = g_object_ref (catalogue);
  for (guint i = 0; i < N_LANES; i++)
    if (!open_lane (&self->lanes[i], path, catalogue, error))
      {
        mw_reader_unref (self);
        return NULL;
      }
  return self;
}

MwReader *
mw_reader_ref (MwReader *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mw_reader_unref (MwReader *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  /* Every job holds a reference, so none is waiting; the last one may be ending in that very
   * thread, which must not wait for itself. */
  for (guint i = 0; i < N_LANES; i++)
    {
      if (self->lanes[i].thread)
        g_thread_pool_free (self->lanes[i].thread, FALSE, FALSE);
      g_clear_pointer (&self->lanes[i].db, mw_database_close);
    }
  g_clear_object (&self->catalogue);
  g_free (self);
}

MwCatalogue *
mw_reader_get_catalogue (MwReader *self)
{
  return self->catalogue;
}

static void
push_job (MwReader *self,
          const MwQuery *query,
          guint limit,
          GArray *keys,
          MwOrderMoves *moves,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  LaneName lane = keys || limit ? LANE_ROWS : LANE_ORDERS;
  Job *job = g_new0 (Job, 1);

  job->reader = mw_reader_ref (self);
  job->query = mw_query_copy (query);
  job->limit = limit;
  job->keys = keys ? g_array_ref (keys) : NULL;
  job->moves = moves;
  g_task_set_source_tag (task, push_job);
  g_task_set_task_data (task, job, job_free);
  g_thread_pool_push (self->lanes[lane].thread, task, NULL);
}

void
mw_reader_read_order_async (MwReader *self,
                            const MwQuery *query,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  push_job (self, query, limit, NULL, NULL, cancellable, callback, user_data);
}

MwOrder *
mw_reader_read_order_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mw_reader_place_async (MwReader *self,
                       const MwQuery *query,
                       MwOrderMoves *moves,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  push_job (self, query, 0, NULL, moves, cancellable, callback, user_data);
}

MwOrder *
mw_reader_place_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mw_reader_read_rows_async (MwReader *self,
                           const MwQuery *query,
                           GArray *keys,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  push_job (self, query, 0, keys, NULL, cancellable, callback, user_data);
}

GPtrArray *
mw_reader_read_rows_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
