/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agent-edits.h"

#include <glib/gi18n.h>

/* The one agent's name, or how many they are. */
static char *
describe_agents (GPtrArray *agents)
{
  if (agents->len == 1)
    return g_strdup (mw_agent_get_display_name (g_ptr_array_index (agents, 0)));
  return g_strdup_printf (ngettext ("%u agent", "%u agents", agents->len), agents->len);
}

MwEdit *
mw_agent_edits_remove (GPtrArray *agents, char **text)
{
  g_autofree char *subject = NULL;
  MwEdit *edit = NULL;

  g_return_val_if_fail (agents != NULL && agents->len > 0, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  subject = describe_agents (agents);
  /* Translators: %s is an agent's name, or “3 agents” */
  *text = g_strdup_printf (_ ("Removed: %s"), subject);
  edit = mw_edit_new (MW_EDIT_REMOVE_AGENT, subject, NULL);
  for (guint i = 0; i < agents->len; i++)
    mw_edit_add_step (edit, MW_STEP_REMOVE_AGENT, mw_agent_get_id (g_ptr_array_index (agents, i)),
                      NULL);
  return edit;
}

MwEdit *
mw_agent_edits_set (MwAgent *agent, const char *field, const char *text)
{
  MwEdit *edit = NULL;

  g_return_val_if_fail (MW_IS_AGENT (agent), NULL);

  edit = mw_edit_new (MW_EDIT_CHANGE_AGENT, mw_agent_get_display_name (agent), NULL);
  mw_edit_add_step (edit, MW_STEP_SET_AGENT, mw_agent_get_id (agent), field, text, NULL);
  return edit;
}

MwEdit *
mw_agent_edits_unassign (MwAgent *agent, const char *responsibility_id, const char *name)
{
  MwEdit *edit = NULL;

  g_return_val_if_fail (MW_IS_AGENT (agent), NULL);

  edit = mw_edit_new (MW_EDIT_UNASSIGN, name, mw_agent_get_display_name (agent));
  mw_edit_add_step (edit, MW_STEP_UNASSIGN_AGENT, responsibility_id, mw_agent_get_id (agent), NULL);
  return edit;
}
