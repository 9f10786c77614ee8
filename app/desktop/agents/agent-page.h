/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_AGENT_PAGE (mw_agent_page_get_type ())

/**
 * MwAgentPage:
 *
 * One agent: login, name and address edited in place, the responsibilities, and the From list that
 * follows from them. Properties: `draft`, `agent-id` (construct-only), `title`, `subtitle`
 * (read-only, for the window).
 */
G_DECLARE_FINAL_TYPE (MwAgentPage, mw_agent_page, MW, AGENT_PAGE, AdwBin)

GtkWidget *mw_agent_page_new (MwDraft *draft, const char *agent_id);

G_END_DECLS
