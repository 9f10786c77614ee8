/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwResponsibilityCard:
 *
 * One responsibility: its name, its agents and addresses as chips, how many there are. It takes a
 * drop of #MwMembers, says beforehand what that will do, and stages it; a chip's button takes a
 * member out again. A row of a lazy list: its item comes and goes, and out
 * of view it has no chips and reads no members.
 *
 * What it staged it reports with the action `responsibilities.report` (s) of its ancestors; a chip
 * of an agent activates `responsibilities.choose-agent` (s), an address `win.open-profile`.
 */
#define MW_TYPE_RESPONSIBILITY_CARD (mw_responsibility_card_get_type ())
G_DECLARE_FINAL_TYPE (MwResponsibilityCard, mw_responsibility_card, MW, RESPONSIBILITY_CARD, AdwBin)

GtkWidget *mw_responsibility_card_new (MwDraft *draft, GMenuModel *menu_model);
void mw_responsibility_card_set_item (MwResponsibilityCard *self, MwResponsibility *item);

G_END_DECLS
