/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/check.h>
#include <mailwright/live.h>
#include <mailwright/review.h>

/* What is told already, or is of an object of which something is staged: that may be the very
 * remedy. (transfer full): ids */
static GHashTable *
collect_known (MwReview *review)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *findings = mw_review_get_findings (review);
  GPtrArray *operations = mw_review_get_operations (review);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      g_hash_table_add (known, g_strdup (mw_finding_get_id (finding)));
    }
  for (guint i = 0; i < operations->len; i++)
    g_hash_table_add (known, g_strdup (mw_operation_get_fields (operations->pdata[i])->object_id));
  return known;
}

GPtrArray *
mw_check_rows (MwReview *review,
               MwLive *live,
               MwCatalogue *catalogue,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GHashTable) known = NULL;
  GPtrArray *rest = NULL;

  g_return_val_if_fail (MW_IS_REVIEW (review), NULL);

  found = mw_live_check_rows (live, catalogue, cancellable, error);
  if (!found)
    return NULL;
  known = collect_known (review);
  rest = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len; i++)
    if (!g_hash_table_contains (known, mw_finding_get_id (found->pdata[i])) &&
        !g_hash_table_contains (known, mw_finding_get_object_id (found->pdata[i])))
      g_ptr_array_add (rest, g_object_ref (found->pdata[i]));
  return rest;
}
