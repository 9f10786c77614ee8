/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/loaded-rows.h"

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

  return g_test_run ();
}
