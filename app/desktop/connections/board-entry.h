/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/observation.h>
#include <mailwright/tester.h>

G_BEGIN_DECLS

#define MW_TYPE_BOARD_ENTRY (mw_board_entry_get_type ())

/**
 * MwBoardEntry:
 *
 * One direction of one mailbox on the test board: what was last seen of it, or that it is being
 * tested. Signal `changed`: something of it is another.
 */
G_DECLARE_FINAL_TYPE (MwBoardEntry, mw_board_entry, MW, BOARD_ENTRY, GObject)

MwBoardEntry *mw_board_entry_new (const char *profile_id, MwDirection direction);

/**
 * mw_board_entry_set_observation:
 * @observation: (nullable): what is kept of the last test
 */
void mw_board_entry_set_observation (MwBoardEntry *self, const MwObservation *observation);
const MwObservation *mw_board_entry_get_observation (MwBoardEntry *self); /* (nullable) */

/**
 * mw_board_entry_set_test:
 * @test: (nullable): its test in the run that is under way, or was the last one
 */
void mw_board_entry_set_test (MwBoardEntry *self, MwMailboxTest *test);
MwMailboxTest *mw_board_entry_get_test (MwBoardEntry *self); /* (nullable) */
void mw_board_entry_changed (MwBoardEntry *self);

const char *mw_board_entry_get_profile_id (MwBoardEntry *self);
const char *mw_board_entry_get_name (MwBoardEntry *self);
const char *mw_board_entry_get_address (MwBoardEntry *self);
const char *mw_board_entry_get_server (MwBoardEntry *self); /* host:port */
guint mw_board_entry_get_port (MwBoardEntry *self);         /* 0: not known */
const char *mw_board_entry_get_message (MwBoardEntry *self);
MwDirection mw_board_entry_get_direction (MwBoardEntry *self);
MwVerdict mw_board_entry_get_verdict (MwBoardEntry *self);
MwReachability mw_board_entry_get_reachability (MwBoardEntry *self);
gboolean mw_board_entry_get_stale (MwBoardEntry *self);
GDateTime *mw_board_entry_get_last_good (MwBoardEntry *self); /* (nullable) */

/**
 * mw_board_entry_get_waiting:
 * @running: whether the run is under way
 *
 * Returns: whether its result is still to come
 */
gboolean mw_board_entry_get_waiting (MwBoardEntry *self, gboolean running);

/**
 * mw_board_entry_compare:
 *
 * Returns: the order within a group: by name, incoming first
 */
int mw_board_entry_compare (gconstpointer a, gconstpointer b, gpointer user_data);

G_END_DECLS
