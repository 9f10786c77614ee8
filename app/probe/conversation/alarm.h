/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * mw_alarm_new:
 * @time: monotonic microseconds
 *
 * Returns: (transfer full): a source that calls @callback at @time, once; another time may be set
 *   with g_source_set_ready_time(), in @callback too. To be freed with mw_alarm_free()
 */
typedef void (*MwAlarmFunc) (gpointer user_data);
GSource *
mw_alarm_new (GMainContext *context, gint64 time, MwAlarmFunc callback, gpointer user_data);
void mw_alarm_free (GSource *alarm);

G_END_DECLS
