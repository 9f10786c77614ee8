/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Preloaded into the real window (LD_PRELOAD): acts in it as a person would and writes one line a
 * figure to $BENCH_OUT: its name, a tab, its value. Times are in ms, from the act until the rows
 * are there and a frame was drawn after that; "-stall" is the longest that the main loop was busy
 * meanwhile, "-work" the most that it needed the processor at a stretch, "-all-work" what it needed
 * of it altogether; memory is in MiB. $BENCH_START is when the program was started
 * (CLOCK_MONOTONIC, µs), $BENCH_STEPS how many steps to go, and $BENCH_PLAN which ones:
 * `connections` tests all mailboxes, `board` does so twice and looks at what came of it. Nothing of
 * it is in the program itself. */

#include "gauge.h"

#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *page; /* type of the page that has to be there when it is done */
  void (*act) (const char *argument);
  const char *argument;
  guint rest; /* ms after it is done that are looked at too, though not in its time */
} Step;

static FILE *out;
static const Step *steps;
static guint n_steps;
static guint step;
static gint64 step_started;
static guint typed;
static gboolean ready;
static gint64 ready_at;
static gint64 drawn_at;
static gulong painting;

/* ---- finding ---- */

static GtkWidget *
find_below (GtkWidget *widget, const char *type_name)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), g_type_from_name (type_name)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type_name);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (const char *type_name)
{
  GListModel *windows = gtk_window_get_toplevels ();

  if (!g_type_from_name (type_name))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = find_below (window, type_name);

      if (found)
        return found;
    }
  return NULL;
}

static GtkColumnView *
find_table (void)
{
  return (GtkColumnView *) find ("GtkColumnView");
}

static GListModel *
get_rows (void)
{
  GtkColumnView *table = find_table ();

  return table ? G_LIST_MODEL (gtk_column_view_get_model (table)) : NULL;
}

static gboolean
is_loading (gpointer object)
{
  gboolean loading = FALSE;

  if (object && g_object_class_find_property (G_OBJECT_GET_CLASS (object), "loading"))
    g_object_get (object, "loading", &loading, NULL);
  return loading;
}

/* The list below selection and what else is between. */
static gpointer
get_source (gpointer model)
{
  while (model && g_object_class_find_property (G_OBJECT_GET_CLASS (model), "model"))
    {
      gpointer below = NULL;

      g_object_get (model, "model", &below, NULL);
      if (below)
        g_object_unref (below);
      model = below;
    }
  return model;
}

/* What nobody holds is not read, so the rows that are waited for are held. */
static gboolean
is_row_there (GListModel *rows, guint position)
{
  static GObject *held[2];
  guint which = position > 0;
  g_autoptr (GObject) before = g_steal_pointer (&held[which]);

  held[which] = g_list_model_get_item (rows, position);
  return !is_loading (held[which]);
}

static gboolean
is_table_there (void)
{
  GListModel *rows = get_rows ();
  guint n = rows ? g_list_model_get_n_items (rows) : 0;

  if (n == 0)
    return find ("AdwStatusPage") != NULL;
  /* Both are asked for, then both are looked at. */
  return !is_loading (get_source (rows)) && (is_row_there (rows, 0) & is_row_there (rows, n - 1));
}

/* ---- acting ---- */

static void
scroll_to (const char *end)
{
  GtkWidget *table = GTK_WIDGET (find_table ());
  GtkAdjustment *adjustment = NULL;

  if (!table)
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  gtk_adjustment_set_value (adjustment, *end == 'e' ? gtk_adjustment_get_upper (adjustment)
                                        : *end == 'p'
                                            ? gtk_adjustment_get_value (adjustment) +
                                                  gtk_adjustment_get_page_size (adjustment)
                                            : 0);
}

static void
sort_by (const char *number)
{
  GtkColumnView *table = find_table ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  if (!table)
    return;
  column = g_list_model_get_item (gtk_column_view_get_columns (table),
                                  (guint) strtoul (number, NULL, 10));
  gtk_column_view_sort_by_column (table, column, GTK_SORT_DESCENDING);
}

