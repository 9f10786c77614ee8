/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/loaded-rows.h"

#include <mailwright/loaded-rows.h>

static void
on_rows_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mw_loaded_rows_wait_finish (result, &error))
    g_task_return_pointer (task, g_ptr_array_ref (g_task_get_task_data (task)),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
mw_loaded_rows_collect_async (GListModel *model,
                              GtkBitset *positions,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GPtrArray *rows = NULL;
  GTask *task = NULL;
  guint64 n = 0;

  g_return_if_fail (G_IS_LIST_MODEL (model));

  task = g_task_new (model, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_loaded_rows_collect_async);
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, rows, (GDestroyNotify) g_ptr_array_unref);
  n = positions != NULL ? gtk_bitset_get_size (positions) : g_list_model_get_n_items (model);
  for (guint i = 0; i < n; i++)
    {
      guint position = positions != NULL ? gtk_bitset_get_nth (positions, i) : i;
      GObject *row = g_list_model_get_item (model, position);

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  mw_loaded_rows_wait_async (rows, cancellable, on_rows_loaded_cb, task);
}

GPtrArray *
mw_loaded_rows_collect_finish (GListModel *model, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, model), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
