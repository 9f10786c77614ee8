/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

#include <mailwright/bulk-plan.h>

G_BEGIN_DECLS

/**
 * MwBulkChooser:
 *
 * The parameters of a bulk plan, with their help and, where not all profiles have it, how many do.
 *
 * Signal `chosen (parameter)`: one was activated.
 */
#define MW_TYPE_BULK_CHOOSER (mw_bulk_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MwBulkChooser, mw_bulk_chooser, MW, BULK_CHOOSER, AdwBin)

/**
 * mw_bulk_chooser_set_plan:
 * @plan: (transfer none): what to choose from; outlives the chooser
 */
void mw_bulk_chooser_set_plan (MwBulkChooser *self, MwBulkPlan *plan);

G_END_DECLS
