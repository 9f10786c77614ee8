/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/ago.h"

#include <glib/gi18n.h>

#define MOST_DAYS 14

char *
mw_ago_describe (GDateTime *time, GDateTime *now)
{
  gint64 minutes = 0;
  gint64 hours = 0;
  gint64 days = 0;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (time != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  minutes = g_date_time_difference (now, time) / G_TIME_SPAN_MINUTE;
  hours = minutes / 60;
  days = hours / 24;
  if (minutes < 1)
    return g_strdup (C_ ("time", "just now"));
  if (hours < 1)
    return g_strdup_printf (ngettext ("%u min ago", "%u min ago", (gulong) minutes),
                            (guint) minutes);
  if (days < 1)
    return g_strdup_printf (ngettext ("%u hour ago", "%u hours ago", (gulong) hours),
                            (guint) hours);
  if (days <= MOST_DAYS)
    return g_strdup_printf (ngettext ("%u day ago", "%u days ago", (gulong) days), (guint) days);
  local = g_date_time_to_local (time);
  return g_date_time_format (local, _ ("%-d %B %Y"));
}

char *
mw_ago_describe_milliseconds (guint milliseconds)
{
  if (milliseconds < 1000)
    /* Translators: milliseconds */
    return g_strdup_printf (_ ("%u ms"), milliseconds);
  /* Translators: seconds */
  return g_strdup_printf (_ ("%.1f s"), milliseconds / 1000.0);
}