static void
search (const char *text)
{
  GtkWidget *bar = find ("GtkSearchBar");
  GtkWidget *entry = NULL;

  if (!bar)
    return;
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), TRUE);
  entry = find ("GtkSearchEntry");
  if (entry)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static gboolean
on_letter_due_cb (gpointer text)
{
  g_autofree char *some = g_strndup (text, ++typed);

  search (some);
  return typed < strlen (text);
}

static void
type_search (const char *text)
{
  typed = 0;
  g_timeout_add (70, on_letter_due_cb, (gpointer) text);
}

static void
select_all (const char *argument)
{
  GListModel *rows = get_rows ();

  if (rows)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (rows));
}

static void
act_on_rows (const char *action)
{
  GtkColumnView *table = find_table ();

  if (table)
    gtk_widget_activate_action (GTK_WIDGET (table), action, NULL);
}

static void
show_page (const char *page)
{
  GtkWidget *window = find ("MwWindow");

  gtk_widget_activate_action (window, "win.show-page", "s", page);
}

static void
close_dialog (const char *argument)
{
  GtkWidget *dialog = find ("MwBulkDialog");

  if (dialog)
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (dialog)));
}

static void
test_all (const char *argument)
{
  gtk_widget_activate_action (find ("MwEmptyState"), "connections.test-all", NULL);
}

static void
unfold_all (const char *argument)
{
  GtkListView *list = (GtkListView *) find ("GtkListView");
  GListModel *rows = list ? G_LIST_MODEL (gtk_list_view_get_model (list)) : NULL;

  for (guint i = rows ? g_list_model_get_n_items (rows) : 0; i > 0; i--)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i - 1);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
toggle_failing (const char *argument)
{
  GtkWidget *page = find ("MwConnectionsPage");
  GtkToggleButton *button = page ? (GtkToggleButton *) find_below (page, "GtkToggleButton") : NULL;

  if (button)
    gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static const Step CONNECTION_STEPS[] = {
  { "window-start", "MwConnectionsPage", NULL, NULL, 0 },
  { "window-test-all", "MwConnectionsPage", test_all, NULL, 0 },
};

/* What is read and shown again once a test is over belongs to it. */
static const Step BOARD_STEPS[] = {
  { "board-start", "MwConnectionsPage", NULL, NULL, 0 },
  { "board-test-all", "MwConnectionsPage", test_all, NULL, 2000 },
  { "board-unfold", "MwConnectionsPage", unfold_all, NULL, 1000 },
  { "board-test-again", "MwConnectionsPage", test_all, NULL, 2000 },
  { "board-failing-only", "MwConnectionsPage", toggle_failing, NULL, 1000 },
  { "board-failing-too", "MwConnectionsPage", toggle_failing, NULL, 1000 },
};

static const Step STEPS[] = {
  { "window-start", "MwProfilesPage", NULL, NULL, 0 },
  { "window-scroll-end", "MwProfilesPage", scroll_to, "end", 0 },
  { "window-scroll-home", "MwProfilesPage", scroll_to, "home", 0 },
  { "window-page-down", "MwProfilesPage", scroll_to, "page", 0 },
  { "window-sort-address", "MwProfilesPage", sort_by, "1", 0 },
  { "window-sort-driver", "MwProfilesPage", sort_by, "2", 0 },
  { "window-sort-incoming", "MwProfilesPage", sort_by, "3", 0 },
  { "window-sort-outgoing", "MwProfilesPage", sort_by, "4", 0 },
  { "window-sort-encryption", "MwProfilesPage", sort_by, "5", 0 },
  { "window-sort-response-group", "MwProfilesPage", sort_by, "6", 0 },
  { "window-sort-state", "MwProfilesPage", sort_by, "7", 0 },
  { "window-sort-name", "MwProfilesPage", sort_by, "0", 0 },
  { "window-type-search", "MwProfilesPage", type_search, "berlin", 0 },
  { "window-clear-search", "MwProfilesPage", search, "", 0 },
  { "window-select-all", "MwProfilesPage", select_all, NULL, 0 },
  { "window-set-parameter", "MwBulkDialog", act_on_rows, "profiles.set-parameter", 0 },
  { "window-close-dialog", "MwProfilesPage", close_dialog, NULL, 0 },
  { "window-overrides", "MwOverridesPage", show_page, "overrides", 0 },
  { "window-overrides-scroll-end", "MwOverridesPage", scroll_to, "end", 0 },
  { "window-overrides-select-all", "MwOverridesPage", select_all, NULL, 0 },
};

/* ---- going from step to step ---- */

static gboolean
is_done (void)
{
  const Step *now = &steps[step];

  if (!find (now->page))
    return FALSE;
  if (now->act == type_search && typed < strlen (now->argument))
    return FALSE;
  if (g_str_equal (now->page, "MwBulkDialog"))
    return find ("GtkSpinner") == NULL;
  /* While tests go on the page has a progress bar. */
  if (g_str_equal (now->page, "MwConnectionsPage"))
    return find ("GtkProgressBar") == NULL;
  return is_table_there ();
}

static void
begin_step (void)
{
  gauge_reset ();
  step_started = g_get_monotonic_time ();
  ready = FALSE;
  if (steps[step].act)
    steps[step].act (steps[step].argument);
}

static gboolean
on_next_due_cb (gpointer user_data)
{
  begin_step ();
  return G_SOURCE_REMOVE;
}

static void
end_step (void)
{
  const char *limit = g_getenv ("BENCH_STEPS");

  fprintf (out, "%s\t%.3f\n", steps[step].name, (double) (drawn_at - step_started) / 1000);
  fprintf (out, "%s-stall\t%.3f\n", steps[step].name, gauge_get_longest_ms ());
  fprintf (out, "%s-work\t%.3f\n", steps[step].name, gauge_get_longest_worked_ms ());
  fprintf (out, "%s-all-work\t%.3f\n", steps[step].name, gauge_get_worked_ms ());
  fprintf (out, "%s-memory\t%.3f\n", steps[step].name, gauge_get_rss_mib ());
  fflush (out);
  drawn_at = 0;
  step++;
  ready = TRUE;
  if (step == n_steps || (limit && step >= (guint) strtoul (limit, NULL, 10)))
    {
      fprintf (out, "window-peak\t%.3f\n", gauge_get_peak_mib ());
      fclose (out);
      _exit (0);
    }
  g_timeout_add (300, on_next_due_cb, NULL);
}

static void
on_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  if (!ready_at)
    return;
  ready_at = 0;
  drawn_at = g_get_monotonic_time ();
  if (steps[step].rest == 0)
    end_step ();
}

