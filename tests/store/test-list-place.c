/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* How lists follow edits: whatever was written, undone or written by another program, a list that
 * was there all the time is what a new one is, and looks at no more than what was written. */

#include "fixture.h"

#include "store/catalogue/catalogue-tables.h"
#include "store/senders/draft-senders.h"
#include "store/journal/journal.h"
#include "store/lists/list-place.h"
#include "store/lists/reader.h"
#include "store/entities/touched.h"

#include <mailwright/keyed-list.h>

#define N_PROFILES 40
#define POP3_DRIVER "internet-smtp-pop3"

static gboolean
is_loading (gpointer object)
{
  gboolean loading = FALSE;

  g_object_get (object, "loading", &loading, NULL);
  return loading;
}

static void
settle (GListModel *list)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  while (is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* ---- lists that were there all the time, and new ones ---- */

static MwQuery *
new_query (MwQueryKind kind, const char *sort, gboolean descending)
{
  MwQuery *query = mw_query_new (kind);

  mw_query_set_sort (query, sort, descending);
  return query;
}

static GPtrArray *
make_queries (const char *responsibility)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_query_free);
  MwQuery *query = NULL;

  g_ptr_array_add (queries, new_query (MW_QUERY_PROFILES, "name", FALSE));
  g_ptr_array_add (queries, new_query (MW_QUERY_PROFILES, "address", TRUE));
  g_ptr_array_add (queries, new_query (MW_QUERY_PROFILES, "incoming", TRUE));
  g_ptr_array_add (queries, new_query (MW_QUERY_PROFILES, "state", FALSE));
  g_ptr_array_add (queries, new_query (MW_QUERY_OVERRIDES, "value", FALSE));
  g_ptr_array_add (queries, new_query (MW_QUERY_OVERRIDES, "profile", TRUE));
  g_ptr_array_add (queries, new_query (MW_QUERY_AGENTS, "name", FALSE));
  query = new_query (MW_QUERY_PROFILES, "name", FALSE);
  mw_query_set_search (query, "p1");
  g_ptr_array_add (queries, query);
  query = new_query (MW_QUERY_PROFILES, "driver", FALSE);
  mw_query_set_staged_only (query, TRUE);
  g_ptr_array_add (queries, query);
  query = new_query (MW_QUERY_PROFILES, "name", FALSE);
  mw_query_set_responsibility (query, responsibility);
  g_ptr_array_add (queries, query);
  return queries;
}

/* What the first rows say; they are held by whoever looks. */
static char *
say_row (GObject *row)
{
  g_autofree char *name = NULL;
  int staged = 0;

  while (is_loading (row))
    g_main_context_iteration (NULL, TRUE);
  if (MW_IS_PROFILE (row))
    g_object_get (row, "name", &name, "staged", &staged, NULL);
  else if (MW_IS_OVERRIDE (row))
    g_object_get (row, "value", &name, "staged", &staged, NULL);
  else
    g_object_get (row, "name", &name, NULL);
  return g_strdup_printf ("%s (%d)", name, staged);
}

static void
assert_same_list (GListModel *list, GListModel *fresh)
{
  settle (list);
  settle (fresh);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, g_list_model_get_n_items (fresh));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (list, i);
      g_autoptr (GObject) fresh_row = g_list_model_get_item (fresh, i);
      g_autofree char *text = say_row (row);
      g_autofree char *fresh_text = say_row (fresh_row);

      g_assert_cmpuint (mw_keyed_list_get_key (MW_KEYED_LIST (list), i), ==,
                        mw_keyed_list_get_key (MW_KEYED_LIST (fresh), i));
      g_assert_cmpstr (text, ==, fresh_text);
    }
}

typedef struct
{
  GRand *random;
  GPtrArray *ids; /* (element-type utf8) of profiles */
  const char *responsibility;
  guint n_added;
} Play;

static void
add_one (Play *play, MwDraft *draft)
{
  g_autofree char *name = g_strdup_printf ("P%02u", g_rand_int_range (play->random, 0, 100));
  g_autofree char *address = g_strdup_printf ("%u@example.org", play->n_added++);
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "one", NULL);
  g_autofree char *id = g_strdup (
      mw_edit_add_new_profile (edit, name, address, play->n_added % 3 ? IMAP_DRIVER : POP3_DRIVER));

  /* A name that is taken adds none. */
  if (mw_draft_apply (draft, edit, NULL, NULL))
    g_ptr_array_add (play->ids, g_steal_pointer (&id));
}

