/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/database/watch.h"

/* A submit writes its log in many pieces: one look after they came is enough. */
#define SETTLE_MS 60

struct _MwWatch
{
  GFileMonitor *monitor; /* (owned) (nullable) */
  MwWatchFunc func;
  gpointer user_data;
  guint timeout;
};

static gboolean
on_log_settled_cb (gpointer user_data)
{
  MwWatch *self = user_data;

  self->timeout = 0;
  self->func (self->user_data);
  return G_SOURCE_REMOVE;
}

static void
on_log_changed_cb (MwWatch *self)
{
  if (self->timeout == 0)
    self->timeout = g_timeout_add (SETTLE_MS, on_log_settled_cb, self);
}

MwWatch *
mw_watch_new (const char *path, MwWatchFunc func, gpointer user_data)
{
  MwWatch *self = g_new0 (MwWatch, 1);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (wal);

  self->func = func;
  self->user_data = user_data;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor)
    {
      g_file_monitor_set_rate_limit (self->monitor, SETTLE_MS);
      g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_log_changed_cb), self);
    }
  return self;
}

void
mw_watch_free (MwWatch *self)
{
  if (!self)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->monitor)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_free (self);
}
