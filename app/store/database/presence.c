/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/database/presence.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOOK_SECONDS 3

struct _MwPresence
{
  char *path; /* (owned) */
  dev_t device;
  ino_t inode;

  /* Of the main context alone. */
  GFileMonitor *monitor; /* (owned) (nullable) */
  guint timeout;
  gboolean looking;
  gboolean again; /* something happened while it was looked */
  char *problem;  /* (owned) (nullable): as it was told last */
  MwPresenceWords words;
  MwPresenceFunc func; /* (nullable): nobody asks any more */
  gpointer user_data;
};

static void
presence_clear (gpointer data)
{
  MwPresence *self = data;

  g_free (self->path);
  g_free (self->problem);
}

static void
presence_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, presence_clear);
}

static MwPresenceState
judge (int reason)
{
  return reason == ENOENT || reason == ENOTDIR ? MW_PRESENCE_GONE : MW_PRESENCE_LOST;
}

/* Blocks as long as the disk, or the server that it is on, takes. */
static MwPresenceState
look (const MwPresence *self, int *reason)
{
  struct stat status;

  *reason = 0;
  if (stat (self->path, &status) != 0)
    {
      *reason = errno;
      return judge (*reason);
    }
  if (status.st_dev != self->device || status.st_ino != self->inode)
    return MW_PRESENCE_REPLACED;
  if (faccessat (AT_FDCWD, self->path, W_OK, AT_EACCESS) == 0)
    return MW_PRESENCE_THERE;
  *reason = errno;
  return *reason == EACCES || *reason == EPERM || *reason == EROFS ? MW_PRESENCE_READ_ONLY
                                                                   : judge (*reason);
}

MwPresence *
mw_presence_new (const char *path)
{
  MwPresence *self = g_atomic_rc_box_new0 (MwPresence);
  struct stat status;

  self->path = g_strdup (path);
  if (stat (path, &status) == 0)
    {
      self->device = status.st_dev;
      self->inode = status.st_ino;
    }
  return self;
}

void
mw_presence_free (MwPresence *self)
{
  if (!self)
    return;
  self->func = NULL;
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->monitor)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  presence_unref (self);
}

gboolean
mw_presence_check (MwPresence *self, gboolean to_write, GError **error)
{
  g_autofree char *shown = g_filename_display_name (self->path);
  int reason = 0;

  switch (look (self, &reason))
    {
    case MW_PRESENCE_THERE:
      return TRUE;
    case MW_PRESENCE_GONE:
    case MW_PRESENCE_REPLACED:
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                   _ ("“%s” was removed or replaced while it was open. Nothing was done; open it "
                      "again."),
                   shown);
      return FALSE;
    case MW_PRESENCE_READ_ONLY:
      if (to_write)
        g_set_error (error, MW_ERROR, MW_ERROR_READ_ONLY,
                     /* Translators: a file, then a technical detail */
                     _ ("“%s” cannot be written (%s). Check who owns its folder, then try again."),
                     shown, g_strerror (reason));
      return !to_write;
    case MW_PRESENCE_LOST:
    default:
      g_set_error (error, MW_ERROR, MW_ERROR_STORAGE,
                   /* Translators: a file, then a technical detail */
                   _ ("“%s” cannot be reached (%s). Nothing was done; try again when its disk is "
                      "there."),
                   shown, g_strerror (reason));
      return FALSE;
    }
}

/* ---- watching ---- */

static void start_look (MwPresence *self);

/* What a look found. */
typedef struct
{
  MwPresence *presence; /* (owned) */
  MwPresenceState state;
  int reason;
} Look;

static void
look_free (gpointer data)
{
  Look *found = data;

  presence_unref (found->presence);
  g_free (found);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *found = task_data;

  found->state = look (found->presence, &found->reason);
  g_task_return_boolean (task, TRUE);
}

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *found = g_task_get_task_data (G_TASK (result));
  MwPresence *self = found->presence;
  g_autofree char *problem = NULL;

  self->looking = FALSE;
  if (!self->func)
    return;
  if (found->state != MW_PRESENCE_THERE)
    {
      g_autofree char *shown = g_filename_display_name (self->path);

      problem = self->words (found->state, shown, g_strerror (found->reason));
    }
  if (self->again)
    start_look (self);
  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  self->func (self->problem, self->user_data);
}