/* Whether it can be done does not matter: a draft that refuses has written nothing. */
static void
play_one (Play *play, MwDraft *draft)
{
  static const MwStepKind KINDS[] = { MW_STEP_SET_PROFILE,    MW_STEP_SET_PROFILE,
                                      MW_STEP_SET_OVERRIDE,   MW_STEP_SET_OVERRIDE,
                                      MW_STEP_RESET_OVERRIDE, MW_STEP_DELETE_PROFILE };
  const char *id = g_ptr_array_index (
      play->ids, (guint) g_rand_int_range (play->random, 0, (int) play->ids->len));
  g_autofree char *word = g_strdup_printf ("P%02u", g_rand_int_range (play->random, 0, 100));
  g_autofree char *server = g_strdup_printf ("%s.example.org", word);
  guint what = (guint) g_rand_int_range (play->random, 0, 12);

  if (what < 2)
    try_step (draft, NULL, KINDS[what], id, what ? "enabled" : "name", what ? "0" : word);
  else if (what < 4)
    try_step (draft, NULL, KINDS[what], id, what % 2 ? "smtp-server" : "imap-server", server);
  else if (what < 6)
    try_step (draft, NULL, KINDS[what], id, "imap-server", NULL);
  else if (what == 6)
    try_step (draft, NULL, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "imap-server", server);
  else if (what == 7)
    try_step (draft, NULL, MW_STEP_ASSIGN_PROFILE, play->responsibility, id, NULL);
  else if (what == 8)
    try_step (draft, NULL, MW_STEP_UNASSIGN_PROFILE, play->responsibility, id, NULL);
  else if (what == 9)
    add_one (play, draft);
  else if (what == 10)
    mw_draft_undo (draft, NULL, NULL);
  else
    mw_draft_redo (draft, NULL, NULL);
}

/* Several edits may come before a list looks, and some are another program's. */
static void
test_follows_anything (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *responsibility = add_responsibility (f->draft, "Team");
  g_autoptr (GPtrArray) queries = make_queries (responsibility);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  MwDraft *other = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, NULL);
  Play play = { random, ids, responsibility, 0 };

  g_free (add_agent (f->draft, "bo", "Bo"));
  for (guint i = 0; i < N_PROFILES; i++)
    add_one (&play, f->draft);
  for (guint i = 0; i < queries->len; i++)
    {
      GListModel *list = mw_draft_list (f->draft, g_ptr_array_index (queries, i));

      g_ptr_array_add (lists, list);
      settle (list);
      for (guint k = 0; k < g_list_model_get_n_items (list); k++)
        g_ptr_array_add (held, g_list_model_get_item (list, k));
    }
  for (guint round = 0; round < 60; round++)
    {
      for (int i = g_rand_int_range (random, 0, 4); i >= 0; i--)
        play_one (&play, f->draft);
      if (round % 7 == 3)
        {
          play_one (&play, other);
          g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
        }
      for (guint i = 0; i < queries->len; i++)
        {
          g_autoptr (GListModel) fresh = mw_draft_list (f->draft, g_ptr_array_index (queries, i));

          assert_same_list (g_ptr_array_index (lists, i), fresh);
        }
    }
  g_clear_object (&other);
}

/* ---- what is looked at ---- */

static sqlite3 *
open_like_a_list (Fixture *f)
{
  GError *error = NULL;
  sqlite3 *db = mw_database_open (f->draft_path, "", &error);

  g_assert_no_error (error);
  g_assert_true (mw_database_configure (db, NULL) && mw_rows_add_functions (db, NULL) &&
                 mw_catalogue_tables_fill (db, f->catalogue, NULL) &&
                 mw_draft_senders_add (db, f->catalogue, NULL));
  return db;
}

/* A row that is in no table: who reads the order anew does not know it. */
#define NOBODY 99999

static MwOrderMoves *
new_moves (sqlite3 *db, Fixture *f, const MwQuery *query, const char *mark)
{
  MwOrderMoves *moves = g_new0 (MwOrderMoves, 1);
  gint64 nobody = NOBODY;

  moves->keys = mw_reader_query_keys (db, f->catalogue, query, 0, NULL);
  g_array_append_val (moves->keys, nobody);
  moves->touched = mw_touched_new ();
  moves->mark = g_strdup (mark);
  if (!mark)
    g_assert_true (mw_journal_get_mark (db, G_MAXINT64, &moves->mark, NULL));
  return moves;
}

static gint64
key_at (GArray *keys, guint i)
{
  return g_array_index (keys, gint64, i);
}

