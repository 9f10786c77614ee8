/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/cancel-watch.h"

struct _MwCancelWatch
{
  GCancellable *cancellable; /* (owned) */
  GSource *source;           /* (owned): ready when it is cancelled */
  gulong handler;            /* holds @source, too; 0 where it was cancelled before */
  GSourceOnceFunc on_cancelled;
  gpointer user_data;
};

/* In the thread that cancels; maybe while another frees the watch, which is why nothing of it is
 * touched. */
static void
on_cancelled_cb (GCancellable *cancellable, GSource *source)
{
  g_source_set_ready_time (source, 0);
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static gboolean
tell (gpointer user_data)
{
  MwCancelWatch *self = user_data;

  self->on_cancelled (self->user_data);
  return G_SOURCE_REMOVE;
}

MwCancelWatch *
mw_cancel_watch_new (GMainContext *context,
                     GCancellable *cancellable,
                     GSourceOnceFunc on_cancelled,
                     gpointer user_data)
{
  static GSourceFuncs functions = { .dispatch = dispatch };
  MwCancelWatch *self = g_new0 (MwCancelWatch, 1);

  self->cancellable = g_object_ref (cancellable);
  self->on_cancelled = on_cancelled;
  self->user_data = user_data;
  self->source = g_source_new (&functions, sizeof (GSource));
  g_source_set_static_name (self->source, "[mailwright] cancel watch");
  g_source_set_callback (self->source, tell, self, NULL);
  g_source_attach (self->source, context);
  self->handler =
      g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled_cb), g_source_ref (self->source),
                             (GDestroyNotify) g_source_unref);
  return self;
}

void
mw_cancel_watch_free (MwCancelWatch *self)
{
  if (!self)
    return;
  g_source_destroy (self->source);
  /* Not g_cancellable_disconnect(), which waits until whoever cancels has told everybody. */
  if (self->handler != 0)
    g_signal_handler_disconnect (self->cancellable, self->handler);
  g_source_unref (self->source);
  g_object_unref (self->cancellable);
  g_free (self);
}
