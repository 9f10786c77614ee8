/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/loaded-rows.h"

#include <mailwright/error.h>
#include <mailwright/keyed-list.h>
#include <mailwright/profile.h>

/* A list as a draft makes them: rows with keys of their own, and words for why it cannot be read.
 */
#define TEST_TYPE_LIST (test_list_get_type ())
G_DECLARE_FINAL_TYPE (TestList, test_list, TEST, LIST, GObject)

struct _TestList
{
  GObject parent_instance;
  GListStore *rows;    /* (owned) */
  GArray *keys;        /* (owned) of guint */
  char *error_message; /* (owned) (nullable) */
  gboolean loading;
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
  return TEST_LIST (model)->keys->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TEST_LIST (model)->n_asked++;
  return g_list_model_get_item (G_LIST_MODEL (TEST_LIST (model)->rows), position);
}

static guint
get_key (MwKeyedList *list, guint position)
{
  return g_array_index (TEST_LIST (list)->keys, guint, position);
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

G_DEFINE_FINAL_TYPE_WITH_CODE (TestList,
                               test_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (MW_TYPE_KEYED_LIST, keyed_init))

static void
test_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == 1)
    g_value_set_string (value, TEST_LIST (object)->error_message);
  else
    g_value_set_boolean (value, TEST_LIST (object)->loading);
}

static void
test_list_finalize (GObject *object)
{
  TestList *self = TEST_LIST (object);

  g_object_unref (self->rows);
  g_array_unref (self->keys);
  g_free (self->error_message);
  G_OBJECT_CLASS (test_list_parent_class)->finalize (object);
}

static void
test_list_class_init (TestListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_list_finalize;
  G_OBJECT_CLASS (klass)->get_property = test_list_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_string ("error-message", NULL, NULL, NULL,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), 2,
      g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
test_list_init (TestList *self)
{
  self->rows = g_list_store_new (MW_TYPE_PROFILE);
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
insert (TestList *list, guint position, guint key, MwProfile *profile)
{
  g_list_store_insert (list->rows, position, profile);
  g_array_insert_val (list->keys, position, key);
  g_list_model_items_changed (G_LIST_MODEL (list), position, 0, 1);
}

static void
remove_row (TestList *list, guint position)
{
  g_list_store_remove (list->rows, position);
  g_array_remove_index (list->keys, position);
  g_list_model_items_changed (G_LIST_MODEL (list), position, 1, 0);
}

static void
set_loading (TestList *list, gboolean loading)
{
  list->loading = loading;
  g_object_notify (G_OBJECT (list), "loading");
}

static TestList *
create_keyed_list (guint n)
{
  TestList *list = g_object_new (TEST_TYPE_LIST, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MwProfile) profile = mw_profile_new ();

      insert (list, i, i + 1, profile);
    }
  return list;
}

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

static void
check_rows (Outcome *outcome, guint n, const char *first)
{
  g_assert_true (outcome->done);
  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->rows->len, ==, n);
  if (n > 0)
    g_assert_cmpstr (mw_profile_get_id (g_ptr_array_index (outcome->rows, 0)), ==, first);
  g_ptr_array_unref (outcome->rows);
}

/* What was removed before it was read never comes: the others must not wait for it. */
static void
test_a_row_that_vanishes_is_left_out (void)
{
  g_autoptr (TestList) list = create_keyed_list (3);
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  load (list->rows, 0);
  load (list->rows, 2);
  settle ();
  g_assert_false (outcome.done);
  remove_row (list, 1);
  settle ();
  check_rows (&outcome, 2, "id-0");
}

static void
test_all_rows_vanish (void)
{
  g_autoptr (TestList) list = create_keyed_list (2);
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  remove_row (list, 0);
  remove_row (list, 0);
  settle ();
  check_rows (&outcome, 0, NULL);
}

/* A list that has no keys knows its rows by their objects. */
static void
test_a_row_vanishes_from_a_plain_list (void)
{
  g_autoptr (GListStore) list = create_list (2);
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  load (list, 0);
  g_list_store_remove (list, 1);
  settle ();
  check_rows (&outcome, 1, "id-0");
}

/* It leaves its old place first; it is waited for all the same. */
static void
test_a_row_that_moves_is_waited_for (void)
{
  g_autoptr (TestList) list = create_keyed_list (2);
  g_autoptr (MwProfile) moving = g_list_model_get_item (G_LIST_MODEL (list), 0);
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  load (list->rows, 1);
  remove_row (list, 0);
  insert (list, 1, 1, moving);
  settle ();
  g_assert_false (outcome.done);
  load (list->rows, 1);
  settle ();
  check_rows (&outcome, 2, "id-1");
}

static void
test_a_list_that_fails_says_why (void)
{
  g_autoptr (TestList) list = create_keyed_list (1);
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  settle ();
  g_assert_false (outcome.done);
  list->error_message = g_strdup ("the disk is gone");
  g_object_notify (G_OBJECT (list), "error-message");
  settle ();
  g_assert_true (outcome.done);
  g_assert_null (outcome.rows);
  g_assert_error (outcome.error, MW_ERROR, MW_ERROR_STORAGE);
  g_assert_cmpstr (outcome.error->message, ==, "the disk is gone");
  g_clear_error (&outcome.error);

  outcome.done = FALSE;
  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  settle ();
  g_assert_true (outcome.done);
  g_assert_error (outcome.error, MW_ERROR, MW_ERROR_STORAGE);
  g_clear_error (&outcome.error);
}

