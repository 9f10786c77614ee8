/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/connections/board-entry.h"

G_BEGIN_DECLS

/**
 * MwBoardGroupKey:
 *
 * What the entries of a group share. The groups are in the order of these fields.
 */
typedef struct
{
  int rank; /* what fails first, then warnings, what is being tested, what is not tested, the rest
             */
  MwVerdict verdict;
  MwReachability reachability;
  gboolean waiting;
  gboolean stale;
  const char *server; /* (not nullable): "" where the cause is no server's */
} MwBoardGroupKey;

#define MW_TYPE_BOARD_GROUP (mw_board_group_get_type ())

/**
 * MwBoardGroup:
 *
 * Mailboxes that have one cause and one server: a #GListModel of #MwBoardEntry by name, so that one
 * broken server is one line. Signal `changed`: it has more or fewer.
 */
G_DECLARE_FINAL_TYPE (MwBoardGroup, mw_board_group, MW, BOARD_GROUP, GObject)

/**
 * mw_board_entry_make_key:
 * @running: whether the run is under way
 *
 * Returns: which group @entry belongs to; its server is borrowed from @entry
 */
MwBoardGroupKey mw_board_entry_make_key (MwBoardEntry *entry, gboolean running);

MwBoardGroup *mw_board_group_new (const MwBoardGroupKey *key);
const MwBoardGroupKey *mw_board_group_get_key (MwBoardGroup *self);

/**
 * mw_board_group_settle:
 *
 * Makes those members that were added, and those no longer that were removed, since the last time:
 * only here the list changes, and at once for all that stand together. The name of an entry stays
 * until then.
 */
void mw_board_group_settle (MwBoardGroup *self);
void mw_board_group_add (MwBoardGroup *self, MwBoardEntry *entry);
void mw_board_group_remove (MwBoardGroup *self, MwBoardEntry *entry);
guint mw_board_group_get_n_entries (MwBoardGroup *self);
void mw_board_group_changed (MwBoardGroup *self);

const char *mw_board_group_get_title (MwBoardGroup *self); /* "Certificate expired" */

/**
 * mw_board_group_get_message:
 *
 * Returns: (transfer none) (nullable): the sentence of its first entry
 */
const char *mw_board_group_get_message (MwBoardGroup *self);

int mw_board_group_key_compare (const MwBoardGroupKey *a, const MwBoardGroupKey *b);

G_END_DECLS
