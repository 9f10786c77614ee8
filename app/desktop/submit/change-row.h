/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/change.h>

G_BEGIN_DECLS

/**
 * MwChangeRow:
 *
 * One line of a diff: its sign, what changes, the value before and after, and what follows from it.
 */
#define MW_TYPE_CHANGE_ROW (mw_change_row_get_type ())
G_DECLARE_FINAL_TYPE (MwChangeRow, mw_change_row, MW, CHANGE_ROW, AdwBin)

GtkWidget *mw_change_row_new (void);
/**
 * mw_change_row_set_change:
 * @change: what is shown
 * @alike: whether the field is told above it already: the object is, then
 */
void mw_change_row_set_change (MwChangeRow *self, MwChange *change, gboolean alike);

G_END_DECLS
