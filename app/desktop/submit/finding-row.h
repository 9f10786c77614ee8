/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

#include <mailwright/acceptance.h>

G_BEGIN_DECLS

/**
 * MwFindingRow:
 *
 * What a check found: an error with the way to its field, a warning with the tick that says it is
 * known.
 *
 * Signal `lead (finding)`: the person wants to go to where @finding can be put right.
 */
#define MW_TYPE_FINDING_ROW (mw_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (MwFindingRow, mw_finding_row, MW, FINDING_ROW, AdwBin)

/**
 * mw_finding_row_new:
 * @acceptance: where a warning's tick is kept
 */
GtkWidget *mw_finding_row_new (MwAcceptance *acceptance);
void mw_finding_row_set_finding (MwFindingRow *self, MwFinding *finding);

G_END_DECLS
