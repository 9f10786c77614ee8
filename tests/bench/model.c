/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* model PART LIVE-DATABASE DRAFT
 *
 * Measures what lies under the window, by the calls that the window makes, and prints one line a
 * figure: its name, a tab, its value (times in ms, memory in MiB). PART is one of
 *
 *   open    makes the draft, and opens it again
 *   lists   first page, whole order, every column, searches beside the bare SQL
 *   edits   one edit, one for every profile, its review, undo, submit, and plain SQL beside them
 *   staged  the same edit, undo and start with so many profiles staged as each further argument
 *           says, in turn */

#include "subject.h"

#include "gauge.h"

#include "store/catalogue/catalogue-tables.h"
#include "store/lists/list-sql.h"
#include "store/lists/rows.h"
#include "store/store.h"

#include <stdio.h>

static void
measure_open (Bench *bench)
{
  begin ();
  open_draft (bench);
  say ("open-new", passed ());
  close_draft (bench);
  begin ();
  open_draft (bench);
  say ("open-again", passed ());
}

/* ---- lists ---- */

static gboolean
is_loading (gpointer object)
{
  gboolean loading = FALSE;

  g_object_get (object, "loading", &loading, NULL);
  return loading;
}

static void
measure_first_page (Bench *bench, MwQueryKind kind, const char *name)
{
  g_autoptr (MwQuery) query = mw_query_new (kind);
  g_autoptr (GListModel) list = NULL;
  g_autofree char *first = g_strconcat (name, "-first-page", NULL);
  g_autofree char *whole = g_strconcat (name, "-whole-order", NULL);
  g_autofree char *far = g_strconcat (name, "-last-page", NULL);
  g_autofree char *memory = g_strconcat (name, "-memory", NULL);
  g_autofree char *stall = g_strconcat (name, "-stall", NULL);
  double before = gauge_get_rss_mib ();

  begin ();
  list = mw_draft_list (bench->draft, query);
  while (g_list_model_get_n_items (list) == 0 && is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  wait_shown (list, 0);
  say (first, passed ());
  wait_ordered (list);
  say (whole, passed ());
  say (stall, gauge_get_longest_ms ());
  say (memory, MAX (0, gauge_get_rss_mib () - before));
  begin ();
  wait_shown (list, MAX (g_list_model_get_n_items (list), SHOWN) - SHOWN);
  say (far, passed ());
}

/* The same SQL on a connection that is prepared like the list's own. */
static double
ask_bare (Bench *bench, const MwQuery *query)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = mw_database_open (bench->draft_path, "", &error);
  g_autoptr (MwStatement) statement = NULL;
  gboolean row = TRUE;
  gint64 sum = 0;
  double time;

  if (!db || !mw_database_configure (db, &error) || !mw_rows_add_functions (db, &error) ||
      !mw_catalogue_tables_fill (db, bench->catalogue, &error))
    stop_at ("bare", error);
  begin ();
  statement = mw_list_sql_prepare_keys (db, bench->catalogue, query, NULL, 0, &error);
  stop_at ("bare", error);
  while (row)
    {
      mw_database_step (statement, &row, NULL);
      sum += row ? sqlite3_column_int64 (statement, 0) : 0;
    }
  time = passed ();
  g_clear_pointer (&statement, sqlite3_finalize);
  mw_database_close (db);
  return sum >= 0 ? time : 0;
}

static void
measure_query (Bench *bench, GListModel *list, const MwQuery *query, const char *name)
{
  g_autofree char *bare = g_strconcat (name, "-bare", NULL);
  g_autofree char *stall = g_strconcat (name, "-stall", NULL);

  begin ();
  mw_draft_list_set_query (bench->draft, list, query);
  wait_ordered (list);
  wait_shown (list, 0);
  say (name, passed ());
  say (stall, gauge_get_longest_ms ());
  say (bare, ask_bare (bench, query));
}

static void
measure_sorts (Bench *bench, MwQueryKind kind, const char *name, const char *const *sorts)
{
  g_autoptr (MwQuery) plain = mw_query_new (kind);
  g_autoptr (GListModel) list = mw_draft_list (bench->draft, plain);

  wait_ordered (list);
  for (guint i = 0; sorts[i]; i++)
    {
      g_autoptr (MwQuery) query = mw_query_new (kind);
      g_autofree char *figure = g_strdup_printf ("%s-sort-%s", name, sorts[i]);

      mw_query_set_sort (query, sorts[i], TRUE);
      measure_query (bench, list, query, figure);
    }
}

static void
measure_search (Bench *bench, MwQueryKind kind, const char *name, const char *text)
{
  g_autoptr (MwQuery) plain = mw_query_new (kind);
  g_autoptr (MwQuery) query = mw_query_new (kind);
  g_autoptr (GListModel) list = mw_draft_list (bench->draft, plain);
  g_autofree char *figure = g_strdup_printf ("%s-search-%s", name, text);

  wait_ordered (list);
  mw_query_set_search (query, text);
  measure_query (bench, list, query, figure);
}

static void
measure_lists (Bench *bench)
{
  static const char *const PROFILES[] = { "name",           "address",  "driver",
                                          "incoming",       "outgoing", "encryption",
                                          "response-group", "state",    NULL };
  static const char *const OVERRIDES[] = { "address", "parameter", "value", "profile", NULL };

  open_draft (bench);
  measure_first_page (bench, MW_QUERY_PROFILES, "profiles");
  measure_first_page (bench, MW_QUERY_OVERRIDES, "overrides");
  say ("lists-peak", gauge_get_peak_mib ());
  measure_sorts (bench, MW_QUERY_PROFILES, "profiles", PROFILES);
  measure_sorts (bench, MW_QUERY_OVERRIDES, "overrides", OVERRIDES);
  measure_search (bench, MW_QUERY_PROFILES, "profiles", "berlin");
  measure_search (bench, MW_QUERY_PROFILES, "profiles", "e");
  measure_search (bench, MW_QUERY_OVERRIDES, "overrides", "berlin");
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };

  if (argc < 4)
    {
      fprintf (stderr, "model open|lists|edits|staged LIVE-DATABASE DRAFT [COUNT...]\n");
      return 2;
    }
  bench.live_path = argv[2];
  bench.draft_path = argv[3];
  bench.catalogue = mw_catalogue_new_default ();
  gauge_start ();
  if (g_str_equal (argv[1], "open"))
    measure_open (&bench);
  else if (g_str_equal (argv[1], "lists"))
    measure_lists (&bench);
  else if (g_str_equal (argv[1], "staged"))
    measure_staged (&bench, argv + 4, (guint) argc - 4);
  else
    measure_edits (&bench);
  close_draft (&bench);
  g_clear_object (&bench.catalogue);
  return 0;
}
