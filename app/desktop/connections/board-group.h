/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/connections/board-entry.h"

G_BEGIN_DECLS

/**
 * MwBoardGroupKey:
 *
 * What the entries of a group share.
 */
typedef struct
{
  int rank; /* what fails first, then warnings, what is being tested, what is not tested, the rest
             */
  MwVerdict verdict;
  MwReachability reachability;
  gboolean waiting;
  gboolean stale;
  const char *host; /* (not nullable) (unowned): interned; "" where the cause is no server's */
} MwBoardGroupKey;

guint mw_board_group_key_hash (gconstpointer key);
gboolean mw_board_group_key_equal (gconstpointer a, gconstpointer b);

/* Why a group stays where it is, whatever its size. */
typedef enum
{
  MW_BOARD_HOLD_UNFOLDED = 1 << 0,
  MW_BOARD_HOLD_SELECTED = 1 << 1,
} MwBoardHold;

#define MW_TYPE_BOARD_GROUP (mw_board_group_get_type ())

/**
 * MwBoardGroup:
 *
 * Mailboxes that have one cause and one server, on whichever ports: a #GListModel of #MwBoardEntry
 * by name, so that one broken server is one line. Signal `changed`: it has more or fewer.
 */
G_DECLARE_FINAL_TYPE (MwBoardGroup, mw_board_group, MW, BOARD_GROUP, GObject)

/**
 * mw_board_entry_make_key:
 * @running: whether the run is under way
 *
 * Returns: which group @entry belongs to
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
 * mw_board_group_dup_message:
 *
 * Returns: (transfer full) (nullable): the sentence of its first entry, without its port where
 *   others are on another one
 */
char *mw_board_group_dup_message (MwBoardGroup *self);

/**
 * mw_board_group_count_port:
 * @port: of its server
 * @by: 1 for an entry that came, -1 for one that went
 */
void mw_board_group_count_port (MwBoardGroup *self, guint port, int by);

/**
 * mw_board_group_dup_server:
 *
 * Returns: (transfer full) (nullable): its server for people, with the ports that its entries are
 * on
 */
char *mw_board_group_dup_server (MwBoardGroup *self);

void mw_board_group_set_held (MwBoardGroup *self, MwBoardHold why, gboolean held);
gboolean mw_board_group_is_held (MwBoardGroup *self);

/**
 * mw_board_group_place:
 *
 * From now on it stands where the number of its entries, as it is now, belongs.
 */
void mw_board_group_place (MwBoardGroup *self);

/**
 * mw_board_group_compare:
 *
 * Returns: which comes first: what is worse, then what was larger when it was placed
 */
int mw_board_group_compare (MwBoardGroup *a, MwBoardGroup *b);

G_END_DECLS
