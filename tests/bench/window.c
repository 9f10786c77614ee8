/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Preloaded into the real window (LD_PRELOAD): acts in it as a person would and writes one line a
 * figure to $BENCH_OUT: its name, a tab, its value. Times are in ms, from the act until the rows
 * are there and a frame was drawn after that; "-stall" is the longest that the main loop was busy
 * meanwhile, "-work" the most that it needed the processor at a stretch, "-all-work" what it needed
 * of it altogether, "-process-work" what the process did since it began; memory is in MiB.
 * $BENCH_START is when the program was started (CLOCK_MONOTONIC, µs), $BENCH_STEPS how many steps
 * to go, and $BENCH_PLAN which ones: `connections` tests all mailboxes, `board` does so twice and
 * looks at what came of it, `bare` only starts a program that is not ours. Nothing of it is in the
 * program itself. */

#include "gauge.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A window of 1280 by 800 shows fewer. */
#define ROWS_ON_SCREEN 22

typedef struct
{
  const char *name;
  const char *page; /* type of the page that has to be there when it is done */
  void (*act) (const char *argument);
  const char *argument;
  guint rest; /* ms after it is done that are looked at too, though not in its time */
  gboolean (*is_done) (void); /* (nullable): what has to be true besides */
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

/* What is on the screen, or that there is nothing. */
static gboolean
is_first_page_there (void)
{
  GListModel *rows = get_rows ();
  guint n = rows ? MIN (g_list_model_get_n_items (rows), ROWS_ON_SCREEN) : 0;
  gboolean there = n > 0;

  if (n == 0)
    return find ("AdwStatusPage") != NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);

      there &= !is_loading (row);
    }
  return there;
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
act_on_first (const char *action)
{
  GListModel *rows = get_rows ();

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (rows), 0, TRUE);
  act_on_rows (action);
}

static void
act_on_window (const char *action)
{
  gtk_widget_activate_action (find ("MwWindow"), action, NULL);
}

/* The row with that title. */
#define PARAMETER "SMTP Timeout"

/* Its row, which comes some time after the first ones. */
static GtkWidget *
find_parameter (void)
{
  GtkWidget *chooser = find ("MwBulkChooser");
  GtkWidget *row = chooser ? find_below (chooser, "AdwActionRow") : NULL;

  for (; row; row = gtk_widget_get_next_sibling (row))
    if (ADW_IS_PREFERENCES_ROW (row) &&
        g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), PARAMETER))
      return row;
  return NULL;
}

static gboolean
is_offered (void)
{
  return find_parameter () != NULL;
}

static void
choose_parameter (const char *argument)
{
  gtk_widget_activate (find_parameter ());
}

static void
set_for_all (const char *value)
{
  GtkWidget *editor = find ("MwValueEditor");

  g_signal_emit_by_name (editor, "commit", "smtp-timeout", value);
  gtk_widget_activate_action (editor, "bulk.set", NULL);
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

/* ---- what has to be true ---- */

/* Of the first row, which is what the steps are about; -1 while it is not there. */
static int
read_first (const char *property)
{
  GListModel *rows = get_rows ();
  g_autoptr (GObject) row = rows ? g_list_model_get_item (rows, 0) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) number = G_VALUE_INIT;

  if (!row || is_loading (row))
    return -1;
  g_object_get_property (row, property, &value);
  g_value_init (&number, G_TYPE_INT);
  return g_value_transform (&value, &number) ? g_value_get_int (&number) : -1;
}

static gboolean
is_first_disabled (void)
{
  return read_first ("enabled") == 0;
}

static gboolean
is_first_enabled (void)
{
  return read_first ("enabled") == 1;
}

static gboolean
is_first_staged (void)
{
  return !find ("MwBulkDialog") && read_first ("staged") > 0;
}

static gboolean
is_first_not_staged (void)
{
  return read_first ("staged") == 0;
}

static gboolean
is_chosen (void)
{
  return find ("MwValueEditor") != NULL;
}

static const Step BARE_STEPS[] = {
  { "bare-start", "AdwApplicationWindow", NULL, NULL, 0, NULL },
};

static const Step CONNECTION_STEPS[] = {
  { "window-start", "MwConnectionsPage", NULL, NULL, 0, NULL },
  { "window-test-all", "MwConnectionsPage", test_all, NULL, 0, NULL },
};

/* What is read and shown again once a test is over belongs to it. */
static const Step BOARD_STEPS[] = {
  { "board-start", "MwConnectionsPage", NULL, NULL, 0, NULL },
  { "board-test-all", "MwConnectionsPage", test_all, NULL, 2000, NULL },
  { "board-unfold", "MwConnectionsPage", unfold_all, NULL, 1000, NULL },
  { "board-test-again", "MwConnectionsPage", test_all, NULL, 2000, NULL },
  { "board-failing-only", "MwConnectionsPage", toggle_failing, NULL, 1000, NULL },
  { "board-failing-too", "MwConnectionsPage", toggle_failing, NULL, 1000, NULL },
};

