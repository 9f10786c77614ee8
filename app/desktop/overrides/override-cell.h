/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/override.h>

#include "desktop/passwords/secret-states.h"

G_BEGIN_DECLS

/**
 * MwOverrideCell:
 *
 * The value of an override in a list, with what is live where that differs. A secret shows what the
 * keyring says of it, never a text of its own. Follows its override and the keyring.
 *
 * Properties: `states` (#MwSecretStates, construct-only), `override` (#MwOverride, nullable).
 */
#define MW_TYPE_OVERRIDE_CELL (mw_override_cell_get_type ())
G_DECLARE_FINAL_TYPE (MwOverrideCell, mw_override_cell, MW, OVERRIDE_CELL, AdwBin)

/**
 * mw_override_cell_new:
 * @states: what the keyring said so far
 *
 * Returns: (transfer floating): a cell that shows nothing yet
 */
GtkWidget *mw_override_cell_new (MwSecretStates *states);

void mw_override_cell_set_override (MwOverrideCell *self, MwOverride *override);

G_END_DECLS
