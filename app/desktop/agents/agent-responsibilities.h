/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/agent.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_AGENT_RESPONSIBILITIES (mw_agent_responsibilities_get_type ())

/**
 * MwAgentResponsibilities:
 *
 * What an agent is responsible for, each with a button that takes the agent out of it. The header's
 * button activates `agent.assign`, which the page that this is on installs.
 */
G_DECLARE_FINAL_TYPE (
    MwAgentResponsibilities, mw_agent_responsibilities, MW, AGENT_RESPONSIBILITIES, AdwBin)

GtkWidget *mw_agent_responsibilities_new (MwDraft *draft, MwAgent *agent);

G_END_DECLS