/* What comes late, once the step is done, is looked at too where there is much of it. */
static const Step STEPS[] = {
  { "window-start", "MwProfilesPage", NULL, NULL, 0, is_first_page_there },
  { "window-whole-order", "MwProfilesPage", NULL, NULL, 0, NULL },
  { "window-scroll-end", "MwProfilesPage", scroll_to, "end", 0, NULL },
  { "window-scroll-home", "MwProfilesPage", scroll_to, "home", 0, NULL },
  { "window-page-down", "MwProfilesPage", scroll_to, "page", 0, NULL },
  { "window-sort-address", "MwProfilesPage", sort_by, "1", 0, NULL },
  { "window-sort-driver", "MwProfilesPage", sort_by, "2", 0, NULL },
  { "window-sort-incoming", "MwProfilesPage", sort_by, "3", 0, NULL },
  { "window-sort-outgoing", "MwProfilesPage", sort_by, "4", 0, NULL },
  { "window-sort-encryption", "MwProfilesPage", sort_by, "5", 0, NULL },
  { "window-sort-response-group", "MwProfilesPage", sort_by, "6", 0, NULL },
  { "window-sort-state", "MwProfilesPage", sort_by, "7", 0, NULL },
  { "window-sort-name", "MwProfilesPage", sort_by, "0", 0, NULL },
  { "window-type-search", "MwProfilesPage", type_search, "berlin", 0, NULL },
  { "window-clear-search", "MwProfilesPage", search, "", 0, NULL },
  { "window-edit", "MwProfilesPage", act_on_first, "profiles.disable", 500, is_first_disabled },
  { "window-undo", "MwProfilesPage", act_on_window, "win.undo", 500, is_first_enabled },
  { "window-select-all", "MwProfilesPage", select_all, NULL, 0, NULL },
  { "window-set-parameter", "MwBulkDialog", act_on_rows, "profiles.set-parameter", 0, is_offered },
  { "window-choose-parameter", "MwBulkDialog", choose_parameter, NULL, 0, is_chosen },
  { "window-set-for-all", "MwProfilesPage", set_for_all, "75", 1000, is_first_staged },
  { "window-edit-after-all", "MwProfilesPage", act_on_first, "profiles.disable", 500,
    is_first_disabled },
  { "window-undo-after-all", "MwProfilesPage", act_on_window, "win.undo", 500, is_first_enabled },
  { "window-undo-for-all", "MwProfilesPage", act_on_window, "win.undo", 1000, is_first_not_staged },
  { "window-overrides", "MwOverridesPage", show_page, "overrides", 0, NULL },
  { "window-overrides-scroll-end", "MwOverridesPage", scroll_to, "end", 0, NULL },
  { "window-overrides-select-all", "MwOverridesPage", select_all, NULL, 0, NULL },
};

/* ---- going from step to step ---- */

static gboolean
is_done (void)
{
  const Step *now = &steps[step];

  if (!find (now->page) || (now->is_done && !now->is_done ()))
    return FALSE;
  if (now->act == type_search && typed < strlen (now->argument))
    return FALSE;
  if (steps == BARE_STEPS)
    return TRUE;
  if (g_str_equal (now->page, "MwBulkDialog"))
    return find ("GtkSpinner") == NULL;
  if (now->is_done == is_first_page_there)
    return TRUE;
  /* While tests go on the page has a progress bar. */
  if (g_str_equal (now->page, "MwConnectionsPage"))
    return find ("GtkProgressBar") == NULL;
  return is_table_there ();
}

static void
begin_step (void)
{
  gauge_reset ();
  ready = FALSE;
  /* What only waits for more goes on from where the step before began. */
  if (steps[step].act)
    step_started = g_get_monotonic_time ();
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
  fprintf (out, "%s-process-work\t%.3f\n", steps[step].name, gauge_get_process_ms ());
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
  g_timeout_add (steps[step].act ? 300 : 0, on_next_due_cb, NULL);
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
  GtkWidget *window = find (steps == BARE_STEPS ? "AdwApplicationWindow" : "MwWindow");

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

static void
choose_plan (const char *name)
{
  static const struct
  {
    const char *name;
    const Step *steps;
    guint n_steps;
  } PLANS[] = {
    { "bare", BARE_STEPS, G_N_ELEMENTS (BARE_STEPS) },
    { "connections", CONNECTION_STEPS, G_N_ELEMENTS (CONNECTION_STEPS) },
    { "board", BOARD_STEPS, G_N_ELEMENTS (BOARD_STEPS) },
  };

  steps = STEPS;
  n_steps = G_N_ELEMENTS (STEPS);
  for (guint i = 0; i < G_N_ELEMENTS (PLANS); i++)
    if (g_strcmp0 (name, PLANS[i].name) == 0)
      {
        steps = PLANS[i].steps;
        n_steps = PLANS[i].n_steps;
      }
}

__attribute__ ((constructor)) static void
begin_with_program (void)
{
  const char *path = g_getenv ("BENCH_OUT");

  g_unsetenv ("LD_PRELOAD");
  if (!path || !(out = fopen (path, "w")))
    return;
  g_unsetenv ("BENCH_OUT");
  choose_plan (g_getenv ("BENCH_PLAN"));
  step_started = g_getenv ("BENCH_START") ? g_ascii_strtoll (g_getenv ("BENCH_START"), NULL, 10)
                                          : g_get_monotonic_time ();
  gauge_start ();
  g_timeout_add (4, on_look_due_cb, NULL);
}
