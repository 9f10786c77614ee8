/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/loaded-rows.h"

#include <mailwright/error.h>
#include <mailwright/keyed-list.h>

/* So many are asked for, or let go of, in one go: an object is made for each, or ends. */
#define PIECE 200

/* A row that was chosen, and where it was then. */
typedef struct
{
  guint key;
  guint position;
} Chosen;

typedef struct
{
  GPtrArray *rows; /* (owned) (nullable): until they are handed over */
  GHashTable
      *waiting;   /* (owned) (element-type GObject gpointer): what has not come, and who it is */
  GArray *chosen; /* (owned) (element-type Chosen): where they are many, to be asked for */
  guint next;     /* the first one that was not asked for */
  GHashTable *places; /* (owned) (nullable): who is where, + 1, once rows have moved */
  gboolean moved;     /* since that was looked up */
  guint due;          /* source that looks what has left, and asks for the next piece, or 0 */
} Collection;

/* ---- letting go ---- */

/* What nobody needs any more, and is yet to end. */
static GPtrArray *left = NULL; /* (owned) */
static guint letting_go = 0;

static gboolean
on_letting_go_cb (gpointer user_data)
{
  for (guint i = 0; i < PIECE && left->len > 0; i++)
    g_object_unref (g_ptr_array_steal_index_fast (left, left->len - 1));
  if (left->len > 0)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&left, g_ptr_array_unref);
  letting_go = 0;
  return G_SOURCE_REMOVE;
}

/* The last reference to a row ends it, and a list of many is dropped in one go. */
static void
let_go_later (gpointer row)
{
  if (left == NULL)
    left = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (left, row);
  if (letting_go == 0)
    letting_go = g_idle_add (on_letting_go_cb, NULL);
}

static GPtrArray *
new_rows (gboolean many)
{
  return g_ptr_array_new_with_free_func (many ? let_go_later : g_object_unref);
}

/* ---- a collection ---- */

static void
collection_free (Collection *collection)
{
  g_clear_handle_id (&collection->due, g_source_remove);
  g_clear_pointer (&collection->rows, g_ptr_array_unref);
  g_clear_pointer (&collection->places, g_hash_table_unref);
  g_hash_table_unref (collection->waiting);
  g_array_unref (collection->chosen);
  g_free (collection);
}

static gboolean
is_loading (gpointer object)
{
  gboolean loading = FALSE;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (object), "loading") != NULL)
    g_object_get (object, "loading", &loading, NULL);
  return loading;
}

gboolean
mw_loaded_rows_has_come (gpointer row)
{
  g_return_val_if_fail (G_IS_OBJECT (row), FALSE);

  return !is_loading (row);
}

/* ---- how it ends ---- */

static void
stop_waiting (GTask *task)
{
  Collection *collection = g_task_get_task_data (task);
  GHashTableIter iter;
  gpointer row = NULL;

  g_clear_handle_id (&collection->due, g_source_remove);
  g_signal_handlers_disconnect_by_data (g_task_get_source_object (task), task);
  g_hash_table_iter_init (&iter, collection->waiting);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_signal_handlers_disconnect_by_data (row, task);
  g_hash_table_remove_all (collection->waiting);
}

