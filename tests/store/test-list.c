/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* The lazy lists: order, search and filters in SQL, objects made on demand, and how they follow
 * edits. */

#include "fixture.h"

#include "store/lists/list-pieces.h"

static void
wait_loaded (GListModel *list)
{
  gboolean loading = TRUE;

  while (loading)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (list, "loading", &loading, NULL);
    }
}

static MwProfile *
get_profile (GListModel *list, guint position)
{
  MwProfile *profile = g_list_model_get_item (list, position);

  while (profile && mw_profile_get_loading (profile))
    g_main_context_iteration (NULL, TRUE);
  return profile;
}

static char *
names (GListModel *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (MwProfile) profile = get_profile (list, i);

      g_string_append_printf (text, "%s%s", i ? "," : "", mw_profile_get_name (profile));
    }
  return g_strdup (text->str);
}

#define assert_names(list, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names_ = names (list);                                                        \
    g_assert_cmpstr (names_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
query_again (Fixture *f, GListModel *list, const MwQuery *query)
{
  mw_draft_list_set_query (f->draft, list, query);
  wait_loaded (list);
}

static void
test_order_and_search (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  G_GNUC_UNUSED g_autofree char *b = add_complete_profile (f->draft, "beta", "z@example.org");
  G_GNUC_UNUSED g_autofree char *a = add_complete_profile (f->draft, "Alpha", "y@münchen.example");
  G_GNUC_UNUSED g_autofree char *c = add_profile (f->draft, "Ärger 100%", "x@example.org");
  g_autoptr (GListModel) list = mw_draft_list (f->draft, query);

  wait_loaded (list);
  assert_names (list, "Alpha,Ärger 100%,beta");
  mw_query_set_sort (query, "address", FALSE);
  query_again (f, list, query);
  assert_names (list, "Ärger 100%,Alpha,beta");
  mw_query_set_sort (query, "address", TRUE);
  query_again (f, list, query);
  assert_names (list, "beta,Alpha,Ärger 100%");
  mw_query_set_sort (query, "incoming", FALSE);
  query_again (f, list, query);
  assert_names (list, "Ärger 100%,Alpha,beta");
  mw_query_set_sort (query, NULL, FALSE);
  mw_query_set_search (query, "ÄRGER");
  query_again (f, list, query);
  assert_names (list, "Ärger 100%");
  mw_query_set_search (query, "100%");
  query_again (f, list, query);
  assert_names (list, "Ärger 100%");
  mw_query_set_search (query, "%");
  query_again (f, list, query);
  assert_names (list, "Ärger 100%");
  mw_query_set_search (query, "MÜNCHEN al");
  query_again (f, list, query);
  assert_names (list, "Alpha");
  mw_query_set_search (query, "nothing at all");
  query_again (f, list, query);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
}

static void
test_filters (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autofree char *r = add_responsibility (f->draft, "R");
  g_autoptr (GListModel) list = mw_draft_list (f->draft, query);

  run_step (f->draft, MW_STEP_SET_OVERRIDE, a, "imap-encryption", "starttls");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, b, "smtp-port", "2525");
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "enabled", "off");
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, r, b, NULL);
  mw_query_set_state (query, "disabled");
  query_again (f, list, query);
  assert_names (list, "A");
  mw_query_set_state (query, "active");
  query_again (f, list, query);
  assert_names (list, "B");
  mw_query_set_state (query, NULL);
  mw_query_set_encryption (query, "starttls");
  query_again (f, list, query);
  assert_names (list, "A");
  mw_query_set_encryption (query, "tls");
  query_again (f, list, query);
  assert_names (list, "A,B");
  mw_query_set_encryption (query, NULL);
  mw_query_set_responsibility (query, r);
  query_again (f, list, query);
  assert_names (list, "B");
  mw_query_set_responsibility (query, NULL);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, b, "smtp-port", "2526");
  mw_query_set_staged_only (query, TRUE);
  query_again (f, list, query);
  assert_names (list, "B");
  {
    g_autoptr (MwProfile) profile = get_profile (list, 0);

    g_assert_cmpint (mw_profile_get_staged (profile), ==, MW_STAGED_CHANGED);
    g_assert_cmpstr (mw_profile_get_incoming (profile), ==, "imap.example.org");
    g_assert_cmpstr (mw_profile_get_encryption_in (profile), ==, "tls");
  }
}

