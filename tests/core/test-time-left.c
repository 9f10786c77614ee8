/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/health.h>
#include <mailwright/time-left.h>

#define START (1000 * G_TIME_SPAN_SECOND)

/* @rate a second, from @from seconds after the start to @to. */
static guint
go (MwTimeLeft *left, guint n_done, guint from, guint to, guint rate)
{
  for (guint second = from; second < to; second++)
    {
      mw_time_left_note (left, START + second * G_TIME_SPAN_SECOND, n_done);
      n_done += rate;
    }
  mw_time_left_note (left, START + to * G_TIME_SPAN_SECOND, n_done);
  return n_done;
}

static void
test_unknown (void)
{
  MwTimeLeft left = { 0 };

  g_assert_cmpint (mw_time_left_estimate (&left, 100), ==, -1);
  go (&left, 0, 0, 4, 100);
  g_assert_cmpint (mw_time_left_estimate (&left, 100), ==, -1);
  left = (MwTimeLeft){ 0 };
  go (&left, 0, 0, 10, 1);
  g_assert_cmpint (mw_time_left_estimate (&left, 100), ==, -1);
  /* It stands. */
  left = (MwTimeLeft){ 0 };
  go (&left, go (&left, 0, 0, 10, 10), 11, 2000, 0);
  g_assert_cmpint (mw_time_left_estimate (&left, 100), ==, -1);
}

static void
test_steady (void)
{
  MwTimeLeft left = { 0 };
  guint n_done = go (&left, 0, 0, 20, 50);

  g_assert_cmpuint (n_done, ==, 1000);
  g_assert_cmpint (mw_time_left_estimate (&left, 8750), ==, 175);
  g_assert_cmpint (mw_time_left_estimate (&left, 0), ==, 0);
}

/* One slow second does not shake it; a slower rate is soon known. */
static void
test_smoothed (void)
{
  MwTimeLeft left = { 0 };
  guint n_done = go (&left, 0, 0, 60, 100);

  n_done = go (&left, n_done, 61, 62, 0);
  g_assert_cmpint (mw_time_left_estimate (&left, 6000), >=, 60);
  g_assert_cmpint (mw_time_left_estimate (&left, 6000), <=, 66);
  go (&left, n_done, 63, 200, 10);
  g_assert_cmpint (mw_time_left_estimate (&left, 6000), >=, 500);
  g_assert_cmpint (mw_time_left_estimate (&left, 6000), <=, 620);
}

/* Many notes in a second are one. */
static void
test_often (void)
{
  MwTimeLeft left = { 0 };

  for (guint i = 0; i <= 2000; i++)
    mw_time_left_note (&left, START + i * 10 * G_TIME_SPAN_MILLISECOND, i);
  g_assert_cmpint (mw_time_left_estimate (&left, 1000), ==, 10);
}

static void
add_day (GPtrArray *days, GDateDay day, GDateMonth month, guint n_works)
{
  MwHealth *health = g_new0 (MwHealth, 1);

  g_date_clear (&health->day, 1);
  g_date_set_dmy (&health->day, day, month, 2026);
  health->n_works = n_works;
  health->n_fails = 2;
  g_ptr_array_add (days, health);
}

/* What a day is compared with. */
static void
test_before (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);

  g_assert_null (mw_health_find_before (days));
  add_day (days, 1, G_DATE_NOVEMBER, 10);
  g_assert_null (mw_health_find_before (days));
  g_assert_cmpuint (mw_health_get_n_mailboxes (g_ptr_array_index (days, 0)), ==, 12);
  /* Less than a week: the one before. */
  add_day (days, 3, G_DATE_NOVEMBER, 20);
  g_assert_cmpuint (mw_health_find_before (days)->n_works, ==, 10);
  add_day (days, 9, G_DATE_NOVEMBER, 30);
  g_assert_cmpuint (mw_health_find_before (days)->n_works, ==, 10);
  add_day (days, 10, G_DATE_NOVEMBER, 40);
  g_assert_cmpuint (mw_health_find_before (days)->n_works, ==, 20);
  add_day (days, 2, G_DATE_DECEMBER, 50);
  g_assert_cmpuint (mw_health_find_before (days)->n_works, ==, 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time-left/unknown", test_unknown);
  g_test_add_func ("/time-left/steady", test_steady);
  g_test_add_func ("/time-left/smoothed", test_smoothed);
  g_test_add_func ("/time-left/often", test_often);
  g_test_add_func ("/health/before", test_before);

  return g_test_run ();
}
