/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MW_ROWS_AT_HAND:
 *
 * More than the two hundred rows that a view of GTK 4.8 makes of a list, however few are in sight.
 * To make a row takes a third of a millisecond to a whole one, so that many of them come bit by bit
 * up to here, and all at once behind it.
 */
#define MW_ROWS_AT_HAND 240

/**
 * MwKeyedList:
 *
 * A list whose rows have a number of their own, that can be asked for without making the row's
 * object. What mw_draft_list() returns is one: whoever keeps an eye on many rows (a selection)
 * keeps their keys.
 */
#define MW_TYPE_KEYED_LIST (mw_keyed_list_get_type ())
G_DECLARE_INTERFACE (MwKeyedList, mw_keyed_list, MW, KEYED_LIST, GListModel)

struct _MwKeyedListInterface
{
  GTypeInterface parent_iface;

  guint (*get_key) (MwKeyedList *self, guint position);
};

/**
 * mw_keyed_list_get_key:
 * @position: a position in the list
 *
 * Returns: the key of the row that is there: the same wherever it moves, no other row's meanwhile
 */
guint mw_keyed_list_get_key (MwKeyedList *self, guint position);

G_END_DECLS
