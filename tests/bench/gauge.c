/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "gauge.h"

#include <string.h>
#include <time.h>

static gint64 busy_since, longest;
static gint64 worked_before, longest_worked;
static gint64 worked_at_reset;

/* Of this thread: what the machine gave to others is not in it. */
static gint64
get_worked (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Before all other sources: what ran since the last check was everything that was ready. */
static gboolean
prepare (GSource *source, int *timeout)
{
  if (busy_since)
    {
      longest = MAX (longest, g_get_monotonic_time () - busy_since);
      longest_worked = MAX (longest_worked, get_worked () - worked_before);
    }
  busy_since = 0;
  *timeout = -1;
  return FALSE;
}

static gboolean
check (GSource *source)
{
  busy_since = g_get_monotonic_time ();
  worked_before = get_worked ();
  return FALSE;
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
gauge_start (void)
{
  static GSourceFuncs funcs = { prepare, check, dispatch, NULL, NULL, NULL };
  GSource *source = g_source_new (&funcs, sizeof (GSource));

  g_source_set_priority (source, G_MININT);
  g_source_attach (source, NULL);
  g_source_unref (source);
}

void
gauge_reset (void)
{
  longest = longest_worked = 0;
  busy_since = 0;
  worked_at_reset = get_worked ();
}

double
gauge_get_longest_ms (void)
{
  return (double) longest / 1000;
}

double
gauge_get_longest_worked_ms (void)
{
  return (double) longest_worked / 1000;
}

double
gauge_get_worked_ms (void)
{
  return (double) (get_worked () - worked_at_reset) / 1000;
}

double
gauge_get_process_ms (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static double
read_status (const char *field)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, field);
  return line ? (double) g_ascii_strtoull (line + strlen (field), NULL, 10) / 1024 : 0;
}

double
gauge_get_rss_mib (void)
{
  return read_status ("VmRSS:");
}

double
gauge_get_peak_mib (void)
{
  return read_status ("VmHWM:");
}
