/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* The selection of long lists: by key, and without the rows' objects. */

#include "desktop/lists/row-selection.h"

#define N_ROWS 100000

/* A list of keys, whose objects nobody should ask for. */
#define TEST_TYPE_KEYS (test_keys_get_type ())
G_DECLARE_FINAL_TYPE (TestKeys, test_keys, TEST, KEYS, GObject)

struct _TestKeys
{
  GObject parent_instance;
  GArray *keys; /* (owned) of guint */
  guint n_asked;
  gboolean loading;
};

enum
{
  PROP_LOADING = 1,
};

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return TEST_KEYS (model)->keys->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TEST_KEYS (model)->n_asked++;
  return g_object_new (G_TYPE_OBJECT, NULL);
}

static guint
get_key (MwKeyedList *list, guint position)
{
  return g_array_index (TEST_KEYS (list)->keys, guint, position);
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

G_DEFINE_FINAL_TYPE_WITH_CODE (TestKeys,
                               test_keys,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (MW_TYPE_KEYED_LIST, keyed_init))

static void
test_keys_finalize (GObject *object)
{
  g_array_unref (TEST_KEYS (object)->keys);
  G_OBJECT_CLASS (test_keys_parent_class)->finalize (object);
}

static void
test_keys_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, TEST_KEYS (object)->loading);
}

static void
test_keys_class_init (TestKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_keys_finalize;
  G_OBJECT_CLASS (klass)->get_property = test_keys_get_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_LOADING,
      g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE));
}

static void
test_keys_init (TestKeys *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint));
}

static TestKeys *
make_keys (guint n)
{
  TestKeys *keys = g_object_new (TEST_TYPE_KEYS, NULL);

  for (guint i = 1; i <= n; i++)
    g_array_append_val (keys->keys, i);
  return keys;
}

/* As a list does that is sorted the other way round: all goes, then all comes. */
static void
reverse (TestKeys *keys)
{
  g_autoptr (GArray) old = g_steal_pointer (&keys->keys);

  keys->keys = g_array_new (FALSE, FALSE, sizeof (guint));
  g_list_model_items_changed (G_LIST_MODEL (keys), 0, old->len, 0);
  for (guint i = old->len; i > 0; i--)
    g_array_append_val (keys->keys, g_array_index (old, guint, i - 1));
  g_list_model_items_changed (G_LIST_MODEL (keys), 0, 0, old->len);
}

static void
let_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static guint64
count (GtkSelectionModel *selection)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (selection);

  return gtk_bitset_get_size (positions);
}

static void
test_all (void)
{
  g_autoptr (TestKeys) keys = make_keys (N_ROWS);
  g_autoptr (GtkSelectionModel) selection = mw_row_selection_new (MW_KEYED_LIST (keys));

  gtk_selection_model_select_all (selection);
  g_assert_cmpuint (count (selection), ==, N_ROWS);
  reverse (keys);
  let_idle ();
  g_assert_cmpuint (count (selection), ==, N_ROWS);
  gtk_selection_model_unselect_all (selection);
  g_assert_cmpuint (count (selection), ==, 0);
  g_assert_cmpuint (keys->n_asked, ==, 0);
}

static void
test_sorted (void)
{
  g_autoptr (TestKeys) keys = make_keys (10);
  g_autoptr (GtkSelectionModel) selection = mw_row_selection_new (MW_KEYED_LIST (keys));

  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  reverse (keys);
  let_idle ();
  g_assert_cmpuint (count (selection), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (selection, 9));
  g_assert_true (gtk_selection_model_is_selected (selection, 7));
  g_assert_false (gtk_selection_model_is_selected (selection, 0));
}

