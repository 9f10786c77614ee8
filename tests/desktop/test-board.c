/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/ago.h"
#include "desktop/connections/test-board.h"

#define BROKEN "mail.example.org:993"
#define BROKEN_HOST "mail.example.org"

static GPtrArray *
create_observations (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
}

static MwObservation *
observe (GPtrArray *observations,
         const char *id,
         MwDirection direction,
         const char *server,
         MwVerdict verdict)
{
  MwObservation *observation = g_new0 (MwObservation, 1);

  observation->profile_id = g_strdup (id);
  observation->profile_name = g_strdup (id);
  observation->address = g_strconcat (id, "@example.org", NULL);
  observation->direction = direction;
  observation->scheme = g_strdup (direction == MW_DIRECTION_IN ? "imap" : "smtp");
  observation->server = g_strdup (server);
  observation->verdict = verdict;
  observation->message = g_strdup ("What happened.");
  observation->digest = g_strdup ("");
  observation->time = g_date_time_new_now_utc ();
  g_ptr_array_add (observations, observation);
  return observation;
}

static void
assert_group (MwTestBoard *board, guint position, MwVerdict verdict, const char *host, guint n)
{
  g_autoptr (MwBoardGroup) group = g_list_model_get_item (G_LIST_MODEL (board), position);

  g_assert_nonnull (group);
  g_assert_cmpint (mw_board_group_get_key (group)->verdict, ==, verdict);
  g_assert_cmpstr (mw_board_group_get_key (group)->host, ==, host);
  g_assert_cmpuint (mw_board_group_get_n_entries (group), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (group)), ==, n);
}

static void
assert_counts (MwTestBoard *board, guint failed, guint warnings, guint works)
{
  guint n_failed = 0;
  guint n_warnings = 0;
  guint n_works = 0;

  g_object_get (board, "n-failed", &n_failed, "n-warnings", &n_warnings, "n-works", &n_works, NULL);
  g_assert_cmpuint (n_failed, ==, failed);
  g_assert_cmpuint (n_warnings, ==, warnings);
  g_assert_cmpuint (n_works, ==, works);
}

static guint
count_groups (MwTestBoard *board)
{
  return g_list_model_get_n_items (G_LIST_MODEL (board));
}

static void
take (MwTestBoard *board, GPtrArray **observations)
{
  mw_test_board_take_observations (board, g_steal_pointer (observations));
  mw_test_board_flush (board);
}

static void
filter (MwTestBoard *board, gboolean failing_only, const char *search)
{
  mw_test_board_set_filter (board, failing_only, search);
  mw_test_board_flush (board);
}

/* One broken server is one line, however many mailboxes are on it. */
static void
test_one_line (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();
  g_autoptr (GPtrArray) observations = create_observations ();

  for (int i = 0; i < 46; i++)
    {
      g_autofree char *id = g_strdup_printf ("mailbox-%02d", i);

      observe (observations, id, MW_DIRECTION_IN, BROKEN, MW_VERDICT_CONNECTION_REFUSED);
      observe (observations, id, MW_DIRECTION_OUT, "smtp.example.org:465", MW_VERDICT_WORKS);
    }
  take (board, &observations);

  g_assert_cmpuint (count_groups (board), ==, 2);
  g_assert_cmpuint (mw_test_board_get_n_entries (board), ==, 92);
  assert_group (board, 0, MW_VERDICT_CONNECTION_REFUSED, BROKEN_HOST, 46);
  assert_group (board, 1, MW_VERDICT_WORKS, "smtp.example.org", 46);
  assert_counts (board, 46, 0, 46);
}

static void
test_order (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();
  g_autoptr (GPtrArray) observations = create_observations ();
  g_autoptr (MwBoardGroup) stale = NULL;

  observe (observations, "works", MW_DIRECTION_IN, "a:993", MW_VERDICT_WORKS);
  observe (observations, "stale", MW_DIRECTION_IN, "a:993", MW_VERDICT_WORKS)->stale = TRUE;
  observe (observations, "clear", MW_DIRECTION_IN, "a:143", MW_VERDICT_NOT_ENCRYPTED);
  observe (observations, "refused", MW_DIRECTION_IN, "a:993", MW_VERDICT_LOGIN_REFUSED);
  observe (observations, "b", MW_DIRECTION_IN, "a:993", MW_VERDICT_PASSWORD_MISSING);
  observe (observations, "a", MW_DIRECTION_OUT, "b:465", MW_VERDICT_PASSWORD_MISSING);
  take (board, &observations);

  /* A password that is not there is the fault of no server. */
  g_assert_cmpuint (count_groups (board), ==, 5);
  assert_group (board, 0, MW_VERDICT_PASSWORD_MISSING, "", 2);
  assert_group (board, 1, MW_VERDICT_LOGIN_REFUSED, "a", 1);
  assert_group (board, 2, MW_VERDICT_NOT_ENCRYPTED, "a", 1);
  assert_group (board, 3, MW_VERDICT_UNTESTED, "", 1);
  assert_group (board, 4, MW_VERDICT_WORKS, "a", 1);
  stale = g_list_model_get_item (G_LIST_MODEL (board), 3);
  g_assert_true (mw_board_group_get_key (stale)->stale);
  assert_counts (board, 3, 1, 1);
}

