/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

#include "desktop/connections/board-group.h"

G_BEGIN_DECLS

#define MW_TYPE_BOARD_ROW (mw_board_row_get_type ())

/**
 * MwBoardRow:
 *
 * A line of the test board: a group (its cause, server, how many) or one mailbox of it. Signal
 * `retest (item)`: the #MwBoardGroup or #MwBoardEntry that is to be tested again.
 */
G_DECLARE_FINAL_TYPE (MwBoardRow, mw_board_row, MW, BOARD_ROW, AdwBin)

GtkWidget *mw_board_row_new (void);

/**
 * mw_board_row_set_item:
 * @item: (nullable): a #MwBoardGroup or a #MwBoardEntry
 */
void mw_board_row_set_item (MwBoardRow *self, GObject *item);

G_END_DECLS