static void
test_it_is_cancelled_before_it_begins (void)
{
  g_autoptr (TestList) list = create_keyed_list (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { 0 };

  g_cancellable_cancel (cancellable);
  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, cancellable, on_collected_cb, &outcome);
  settle ();
  g_assert_true (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
}

/* ---- many rows ---- */

#define N_ROWS 3000
/* More than are asked for in one go. */
#define MOST_AT_ONCE 1000

static TestList *
create_long_list (void)
{
  TestList *list = create_keyed_list (N_ROWS);

  for (guint i = 0; i < N_ROWS; i++)
    load (list->rows, i);
  list->n_asked = 0;
  return list;
}

/* The first row goes to the end, and the last one for good; with frames between, if it is long. */
static void
move_rows (TestList *list)
{
  g_autoptr (MwProfile) moving = g_list_model_get_item (G_LIST_MODEL (list->rows), 0);

  remove_row (list, N_ROWS - 1);
  remove_row (list, 0);
  insert (list, N_ROWS - 2, 1, moving);
}

/* A window answers between the pieces; whatever moves meanwhile, each chosen row comes once. */
static void
test_many_come_in_pieces (gconstpointer moves)
{
  g_autoptr (TestList) list = create_long_list ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_pieces = 0;
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  while (!outcome.done)
    {
      guint n_before = list->n_asked;

      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (list->n_asked - n_before, <, MOST_AT_ONCE);
      n_pieces += list->n_asked > n_before;
      if (GPOINTER_TO_INT (moves) && n_pieces == 1 && list->keys->len == N_ROWS)
        move_rows (list);
    }
  g_assert_cmpuint (n_pieces, >, 2);
  g_assert_cmpuint (outcome.rows->len, ==, GPOINTER_TO_INT (moves) ? N_ROWS - 1 : N_ROWS);
  for (guint i = 0; i < outcome.rows->len; i++)
    g_assert_true (g_hash_table_add (
        seen, (gpointer) mw_profile_get_id (g_ptr_array_index (outcome.rows, i))));
  g_ptr_array_unref (outcome.rows);
}

static void
on_row_ended_cb (gpointer user_data, GObject *row)
{
  guint *n = user_data;

  *n += 1;
}

/* Whoever had many of them drops them all at once. */
static void
test_many_end_in_pieces (void)
{
  TestList *list = create_long_list ();
  Outcome outcome = { 0 };
  guint n_ended = 0;

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_object_unref (list);
  for (guint i = 0; i < outcome.rows->len; i++)
    g_object_weak_ref (g_ptr_array_index (outcome.rows, i), on_row_ended_cb, &n_ended);
  g_ptr_array_unref (outcome.rows);
  g_assert_cmpuint (n_ended, ==, 0);
  while (n_ended < N_ROWS)
    {
      guint n_before = n_ended;

      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (n_ended - n_before, <, MOST_AT_ONCE);
    }
}

static void
test_many_can_be_cancelled (void)
{
  g_autoptr (TestList) list = create_long_list ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, cancellable, on_collected_cb, &outcome);
  g_main_context_iteration (NULL, TRUE);
  g_assert_false (outcome.done);
  g_cancellable_cancel (cancellable);
  settle ();
  g_assert_true (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
}

/* A long list moves its rows with frames between: what is nowhere just now comes again. */
static void
test_a_list_that_is_moving_is_waited_for (void)
{
  g_autoptr (TestList) list = create_keyed_list (2);
  g_autoptr (MwProfile) moving = g_list_model_get_item (G_LIST_MODEL (list), 0);
  Outcome outcome = { 0 };

  mw_loaded_rows_collect_async (G_LIST_MODEL (list), NULL, NULL, on_collected_cb, &outcome);
  load (list->rows, 1);
  set_loading (list, TRUE);
  remove_row (list, 0);
  settle ();
  insert (list, 1, 1, moving);
  set_loading (list, FALSE);
  settle ();
  g_assert_false (outcome.done);
  load (list->rows, 1);
  settle ();
  check_rows (&outcome, 2, "id-1");
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
  g_test_add_func ("/desktop/loaded-rows/a-row-that-vanishes-is-left-out",
                   test_a_row_that_vanishes_is_left_out);
  g_test_add_func ("/desktop/loaded-rows/all-rows-vanish", test_all_rows_vanish);
  g_test_add_func ("/desktop/loaded-rows/a-row-vanishes-from-a-plain-list",
                   test_a_row_vanishes_from_a_plain_list);
  g_test_add_func ("/desktop/loaded-rows/a-row-that-moves-is-waited-for",
                   test_a_row_that_moves_is_waited_for);
  g_test_add_func ("/desktop/loaded-rows/a-list-that-fails-says-why",
                   test_a_list_that_fails_says_why);
  g_test_add_func ("/desktop/loaded-rows/it-is-cancelled-before-it-begins",
                   test_it_is_cancelled_before_it_begins);
  g_test_add_func ("/desktop/loaded-rows/a-list-that-is-moving-is-waited-for",
                   test_a_list_that_is_moving_is_waited_for);
  g_test_add_data_func ("/desktop/loaded-rows/many-come-in-pieces", GINT_TO_POINTER (FALSE),
                        test_many_come_in_pieces);
  g_test_add_data_func ("/desktop/loaded-rows/many-that-move", GINT_TO_POINTER (TRUE),
                        test_many_come_in_pieces);
  g_test_add_func ("/desktop/loaded-rows/many-end-in-pieces", test_many_end_in_pieces);
  g_test_add_func ("/desktop/loaded-rows/many-can-be-cancelled", test_many_can_be_cancelled);

  return g_test_run ();
}
