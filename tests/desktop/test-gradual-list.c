/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/gradual-list.h"

/* What a view that follows a list shows. */
typedef struct
{
  GPtrArray *items; /* (owned) */
  guint most;       /* rows that came in one step */
} View;

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, View *view)
{
  g_assert_cmpuint (position + removed, <=, view->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (view->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (view->items, (int) (position + i),
                        g_list_model_get_item (list, position + i));
  view->most = MAX (view->most, added);
}

static void
view_begin (View *view, GListModel *list)
{
  view->items = g_ptr_array_new_with_free_func (g_object_unref);
  view->most = 0;
  on_items_changed_cb (list, 0, 0, g_list_model_get_n_items (list), view);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), view);
}

static void
assert_same (View *view, GListModel *list, guint n)
{
  g_assert_cmpuint (view->items->len, ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_assert_true (item == g_ptr_array_index (view->items, i));
    }
  g_assert_null (g_list_model_get_item (list, n));
}

static void
splice (GListStore *store, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (store, position, removed, items->pdata, added);
}

/* The first rows are there at once, then more a bit at a time, and once there are more than a view
 * has at hand all the rest. */
static void
test_grows (void)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GListModel) list = NULL;
  View view = { 0 };
  guint before = 0;

  splice (store, 0, 0, 3000);
  list = mw_gradual_list_new (G_LIST_MODEL (store));
  view_begin (&view, list);
  g_assert_cmpuint (view.items->len, ==, 5);
  view.most = 0;
  while (view.items->len < 3000)
    {
      before = view.items->len;
      g_assert_cmpuint (view.most, <=, 5);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (before, >, 200);
  assert_same (&view, list, 3000);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  g_object_unref (g_steal_pointer (&list));
  g_ptr_array_unref (view.items);
}

/* Whatever the list does meanwhile, whoever follows has what it has in the end; and each change is
 * passed on as it is. */
static void
test_changes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
      g_autoptr (GListModel) list = NULL;
      View view = { 0 };

      splice (store, 0, 0, round * 3);
      list = mw_gradual_list_new (G_LIST_MODEL (store));
      view_begin (&view, list);
      for (guint step = 0; step < 40; step++)
        {
          guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
          guint position = (guint) g_rand_int_range (random, 0, (gint32) n + 1);
          guint removed = (guint) g_rand_int_range (random, 0, (gint32) MIN (n - position, 30) + 1);

          if (g_rand_boolean (random))
            g_main_context_iteration (NULL, FALSE);
          splice (store, position, removed, (guint) g_rand_int_range (random, 0, 20));
          assert_same (&view, list, g_list_model_get_n_items (list));
        }
      while (g_main_context_iteration (NULL, FALSE))
        ;
      assert_same (&view, list, g_list_model_get_n_items (G_LIST_MODEL (store)));
      g_signal_handlers_disconnect_by_data (list, &view);
      g_ptr_array_unref (view.items);
    }
}

static void
drop_list (GListModel **list)
{
  g_clear_object (list);
}

/* Who hears of more rows may drop the list; and who drops it hears of none. */
static void
test_dropped (void)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  GListModel *list = NULL;

  splice (store, 0, 0, 100);
  list = mw_gradual_list_new (G_LIST_MODEL (store));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (drop_list), &list);
  while (list != NULL)
    g_main_context_iteration (NULL, TRUE);
  list = mw_gradual_list_new (G_LIST_MODEL (store));
  g_assert_finalize_object (list);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  splice (store, 0, 50, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gradual-list/grows", test_grows);
  g_test_add_func ("/gradual-list/changes", test_changes);
  g_test_add_func ("/gradual-list/dropped", test_dropped);
  return g_test_run ();
}
