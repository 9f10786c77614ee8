/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/database/clock.h"

/* 0001-01-01 and 9999-12-31, in seconds since 1970 (RFC 3339 knows four digits). */
#define EARLIEST G_GINT64_CONSTANT (-62135596800)
#define LATEST G_GINT64_CONSTANT (253402300799)

static gint64 set_time = G_MININT64;

GDateTime *
mw_clock_now (void)
{
  gint64 now = set_time == G_MININT64 ? g_get_real_time () : set_time;
  gint64 seconds = CLAMP (now / G_USEC_PER_SEC, EARLIEST, LATEST);

  return g_date_time_new_from_unix_utc (seconds);
}

void
mw_clock_set (gint64 time)
{
  set_time = time;
}
