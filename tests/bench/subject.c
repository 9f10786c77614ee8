/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "subject.h"

#include "gauge.h"

#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>

static gint64 started;
static double worked_before;

void
begin (void)
{
  gauge_reset ();
  worked_before = gauge_get_process_ms ();
  started = g_get_monotonic_time ();
}

double
passed (void)
{
  return (double) (g_get_monotonic_time () - started) / 1000;
}

double
worked (void)
{
  return gauge_get_process_ms () - worked_before;
}

void
say (const char *name, double value)
{
  printf ("%s\t%.3f\n", name, value);
}

void
stop_at (const char *where, GError *error)
{
  if (!error)
    return;
  fprintf (stderr, "model: %s: %s\n", where, error->message);
  exit (1);
}

void
open_draft (Bench *bench)
{
  GError *error = NULL;

  bench->live = mw_sqlite_live_open (bench->live_path, TRUE, NULL, &error);
  stop_at ("live", error);
  bench->draft =
      mw_sqlite_draft_open (bench->draft_path, bench->live, bench->catalogue, NULL, &error);
  stop_at ("draft", error);
}

void
close_draft (Bench *bench)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&bench->draft);
  g_clear_object (&bench->live);
}

static gboolean
is_loading (gpointer object)
{
  gboolean loading = FALSE;

  g_object_get (object, "loading", &loading, NULL);
  return loading;
}

void
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

void
wait_ordered (GListModel *list)
{
  while (is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

void
settle_list (GListModel *list)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  wait_ordered (list);
  wait_shown (list, 0);
}
