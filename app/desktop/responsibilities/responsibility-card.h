/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

#include "desktop/responsibilities/marks.h"

G_BEGIN_DECLS

/**
 * MwResponsibilityCard:
 *
 * One responsibility: its name, its agents and addresses as chips, how many there are. It takes a
 * drop of #MwMembers and stages it; a chip's button takes a member out again. Where somebody is in
 * it that is chosen elsewhere, it is marked. A row of a lazy list: its item comes and goes, and out
 * of view it has no chips and reads no members.
 *
 * What a drop would do it says with the action `responsibilities.foretell` (s) of its ancestors,
 * and what was staged with `responsibilities.report` (s); a chip of an agent activates
 * `responsibilities.choose-agent` (s), an address `win.open-profile`.
 */
#define MW_TYPE_RESPONSIBILITY_CARD (mw_responsibility_card_get_type ())
G_DECLARE_FINAL_TYPE (MwResponsibilityCard, mw_responsibility_card, MW, RESPONSIBILITY_CARD, AdwBin)

/**
 * mw_responsibility_card_new:
 * @draft: where it is
 * @marks: of what is chosen
 * @menu_model: of its menu button
 */
GtkWidget *mw_responsibility_card_new (MwDraft *draft, MwMarks *marks, GMenuModel *menu_model);

void mw_responsibility_card_set_item (MwResponsibilityCard *self, MwResponsibility *item);

G_END_DECLS
