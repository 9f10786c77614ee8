/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_HEALTH_PANEL (mw_health_panel_get_type ())

/**
 * MwHealthPanel:
 *
 * How many mailboxes work, and worked before: numbers in words, and a chart of the days that had
 * tests. It follows the draft, and is not there before the first test.
 */
G_DECLARE_FINAL_TYPE (MwHealthPanel, mw_health_panel, MW, HEALTH_PANEL, AdwBin)

/**
 * mw_health_panel_set_draft:
 * @draft: what keeps it
 */
void mw_health_panel_set_draft (MwHealthPanel *self, MwDraft *draft);

G_END_DECLS
