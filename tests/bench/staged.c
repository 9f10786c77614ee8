/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "subject.h"

#include <stdlib.h>

/* Of each kind of step; a figure is the median of what they needed of the processor. */
#define ROUNDS 25
#define STARTS 9

typedef enum
{
  FIGURE_EDIT,
  FIGURE_EDIT_SEEN,
  FIGURE_UNDO,
  FIGURE_UNDO_SEEN,
  FIGURE_START,
  N_FIGURES,
} Figure;

static const char *const FIGURES[] = { "edit", "edit-seen", "undo", "undo-seen", "start" };

/* One draft with some profiles staged, and the lists that a window has. */
typedef struct
{
  Bench bench;
  char *draft_path; /* (owned) */
  guint n_staged;
  GListModel *profiles;  /* (owned) */
  GListModel *overrides; /* (owned) */
  char *id;              /* (owned): of the profile that is edited */
  GArray *found[N_FIGURES];
} Subject;

/* What adding to an edit needs to know. */
typedef struct
{
  MwEdit *edit;
  guint left;
} Staging;

static gboolean
add_to_edit (GObject *row, gpointer user_data)
{
  Staging *staging = user_data;

  mw_edit_add_step (staging->edit, MW_STEP_SET_OVERRIDE, mw_profile_get_id (MW_PROFILE (row)),
                    "smtp-timeout", "75", NULL);
  return --staging->left > 0;
}

static void
stage (Subject *subject)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SET_OVERRIDE, "some", "smtp-timeout");
  Staging staging = { edit, subject->n_staged };
  GError *error = NULL;

  if (subject->n_staged == 0)
    return;
  mw_draft_foreach (subject->bench.draft, query, add_to_edit, &staging, NULL, NULL);
  mw_draft_apply (subject->bench.draft, edit, NULL, &error);
  stop_at ("stage", error);
}

static void
settle (Subject *subject)
{
  settle_list (subject->profiles);
  settle_list (subject->overrides);
}

/* The last one is staged in none but the fullest: in another column of it, which costs the same. */
static void
set_up (Subject *subject, const Bench *bench, const char *count)
{
  g_autoptr (MwQuery) profiles = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (MwQuery) overrides = mw_query_new (MW_QUERY_OVERRIDES);
  g_autoptr (MwProfile) last = NULL;

  subject->n_staged = (guint) strtoul (count, NULL, 10);
  subject->draft_path = g_strdup_printf ("%s.%u", bench->draft_path, subject->n_staged);
  subject->bench = *bench;
  subject->bench.draft_path = subject->draft_path;
  for (guint i = 0; i < N_FIGURES; i++)
    subject->found[i] = g_array_new (FALSE, FALSE, sizeof (double));
  open_draft (&subject->bench);
  stage (subject);
  subject->profiles = mw_draft_list (subject->bench.draft, profiles);
  subject->overrides = mw_draft_list (subject->bench.draft, overrides);
  settle (subject);
  last =
      g_list_model_get_item (subject->profiles, g_list_model_get_n_items (subject->profiles) - 1);
  wait_shown (subject->profiles, MAX (g_list_model_get_n_items (subject->profiles), SHOWN) - SHOWN);
  subject->id = g_strdup (mw_profile_get_id (last));
}

static void
keep (Subject *subject, Figure figure)
{
  double work = worked ();

  g_array_append_val (subject->found[figure], work);
}

static void
edit_and_undo (Subject *subject, guint round)
{
  g_autofree char *value = g_strdup_printf ("%u", 601 + round);
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SET_OVERRIDE, "one", "polling-interval");
  GError *error = NULL;

  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, subject->id, "polling-interval", value, NULL);
  begin ();
  mw_draft_apply (subject->bench.draft, edit, NULL, &error);
  stop_at ("edit", error);
  keep (subject, FIGURE_EDIT);
  settle (subject);
  keep (subject, FIGURE_EDIT_SEEN);
  begin ();
  mw_draft_undo (subject->bench.draft, NULL, &error);
  stop_at ("undo", error);
  keep (subject, FIGURE_UNDO);
  settle (subject);
  keep (subject, FIGURE_UNDO_SEEN);
}

/* One edit stays, as somebody may leave it. */
static void
close_subject (Subject *subject)
{
  g_clear_object (&subject->profiles);
  g_clear_object (&subject->overrides);
  close_draft (&subject->bench);
}

static void
start (Subject *subject)
{
  begin ();
  open_draft (&subject->bench);
  keep (subject, FIGURE_START);
  close_draft (&subject->bench);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

static void
report (Subject *subject)
{
  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_autofree char *name = g_strdup_printf ("staged-%u-%s", subject->n_staged, FIGURES[i]);

      g_array_sort (subject->found[i], compare);
      say (name, g_array_index (subject->found[i], double, subject->found[i]->len / 2));
      g_array_unref (subject->found[i]);
    }
  g_free (subject->draft_path);
  g_free (subject->id);
}

/* In turn, so that whatever else the machine does meets all of them alike. */
void
measure_staged (Bench *bench, char *const *counts, guint n)
{
  g_autofree Subject *subjects = g_new0 (Subject, n);

  for (guint i = 0; i < n; i++)
    set_up (&subjects[i], bench, counts[i]);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < n; i++)
      edit_and_undo (&subjects[i], round);
  for (guint i = 0; i < n; i++)
    close_subject (&subjects[i]);
  for (guint round = 0; round < STARTS; round++)
    for (guint i = 0; i < n; i++)
      start (&subjects[i]);
  for (guint i = 0; i < n; i++)
    report (&subjects[i]);
}