/* A member that joined since the last submit is marked in the responsibility's own lists alone. */
static void
test_marks_new_members (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autofree char *r = add_responsibility (f->draft, "R");
  g_autoptr (GListModel) list = mw_draft_list (f->draft, query);
  g_autoptr (MwProfile) first = NULL;
  g_autoptr (MwProfile) second = NULL;

  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, r, a, NULL);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, r, b, NULL);
  wait_loaded (list);
  second = get_profile (list, 1);
  g_assert_cmpint (mw_profile_get_membership (second), ==, MW_STAGED_NO);
  mw_query_set_responsibility (query, r);
  query_again (f, list, query);
  assert_names (list, "A,B");
  first = get_profile (list, 0);
  g_assert_cmpint (mw_profile_get_membership (first), ==, MW_STAGED_NO);
  g_assert_cmpint (mw_profile_get_membership (second), ==, MW_STAGED_NEW);
  submit_all (f->draft);
  query_again (f, list, query);
  while (mw_profile_get_membership (second) != MW_STAGED_NO)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  gint64 position;
  gboolean done;
} Place;

static void
on_located_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Place *place = user_data;

  place->position = mw_draft_locate_finish (MW_DRAFT (source), result, &error);
  place->done = TRUE;
  g_assert_no_error (error);
}

static gint64
locate (MwDraft *draft, GListModel *list, const char *id)
{
  Place place = { 0, FALSE };

  mw_draft_locate_async (draft, list, id, NULL, on_located_cb, &place);
  while (!place.done)
    g_main_context_iteration (NULL, TRUE);
  return place.position;
}

static void
test_locates (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (MwQuery) responsibilities = mw_query_new (MW_QUERY_RESPONSIBILITIES);
  g_autofree char *b = add_profile (f->draft, "B", "b@example.org");
  g_autofree char *a = add_profile (f->draft, "A", "a@example.org");
  g_autofree char *r = add_responsibility (f->draft, "R");
  g_autoptr (GListModel) list = mw_draft_list (f->draft, query);
  g_autoptr (GListModel) groups = mw_draft_list (f->draft, responsibilities);

  wait_loaded (list);
  wait_loaded (groups);
  g_assert_cmpint (locate (f->draft, list, a), ==, 0);
  g_assert_cmpint (locate (f->draft, list, b), ==, 1);
  g_assert_cmpint (locate (f->draft, list, "nobody"), ==, -1);
  g_assert_cmpint (locate (f->draft, groups, r), ==, 0);
  mw_query_set_search (query, "b@");
  query_again (f, list, query);
  g_assert_cmpint (locate (f->draft, list, a), ==, -1);
}

/* Rows are moved one by one: the same object stays for the same profile, and a view hears of no
 * more than what moved. */
static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, guint *touched)
{
  *touched += removed + added;
}

static void
test_follows_edits (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (GListModel) list = NULL;
  g_autoptr (MwProfile) kept = NULL;
  g_autoptr (MwProfile) now = NULL;
  g_autofree char *id = NULL;
  guint touched = 0, n = 0;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%02u", i);
      g_autofree char *address = g_strdup_printf ("p%02u@example.org", i);

      g_free (add_profile (f->draft, name, address));
    }
  list = mw_draft_list (f->draft, query);
  wait_loaded (list);
  kept = get_profile (list, 3);
  id = g_strdup (mw_profile_get_id (kept));
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &touched);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "name", "P20x");
  while (g_strcmp0 (mw_profile_get_name (kept), "P20x") != 0 || touched < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (touched, ==, 2);
  now = get_profile (list, 20);
  g_assert_true (now == kept);
  touched = 0;
  run_step (f->draft, MW_STEP_DELETE_PROFILE, id, NULL, NULL);
  while (touched < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (touched, ==, 1);
  g_object_get (list, "n-items", &n, NULL);
  g_assert_cmpuint (n, ==, 29);
}

/* A list of many rows makes objects for what is asked for only. */
static void
test_makes_on_demand (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "many", NULL);
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (GListModel) list = NULL;
  g_autoptr (MwProfile) far = NULL;
  g_autoptr (MwProfile) again = NULL;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%04u", i);
      g_autofree char *address = g_strdup_printf ("p%04u@example.org", i);

      mw_edit_add_new_profile (edit, name, address, IMAP_DRIVER);
    }
  g_assert_true (mw_draft_apply (f->draft, edit, NULL, NULL));
  list = mw_draft_list (f->draft, query);
  wait_loaded (list);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3000);
  far = get_profile (list, 2500);
  g_assert_cmpstr (mw_profile_get_name (far), ==, "P2500");
  again = get_profile (list, 2500);
  g_assert_true (far == again);
  g_assert_null (g_list_model_get_item (list, 3000));
}

