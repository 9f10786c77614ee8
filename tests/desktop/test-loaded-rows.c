/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/loaded-rows.h"

#include <mailwright/keyed-list.h>
#include <mailwright/profile.h>

/* A list whose rows have not come yet. */
static GListStore *
create_list (guint n)
{
  GListStore *list = g_list_store_new (MW_TYPE_PROFILE);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MwProfile) profile = mw_profile_new ();

      g_list_store_append (list, profile);
    }
  return list;
}

static void
load (GListStore *list, guint position)
{
  g_autoptr (MwProfile) profile = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_autofree char *id = g_strdup_printf ("id-%u", position);

  mw_profile_fill (profile, &(MwProfileFields){
                                .id = id, .name = id, .address = id, .driver = "", .comment = "" });
}

typedef struct
{
  GPtrArray *rows;
  GError *error;
  gboolean done;
} Outcome;

static void
on_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->rows = mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_it_waits_for_each_chosen_row (void)
{
  g_autoptr (GListStore) list = create_list (4);
  g_autoptr (GtkBitset) positions = gtk_bitset_new_range (1, 2);
  Outcome outcome = { 0 };

  load (list, 1);
  mw_loaded_rows_collect_async (G_LIST_MODEL (list), positions, NULL, on_collected_cb, &outcome);
  settle ();
  g_assert_false (outcome.done);
  load (list, 2);
  settle ();
  g_assert_true (outcome.done);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (outcome.rows->len, ==, 2);
  g_assert_cmpstr (mw_profile_get_id (g_ptr_array_index (outcome.rows, 0)), ==, "id-1");
  g_assert_cmpstr (mw_profile_get_id (g_ptr_array_index (outcome.rows, 1)), ==, "id-2");
  g_ptr_array_unref (outcome.rows);
}

/* The rows that were chosen count, not what moves to their places meanwhile. */
static void
test_rows_that_move_stay_chosen (void)
{
  g_autoptr (GListStore) list = create_list (2);
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  load (list, 1);
  load (list, 0);
  g_list_store_remove (list, 0);
  settle ();
  g_assert_true (outcome.done);
  g_assert_cmpuint (outcome.rows->len, ==, 2);
  g_assert_cmpstr (mw_profile_get_id (g_ptr_array_index (outcome.rows, 0)), ==, "id-0");
  g_ptr_array_unref (outcome.rows);
}

static void
test_nothing_to_wait_for (void)
{
  g_autoptr (GListStore) list = create_list (1);
  Outcome outcome = { 0 };

  load (list, 0);
  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  settle ();
  g_assert_true (outcome.done);
  g_assert_cmpuint (outcome.rows->len, ==, 1);
  g_ptr_array_unref (outcome.rows);
}

static void
test_it_can_be_cancelled (void)
{
  g_autoptr (GListStore) list = create_list (2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, cancellable, on_collected_cb, &outcome);
  g_cancellable_cancel (cancellable);
  settle ();
  g_assert_true (outcome.done);
  g_assert_null (outcome.rows);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  load (list, 0);
  load (list, 1);
  settle ();
}

/* ---- many rows ---- */

#define N_ROWS 3000
/* More than are asked for in one go. */
#define MOST_AT_ONCE 1000

/* A list of keys, whose rows are made when they are asked for. */
#define TEST_TYPE_ROWS (test_rows_get_type ())
G_DECLARE_FINAL_TYPE (TestRows, test_rows, TEST, ROWS, GObject)

struct _TestRows
{
  GObject parent_instance;
  GArray *keys; /* (owned) of guint */
  guint n_asked;
};

static GType
get_item_type (GListModel *model)
{
  return MW_TYPE_PROFILE;
}

static guint
get_n_items (GListModel *model)
{
  return TEST_ROWS (model)->keys->len;
}

static guint
get_key (MwKeyedList *list, guint position)
{
  return g_array_index (TEST_ROWS (list)->keys, guint, position);
}

