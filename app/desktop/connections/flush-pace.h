/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much a board may change at once. In a group that is unfolded and in view each line that moves
 * is a row that goes and one that comes, which takes a millisecond or two in the frame after it; in
 * one that is folded it takes next to nothing. Filled with zeros to begin with. */
typedef struct
{
  guint most;    /* lines that a flush may move; 0: the first one is to come */
  guint before;  /* what that was for the flush before */
  guint fewest;  /* how often in turn it was the least there is */
  gint64 cost;   /* of the flush before, with its frames, in microseconds */
  gint64 worked; /* what the thread had worked when a flush began that left something; else 0 */
} MwFlushPace;

/**
 * mw_flush_pace_begin:
 *
 * Looks at what the last flush cost, with the frames after it: processor time of this thread, since
 * what the machine gave to others says nothing of the rows.
 *
 * Returns: how many lines this flush may move
 */
guint mw_flush_pace_begin (MwFlushPace *self);

/**
 * mw_flush_pace_end:
 * @left: whether there is more to flush, soon
 *
 * Ends a flush. After the last one nothing is known of the next: until then groups may be unfolded,
 * and what moved by the thousand may cost a millisecond each.
 */
void mw_flush_pace_end (MwFlushPace *self, gboolean left);

/**
 * mw_flush_pace_choose:
 * @cost: what the last flush cost with the frames after it, in microseconds
 *
 * Chooses how many lines the next one may move, as mw_flush_pace_begin() does.
 */
void mw_flush_pace_choose (MwFlushPace *self, gint64 cost);

G_END_DECLS
