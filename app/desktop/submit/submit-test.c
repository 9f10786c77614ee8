/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/submit-test.h"

#include <mailwright/change.h>

/* A mailbox that is gone with the submit cannot be tested. */
static gboolean
is_to_be_tested (MwChange *change)
{
  return mw_change_get_object_kind (change) == MW_OBJECT_PROFILE &&
         !(mw_change_get_sign (change) == MW_CHANGE_REMOVED &&
           *mw_change_get_field (change) == '\0');
}

char *
mw_submit_test_make_action (MwReview *review, gint64 number)
{
  GListModel *changes = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree const char **keys = NULL;

  g_return_val_if_fail (MW_IS_REVIEW (review), NULL);

  changes = mw_review_get_changes (review);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (changes, i);

      if (is_to_be_tested (change))
        g_hash_table_add (ids, g_strdup (mw_change_get_object_id (change)));
    }
  if (g_hash_table_size (ids) == 0)
    return NULL;
  keys = (const char **) g_hash_table_get_keys_as_array (ids, NULL);
  return g_action_print_detailed_name ("win.test-revision", g_variant_new ("(x^as)", number, keys));
}
