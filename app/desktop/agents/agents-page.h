/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwAgentsPage:
 *
 * Everybody who answers mail in one table, sorted, searched and filtered in the store; two-line
 * rows where the window is narrow.
 */
#define MW_TYPE_AGENTS_PAGE (mw_agents_page_get_type ())
G_DECLARE_FINAL_TYPE (MwAgentsPage, mw_agents_page, MW, AGENTS_PAGE, AdwBin)

/**
 * mw_agents_page_new:
 * @draft: where they are
 *
 * Returns: (transfer floating): an #MwPage
 */
GtkWidget *mw_agents_page_new (MwDraft *draft);

/**
 * mw_agents_page_select:
 * @id: an agent's id
 *
 * Selects that one alone and scrolls to it, as soon as it is in the list.
 */
void mw_agents_page_select (MwAgentsPage *self, const char *id);

G_END_DECLS