static void
test_ends_while_reading (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  G_GNUC_UNUSED g_autofree char *id = add_profile (f->draft, "P", "p@example.org");

  for (guint i = 0; i < 50; i++)
    {
      GListModel *list = mw_draft_list (f->draft, query);

      if (i % 2)
        wait_loaded (list);
      g_clear_object (&list);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Many profiles, in one edit. */
static void
add_desks (Fixture *f, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "many", NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Desk %u", i);
      g_autofree char *address = g_strdup_printf ("desk%u@example.org", i);

      mw_edit_add_new_profile (edit, name, address, IMAP_DRIVER);
    }
  mw_draft_apply (f->draft, edit, NULL, &error);
  g_assert_no_error (error);
}

/* The first page and the whole order come from two threads: whichever comes last, all rows stay. */
static void
test_page_after_order (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);

  add_desks (f, 80);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GListModel) list = mw_draft_list (f->draft, query);

      wait_loaded (list);
      if (i % 2)
        continue;
      g_usleep (500);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, 80);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
hold_first (GListModel *list, guint position, guint removed, guint added, GObject **first)
{
  if (!*first && g_list_model_get_n_items (list) > 0)
    *first = g_list_model_get_item (list, 0);
}

/* An order brings its first rows: who asks for one of them as it comes, does not wait for it. */
static void
test_rows_with_order (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_profile (f->draft, "Support", "support@example.org");
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (GListModel) list = NULL;
  g_autoptr (MwProfile) first = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    continue;
  list = mw_draft_list (f->draft, query);
  g_signal_connect (list, "items-changed", G_CALLBACK (hold_first), &first);
  wait_loaded (list);
  g_assert_false (mw_profile_get_loading (first));
  g_assert_cmpstr (mw_profile_get_id (first), ==, id);
}

static gboolean
on_late_cb (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

/* What was written while the order was read is shown as it is now, not as it was read. */
static void
test_rows_written_meanwhile (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_profile (f->draft, "Support", "support@example.org");
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Support %u", i);
      g_autoptr (GListModel) list = mw_draft_list (f->draft, query);
      g_autoptr (MwProfile) first = NULL;
      gboolean late = FALSE;
      guint timer = g_timeout_add_seconds (20, on_late_cb, &late);

      g_signal_connect (list, "items-changed", G_CALLBACK (hold_first), &first);
      g_usleep (i % 6 * 300);
      if (i % 3 == 1)
        g_main_context_iteration (NULL, FALSE);
      run_step (f->draft, MW_STEP_SET_PROFILE, id, "name", name);
      wait_loaded (list);
      while (!late && g_strcmp0 (mw_profile_get_name (first), name) != 0)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (mw_profile_get_name (first), ==, name);
      g_source_remove (timer);
    }
}

static void
drop_list (GListModel **list)
{
  g_clear_object (list);
}

/* Whoever hears of rows may drop the list, in the middle of another order, too. */
static void
test_dropped_by_who_follows (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);

  add_desks (f, 400);
  for (guint i = 0; i < 6; i++)
    {
      GListModel *list = mw_draft_list (f->draft, query);
      g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);

      if (i % 2)
        {
          wait_loaded (list);
          for (guint row = 50; row < 50 + 100 * i; row++)
            g_ptr_array_add (held, g_list_model_get_item (list, MIN (row, 399)));
        }
      g_signal_connect_swapped (list, "items-changed", G_CALLBACK (drop_list), &list);
      mw_query_set_sort (query, "name", i % 2 == 0);
      mw_draft_list_set_query (f->draft, list, query);
      while (list)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* ---- moving rows ---- */

static void
follow (gpointer user_data, guint position, guint removed, guint added)
{
  GArray *view = user_data;
  gint64 unknown = -1;

  g_assert_cmpuint (position + removed, <=, view->len);
  if (removed)
    g_array_remove_range (view, position, removed);
  for (guint i = 0; i < added; i++)
    g_array_insert_val (view, position, unknown);
}

