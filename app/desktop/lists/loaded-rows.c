/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/loaded-rows.h"

#include <mailwright/error.h>
#include <mailwright/keyed-list.h>

typedef struct
{
  GPtrArray *rows; /* (owned) (nullable): until they are handed over */
  GHashTable
      *waiting;  /* (owned) (element-type GObject gpointer): what has not come, and who it is */
  guint looking; /* source that looks which of them left the list, or 0 */
} Collection;

static void
collection_free (Collection *collection)
{
  g_clear_handle_id (&collection->looking, g_source_remove);
  g_clear_pointer (&collection->rows, g_ptr_array_unref);
  g_hash_table_unref (collection->waiting);
  g_free (collection);
}

gboolean
mw_loaded_rows_has_come (gpointer row)
{
  gboolean loading = FALSE;

  g_return_val_if_fail (G_IS_OBJECT (row), FALSE);

  g_object_get (row, "loading", &loading, NULL);
  return !loading;
}

/* Who stands at @position, whatever else moves: asking for a key makes no object. */
static gpointer
identify (GListModel *model, guint position)
{
  g_autoptr (GObject) row = NULL;

  if (MW_IS_KEYED_LIST (model))
    return GUINT_TO_POINTER (mw_keyed_list_get_key (MW_KEYED_LIST (model), position));
  row = g_list_model_get_item (model, position);
  return row;
}

static void
stop_waiting (GTask *task)
{
  Collection *collection = g_task_get_task_data (task);
  GHashTableIter iter;
  gpointer row = NULL;

  g_clear_handle_id (&collection->looking, g_source_remove);
  g_signal_handlers_disconnect_by_data (g_task_get_source_object (task), task);
  g_hash_table_iter_init (&iter, collection->waiting);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_signal_handlers_disconnect_by_data (row, task);
  g_hash_table_remove_all (collection->waiting);
}

static void
hand_over (GTask *task)
{
  Collection *collection = g_task_get_task_data (task);

  stop_waiting (task);
  g_task_return_pointer (task, g_steal_pointer (&collection->rows),
                         (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
fail (GTask *task, GError *error)
{
  Collection *collection = g_task_get_task_data (task);

  stop_waiting (task);
  g_clear_pointer (&collection->rows, g_ptr_array_unref);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
on_row_loaded_cb (GTask *task, GParamSpec *pspec, GObject *row)
{
  Collection *collection = g_task_get_task_data (task);

  if (!mw_loaded_rows_has_come (row))
    return;
  g_signal_handlers_disconnect_by_data (row, task);
  g_hash_table_remove (collection->waiting, row);
  if (g_hash_table_size (collection->waiting) == 0)
    hand_over (task);
}

static GHashTable *
identify_all (GListModel *model)
{
  GHashTable *there = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_hash_table_add (there, identify (model, i));
  return there;
}

static gboolean
on_rows_left_cb (gpointer user_data)
{
  GTask *task = user_data;
  Collection *collection = g_task_get_task_data (task);
  g_autoptr (GHashTable) there = identify_all (g_task_get_source_object (task));
  g_autoptr (GPtrArray) rows = g_steal_pointer (&collection->rows);

  collection->looking = 0;
  collection->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      GObject *row = g_ptr_array_index (rows, i);
      gpointer identity = NULL;

      if (!g_hash_table_lookup_extended (collection->waiting, row, NULL, &identity) ||
          g_hash_table_contains (there, identity))
        {
          g_ptr_array_add (collection->rows, g_object_ref (row));
          continue;
        }
      g_signal_handlers_disconnect_by_data (row, task);
      g_hash_table_remove (collection->waiting, row);
    }
  if (g_hash_table_size (collection->waiting) == 0)
    hand_over (task);
  return G_SOURCE_REMOVE;
}

/* A row that moves leaves and comes again in several steps: it is looked for after all of them. */
static void
on_items_changed_cb (GTask *task, guint position, guint removed, guint added)
{
  Collection *collection = g_task_get_task_data (task);

  if (removed > 0 && collection->looking == 0)
    collection->looking = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rows_left_cb, task, NULL);
}

static char *
dup_list_error (GListModel *model)
{
  char *message = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (model), "error-message") != NULL)
    g_object_get (model, "error-message", &message, NULL);
  return message;
}

static void
on_list_failed_cb (GTask *task)
{
  g_autofree char *message = dup_list_error (g_task_get_source_object (task));

  if (message != NULL)
    fail (task, g_error_new_literal (MW_ERROR, MW_ERROR_STORAGE, message));
}

static gboolean
on_cancel_noticed_cb (gpointer user_data)
{
  GTask *task = user_data;
  Collection *collection = g_task_get_task_data (task);

  if (collection->rows != NULL)
    fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  return G_SOURCE_REMOVE;
}

/* Disconnecting from within this signal would wait for itself. */
static void
on_cancelled_cb (GCancellable *cancellable, GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_cancel_noticed_cb, g_object_ref (task), g_object_unref);
}

static void
wait_for (GTask *task, GObject *row, gpointer identity)
{
  Collection *collection = g_task_get_task_data (task);

  if (!g_hash_table_insert (collection->waiting, row, identity))
    return;
  g_signal_connect_swapped (row, "notify::loading", G_CALLBACK (on_row_loaded_cb), task);
}

/* What could make a row never come ends the waiting: it leaves, the list fails, nobody waits. */
static void
watch (GTask *task)
{
  GListModel *model = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_items_changed_cb), task);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (model), "error-message") != NULL)
    g_signal_connect_swapped (model, "notify::error-message", G_CALLBACK (on_list_failed_cb), task);
  if (cancellable == NULL)
    return;
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled_cb), task, 0);
  if (g_cancellable_is_cancelled (cancellable))
    on_cancelled_cb (cancellable, task);
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
  g_autoptr (GtkBitset) all = NULL;
  GtkBitsetIter iter;
  guint position = 0;

  g_return_if_fail (G_IS_LIST_MODEL (model));

  task = g_task_new (model, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_loaded_rows_collect_async);
  collection = g_new0 (Collection, 1);
  collection->rows = g_ptr_array_new_with_free_func (g_object_unref);
  collection->waiting = g_hash_table_new (NULL, NULL);
  g_task_set_task_data (task, collection, (GDestroyNotify) collection_free);

  all = positions == NULL ? gtk_bitset_new_range (0, g_list_model_get_n_items (model)) : NULL;
  for (gboolean more =
           gtk_bitset_iter_init_first (&iter, positions == NULL ? all : positions, &position);
       more; more = gtk_bitset_iter_next (&iter, &position))
    {
      GObject *row = g_list_model_get_item (model, position);

      if (row == NULL)
        continue;
      g_ptr_array_add (collection->rows, row);
      if (!mw_loaded_rows_has_come (row))
        wait_for (task, row, identify (model, position));
    }
  if (g_hash_table_size (collection->waiting) == 0)
    {
      hand_over (task);
      return;
    }
  watch (task);
  on_list_failed_cb (task);
}

GPtrArray *
mw_loaded_rows_collect_finish (GListModel *model, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, model), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_loaded_rows_collect_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