static void
test_looks_at_what_was_written (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  sqlite3 *db;
  MwOrderMoves *moves;
  g_autoptr (MwOrder) order = NULL;
  MwTouched *slot = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%02u", i);
      g_autofree char *address = g_strdup_printf ("p%02u@example.org", i);

      g_free (add_profile (f->draft, name, address));
    }
  db = open_like_a_list (f);
  moves = new_moves (db, f, query, NULL);
  g_assert_true (mw_touched_watch (db, &slot, NULL));
  slot = moves->touched;
  /* As an edit that is no entry of the journal: the mark stays what it was. */
  g_assert_true (mw_database_exec (
      db, "UPDATE profile SET name = 'P09x', name_key = 'p09x' WHERE name = 'P03'", NULL));
  slot = NULL;
  order = mw_list_place (db, f->catalogue, query, moves, NULL);
  g_assert_nonnull (order);
  g_assert_cmpuint (order->touched->len, ==, 1);
  g_assert_cmpuint (order->keys->len, ==, 21);
  g_assert_cmpint (key_at (order->keys, 20), ==, NOBODY);
  g_assert_cmpint (key_at (order->keys, 9), ==, key_at (moves->keys, 3));
  g_assert_cmpint (key_at (order->keys, 3), ==, key_at (moves->keys, 4));
  g_assert_cmpint (key_at (order->keys, 10), ==, key_at (moves->keys, 10));
  mw_order_moves_free (moves);
  mw_database_close (db);
}

/* What was written by whom is not known, then. */
static void
test_reads_all_where_it_has_to (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (MwQuery) reachability = new_query (MW_QUERY_PROFILES, "reachability", FALSE);
  G_GNUC_UNUSED g_autofree char *id = add_profile (f->draft, "P", "p@example.org");
  sqlite3 *db = open_like_a_list (f);

  for (guint i = 0; i < 3; i++)
    {
      MwOrderMoves *moves = new_moves (db, f, query, i == 0 ? "another" : NULL);
      g_autoptr (MwOrder) order = NULL;

      if (i == 1)
        mw_touched_set_everything (moves->touched);
      order = mw_list_place (db, f->catalogue, i == 2 ? reachability : query, moves, NULL);
      g_assert_nonnull (order->keys);
      g_assert_null (order->touched);
      g_assert_cmpuint (order->keys->len, ==, 1);
      mw_order_moves_free (moves);
    }
  mw_database_close (db);
}

static void
test_touches_nothing_else (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_AGENTS);
  g_autofree char *id = add_profile (f->draft, "P", "p@example.org");
  sqlite3 *db = open_like_a_list (f);
  MwOrderMoves *moves = new_moves (db, f, query, NULL);
  g_autoptr (MwOrder) order = NULL;
  MwTouched *slot = NULL;
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO profile_override VALUES ('%s', 'imap-server', 'a.example')", id);

  g_assert_true (mw_touched_watch (db, &slot, NULL));
  slot = moves->touched;
  g_assert_true (mw_database_exec (db, sql, NULL));
  slot = NULL;
  g_assert_cmpuint (mw_touched_get_n_rows (moves->touched), ==, 1);
  order = mw_list_place (db, f->catalogue, query, moves, NULL);
  g_assert_null (order->keys);
  g_assert_cmpuint (order->touched->len, ==, 0);
  mw_order_moves_free (moves);
  mw_database_close (db);
}

static void
test_lists_no_more_than_it_should (Fixture *f, gconstpointer user_data)
{
  sqlite3 *db = open_like_a_list (f);
  g_autoptr (MwTouched) touched = mw_touched_new ();
  g_autoptr (MwTouched) sum = mw_touched_new ();
  MwTouched *slot = touched;

  g_assert_true (mw_touched_watch (db, &slot, NULL));
  for (guint i = 0; i <= MW_TOUCHED_MOST; i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO site_default VALUES ('d', 'k%u', 'v');"
                           "UPDATE site_default SET value = 'w' WHERE key = 'k%u'",
                           i, i);

      g_assert_cmpuint (mw_touched_get_n_rows (touched), ==, i);
      g_assert_true (mw_database_exec (db, sql, NULL));
    }
  g_assert_true (mw_touched_is_everything (touched));
  g_assert_false (mw_touched_is_everything (sum));
  mw_touched_add_all (sum, touched);
  g_assert_true (mw_touched_is_everything (sum));
  mw_database_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/list-place/follows-anything", test_follows_anything);
  FIXTURE_TEST ("/store/list-place/looks-at-what-was-written", test_looks_at_what_was_written);
  FIXTURE_TEST ("/store/list-place/reads-all-where-it-has-to", test_reads_all_where_it_has_to);
  FIXTURE_TEST ("/store/list-place/touches-nothing-else", test_touches_nothing_else);
  FIXTURE_TEST ("/store/list-place/lists-no-more-than-it-should",
                test_lists_no_more_than_it_should);
  return g_test_run ();
}