static gboolean
on_look_due_cb (gpointer user_data)
{
  GtkWidget *window = g_type_from_name ("MwWindow") ? find ("MwWindow") : NULL;

  if (!window || ready)
    return G_SOURCE_CONTINUE;
  if (!painting)
    painting = g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                                 G_CALLBACK (on_painted_cb), NULL);
  if (drawn_at)
    {
      if (g_get_monotonic_time () - drawn_at >= steps[step].rest * G_TIME_SPAN_MILLISECOND)
        end_step ();
    }
  else if (!ready_at && is_done ())
    {
      ready_at = g_get_monotonic_time ();
      gtk_widget_queue_draw (window);
    }
  return G_SOURCE_CONTINUE;
}

__attribute__ ((constructor)) static void
begin_with_program (void)
{
  const char *path = g_getenv ("BENCH_OUT");

  g_unsetenv ("LD_PRELOAD");
  if (!path || !(out = fopen (path, "w")))
    return;
  g_unsetenv ("BENCH_OUT");
  steps = STEPS;
  n_steps = G_N_ELEMENTS (STEPS);
  if (g_strcmp0 (g_getenv ("BENCH_PLAN"), "connections") == 0)
    {
      steps = CONNECTION_STEPS;
      n_steps = G_N_ELEMENTS (CONNECTION_STEPS);
    }
  else if (g_strcmp0 (g_getenv ("BENCH_PLAN"), "board") == 0)
    {
      steps = BOARD_STEPS;
      n_steps = G_N_ELEMENTS (BOARD_STEPS);
    }
  step_started = g_getenv ("BENCH_START") ? g_ascii_strtoll (g_getenv ("BENCH_START"), NULL, 10)
                                          : g_get_monotonic_time ();
  gauge_start ();
  g_timeout_add (4, on_look_due_cb, NULL);
}
