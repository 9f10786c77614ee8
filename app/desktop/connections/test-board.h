/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/connections/board-group.h"

G_BEGIN_DECLS

#define MW_TYPE_TEST_BOARD (mw_test_board_get_type ())

/**
 * MwTestBoard:
 *
 * Every mailbox that was tested or is being tested, grouped by cause and by server: a #GListModel
 * of #MwBoardGroup, what fails first, and the most of it first. Results that come at once are taken
 * over together, and in slices where they are many. Readable, notifying properties: `n-entries`,
 * `n-failed`, `n-warnings`, `n-works` (guint, whatever is filtered; notified once for all).
 */
G_DECLARE_FINAL_TYPE (MwTestBoard, mw_test_board, MW, TEST_BOARD, GObject)

MwTestBoard *mw_test_board_new (void);

/**
 * mw_test_board_take_observations:
 * @observations: (transfer full) (element-type MwObservation): what is kept of all mailboxes, and
 *   nobody else holds
 *
 * What is not among them, and was not tested by the last run, leaves the board.
 */
void mw_test_board_take_observations (MwTestBoard *self, GPtrArray *observations);

/**
 * mw_test_board_set_run:
 * @run: (nullable): what is being tested now
 *
 * Its results are shown as they come.
 */
void mw_test_board_set_run (MwTestBoard *self, MwTestRun *run);

/**
 * mw_test_board_set_filter:
 * @failing_only: whether only what fails is shown, and what is being tested
 * @search: (nullable): words that a name, address, server or cause must hold
 */
void mw_test_board_set_filter (MwTestBoard *self, gboolean failing_only, const char *search);

/**
 * mw_test_board_flush:
 *
 * Takes over at once all that came since the last time, however much it is; else it is done within
 * a few frames, and no frame waits for it.
 */
void mw_test_board_flush (MwTestBoard *self);

/**
 * mw_test_board_arrange_soon:
 *
 * Lets groups go where their sizes belong that were held until now.
 */
void mw_test_board_arrange_soon (MwTestBoard *self);

guint mw_test_board_get_n_entries (MwTestBoard *self);

G_END_DECLS
