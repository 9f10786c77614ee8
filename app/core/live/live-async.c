/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/live.h>

/* A query whose strings are ours; or the bounds of a list of operations, in after and before. */
static MwRevisionQuery *
query_copy (const MwRevisionQuery *query)
{
  MwRevisionQuery *copy = g_new0 (MwRevisionQuery, 1);

  if (!query)
    return copy;
  *copy = *query;
  copy->object_id = g_strdup (query->object_id);
  copy->field = g_strdup (query->field);
  copy->author = g_strdup (query->author);
  copy->since = query->since ? g_date_time_ref (query->since) : NULL;
  copy->until = query->until ? g_date_time_ref (query->until) : NULL;
  return copy;
}

static void
query_free (gpointer data)
{
  MwRevisionQuery *query = data;

  g_free ((char *) query->object_id);
  g_free ((char *) query->field);
  g_free ((char *) query->author);
  g_clear_pointer (&query->since, g_date_time_unref);
  g_clear_pointer (&query->until, g_date_time_unref);
  g_free (query);
}

/* What a thread is asked. */
typedef struct
{
  MwLive *live;           /* (owned) (nullable): given back before it ends */
  MwRevisionQuery *query; /* (owned) */
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_object (&call->live);
  query_free (call->query);
  g_free (call);
}

static void
return_list (GTask *task, GPtrArray *list, GError *error)
{
  if (list)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* The thread never is the last to hold the live side: it would end in it, with all it watches. */
static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) asked = user_data;
  Call *call = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  GPtrArray *list = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&call->live);
  return_list (asked, list, error);
}

static void
start (MwLive *self,
       MwRevisionQuery *query,
       gpointer tag,
       GTaskThreadFunc func,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *asked = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, on_listed_cb, asked);
  Call *call = g_new0 (Call, 1);

  call->live = g_object_ref (self);
  call->query = query;
  g_task_set_source_tag (asked, tag);
  g_task_set_source_tag (task, func);
  g_task_set_task_data (task, call, call_free);
  g_task_run_in_thread (task, func);
}

static GPtrArray *
finish (MwLive *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tag, NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_revisions_in_thread (GTask *task,
                          gpointer source,
                          gpointer task_data,
                          GCancellable *cancellable)
{
  Call *call = task_data;
  GError *error = NULL;
  GPtrArray *list = mw_live_list_revisions (call->live, call->query, cancellable, &error);

  return_list (task, list, error);
}

void
mw_live_list_revisions_async (MwLive *self,
                              const MwRevisionQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (MW_IS_LIVE (self));

  start (self, query_copy (query), mw_live_list_revisions_async, list_revisions_in_thread,
         cancellable, callback, user_data);
}

GPtrArray *
mw_live_list_revisions_finish (MwLive *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, mw_live_list_revisions_async, error);
}

static void
list_operations_in_thread (GTask *task,
                           gpointer source,
                           gpointer task_data,
                           GCancellable *cancellable)
{
  Call *call = task_data;
  GError *error = NULL;
  GPtrArray *list = mw_live_list_operations (call->live, call->query->after, call->query->before,
                                             cancellable, &error);

  return_list (task, list, error);
}

void
mw_live_list_operations_async (MwLive *self,
                               gint64 after,
                               gint64 upto,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  MwRevisionQuery bounds = { .after = after, .before = upto };

  g_return_if_fail (MW_IS_LIVE (self));

  start (self, query_copy (&bounds), mw_live_list_operations_async, list_operations_in_thread,
         cancellable, callback, user_data);
}

GPtrArray *
mw_live_list_operations_finish (MwLive *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, mw_live_list_operations_async, error);
}
