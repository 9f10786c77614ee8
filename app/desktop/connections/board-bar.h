/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

#include "desktop/connections/test-board.h"

G_BEGIN_DECLS

#define MW_TYPE_BOARD_BAR (mw_board_bar_get_type ())

/**
 * MwBoardBar:
 *
 * What stands above a test board: its counts in words, how far a run is, and what can be done.
 * Property: `failing-only` (gboolean): what a person chose.
 */
G_DECLARE_FINAL_TYPE (MwBoardBar, mw_board_bar, MW, BOARD_BAR, AdwBin)

/**
 * mw_board_bar_set_board:
 * @board: whose counts are shown
 * @draft: what the board is about
 */
void mw_board_bar_set_board (MwBoardBar *self, MwTestBoard *board, MwDraft *draft);

/**
 * mw_board_bar_set_run:
 * @run: what is being tested now
 */
void mw_board_bar_set_run (MwBoardBar *self, MwTestRun *run);
gboolean mw_board_bar_get_failing_only (MwBoardBar *self);
void mw_board_bar_set_failing_only (MwBoardBar *self, gboolean failing_only);

G_END_DECLS
