/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/loaded-rows.h"

#include <mailwright/keyed-list.h>

/* So many are asked for in one go: an object is made for each. */
#define PIECE 400

/* A row that was chosen, and where it was then. */
typedef struct
{
  guint key;
  guint position;
} Chosen;

typedef struct
{
  GPtrArray *rows; /* (owned) */
  guint n_loading;
  GArray *chosen;        /* (owned) (nullable) (element-type Chosen): where they are many */
  guint next;            /* the first one that was not asked for */
  GHashTable *positions; /* (owned) (nullable): key to position + 1, once rows have moved */
  gboolean moved;        /* since that was looked up */
  guint asking;          /* source that asks for the next piece, or 0 */
  gboolean waiting;      /* until the list has moved its rows */
} Collection;

static void
collection_free (Collection *collection)
{
  g_clear_handle_id (&collection->asking, g_source_remove);
  g_clear_pointer (&collection->rows, g_ptr_array_unref);
  g_clear_pointer (&collection->chosen, g_array_unref);
  g_clear_pointer (&collection->positions, g_hash_table_unref);
  g_free (collection);
}

static gboolean
is_loading (GObject *row)
{
  gboolean loading = FALSE;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (row), "loading") == NULL)
    return FALSE;
  g_object_get (row, "loading", &loading, NULL);
  return loading;
}

static void
forget_rows (GTask *task)
{
  Collection *collection = g_task_get_task_data (task);

  g_clear_handle_id (&collection->asking, g_source_remove);
  g_signal_handlers_disconnect_by_data (g_task_get_source_object (task), task);
  for (guint i = 0; i < collection->rows->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (collection->rows, i), task);
}

/* Once every row was asked for and has come. */
static void
finish_if_done (GTask *task)
{
  Collection *collection = g_task_get_task_data (task);

  if (collection->n_loading > 0 || collection->asking != 0 || collection->waiting)
    return;
  g_signal_handlers_disconnect_by_data (g_task_get_source_object (task), task);
  g_task_return_pointer (task, g_steal_pointer (&collection->rows),
                         (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
on_row_loaded_cb (GTask *task, GParamSpec *pspec, GObject *row)
{
  Collection *collection = g_task_get_task_data (task);

  if (is_loading (row))
    return;
  g_signal_handlers_disconnect_by_data (row, task);
  collection->n_loading--;
  finish_if_done (task);
}

static void
ask_for (GTask *task, guint position)
{
  Collection *collection = g_task_get_task_data (task);
  GObject *row = g_list_model_get_item (g_task_get_source_object (task), position);

  if (row == NULL)
    return;
  g_ptr_array_add (collection->rows, row);
  if (!is_loading (row))
    return;
  collection->n_loading++;
  g_signal_connect_swapped (row, "notify::loading", G_CALLBACK (on_row_loaded_cb), task);
}

/* ---- many rows, in pieces ---- */

static void
find_positions (Collection *collection, GListModel *model)
{
  guint n = g_list_model_get_n_items (model);

  g_clear_pointer (&collection->positions, g_hash_table_unref);
  collection->positions = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (collection->positions,
                         GUINT_TO_POINTER (mw_keyed_list_get_key (MW_KEYED_LIST (model), i)),
                         GUINT_TO_POINTER (i + 1));
  collection->moved = FALSE;
}

/* Where a row is now, + 1. */
static guint
find_place (Collection *collection, const Chosen *chosen)
{
  return collection->positions != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (
                                             collection->positions, GUINT_TO_POINTER (chosen->key)))
                                       : chosen->position + 1;
}

/* A row that is gone is not asked for. While a list moves its rows, one of them may be nowhere. */
static gboolean
on_piece_due_cb (gpointer user_data)
{
  GTask *task = user_data;
  Collection *collection = g_task_get_task_data (task);
  GListModel *model = g_task_get_source_object (task);

  collection->waiting = is_loading (G_OBJECT (model));
  if (collection->waiting)
    {
      collection->asking = 0;
      return G_SOURCE_REMOVE;
    }
  if (collection->moved)
    find_positions (collection, model);
  for (guint i = 0; i < PIECE && collection->next < collection->chosen->len; i++)
    {
      guint place =
          find_place (collection, &g_array_index (collection->chosen, Chosen, collection->next));

      collection->next++;
      if (place > 0)
        ask_for (task, place - 1);
    }
  if (collection->next < collection->chosen->len)
    return G_SOURCE_CONTINUE;
  collection->asking = 0;
  finish_if_done (task);
  return G_SOURCE_REMOVE;
}

static void
on_rows_moved_cb (GTask *task)
{
  ((Collection *) g_task_get_task_data (task))->moved = TRUE;
}

static void
on_list_loading_cb (GTask *task)
{
  Collection *collection = g_task_get_task_data (task);

  if (collection->waiting && collection->asking == 0)
    collection->asking = g_idle_add (on_piece_due_cb, task);
}

static void
ask_in_pieces (GTask *task, GtkBitset *positions)
{
  Collection *collection = g_task_get_task_data (task);
  GListModel *model = g_task_get_source_object (task);
  GtkBitsetIter iter;
  guint position = 0;

  collection->chosen = g_array_new (FALSE, FALSE, sizeof (Chosen));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position);
       more && position < g_list_model_get_n_items (model);
       more = gtk_bitset_iter_next (&iter, &position))
    {
      Chosen chosen = { mw_keyed_list_get_key (MW_KEYED_LIST (model), position), position };

      g_array_append_val (collection->chosen, chosen);
    }
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_rows_moved_cb), task);
  g_signal_connect_swapped (model, "notify::loading", G_CALLBACK (on_list_loading_cb), task);
  collection->asking = g_idle_add (on_piece_due_cb, task);
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
  g_autoptr (GtkBitset) all = NULL;
  GtkBitsetIter iter;
  guint position = 0;

  g_return_if_fail (G_IS_LIST_MODEL (model));

  task = g_task_new (model, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_loaded_rows_collect_async);
  collection = g_new0 (Collection, 1);
  collection->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, collection, (GDestroyNotify) collection_free);

  all = positions != NULL ? gtk_bitset_ref (positions)
                          : gtk_bitset_new_range (0, g_list_model_get_n_items (model));
  if (MW_IS_KEYED_LIST (model) && gtk_bitset_get_size (all) > PIECE)
    ask_in_pieces (task, all);
  else
    for (gboolean more = gtk_bitset_iter_init_first (&iter, all, &position); more;
         more = gtk_bitset_iter_next (&iter, &position))
      ask_for (task, position);
  if (collection->n_loading == 0 && collection->asking == 0)
    {
      finish_if_done (task);
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
