/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwSameAsDialog:
 *
 * Chooses an agent, whose responsibilities others join too: a new colleague who is to send as what
 * an old one sends as. It says what will happen, and stages it as one edit. Nobody leaves anything.
 */
#define MW_TYPE_SAME_AS_DIALOG (mw_same_as_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwSameAsDialog, mw_same_as_dialog, MW, SAME_AS_DIALOG, AdwWindow)

/**
 * mw_same_as_dialog_new:
 * @parent: the window that it belongs to
 * @draft: where the edit goes
 * @agents: (element-type MwAgent): who joins, loaded, at least one
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWindow *mw_same_as_dialog_new (GtkWindow *parent, MwDraft *draft, GPtrArray *agents);

G_END_DECLS
