/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwReachCell:
 *
 * What the last connection test of an #MwProfile saw, in a list: a symbol with words where these
 * have room, else with the one that matters, else alone. No word of it is ever cut: half of “does
 * not work” says the opposite. What is not shown is its tooltip. It is an #MwItemCell.
 */
#define MW_TYPE_REACH_CELL (mw_reach_cell_get_type ())
G_DECLARE_FINAL_TYPE (MwReachCell, mw_reach_cell, MW, REACH_CELL, GtkWidget)

/**
 * mw_reach_cell_new:
 * @brief: whether it asks for no more room than the one word needs, and none where there is nothing
 *   to tell
 */
GtkWidget *mw_reach_cell_new (gboolean brief);

/**
 * mw_reach_cell_factory_new:
 *
 * Returns: (transfer full): a factory of such cells for a column
 */
GtkListItemFactory *mw_reach_cell_factory_new (void);

G_END_DECLS
