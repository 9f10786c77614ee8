/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/time-left.h>

/* The first results are those of the servers that answer at once: they say little of the rest. */
#define KNOWN_AFTER (5 * G_TIME_SPAN_SECOND)
#define KNOWN_STEPS 20
/* The rate is that of about the last half minute: one slow server does not shake it. */
#define SMOOTHED_OVER (30.0 * G_TIME_SPAN_SECOND)
#define LOOK_EVERY G_TIME_SPAN_SECOND

void
mw_time_left_note (MwTimeLeft *self, gint64 now, guint n_done)
{
  double passed = 0;
  double rate = 0;
  double share = 0;

  g_return_if_fail (self);

  if (self->began == 0)
    {
      *self = (MwTimeLeft){ .began = now, .noted = now, .n_done = n_done };
      return;
    }
  passed = (double) (now - self->noted);
  if (passed < LOOK_EVERY || n_done < self->n_done)
    return;
  rate = (n_done - self->n_done) / (passed / G_TIME_SPAN_SECOND);
  /* In the beginning it is the rate of all that was so far. */
  share = MAX (passed / (double) (now - self->began), passed / (passed + SMOOTHED_OVER));
  self->rate += (rate - self->rate) * share;
  self->noted = now;
  self->n_done = n_done;
}

gint64
mw_time_left_estimate (const MwTimeLeft *self, guint n_left)
{
  g_return_val_if_fail (self, -1);

  if (self->noted - self->began < KNOWN_AFTER || self->n_done < KNOWN_STEPS ||
      self->rate * 3600 < 1)
    return -1;
  return (gint64) (n_left / self->rate + 0.5);
}
