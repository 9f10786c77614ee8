/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/flush-pace.h"

/* Goes through flushes where a frame costs @frame and a line @line, in microseconds. Returns the
 * sum of the lines; @longest is what the costliest of all but the first ones cost. */
static guint
go (guint n, gint64 frame, gint64 line, gint64 *longest)
{
  MwFlushPace pace = { 0 };
  guint sum = 0;
  guint most = mw_flush_pace_begin (&pace);

  *longest = 0;
  for (guint i = 0; i < n; i++)
    {
      gint64 cost = frame + line * most;

      sum += most;
      if (i >= 10)
        *longest = MAX (*longest, cost);
      mw_flush_pace_choose (&pace, cost);
      most = pace.most;
      g_assert_cmpuint (most, >=, 6);
      g_assert_cmpuint (most, <=, 1024);
    }
  return sum;
}

/* What is folded moves by the thousand. */
static void
test_folded (void)
{
  gint64 longest = 0;

  g_assert_cmpuint (go (50, 3000, 1, &longest), >, 20000);
}

/* What is in view moves as fast as it can be drawn, and not faster. */
static void
test_unfolded (void)
{
  gint64 longest = 0;

  g_assert_cmpuint (go (100, 5000, 1000, &longest), >=, 800);
  g_assert_cmpint (longest, <=, 25000);
}

/* Even the fewest take long: it is tried now and then whether more would, and not kept up. */
static void
test_slow_rows (void)
{
  gint64 longest = 0;

  g_assert_cmpuint (go (100, 5000, 2500, &longest), <, 700);
  g_assert_cmpint (longest, <=, 30000);
}

/* A frame costs that much whatever moves, so that moving few of them gains nothing. */
static void
test_slow_frames (void)
{
  gint64 longest = 0;

  g_assert_cmpuint (go (100, 40000, 2, &longest), >, 10000);
}

/* What moved fast may be in view when more comes. */
static void
test_begins_anew (void)
{
  MwFlushPace pace = { 0 };
  guint first = mw_flush_pace_begin (&pace);

  for (guint i = 0; i < 20; i++)
    mw_flush_pace_choose (&pace, 1000);
  g_assert_cmpuint (pace.most, >, first);
  mw_flush_pace_end (&pace, TRUE);
  g_assert_cmpuint (pace.most, >, first);
  mw_flush_pace_end (&pace, FALSE);
  g_assert_cmpuint (mw_flush_pace_begin (&pace), ==, first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flush-pace/folded", test_folded);
  g_test_add_func ("/flush-pace/unfolded", test_unfolded);
  g_test_add_func ("/flush-pace/slow-rows", test_slow_rows);
  g_test_add_func ("/flush-pace/slow-frames", test_slow_frames);
  g_test_add_func ("/flush-pace/begins-anew", test_begins_anew);
  return g_test_run ();
}
