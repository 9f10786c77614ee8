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
 *   edits   one edit, one for every profile, its review, undo, submit */

#include "gauge.h"

#include "store/catalogue/catalogue-tables.h"
#include "store/lists/list-sql.h"
#include "store/lists/rows.h"
#include "store/store.h"

#include <mailwright/mailwright.h>
#include <stdio.h>
#include <stdlib.h>

#define SHOWN 40

typedef struct
{
  const char *live_path;
  const char *draft_path;
  MwCatalogue *catalogue;
  MwLive *live;
  MwDraft *draft;
} Bench;

static gint64 started;

static void
begin (void)
{
  gauge_reset ();
  started = g_get_monotonic_time ();
}

static void
say (const char *name, double value)
{
  printf ("%s\t%.3f\n", name, value);
}

static double
passed (void)
{
  return (double) (g_get_monotonic_time () - started) / 1000;
}

static void
stop_at (const char *where, GError *error)
{
  if (!error)
    return;
  fprintf (stderr, "model: %s: %s\n", where, error->message);
  exit (1);
}

static void
open_draft (Bench *bench)
{
  GError *error = NULL;

  bench->live = mw_sqlite_live_open (bench->live_path, TRUE, NULL, &error);
  stop_at ("live", error);
  bench->draft =
      mw_sqlite_draft_open (bench->draft_path, bench->live, bench->catalogue, NULL, &error);
  stop_at ("draft", error);
}

static void
close_draft (Bench *bench)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&bench->draft);
  g_clear_object (&bench->live);
}

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

/* As a view does: holds what it shows, and waits until that was read. */
static void
wait_shown (GListModel *list, guint first)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (list);

  for (guint i = first; i < MIN (n, first + SHOWN); i++)
    g_ptr_array_add (shown, g_list_model_get_item (list, i));
  for (guint i = 0; i < shown->len; i++)
    while (is_loading (g_ptr_array_index (shown, i)))
      g_main_context_iteration (NULL, TRUE);
}

static void
wait_ordered (GListModel *list)
{
  while (is_loading (list))
    g_main_context_iteration (NULL, TRUE);
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
  statement = mw_list_sql_prepare_keys (db, bench->catalogue, query, 0, &error);
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

/* ---- edits ---- */

static void
apply (Bench *bench, MwEdit *edit)
{
  g_autoptr (GError) error = NULL;

  mw_draft_apply (bench->draft, edit, NULL, &error);
  stop_at ("edit", error);
}

static void
settle_list (GListModel *list)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  wait_ordered (list);
  wait_shown (list, 0);
}

static void
measure_one_edit (Bench *bench, GListModel *list, const char *id, const char *name)
{
  static guint n = 600;
  g_autofree char *value = g_strdup_printf ("%u", n++);
  g_autofree char *seen = g_strconcat (name, "-seen", NULL);
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SET_OVERRIDE, "one", "imap-timeout");

  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "smtp-timeout", "90", NULL);
  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "polling-interval", value, NULL);
  begin ();
  apply (bench, edit);
  say (name, passed ());
  settle_list (list);
  say (seen, passed ());
}

static gboolean
add_to_edit (GObject *row, gpointer edit)
{
  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, mw_profile_get_id (MW_PROFILE (row)),
                    "smtp-timeout", "75", NULL);
  return TRUE;
}

static void
measure_bulk_edit (Bench *bench, GListModel *list)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SET_OVERRIDE, "all", "smtp-timeout");

  begin ();
  mw_draft_foreach (bench->draft, query, add_to_edit, edit, NULL, NULL);
  say ("read-all", passed ());
  begin ();
  apply (bench, edit);
  say ("bulk-edit", passed ());
  settle_list (list);
  say ("bulk-edit-stall", gauge_get_longest_ms ());
}

static void
measure_submit (Bench *bench, GListModel *list)
{
  GError *error = NULL;
  g_autoptr (MwReview) review = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GListModel *findings;

  begin ();
  review = mw_draft_review (bench->draft, NULL, &error);
  stop_at ("review", error);
  say ("bulk-review", passed ());
  findings = mw_review_get_findings (review);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      g_ptr_array_add (ids, g_strdup (mw_finding_get_id (finding)));
    }
  g_ptr_array_add (ids, NULL);
  begin ();
  mw_draft_submit (bench->draft, review, "bench", "everyone", (const char *const *) ids->pdata,
                   NULL, &error);
  stop_at ("submit", error);
  say ("bulk-submit", passed ());
  settle_list (list);
}

static void
measure_edits (Bench *bench)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (GListModel) list = NULL;
  g_autoptr (MwProfile) first = NULL;
  GError *error = NULL;

  open_draft (bench);
  list = mw_draft_list (bench->draft, query);
  settle_list (list);
  first = g_list_model_get_item (list, 0);
  wait_shown (list, 0);
  measure_one_edit (bench, list, mw_profile_get_id (first), "one-edit");
  measure_bulk_edit (bench, list);
  measure_one_edit (bench, list, mw_profile_get_id (first), "one-edit-after-bulk");
  begin ();
  mw_draft_undo (bench->draft, NULL, &error);
  stop_at ("undo", error);
  mw_draft_undo (bench->draft, NULL, &error);
  stop_at ("undo", error);
  say ("bulk-undo", passed ());
  settle_list (list);
  begin ();
  mw_draft_redo (bench->draft, NULL, &error);
  stop_at ("redo", error);
  say ("bulk-redo", passed ());
  settle_list (list);
  measure_submit (bench, list);
  say ("edits-peak", gauge_get_peak_mib ());
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };

  if (argc != 4)
    {
      fprintf (stderr, "model open|lists|edits LIVE-DATABASE DRAFT\n");
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
  else
    measure_edits (&bench);
  close_draft (&bench);
  g_clear_object (&bench.catalogue);
  return 0;
}