/* What left is no longer selected when it comes back. */
static void
test_left (void)
{
  g_autoptr (TestKeys) keys = make_keys (10);
  g_autoptr (GtkSelectionModel) selection = mw_row_selection_new (MW_KEYED_LIST (keys));
  guint key = get_key (MW_KEYED_LIST (keys), 3);

  gtk_selection_model_select_range (selection, 3, 2, TRUE);
  g_array_remove_index (keys->keys, 3);
  g_list_model_items_changed (G_LIST_MODEL (keys), 3, 1, 0);
  let_idle ();
  g_assert_cmpuint (count (selection), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
  g_array_insert_val (keys->keys, 3, key);
  g_list_model_items_changed (G_LIST_MODEL (keys), 3, 0, 1);
  g_assert_false (gtk_selection_model_is_selected (selection, 3));
  g_assert_true (gtk_selection_model_is_selected (selection, 4));
}

static void
set_loading (TestKeys *keys, gboolean loading)
{
  keys->loading = loading;
  g_object_notify (G_OBJECT (keys), "loading");
}

/* A long list moves its rows in pieces, with frames between them: what is nowhere for a moment has
 * not left. */
static void
test_moved_in_pieces (gconstpointer returns)
{
  g_autoptr (TestKeys) keys = make_keys (10);
  g_autoptr (GtkSelectionModel) selection = mw_row_selection_new (MW_KEYED_LIST (keys));
  guint key = get_key (MW_KEYED_LIST (keys), 3);

  gtk_selection_model_select_item (selection, 3, TRUE);
  set_loading (keys, TRUE);
  g_array_remove_index (keys->keys, 3);
  g_list_model_items_changed (G_LIST_MODEL (keys), 3, 1, 0);
  let_idle ();
  if (GPOINTER_TO_INT (returns))
    {
      g_array_insert_val (keys->keys, 0, key);
      g_list_model_items_changed (G_LIST_MODEL (keys), 0, 0, 1);
    }
  set_loading (keys, FALSE);
  let_idle ();
  g_assert_cmpuint (count (selection), ==, GPOINTER_TO_INT (returns) ? 1 : 0);
  if (GPOINTER_TO_INT (returns))
    g_assert_true (gtk_selection_model_is_selected (selection, 0));
  else
    g_array_insert_val (keys->keys, 0, key);
  g_assert_cmpint (gtk_selection_model_is_selected (selection, 0), ==, GPOINTER_TO_INT (returns));
}

/* Keys with gaps are all selected, and no others. */
static void
test_all_with_gaps (gconstpointer gap)
{
  g_autoptr (TestKeys) keys = make_keys (0);
  g_autoptr (GtkSelectionModel) selection = mw_row_selection_new (MW_KEYED_LIST (keys));
  guint other = 3;

  for (guint i = 0; i < 50; i++)
    {
      guint key = (50 - i) * GPOINTER_TO_UINT (gap) + 7;

      g_array_append_val (keys->keys, key);
    }
  gtk_selection_model_select_all (selection);
  g_assert_cmpuint (count (selection), ==, 50);
  reverse (keys);
  let_idle ();
  g_assert_cmpuint (count (selection), ==, 50);
  g_array_append_val (keys->keys, other);
  g_list_model_items_changed (G_LIST_MODEL (keys), 50, 0, 1);
  g_assert_false (gtk_selection_model_is_selected (selection, 50));
  gtk_selection_model_unselect_all (selection);
  g_assert_cmpuint (count (selection), ==, 0);
}

static void
on_selection_changed_cb (guint *range, guint position, guint n_items)
{
  range[0] = position;
  range[1] = n_items;
}

static void
test_told (void)
{
  g_autoptr (TestKeys) keys = make_keys (10);
  g_autoptr (GtkSelectionModel) selection = mw_row_selection_new (MW_KEYED_LIST (keys));
  guint range[2] = { 0, 0 };

  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (on_selection_changed_cb),
                            range);
  gtk_selection_model_select_item (selection, 8, TRUE);
  gtk_selection_model_select_item (selection, 4, TRUE);
  g_assert_cmpuint (range[0], ==, 4);
  g_assert_cmpuint (range[1], ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-selection/all", test_all);
  g_test_add_func ("/row-selection/sorted", test_sorted);
  g_test_add_func ("/row-selection/left", test_left);
  g_test_add_func ("/row-selection/told", test_told);
  g_test_add_data_func ("/desktop/row-selection/moved-in-pieces", GINT_TO_POINTER (TRUE),
                        test_moved_in_pieces);
  g_test_add_data_func ("/desktop/row-selection/left-in-pieces", GINT_TO_POINTER (FALSE),
                        test_moved_in_pieces);
  g_test_add_data_func ("/desktop/row-selection/all-with-gaps", GUINT_TO_POINTER (3),
                        test_all_with_gaps);
  g_test_add_data_func ("/desktop/row-selection/all-with-wide-gaps", GUINT_TO_POINTER (1000),
                        test_all_with_gaps);
  return g_test_run ();
}