static void
hand_over_if_done (GTask *task)
{
  Collection *collection = g_task_get_task_data (task);

  if (g_hash_table_size (collection->waiting) > 0 || collection->next < collection->chosen->len)
    return;
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

/* ---- asking for rows ---- */

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
on_row_loaded_cb (GTask *task, GParamSpec *pspec, GObject *row)
{
  Collection *collection = g_task_get_task_data (task);

  if (is_loading (row))
    return;
  g_signal_handlers_disconnect_by_data (row, task);
  g_hash_table_remove (collection->waiting, row);
  hand_over_if_done (task);
}

static void
ask_for (GTask *task, guint position)
{
  Collection *collection = g_task_get_task_data (task);
  GListModel *model = g_task_get_source_object (task);
  GObject *row = g_list_model_get_item (model, position);

  if (row == NULL)
    return;
  g_ptr_array_add (collection->rows, row);
  if (is_loading (row) &&
      g_hash_table_insert (collection->waiting, row, identify (model, position)))
    g_signal_connect_swapped (row, "notify::loading", G_CALLBACK (on_row_loaded_cb), task);
}

static void
find_places (Collection *collection, GListModel *model)
{
  g_clear_pointer (&collection->places, g_hash_table_unref);
  collection->places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_hash_table_insert (collection->places, identify (model, i), GUINT_TO_POINTER (i + 1));
  collection->moved = FALSE;
}

/* Where who was chosen is now, + 1; 0 for nowhere. */
static guint
find_place (Collection *collection, const Chosen *chosen)
{
  gpointer key = GUINT_TO_POINTER (chosen->key);

  return collection->places != NULL
             ? GPOINTER_TO_UINT (g_hash_table_lookup (collection->places, key))
             : chosen->position + 1;
}

/* What left before it came never comes. */
static void
leave_out_what_left (GTask *task)
{
  Collection *collection = g_task_get_task_data (task);
  g_autoptr (GPtrArray) rows = g_steal_pointer (&collection->rows);

  collection->rows = new_rows (collection->chosen->len > 0);
  for (guint i = 0; i < rows->len; i++)
    {
      GObject *row = g_ptr_array_index (rows, i);
      gpointer identity = NULL;

      if (!g_hash_table_lookup_extended (collection->waiting, row, NULL, &identity) ||
          g_hash_table_contains (collection->places, identity))
        {
          g_ptr_array_add (collection->rows, g_object_ref (row));
          continue;
        }
      g_signal_handlers_disconnect_by_data (row, task);
      g_hash_table_remove (collection->waiting, row);
    }
}

/* A row that moves leaves and comes again in several steps, and in a long list with frames between
 * them: it is looked for once the list is done with all of them. */
static gboolean
on_due_cb (gpointer user_data)
{
  GTask *task = user_data;
  Collection *collection = g_task_get_task_data (task);
  GListModel *model = g_task_get_source_object (task);

  if (is_loading (model))
    {
      collection->due = 0;
      return G_SOURCE_REMOVE;
    }
  if (collection->moved)
    {
      find_places (collection, model);
      leave_out_what_left (task);
    }
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
  collection->due = 0;
  hand_over_if_done (task);
  return G_SOURCE_REMOVE;
}

static void
go_on_later (GTask *task)
{
  Collection *collection = g_task_get_task_data (task);

  if (collection->due == 0)
    collection->due = g_idle_add (on_due_cb, task);
}

/* ---- what else may happen meanwhile ---- */

static void
on_items_changed_cb (GTask *task)
{
  ((Collection *) g_task_get_task_data (task))->moved = TRUE;
  go_on_later (task);
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
on_list_notified_cb (GTask *task)
{
  g_autofree char *message = dup_list_error (g_task_get_source_object (task));

  if (message != NULL)
    fail (task, g_error_new_literal (MW_ERROR, MW_ERROR_STORAGE, message));
  else
    go_on_later (task);
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

/* What could make a row never come ends the waiting: it leaves, the list fails, nobody waits. */
static void
watch (GTask *task)
{
  GListModel *model = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_items_changed_cb), task);
  g_signal_connect_swapped (model, "notify", G_CALLBACK (on_list_notified_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled_cb), task, 0);
  if (g_cancellable_is_cancelled (cancellable))
    on_cancelled_cb (cancellable, task);
  on_list_notified_cb (task);
}

static void
choose (Collection *collection, GListModel *model, guint position)
{
  Chosen chosen = { mw_keyed_list_get_key (MW_KEYED_LIST (model), position), position };

  g_array_append_val (collection->chosen, chosen);
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
  gboolean in_pieces = FALSE;
  GtkBitsetIter iter;
  guint position = 0;
  guint n = 0;

  g_return_if_fail (G_IS_LIST_MODEL (model));

  task = g_task_new (model, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_loaded_rows_collect_async);
  collection = g_new0 (Collection, 1);
  collection->waiting = g_hash_table_new (NULL, NULL);
  collection->chosen = g_array_new (FALSE, FALSE, sizeof (Chosen));
  g_task_set_task_data (task, collection, (GDestroyNotify) collection_free);

  n = g_list_model_get_n_items (model);
  all = positions != NULL ? gtk_bitset_ref (positions) : gtk_bitset_new_range (0, n);
  in_pieces = MW_IS_KEYED_LIST (model) && gtk_bitset_get_size (all) > PIECE;
  collection->rows = new_rows (in_pieces);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, all, &position); more && position < n;
       more = gtk_bitset_iter_next (&iter, &position))
    if (in_pieces)
      choose (collection, model, position);
    else
      ask_for (task, position);
  if (in_pieces || g_hash_table_size (collection->waiting) > 0)
    watch (task);
  else
    hand_over_if_done (task);
}

GPtrArray *
mw_loaded_rows_collect_finish (GListModel *model, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, model), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_loaded_rows_collect_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
