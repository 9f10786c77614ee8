/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/change.h"

#include <glib/gi18n-lib.h>

int
ctl_change_object (CtlContext *context,
                   MwEditVerb verb,
                   const char *shown,
                   MwStepKind step,
                   const char *id,
                   const CtlChange *changes,
                   GError **error)
{
  g_autoptr (MwEdit) edit = mw_edit_new (verb, shown, NULL);
  guint n = 0;

  for (const CtlChange *change = changes; change->field; change++)
    if (change->value)
      {
        mw_edit_add_step (edit, step, id, change->field, change->value, NULL);
        n++;
      }
  if (n == 0)
    return ctl_usage (error, "%s", _ ("Name at least one option: what is to be changed."));
  return ctl_apply (context, edit, error);
}
