/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwTimeLeft:
 *
 * How long something that takes many steps is likely to take still, by how fast they went of late.
 * Filled with zeros to begin with. Times are monotonic, in microseconds.
 */
typedef struct
{
  gint64 began; /* 0: not yet */
  gint64 noted; /* when the rate was last looked at */
  guint n_done; /* then */
  double rate;  /* steps a second, smoothed */
} MwTimeLeft;

/**
 * mw_time_left_note:
 * @now: the time that it is
 * @n_done: how many steps are done
 *
 * Notes how far it is; call it now and then from the beginning on.
 */
void mw_time_left_note (MwTimeLeft *self, gint64 now, guint n_done);

/**
 * mw_time_left_estimate:
 * @n_left: how many steps are left
 *
 * Returns: the seconds that they will take, or -1 while nobody can know
 */
gint64 mw_time_left_estimate (const MwTimeLeft *self, guint n_left);

G_END_DECLS
