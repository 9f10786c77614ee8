/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwAssignDialog:
 *
 * Chooses the responsibilities that are there, or a new one, that agents and profiles join; marks
 * where they are already, says what will happen, and stages it as one edit. What a drag onto a card
 * does, by keyboard.
 */
#define MW_TYPE_ASSIGN_DIALOG (mw_assign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwAssignDialog, mw_assign_dialog, MW, ASSIGN_DIALOG, AdwWindow)

/**
 * mw_assign_dialog_new:
 * @parent: the window that it belongs to
 * @draft: where the edit goes
 * @agents: (nullable) (element-type MwAgent): who joins, loaded: those that are in it now
 * @profiles: (nullable) (element-type MwProfile): the same
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWindow *
mw_assign_dialog_new (GtkWindow *parent, MwDraft *draft, GListModel *agents, GListModel *profiles);

G_END_DECLS