static char *
dup_server (MwTestBoard *board, guint position)
{
  g_autoptr (MwBoardGroup) group = g_list_model_get_item (G_LIST_MODEL (board), position);

  return mw_board_group_dup_server (group);
}

/* Whatever it is called, a server is one line: its ports are in it. */
static void
test_ports (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();
  g_autoptr (GPtrArray) observations = create_observations ();
  g_autoptr (GPtrArray) after = create_observations ();
  g_autoptr (MwBoardGroup) group = NULL;
  g_autofree char *two = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *message = NULL;
  MwObservation *refused = observe (observations, "a", MW_DIRECTION_OUT, "mail.example.org:465",
                                    MW_VERDICT_CONNECTION_REFUSED);

  g_free (refused->message);
  refused->message = g_strdup ("mail.example.org:465 refused the connection.");
  observe (observations, "b", MW_DIRECTION_IN, BROKEN, MW_VERDICT_CONNECTION_REFUSED);
  observe (observations, "c", MW_DIRECTION_IN, BROKEN, MW_VERDICT_CONNECTION_REFUSED);
  observe (observations, "d", MW_DIRECTION_IN, "[::1]:993", MW_VERDICT_CONNECTION_REFUSED);
  take (board, &observations);
  g_assert_cmpuint (count_groups (board), ==, 2);
  assert_group (board, 0, MW_VERDICT_CONNECTION_REFUSED, BROKEN_HOST, 3);
  assert_group (board, 1, MW_VERDICT_CONNECTION_REFUSED, "[::1]", 1);
  two = dup_server (board, 0);
  other = dup_server (board, 1);
  g_assert_cmpstr (two, ==, "\u2066mail.example.org\u2069, ports \u2066465, 993\u2069");
  g_assert_cmpstr (other, ==, "\u2066[::1]:993\u2069");
  /* What is said of all of them names no port. */
  group = g_list_model_get_item (G_LIST_MODEL (board), 0);
  message = mw_board_group_dup_message (group);
  g_assert_cmpstr (message, ==, "mail.example.org refused the connection.");

  observe (after, "a", MW_DIRECTION_OUT, BROKEN, MW_VERDICT_CONNECTION_REFUSED);
  observe (after, "b", MW_DIRECTION_IN, BROKEN, MW_VERDICT_CONNECTION_REFUSED);
  take (board, &after);
  assert_group (board, 0, MW_VERDICT_CONNECTION_REFUSED, BROKEN_HOST, 2);
  one = dup_server (board, 0);
  g_assert_cmpstr (one, ==, "\u2066" BROKEN "\u2069");
}

static GPtrArray *
observe_hosts (const char *hosts)
{
  GPtrArray *observations = create_observations ();

  for (guint i = 0; hosts[i] != '\0'; i++)
    {
      g_autofree char *id = g_strdup_printf ("mailbox-%02u", i);
      g_autofree char *server = g_strdup_printf ("%c:993", hosts[i]);

      observe (observations, id, MW_DIRECTION_IN, server, MW_VERDICT_CONNECTION_REFUSED);
    }
  observe (observations, "works", MW_DIRECTION_IN, "z:993", MW_VERDICT_WORKS);
  return observations;
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  *n += 1;
}

