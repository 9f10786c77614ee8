/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/agent.h>
#include <mailwright/edit.h>

G_BEGIN_DECLS

/* Edits of agents, as both programs make them. */

/**
 * mw_agent_edits_add:
 * @login: the login
 * @name: (nullable): the name; may be empty
 * @address: (nullable): the agent's own address; may be empty
 *
 * Returns: (transfer full): an edit that adds the agent; its subject is what the agent is called
 */
MwEdit *mw_agent_edits_add (const char *login, const char *name, const char *address);

/**
 * mw_agent_edits_change:
 * @agent: an agent
 * @changes: (array): new values of `login`, `name`, `address` and `default-profile`, as
 *   mw_edit_new_change() has it
 *
 * Returns: (transfer full) (nullable): one edit that sets them; %NULL if there is none
 */
MwEdit *mw_agent_edits_change (MwAgent *agent, const MwFieldChange *changes);

/**
 * mw_agent_edits_remove:
 * @agents: (element-type MwAgent): who goes, at least one
 *
 * Returns: (transfer full): one edit that removes all of @agents
 */
MwEdit *mw_agent_edits_remove (GPtrArray *agents);

/**
 * mw_agent_edits_describe_removed:
 * @agents: (element-type MwAgent): who went, as they were, at least one
 *
 * Returns: (transfer full): that they are gone, and what an only one could send as, for a toast
 */
char *mw_agent_edits_describe_removed (GPtrArray *agents);

G_END_DECLS
