/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/alarm.h"

/* Unlike a timeout source it leaves the next time to whoever sets it. */
static gboolean
dispatch_alarm (GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_source_set_ready_time (source, -1);
  ((MwAlarmFunc) (GCallback) callback) (user_data);
  return G_SOURCE_CONTINUE;
}

GSource *
mw_alarm_new (GMainContext *context, gint64 time, MwAlarmFunc callback, gpointer user_data)
{
  static GSourceFuncs functions = { .dispatch = dispatch_alarm };
  GSource *alarm = g_source_new (&functions, sizeof (GSource));

  /* What has arrived meanwhile is looked at before the time is said to be over. */
  g_source_set_priority (alarm, G_PRIORITY_DEFAULT + 10);
  g_source_set_ready_time (alarm, time);
  g_source_set_callback (alarm, (GSourceFunc) (GCallback) callback, user_data, NULL);
  g_source_attach (alarm, context);
  return alarm;
}

void
mw_alarm_free (GSource *alarm)
{
  if (!alarm)
    return;
  g_source_destroy (alarm);
  g_source_unref (alarm);
}
