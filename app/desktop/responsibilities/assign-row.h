/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

#include "desktop/responsibilities/choices.h"
#include "desktop/responsibilities/marks.h"

G_BEGIN_DECLS

/**
 * MwAssignRow:
 *
 * A responsibility that may be ticked, and whether those who are to join are in it already. It is
 * an #MwItemCell.
 */
#define MW_TYPE_ASSIGN_ROW (mw_assign_row_get_type ())
G_DECLARE_FINAL_TYPE (MwAssignRow, mw_assign_row, MW, ASSIGN_ROW, AdwBin)

/**
 * mw_assign_row_new:
 * @choices: what is ticked
 * @held: where those are that are to join
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *mw_assign_row_new (MwChoices *choices, MwMarks *held);

/**
 * mw_assign_row_toggle:
 *
 * Ticks it, or unticks it; nothing where the only one who is to join is in it already.
 */
void mw_assign_row_toggle (MwAssignRow *self);

G_END_DECLS