/* The largest comes first; what a person looks into stays where it is until it is let go. */
static void
test_sizes (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();
  g_autoptr (GPtrArray) before = observe_hosts ("aaabbc");
  g_autoptr (GPtrArray) grown = observe_hosts ("aaabbcccc");
  g_autoptr (GPtrArray) same = observe_hosts ("aaabbcccc");
  g_autoptr (MwBoardGroup) held = NULL;
  guint n_changes = 0;

  take (board, &before);
  assert_group (board, 0, MW_VERDICT_CONNECTION_REFUSED, "a", 3);
  assert_group (board, 1, MW_VERDICT_CONNECTION_REFUSED, "b", 2);
  assert_group (board, 2, MW_VERDICT_CONNECTION_REFUSED, "c", 1);
  assert_group (board, 3, MW_VERDICT_WORKS, "z", 1);

  held = g_list_model_get_item (G_LIST_MODEL (board), 2);
  mw_board_group_set_held (held, MW_BOARD_HOLD_UNFOLDED, TRUE);
  mw_board_group_set_held (held, MW_BOARD_HOLD_SELECTED, TRUE);
  take (board, &grown);
  assert_group (board, 2, MW_VERDICT_CONNECTION_REFUSED, "c", 4);
  mw_board_group_set_held (held, MW_BOARD_HOLD_UNFOLDED, FALSE);
  mw_test_board_flush (board);
  assert_group (board, 2, MW_VERDICT_CONNECTION_REFUSED, "c", 4);

  mw_board_group_set_held (held, MW_BOARD_HOLD_SELECTED, FALSE);
  g_signal_connect (board, "items-changed", G_CALLBACK (on_items_changed_cb), &n_changes);
  mw_test_board_flush (board);
  assert_group (board, 0, MW_VERDICT_CONNECTION_REFUSED, "c", 4);
  assert_group (board, 1, MW_VERDICT_CONNECTION_REFUSED, "a", 3);
  assert_group (board, 2, MW_VERDICT_CONNECTION_REFUSED, "b", 2);
  /* It alone went, and came. */
  g_assert_cmpuint (n_changes, ==, 2);
  take (board, &same);
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_moves (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();
  g_autoptr (GPtrArray) before = create_observations ();
  g_autoptr (GPtrArray) after = create_observations ();

  observe (before, "one", MW_DIRECTION_IN, BROKEN, MW_VERDICT_CONNECTION_REFUSED);
  observe (before, "two", MW_DIRECTION_IN, BROKEN, MW_VERDICT_CONNECTION_REFUSED);
  observe (before, "gone", MW_DIRECTION_IN, BROKEN, MW_VERDICT_CONNECTION_REFUSED);
  take (board, &before);
  assert_group (board, 0, MW_VERDICT_CONNECTION_REFUSED, BROKEN_HOST, 3);

  observe (after, "one", MW_DIRECTION_IN, BROKEN, MW_VERDICT_WORKS);
  observe (after, "two", MW_DIRECTION_IN, BROKEN, MW_VERDICT_WORKS);
  take (board, &after);
  g_assert_cmpuint (count_groups (board), ==, 1);
  assert_group (board, 0, MW_VERDICT_WORKS, BROKEN_HOST, 2);
  assert_counts (board, 0, 0, 2);
}

static void
test_filter (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();
  g_autoptr (GPtrArray) observations = create_observations ();

  observe (observations, "one", MW_DIRECTION_IN, BROKEN, MW_VERDICT_CONNECTION_REFUSED);
  observe (observations, "two", MW_DIRECTION_IN, "other.example.net:993", MW_VERDICT_WORKS);
  take (board, &observations);

  filter (board, TRUE, NULL);
  g_assert_cmpuint (count_groups (board), ==, 1);
  assert_group (board, 0, MW_VERDICT_CONNECTION_REFUSED, BROKEN_HOST, 1);
  /* What is filtered away still counts. */
  assert_counts (board, 1, 0, 1);

  filter (board, FALSE, "OTHER two@");
  g_assert_cmpuint (count_groups (board), ==, 1);
  assert_group (board, 0, MW_VERDICT_WORKS, "other.example.net", 1);

  filter (board, FALSE, "");
  g_assert_cmpuint (count_groups (board), ==, 2);
}

static void
test_names (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();
  g_autoptr (GPtrArray) observations = create_observations ();
  g_autoptr (MwBoardGroup) group = NULL;
  g_autoptr (MwBoardEntry) first = NULL;
  g_autoptr (MwBoardEntry) last = NULL;

  observe (observations, "zoe", MW_DIRECTION_IN, BROKEN, MW_VERDICT_WORKS);
  observe (observations, "anna", MW_DIRECTION_IN, BROKEN, MW_VERDICT_WORKS);
  observe (observations, "émile", MW_DIRECTION_IN, BROKEN, MW_VERDICT_WORKS);
  take (board, &observations);

  group = g_list_model_get_item (G_LIST_MODEL (board), 0);
  first = g_list_model_get_item (G_LIST_MODEL (group), 0);
  last = g_list_model_get_item (G_LIST_MODEL (group), 2);
  g_assert_cmpstr (mw_board_entry_get_name (first), ==, "anna");
  g_assert_nonnull (last);
}

static GPtrArray *
observe_many (guint n, MwVerdict verdict)
{
  GPtrArray *observations = create_observations ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("mailbox-%04u", i);

      observe (observations, id, MW_DIRECTION_IN, BROKEN, verdict);
      observe (observations, id, MW_DIRECTION_OUT, BROKEN, verdict);
    }
  return observations;
}

