/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/submit-test.h"

#include <mailwright/touched.h>

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_auto (GStrv) ids = mw_touched_find_finish (MW_DRAFT (source), result, NULL);
  const gint64 *number = g_task_get_task_data (task);

  /* The submit is done, whether or not they can be found. */
  if (ids == NULL || *ids == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_pointer (
        task,
        g_action_print_detailed_name ("win.test-revision", g_variant_new ("(x^as)", *number, ids)),
        g_free);
}

void
mw_submit_test_find_async (MwDraft *draft,
                           MwReview *review,
                           gint64 number,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (MW_IS_REVIEW (review));

  task = g_task_new (draft, NULL, callback, user_data);
  g_task_set_source_tag (task, mw_submit_test_find_async);
  g_task_set_task_data (task, g_memdup2 (&number, sizeof number), g_free);
  mw_touched_find_async (draft, mw_review_get_operations (review), NULL, on_found_cb, task);
}

char *
mw_submit_test_find_finish (MwDraft *draft, GAsyncResult *result, gint64 *number)
{
  g_return_val_if_fail (g_task_is_valid (result, draft), NULL);
  g_return_val_if_fail (number != NULL, NULL);

  *number = *(const gint64 *) g_task_get_task_data (G_TASK (result));
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
