/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/flush-pace.h"

#include <time.h>

/* What a flush and its frames may cost: with as much again for what they cost by chance, the window
 * still answers at once. */
#define MOST_MICROSECONDS 20000
#define LEAST_LINES 8
#define MOST_LINES 1024

static gint64
read_worked (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

guint
mw_flush_pace_begin (MwFlushPace *self)
{
  gint64 worked = read_worked ();
  gint64 cost = worked - self->worked;

  if (self->most == 0)
    self->most = LEAST_LINES;
  else if (self->worked > 0 && cost > MOST_MICROSECONDS)
    self->most = MAX (self->most / 2, LEAST_LINES);
  else if (self->worked > 0 && cost < MOST_MICROSECONDS / 2)
    self->most = MIN (self->most * 2, MOST_LINES);
  self->worked = worked;
  return self->most;
}

void
mw_flush_pace_end (MwFlushPace *self, gboolean left)
{
  if (!left)
    self->worked = 0;
}
