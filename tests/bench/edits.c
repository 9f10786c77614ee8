/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "subject.h"

#include "gauge.h"
#include "plain.h"

static void
apply (Bench *bench, MwEdit *edit)
{
  g_autoptr (GError) error = NULL;

  mw_draft_apply (bench->draft, edit, NULL, &error);
  stop_at ("edit", error);
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

/* Every warning is accepted. */
static GPtrArray *
list_findings (MwReview *review)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GListModel *findings = mw_review_get_findings (review);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      g_ptr_array_add (ids, g_strdup (mw_finding_get_id (finding)));
    }
  g_ptr_array_add (ids, NULL);
  return ids;
}

static void
measure_submit (Bench *bench, GListModel *list)
{
  GError *error = NULL;
  g_autoptr (MwReview) review = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  begin ();
  review = mw_draft_review (bench->draft, NULL, &error);
  stop_at ("review", error);
  say ("bulk-review", passed ());
  say ("bulk-review-work", worked ());
  say ("bulk-review-plain", plain_review (bench));
  say ("bulk-submit-plain", plain_submit (bench, mw_review_get_operations (review)));
  ids = list_findings (review);
  begin ();
  mw_draft_submit (bench->draft, review, "bench", "everyone", (const char *const *) ids->pdata,
                   NULL, &error);
  stop_at ("submit", error);
  say ("bulk-submit", passed ());
  say ("bulk-submit-work", worked ());
  settle_list (list);
}

void
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