static void
start_look (MwPresence *self)
{
  g_autoptr (GTask) task = NULL;
  Look *found = NULL;

  /* A disk that does not answer is not asked again and again. */
  self->again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  found = g_new0 (Look, 1);
  found->presence = g_atomic_rc_box_acquire (self);
  task = g_task_new (NULL, NULL, on_looked_cb, NULL);
  g_task_set_source_tag (task, start_look);
  g_task_set_task_data (task, found, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static gboolean
on_time_passed_cb (gpointer user_data)
{
  MwPresence *self = user_data;

  if (!self->looking)
    start_look (self);
  return G_SOURCE_CONTINUE;
}

/* It is written with each edit: that is no news. */
static void
on_file_changed_cb (MwPresence *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event != G_FILE_MONITOR_EVENT_CHANGED && event != G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT)
    start_look (self);
}

void
mw_presence_watch (MwPresence *self, MwPresenceWords words, MwPresenceFunc func, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  self->words = words;
  self->func = func;
  self->user_data = user_data;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_file_changed_cb), self);
  self->timeout = g_timeout_add_seconds (LOOK_SECONDS, on_time_passed_cb, self);
}

/* ---- words ---- */

char *
mw_presence_describe_live (MwPresenceState state, const char *path, const char *reason)
{
  switch (state)
    {
    case MW_PRESENCE_GONE:
      return g_strdup_printf (
          _ ("The live database “%s” was moved or removed. You can go on editing, but nothing can "
             "be submitted until the file is back in its place."),
          path);
    case MW_PRESENCE_REPLACED:
      return g_strdup_printf (
          _ ("Another file took the place of the live database “%s”. You can go on editing, but "
             "nothing can be submitted. To work with the file that is there now, close Mailwright "
             "and start it again: your draft is kept."),
          path);
    case MW_PRESENCE_READ_ONLY:
      return g_strdup_printf (
          _ ("The live database “%s” cannot be written any more (%s). You can go on editing, but "
             "nothing can be submitted until it can be written again: check who owns the file and "
             "its folder."),
          path, reason);
    case MW_PRESENCE_LOST:
    case MW_PRESENCE_THERE:
    default:
      return g_strdup_printf (
          _ ("The live database “%s” cannot be reached (%s). You can go on editing, but nothing "
             "can be submitted until it is there again: check its disk or its server."),
          path, reason);
    }
}

char *
mw_presence_describe_draft (MwPresenceState state, const char *path, const char *reason)
{
  switch (state)
    {
    case MW_PRESENCE_GONE:
      return g_strdup_printf (
          _ ("Your draft “%s” was moved or removed. What is staged can still be submitted, and is "
             "lost when Mailwright is closed. Nothing more can be edited until the file is back "
             "in its place."),
          path);
    case MW_PRESENCE_REPLACED:
      return g_strdup_printf (
          _ ("Another file took the place of your draft “%s”. What is staged can still be "
             "submitted, and is lost when Mailwright is closed. Nothing more can be edited. To "
             "work with the file that is there now, close Mailwright and start it again."),
          path);
    case MW_PRESENCE_READ_ONLY:
      return g_strdup_printf (
          _ ("Your draft “%s” cannot be written any more (%s). What is staged is kept, but nothing "
             "more can be edited until it can be written again: check who owns the file and its "
             "folder."),
          path, reason);
    case MW_PRESENCE_LOST:
    case MW_PRESENCE_THERE:
    default:
      return g_strdup_printf (
          _ ("Your draft “%s” cannot be reached (%s). Nothing more can be edited until it is there "
             "again: check its disk or its server."),
          path, reason);
    }
}
