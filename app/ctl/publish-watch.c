/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/publish-watch.h"
#include "ctl/publishing.h"
#include "ctl/stream.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>
#include <signal.h>

/* What is not told (a folder that came back, a file system that tells of nothing) is seen after so
 * long. */
#define LOOK_SECONDS 5

typedef struct
{
  CtlContext *context;
  const char *folder;
  GMainLoop *loop; /* (owned) */
  char *trouble;   /* (owned) (nullable): what was said last, and is still so */
  gboolean looked; /* all of what is published was read once */
} Watch;

static void look (Watch *self);

static gboolean
open_live (Watch *self, GError **error)
{
  if (self->context->live)
    return TRUE;
  if (!self->context->open_live (self->context, error))
    return FALSE;
  g_signal_connect_swapped (self->context->live, "revised", G_CALLBACK (look), self);
  return TRUE;
}

static void
close_live (Watch *self)
{
  if (self->context->live)
    g_signal_handlers_disconnect_by_data (self->context->live, self);
  g_clear_object (&self->context->live);
}

static void
say_trouble (Watch *self, const GError *error)
{
  if (g_strcmp0 (self->trouble, error->message) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (error->message);
  ctl_stream_say (NULL, error->message);
}

static void
say_published (Watch *self, const MwPublished *published)
{
  if (published->written)
    ctl_publishing_print (self->context, self->folder, published);
  else if (self->trouble && !self->context->json)
    g_print (_ ("“%s” holds revision %" PRId64 ".\n"), published->path, published->revision);
  ctl_stream_flush ();
  g_clear_pointer (&self->trouble, g_free);
}

/* After any failure the database is opened anew: it may have been another file's turn. */
static void
look (Watch *self)
{
  MwPublishWhen when = self->looked ? MW_PUBLISH_IF_BEHIND : MW_PUBLISH_IF_WRONG;
  g_auto (MwPublished) published = { 0 };
  g_autoptr (GError) error = NULL;

  if (open_live (self, &error) && mw_publish (self->context->live, self->context->publisher,
                                              self->folder, when, &published, NULL, &error))
    {
      self->looked = TRUE;
      say_published (self, &published);
      return;
    }
  close_live (self);
  say_trouble (self, error);
}

static gboolean
on_time_passed_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_signal_cb (gpointer user_data)
{
  Watch *self = user_data;

  g_main_loop_quit (self->loop);
  return G_SOURCE_CONTINUE;
}

int
ctl_publish_watch (CtlContext *context, const char *folder)
{
  Watch self = { .context = context, .folder = folder, .loop = g_main_loop_new (NULL, FALSE) };
  guint sources[] = { g_unix_signal_add (SIGTERM, on_signal_cb, &self),
                      g_unix_signal_add (SIGINT, on_signal_cb, &self),
                      g_timeout_add_seconds (LOOK_SECONDS, on_time_passed_cb, &self) };

  close_live (&self);
  look (&self);
  g_main_loop_run (self.loop);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_source_remove (sources[i]);
  close_live (&self);
  g_main_loop_unref (self.loop);
  g_free (self.trouble);
  return CTL_DONE;
}
