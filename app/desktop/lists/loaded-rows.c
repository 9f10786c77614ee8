/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/loaded-rows.h"

typedef struct
{
  GPtrArray *rows; /* (owned) */
  guint n_loading;
} Collection;

static void
collection_free (Collection *collection)
{
  g_clear_pointer (&collection->rows, g_ptr_array_unref);
  g_free (collection);
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
  Collection *collection = g_task_get_task_data (task);

  for (guint i = 0; i < collection->rows->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (collection->rows, i), task);
}

static void
on_row_loaded_cb (GTask *task, GParamSpec *pspec, GObject *row)
{
  Collection *collection = g_task_get_task_data (task);

  if (is_loading (row))
    return;
  g_signal_handlers_disconnect_by_data (row, task);
  if (--collection->n_loading > 0)
    return;
  g_task_return_pointer (task, g_steal_pointer (&collection->rows),
                         (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static gboolean
on_cancel_noticed_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Collection *collection = g_task_get_task_data (task);

  if (collection->rows == NULL)
    return G_SOURCE_REMOVE;
  forget_rows (task);
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
mw_loaded_rows_collect_async (GListModel *model,
                              GtkBitset *positions,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = NULL;
  Collection *collection = NULL;
  guint64 n = 0;

  g_return_if_fail (G_IS_LIST_MODEL (model));

  task = g_task_new (model, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_loaded_rows_collect_async);
  collection = g_new0 (Collection, 1);
  collection->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, collection, (GDestroyNotify) collection_free);

  n = positions != NULL ? gtk_bitset_get_size (positions) : g_list_model_get_n_items (model);
  for (guint i = 0; i < n; i++)
    {
      guint position = positions != NULL ? gtk_bitset_get_nth (positions, i) : i;
      GObject *row = g_list_model_get_item (model, position);

      if (row == NULL)
        continue;
      g_ptr_array_add (collection->rows, row);
      if (!is_loading (row))
        continue;
      collection->n_loading++;
      g_signal_connect_swapped (row, "notify::loading", G_CALLBACK (on_row_loaded_cb), task);
    }
  if (collection->n_loading == 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&collection->rows),
                             (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled_cb), task, 0);
}

GPtrArray *
mw_loaded_rows_collect_finish (GListModel *model, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, model), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
