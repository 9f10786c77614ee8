/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/responsibility-edits.h>

MwEdit *
mw_responsibility_edits_add (const char *name, const char *comment, char **id)
{
  const char *fresh = NULL;
  MwEdit *edit = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  edit = mw_edit_new (MW_EDIT_ADD_RESPONSIBILITY, name, NULL);
  fresh = mw_edit_add_new_responsibility (edit, name);
  if (comment != NULL && *comment != '\0')
    mw_edit_add_step (edit, MW_STEP_SET_RESPONSIBILITY, fresh, "comment", comment, NULL);
  if (id != NULL)
    *id = g_strdup (fresh);
  return edit;
}

MwEdit *
mw_responsibility_edits_change (MwResponsibility *responsibility, const MwFieldChange *changes)
{
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (responsibility), NULL);

  return mw_edit_new_change (
      MW_EDIT_CHANGE_RESPONSIBILITY, mw_responsibility_get_name (responsibility),
      MW_STEP_SET_RESPONSIBILITY, mw_responsibility_get_id (responsibility), changes);
}

MwEdit *
mw_responsibility_edits_remove (MwResponsibility *responsibility)
{
  MwEdit *edit = NULL;

  g_return_val_if_fail (MW_IS_RESPONSIBILITY (responsibility), NULL);

  edit = mw_edit_new (MW_EDIT_REMOVE_RESPONSIBILITY, mw_responsibility_get_name (responsibility),
                      NULL);
  mw_edit_add_step (edit, MW_STEP_REMOVE_RESPONSIBILITY, mw_responsibility_get_id (responsibility),
                    NULL);
  return edit;
}

MwEdit *
mw_responsibility_edits_unassign (const char *id, const char *name, MwMembers *leaving)
{
  g_autofree char *who = NULL;
  GPtrArray *agents = NULL;
  GPtrArray *profiles = NULL;
  MwEdit *edit = NULL;

  g_return_val_if_fail (id != NULL && name != NULL, NULL);
  g_return_val_if_fail (MW_IS_MEMBERS (leaving), NULL);

  agents = mw_members_get_agents (leaving);
  profiles = mw_members_get_profiles (leaving);
  who = mw_members_describe (leaving);
  edit = mw_edit_new (MW_EDIT_UNASSIGN, name, who);
  for (guint i = 0; i < agents->len; i++)
    mw_edit_add_step (edit, MW_STEP_UNASSIGN_AGENT, id,
                      mw_agent_get_id (g_ptr_array_index (agents, i)), NULL);
  for (guint i = 0; i < profiles->len; i++)
    mw_edit_add_step (edit, MW_STEP_UNASSIGN_PROFILE, id,
                      mw_profile_get_id (g_ptr_array_index (profiles, i)), NULL);
  return edit;
}