/* Those that stand together move together, so that an unfolded list has few changes to draw. */
static void
test_many (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();
  g_autoptr (GPtrArray) before = observe_many (3000, MW_VERDICT_CONNECTION_REFUSED);
  g_autoptr (GPtrArray) after = observe_many (3000, MW_VERDICT_WORKS);
  g_autoptr (MwBoardGroup) group = NULL;
  guint n_changes = 0;

  take (board, &before);
  g_assert_cmpuint (count_groups (board), ==, 1);
  assert_group (board, 0, MW_VERDICT_CONNECTION_REFUSED, BROKEN_HOST, 6000);
  group = g_list_model_get_item (G_LIST_MODEL (board), 0);
  for (guint i = 1; i < 6000; i++)
    {
      g_autoptr (MwBoardEntry) first = g_list_model_get_item (G_LIST_MODEL (group), i - 1);
      g_autoptr (MwBoardEntry) second = g_list_model_get_item (G_LIST_MODEL (group), i);

      g_assert_cmpint (mw_board_entry_compare (first, second, NULL), <, 0);
    }

  g_signal_connect (group, "items-changed", G_CALLBACK (on_items_changed_cb), &n_changes);
  take (board, &after);
  g_assert_cmpuint (count_groups (board), ==, 1);
  assert_group (board, 0, MW_VERDICT_WORKS, BROKEN_HOST, 6000);
  assert_counts (board, 0, 0, 6000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (group)), ==, 0);
  g_assert_cmpuint (n_changes, <, 200);
}

/* What is filtered away keeps its order, and comes back as it was. */
static void
test_filter_many (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();
  g_autoptr (GPtrArray) observations = observe_many (1000, MW_VERDICT_WORKS);

  take (board, &observations);
  filter (board, FALSE, "mailbox-00 BOX-000");
  assert_group (board, 0, MW_VERDICT_WORKS, BROKEN_HOST, 20);
  filter (board, TRUE, NULL);
  g_assert_cmpuint (count_groups (board), ==, 0);
  assert_counts (board, 0, 0, 2000);
  filter (board, FALSE, NULL);
  assert_group (board, 0, MW_VERDICT_WORKS, BROKEN_HOST, 2000);
}

/* Until it is flushed it goes on by itself, also where a next reading comes in between. */
static void
test_by_itself (void)
{
  g_autoptr (MwTestBoard) board = mw_test_board_new ();

  mw_test_board_take_observations (board, observe_many (3000, MW_VERDICT_CONNECTION_REFUSED));
  mw_test_board_take_observations (board, observe_many (2000, MW_VERDICT_WORKS));
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (MwBoardGroup) group = g_list_model_get_item (G_LIST_MODEL (board), 0);

      if (mw_test_board_get_n_entries (board) == 4000 && count_groups (board) == 1 &&
          mw_board_group_get_n_entries (group) == 4000)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  assert_group (board, 0, MW_VERDICT_WORKS, BROKEN_HOST, 4000);
  assert_counts (board, 0, 0, 4000);
}

static void
assert_ago (int seconds, const char *words)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 24, 12, 0, 0);
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, -seconds);
  g_autofree char *ago = mw_ago_describe (then, now);

  g_assert_cmpstr (ago, ==, words);
}

static void
test_ago (void)
{
  assert_ago (-5, "just now");
  assert_ago (59, "just now");
  assert_ago (125, "2 min ago");
  assert_ago (3600, "1 hour ago");
  assert_ago (47 * 3600, "1 day ago");
  assert_ago (13 * 86400, "13 days ago");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/board/one-line", test_one_line);
  g_test_add_func ("/board/order", test_order);
  g_test_add_func ("/board/ports", test_ports);
  g_test_add_func ("/board/sizes", test_sizes);
  g_test_add_func ("/board/moves", test_moves);
  g_test_add_func ("/board/filter", test_filter);
  g_test_add_func ("/board/names", test_names);
  g_test_add_func ("/board/many", test_many);
  g_test_add_func ("/board/filter-many", test_filter_many);
  g_test_add_func ("/board/by-itself", test_by_itself);
  g_test_add_func ("/ago", test_ago);

  return g_test_run ();
}
