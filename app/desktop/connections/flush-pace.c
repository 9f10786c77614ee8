/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/flush-pace.h"

#include <time.h>

/* What a flush and its frames may cost: with as much again for what they cost by chance, the window
 * still answers at once. */
#define MOST_MICROSECONDS 20000
#define FEWEST_LINES 6
#define MOST_LINES 1024
/* A frame may cost more than that whatever moves: so often in turn it stays at the fewest before it
 * is tried whether more lines cost more. */
#define TRIES 8

static gint64
read_worked (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

void
mw_flush_pace_choose (MwFlushPace *self, gint64 cost)
{
  gboolean more_cost_no_more = self->most > self->before && cost * 4 <= self->cost * 5;
  guint most = MAX (self->most, FEWEST_LINES);

  self->before = self->most;
  self->fewest = self->most <= FEWEST_LINES ? self->fewest + 1 : 0;
  if (cost < MOST_MICROSECONDS / 2 || more_cost_no_more)
    self->most = MIN (most * 2, MOST_LINES);
  else if (self->fewest > TRIES)
    self->most = most + most / 2;
  else if (cost > MOST_MICROSECONDS)
    self->most = MAX (most / 2, FEWEST_LINES);
  self->cost = cost;
}

guint
mw_flush_pace_begin (MwFlushPace *self)
{
  gint64 worked = read_worked ();

  if (self->most == 0)
    self->most = FEWEST_LINES;
  else if (self->worked > 0)
    mw_flush_pace_choose (self, worked - self->worked);
  self->worked = worked;
  return self->most;
}

void
mw_flush_pace_end (MwFlushPace *self, gboolean left)
{
  if (!left)
    *self = (MwFlushPace){ 0 };
}