static gpointer
get_item (GListModel *model, guint position)
{
  MwProfile *profile = NULL;
  g_autofree char *id = NULL;

  if (position >= get_n_items (model))
    return NULL;
  TEST_ROWS (model)->n_asked++;
  profile = mw_profile_new ();
  id = g_strdup_printf ("%u", get_key (MW_KEYED_LIST (model), position));
  mw_profile_fill (profile, &(MwProfileFields){
                                .id = id, .name = id, .address = id, .driver = "", .comment = "" });
  return profile;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
keyed_init (MwKeyedListInterface *iface)
{
  iface->get_key = get_key;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRows,
                               test_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (MW_TYPE_KEYED_LIST, keyed_init))

static void
test_rows_finalize (GObject *object)
{
  g_array_unref (TEST_ROWS (object)->keys);
  G_OBJECT_CLASS (test_rows_parent_class)->finalize (object);
}

static void
test_rows_class_init (TestRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_rows_finalize;
}

static void
test_rows_init (TestRows *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < N_ROWS; i++)
    {
      guint key = i + 1;

      g_array_append_val (self->keys, key);
    }
}

/* A window answers between the pieces; whatever moves meanwhile, each chosen row comes once. */
static void
test_many_come_in_pieces (gconstpointer moves)
{
  g_autoptr (TestRows) rows = g_object_new (TEST_TYPE_ROWS, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_pieces = 0, n_before = 0, last = N_ROWS;
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (rows), NULL, NULL, on_collected_cb, &outcome);
  while (!outcome.done)
    {
      n_before = rows->n_asked;
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (rows->n_asked - n_before, <, MOST_AT_ONCE);
      n_pieces += rows->n_asked > n_before;
      if (!GPOINTER_TO_INT (moves) || n_pieces != 1 || last != N_ROWS)
        continue;
      /* The last one comes to the front, the one before it goes. */
      g_array_remove_range (rows->keys, N_ROWS - 2, 2);
      g_array_insert_val (rows->keys, 0, last);
      last--;
      g_list_model_items_changed (G_LIST_MODEL (rows), 0, N_ROWS, N_ROWS - 1);
    }
  g_assert_cmpuint (n_pieces, >, 2);
  g_assert_cmpuint (outcome.rows->len, ==, GPOINTER_TO_INT (moves) ? N_ROWS - 1 : N_ROWS);
  for (guint i = 0; i < outcome.rows->len; i++)
    g_assert_true (g_hash_table_add (
        seen, (gpointer) mw_profile_get_id (g_ptr_array_index (outcome.rows, i))));
  g_ptr_array_unref (outcome.rows);
}

static void
test_many_can_be_cancelled (void)
{
  g_autoptr (TestRows) rows = g_object_new (TEST_TYPE_ROWS, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (rows), NULL, cancellable, on_collected_cb, &outcome);
  g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  settle ();
  g_assert_true (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/desktop/loaded-rows/it-waits-for-each-chosen-row",
                   test_it_waits_for_each_chosen_row);
  g_test_add_func ("/desktop/loaded-rows/rows-that-move-stay-chosen",
                   test_rows_that_move_stay_chosen);
  g_test_add_func ("/desktop/loaded-rows/nothing-to-wait-for", test_nothing_to_wait_for);
  g_test_add_func ("/desktop/loaded-rows/it-can-be-cancelled", test_it_can_be_cancelled);

  g_test_add_data_func ("/desktop/loaded-rows/many-come-in-pieces", GINT_TO_POINTER (FALSE),
                        test_many_come_in_pieces);
  g_test_add_data_func ("/desktop/loaded-rows/many-that-move", GINT_TO_POINTER (TRUE),
                        test_many_come_in_pieces);
  g_test_add_func ("/desktop/loaded-rows/many-can-be-cancelled", test_many_can_be_cancelled);

  return g_test_run ();
}
