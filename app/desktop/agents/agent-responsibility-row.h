/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/responsibility.h>

G_BEGIN_DECLS

#define MW_TYPE_AGENT_RESPONSIBILITY_ROW (mw_agent_responsibility_row_get_type ())

/**
 * MwAgentResponsibilityRow:
 *
 * One responsibility of an agent, with a button that activates `agent-responsibilities.remove` with
 * its id and name. Property: `responsibility` (construct-only): the row keeps it, so that a lazy
 * list goes on filling it.
 */
G_DECLARE_FINAL_TYPE (MwAgentResponsibilityRow,
                      mw_agent_responsibility_row,
                      MW,
                      AGENT_RESPONSIBILITY_ROW,
                      AdwActionRow)

GtkWidget *mw_agent_responsibility_row_new (MwResponsibility *responsibility);

G_END_DECLS
