/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwAgentsPage:
 *
 * Everybody who answers mail in one table, sorted, searched and filtered in the store; two-line
 * rows where the window is narrow. Property: `draft` (construct-only).
 */
#define MW_TYPE_AGENTS_PAGE (mw_agents_page_get_type ())
G_DECLARE_FINAL_TYPE (MwAgentsPage, mw_agents_page, MW, AGENTS_PAGE, AdwBin)

/**
 * mw_agents_page_new:
 * @vault: not asked: no password belongs to an agent
 */
GtkWidget *mw_agents_page_new (MwDraft *draft, MwVault *vault);

G_END_DECLS
