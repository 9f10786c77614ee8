/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/loaded-rows.h>

typedef struct
{
  GPtrArray *rows; /* (owned) */
  guint n_loading;
  gboolean ended;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_ptr_array_unref (waiting->rows);
  g_free (waiting);
}

static gboolean
is_loading (GObject *row)
{
  gboolean loading = FALSE;

  g_object_get (row, "loading", &loading, NULL);
  return loading;
}

static void
forget_rows (GTask *task)
{
  Waiting *waiting = g_task_get_task_data (task);

  for (guint i = 0; i < waiting->rows->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (waiting->rows, i), task);
}

static void
end (GTask *task)
{
  Waiting *waiting = g_task_get_task_data (task);

  waiting->ended = TRUE;
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_row_loaded_cb (GTask *task, GParamSpec *pspec, GObject *row)
{
  Waiting *waiting = g_task_get_task_data (task);

  if (is_loading (row))
    return;
  g_signal_handlers_disconnect_by_data (row, task);
  if (--waiting->n_loading == 0)
    end (task);
}

static gboolean
on_cancel_noticed_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Waiting *waiting = g_task_get_task_data (task);

  if (waiting->ended)
    return G_SOURCE_REMOVE;
  forget_rows (task);
  waiting->ended = TRUE;
  g_task_return_error_if_cancelled (task);
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

/* Disconnecting from within this signal would wait for itself. */
static void
on_cancelled_cb (GCancellable *cancellable, GTask *task)
{
  g_idle_add (on_cancel_noticed_cb, g_object_ref (task));
}

void
mw_loaded_rows_wait_async (GPtrArray *rows,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = NULL;
  Waiting *waiting = NULL;

  g_return_if_fail (rows != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_loaded_rows_wait_async);
  waiting = g_new0 (Waiting, 1);
  waiting->rows = g_ptr_array_ref (rows);
  g_task_set_task_data (task, waiting, (GDestroyNotify) waiting_free);
  for (guint i = 0; i < rows->len; i++)
    {
      GObject *row = g_ptr_array_index (rows, i);

      if (!is_loading (row))
        continue;
      waiting->n_loading++;
      g_signal_connect_swapped (row, "notify::loading", G_CALLBACK (on_row_loaded_cb), task);
    }
  if (waiting->n_loading == 0)
    end (task);
  else if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled_cb), task, 0);
}

gboolean
mw_loaded_rows_wait_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_loaded_rows_wait_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
