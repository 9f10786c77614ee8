/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/agent.h>
#include <mailwright/edit.h>

G_BEGIN_DECLS

/**
 * mw_agent_edits_remove:
 * @agents: (element-type MwAgent): who goes, at least one
 * @text: (out): what a toast says of it
 *
 * Returns: (transfer full): the edit
 */
MwEdit *mw_agent_edits_remove (GPtrArray *agents, char **text);

/**
 * mw_agent_edits_set:
 * @field: `login`, `name` or `address`
 *
 * Returns: (transfer full): the edit
 */
MwEdit *mw_agent_edits_set (MwAgent *agent, const char *field, const char *text);

/**
 * mw_agent_edits_unassign:
 *
 * Returns: (transfer full): the edit that takes @agent out of a responsibility
 */
MwEdit *mw_agent_edits_unassign (MwAgent *agent, const char *responsibility_id, const char *name);

G_END_DECLS
