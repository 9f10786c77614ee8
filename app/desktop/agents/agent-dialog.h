/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_AGENT_DIALOG (mw_agent_dialog_get_type ())

/**
 * MwAgentDialog:
 *
 * Adds agents, one or several in a row. The login is suggested from the address, and one that
 * another agent has is refused beside the field, which stays as it was typed.
 */
G_DECLARE_FINAL_TYPE (MwAgentDialog, mw_agent_dialog, MW, AGENT_DIALOG, AdwWindow)

GtkWidget *mw_agent_dialog_new (GtkWindow *parent, MwDraft *draft);

G_END_DECLS
