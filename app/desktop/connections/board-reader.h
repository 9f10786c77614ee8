/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

#include "desktop/connections/test-board.h"

G_BEGIN_DECLS

/**
 * MwBoardReader:
 *
 * Brings what earlier tests saw, as the draft keeps it, onto a board. Signal `failed` (#GError): it
 * could not be read.
 */
#define MW_TYPE_BOARD_READER (mw_board_reader_get_type ())
G_DECLARE_FINAL_TYPE (MwBoardReader, mw_board_reader, MW, BOARD_READER, GObject)

/**
 * mw_board_reader_new:
 * @draft: what keeps it
 * @board: what shows it
 *
 * Returns: (transfer full): a reader, which ends its work when it is disposed
 */
MwBoardReader *mw_board_reader_new (MwDraft *draft, MwTestBoard *board);

/**
 * mw_board_reader_read:
 * @self: a reader
 *
 * Reads it anew; what is asked for while it is being read is one more reading after it.
 */
void mw_board_reader_read (MwBoardReader *self);

G_END_DECLS