static GArray *
random_order (GRand *random, guint n)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 key = 0; key < n; key++)
    if (g_rand_int_range (random, 0, 4))
      {
        guint position = (guint) g_rand_int_range (random, 0, (gint32) keys->len + 1);

        g_array_insert_val (keys, position, key);
      }
  return keys;
}

static void
test_moves (void)
{
  GRand *random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GArray) keys = random_order (random, round % 40);
      g_autoptr (GArray) wanted = random_order (random, round % 40);
      g_autoptr (GArray) view = g_array_copy (keys);

      g_assert_true (mw_list_moves_apply (keys, wanted, follow, view));
      g_assert_cmpuint (view->len, ==, wanted->len);
      g_assert_cmpmem (keys->data, keys->len * sizeof (gint64), wanted->data,
                       wanted->len * sizeof (gint64));
      /* What a view kept is where it belongs. */
      for (guint i = 0; i < view->len; i++)
        if (g_array_index (view, gint64, i) >= 0)
          g_assert_cmpint (g_array_index (view, gint64, i), ==, g_array_index (wanted, gint64, i));
    }
  g_rand_free (random);
}

typedef struct
{
  GArray *view; /* what it shows: -1 is a new row */
  GArray *held; /* what it has at hand: some rows that stand together, and all new ones */
  guint most;   /* old rows at hand that it gave up in one step */
} View;

static gboolean
is_at_hand (gpointer user_data, gint64 key)
{
  const View *self = user_data;

  for (guint i = 0; i < self->held->len; i++)
    if (g_array_index (self->held, gint64, i) == key)
      return TRUE;
  return FALSE;
}

static void
follow_and_count (gpointer user_data, guint position, guint removed, guint added)
{
  View *self = user_data;
  guint n = 0;

  for (guint i = position; i < position + removed; i++)
    n += is_at_hand (self, g_array_index (self->view, gint64, i));
  self->most = MAX (self->most, n);
  follow (self->view, position, removed, added);
}

/* An order that is taken in pieces is the one that is wanted in the end, what a view kept is where
 * it belongs, and few of the rows that it has at hand go in one step. */
static void
test_moves_in_pieces (void)
{
  GRand *random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GArray) keys = random_order (random, round * 2);
      g_autoptr (GArray) wanted = random_order (random, round % 50 * 12);
      View view = { g_array_copy (keys), g_array_copy (keys), 0 };
      g_autoptr (MwListPieces) pieces =
          mw_list_pieces_new (keys, wanted, is_at_hand, follow_and_count, &view);
      guint n_before = keys->len;

      g_array_remove_range (view.held, 0, n_before / 3);
      g_array_set_size (view.held, MIN (view.held->len, 200));
      while (mw_list_pieces_step (pieces))
        g_assert_true (keys->len > 0 || n_before == 0);
      g_assert_cmpuint (view.most, <=, 40);
      g_assert_cmpuint (view.view->len, ==, wanted->len);
      g_assert_cmpmem (keys->data, keys->len * sizeof (gint64), wanted->data,
                       wanted->len * sizeof (gint64));
      for (guint i = 0; i < view.view->len; i++)
        if (g_array_index (view.view, gint64, i) >= 0)
          g_assert_cmpint (g_array_index (view.view, gint64, i), ==,
                           g_array_index (wanted, gint64, i));
      g_array_unref (view.view);
      g_array_unref (view.held);
    }
  g_rand_free (random);
}

/* Keys far apart, of which some are shared. */
static void
test_moves_of_sparse_keys (void)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) view = NULL;

  for (gint64 i = 0; i < 30; i++)
    {
      gint64 old = i * 1000003, new = (i + 7) % 30 * 1000003 + (i % 5 ? 0 : 1);

      g_array_append_val (keys, old);
      g_array_append_val (wanted, new);
    }
  view = g_array_copy (keys);
  g_assert_true (mw_list_moves_apply (keys, wanted, follow, view));
  g_assert_cmpmem (keys->data, keys->len * sizeof (gint64), wanted->data,
                   wanted->len * sizeof (gint64));
  g_assert_cmpuint (view->len, ==, wanted->len);
}

static void
forbid_step (gpointer user_data, guint position, guint removed, guint added)
{
  g_assert_not_reached ();
}

