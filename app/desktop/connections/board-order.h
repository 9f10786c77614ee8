/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/connections/board-group.h"

G_BEGIN_DECLS

#define MW_TYPE_BOARD_ORDER (mw_board_order_get_type ())

/**
 * MwBoardOrder:
 *
 * The groups of a test board in their order, what fails first and the largest of it first: a
 * #GListModel of #MwBoardGroup. A group that grew or shrank moves only when it is arranged, and
 * never while a person holds it, so that nothing jumps under the pointer.
 */
G_DECLARE_FINAL_TYPE (MwBoardOrder, mw_board_order, MW, BOARD_ORDER, GObject)

MwBoardOrder *mw_board_order_new (void);

/**
 * mw_board_order_ensure:
 *
 * Returns: (transfer none): the group of that key, which is made where there is none
 */
MwBoardGroup *mw_board_order_ensure (MwBoardOrder *self, const MwBoardGroupKey *key);

/**
 * mw_board_order_touch:
 * @group: one of its groups, which has more or fewer
 */
void mw_board_order_touch (MwBoardOrder *self, MwBoardGroup *group);

/**
 * mw_board_order_tell:
 *
 * Lets go of the groups that are empty, and says of the others that were touched that they changed.
 */
void mw_board_order_tell (MwBoardOrder *self);

/**
 * mw_board_order_arrange:
 * @until: the monotonic time at which to stop
 *
 * Moves what was touched to where its size belongs.
 *
 * Returns: whether something is left
 */
gboolean mw_board_order_arrange (MwBoardOrder *self, gint64 until);

/**
 * mw_board_order_is_arranged:
 *
 * Returns: whether each group stands where it belongs, but for those that are held
 */
gboolean mw_board_order_is_arranged (MwBoardOrder *self);

G_END_DECLS
