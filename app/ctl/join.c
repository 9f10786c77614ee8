/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/join.h"
#include "ctl/output.h"
#include "ctl/report.h"

#include <glib/gi18n-lib.h>

static void
print_plan (CtlContext *context, const MwJoinPlan *plan)
{
  g_autofree char *text = mw_join_plan_describe (plan);
  g_autofree char *plain = ctl_plain_text (text);
  g_autoptr (CtlSheet) sheet = ctl_sheet_new ();

  ctl_sheet_add_number (sheet, "agents", _ ("Agents"), mw_join_plan_count_agents (plan));
  ctl_sheet_add_number (sheet, "profiles", _ ("Profiles"), mw_join_plan_count_profiles (plan));
  ctl_sheet_add_sentence (sheet, "impact", _ ("Impact"), plain);
  ctl_sheet_print (sheet, context->json);
}

int
ctl_join (CtlContext *context,
          GPtrArray *responsibilities,
          MwMembers *joining,
          gboolean dry_run,
          GError **error)
{
  g_autoptr (MwJoinPlan) plan =
      mw_join_plan_load (context->draft, responsibilities, joining, NULL, error);
  g_autoptr (MwEdit) edit = NULL;

  if (!plan)
    return -1;
  if (dry_run)
    {
      print_plan (context, plan);
      return CTL_DONE;
    }
  /* Who is there already is no step, and no step is no edit. */
  if (mw_join_plan_count_changed (plan) == 0)
    return CTL_DONE;
  edit = mw_join_plan_build_edit (plan);
  return ctl_apply (context, edit, error);
}