/* Where many rows go or come at once, nothing is done in one go: not for another order of all, for
 * a first page of another order, for a first order, nor when all are gone. */
static void
test_moves_of_a_long_list (void)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 i = 0; i < 100000; i++)
    {
      gint64 other = i * 61 % 100000;

      g_array_append_val (keys, i);
      g_array_append_val (wanted, other);
    }
  g_assert_false (mw_list_moves_apply (keys, wanted, forbid_step, NULL));
  g_assert_false (mw_list_moves_apply (none, wanted, forbid_step, NULL));
  g_assert_false (mw_list_moves_apply (keys, none, forbid_step, NULL));
  g_array_set_size (wanted, 30);
  g_assert_false (mw_list_moves_apply (keys, wanted, forbid_step, NULL));
  g_assert_cmpuint (keys->len, ==, 100000);
  /* What comes scattered among what stays would come in many steps. */
  g_array_set_size (wanted, 0);
  for (gint64 i = 0; i < 100000; i += 100)
    g_array_append_val (wanted, i);
  g_assert_false (mw_list_moves_apply (wanted, keys, forbid_step, NULL));
}

/* Many rows that come together leave those before and behind them where they are. */
static void
test_moves_of_what_comes_together (void)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) view = NULL;

  for (gint64 i = 0; i < 3000; i++)
    {
      g_array_append_val (wanted, i);
      if (i < 1000 || i >= 2000)
        g_array_append_val (keys, i);
    }
  view = g_array_copy (keys);
  g_assert_true (mw_list_moves_apply (keys, wanted, follow, view));
  for (guint i = 0; i < 3000; i++)
    g_assert_cmpint (g_array_index (view, gint64, i), ==, i < 1000 || i >= 2000 ? (gint64) i : -1);
}

static void
test_agents_by_responsibilities (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_AGENTS);
  g_autofree char *anna = add_agent (f->draft, "anna", "Anna");
  g_autofree char *bo = add_agent (f->draft, "bo", "Bo");
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ASSIGN, "Bo", NULL);
  g_autofree char *id = g_strdup (mw_edit_add_new_responsibility (edit, "Returns"));
  g_autoptr (GListModel) list = NULL;
  g_autoptr (MwAgent) first = NULL;
  g_autoptr (GError) error = NULL;

  mw_edit_add_step (edit, MW_STEP_ASSIGN_AGENT, id, bo, NULL);
  g_assert_true (mw_draft_apply (f->draft, edit, NULL, &error));
  g_assert_no_error (error);

  mw_query_set_sort (query, "responsibilities", TRUE);
  list = mw_draft_list (f->draft, query);
  wait_loaded (list);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  first = g_list_model_get_item (list, 0);
  while (mw_agent_get_loading (first))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (mw_agent_get_id (first), ==, bo);
  g_assert_cmpuint (mw_agent_get_n_responsibilities (first), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/list/order-and-search", test_order_and_search);
  FIXTURE_TEST ("/store/list/filters", test_filters);
  FIXTURE_TEST ("/store/list/marks-new-members", test_marks_new_members);
  FIXTURE_TEST ("/store/list/locates", test_locates);
  FIXTURE_TEST ("/store/list/follows-edits", test_follows_edits);
  FIXTURE_TEST ("/store/list/on-demand", test_makes_on_demand);
  FIXTURE_TEST ("/store/list/ends-while-reading", test_ends_while_reading);
  FIXTURE_TEST ("/store/list/agents-by-responsibilities", test_agents_by_responsibilities);
  FIXTURE_TEST ("/store/list/page-after-order", test_page_after_order);
  FIXTURE_TEST ("/store/list/rows-with-order", test_rows_with_order);
  FIXTURE_TEST ("/store/list/dropped-by-who-follows", test_dropped_by_who_follows);
  FIXTURE_TEST ("/store/list/rows-written-meanwhile", test_rows_written_meanwhile);
  g_test_add_func ("/store/list/moves", test_moves);
  g_test_add_func ("/store/list/moves-in-pieces", test_moves_in_pieces);
  g_test_add_func ("/store/list/moves-of-sparse-keys", test_moves_of_sparse_keys);
  g_test_add_func ("/store/list/moves-of-what-comes-together", test_moves_of_what_comes_together);
  g_test_add_func ("/store/list/moves-of-a-long-list", test_moves_of_a_long_list);
  return g_test_run ();
}
