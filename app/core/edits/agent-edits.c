/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/agent-edits.h>

#include <glib/gi18n-lib.h>

#include "core/edits/subject.h"

MwEdit *
mw_agent_edits_add (const char *login, const char *name, const char *address)
{
  MwEdit *edit = NULL;

  g_return_val_if_fail (login != NULL, NULL);

  edit = mw_edit_new (MW_EDIT_ADD_AGENT, name != NULL && *name != '\0' ? name : login, NULL);
  mw_edit_add_new_agent (edit, login, name, address);
  return edit;
}

MwEdit *
mw_agent_edits_change (MwAgent *agent, const MwFieldChange *changes)
{
  g_return_val_if_fail (MW_IS_AGENT (agent), NULL);

  return mw_edit_new_change (MW_EDIT_CHANGE_AGENT, mw_agent_get_display_name (agent),
                             MW_STEP_SET_AGENT, mw_agent_get_id (agent), changes);
}

MwEdit *
mw_agent_edits_remove (GPtrArray *agents)
{
  g_autofree char *subject = NULL;
  MwEdit *edit = NULL;

  g_return_val_if_fail (agents != NULL && agents->len > 0, NULL);

  subject =
      mw_subject_of_agents (agents->len, mw_agent_get_display_name (g_ptr_array_index (agents, 0)));
  edit = mw_edit_new (MW_EDIT_REMOVE_AGENT, subject, NULL);
  for (guint i = 0; i < agents->len; i++)
    mw_edit_add_step (edit, MW_STEP_REMOVE_AGENT, mw_agent_get_id (g_ptr_array_index (agents, i)),
                      NULL);
  return edit;
}

char *
mw_agent_edits_describe_removed (GPtrArray *agents)
{
  g_autofree char *who = NULL;
  guint n = 0;

  g_return_val_if_fail (agents != NULL && agents->len > 0, NULL);

  n = mw_agent_get_n_addresses (g_ptr_array_index (agents, 0));
  who =
      mw_subject_of_agents (agents->len, mw_agent_get_display_name (g_ptr_array_index (agents, 0)));
  if (agents->len > 1 || n == 0)
    return g_strdup_printf (_ ("Removed \u2068%s\u2069"), who);
  return g_strdup_printf (
      /* Translators: an agent's name, then how many addresses they could send as */
      ngettext ("Removed \u2068%s\u2069, who could send as %u address",
                "Removed \u2068%s\u2069, who could send as %u addresses", n),
      who, n);
}
