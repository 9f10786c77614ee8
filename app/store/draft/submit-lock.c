/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/submit-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <sys/file.h>
#include <unistd.h>

#define PATIENCE (5 * G_TIME_SPAN_SECOND)
#define PAUSE_US 20000

/* Of a file beside the draft: closing a second descriptor of the draft itself would drop SQLite's
 * own locks (POSIX, fcntl). */
struct _MwSubmitLock
{
  int fd; /* -1: the folder is gone, and with it all others who could come */
};

static gboolean
set_error (const char *path, int reason, GError **error)
{
  if (reason == EWOULDBLOCK)
    g_set_error_literal (error, MW_ERROR, MW_ERROR_BUSY,
                         _ ("Another program is submitting this draft. Try again in a moment."));
  else
    g_set_error (error, MW_ERROR, MW_ERROR_READ_ONLY,
                 /* Translators: a file, then a technical detail */
                 _ ("“%s” cannot be written (%s). Check who owns its folder, then try again."),
                 path, g_strerror (reason));
  return FALSE;
}

static gboolean
wait_for (int fd, const char *path, GCancellable *cancellable, GError **error)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;

  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (errno != EINTR && (errno != EWOULDBLOCK || g_get_monotonic_time () > until))
        return set_error (path, errno, error);
      g_usleep (PAUSE_US);
    }
  return TRUE;
}

MwSubmitLock *
mw_submit_lock_take (const char *draft, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strconcat (draft, "-submit", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  MwSubmitLock *self;

  if (fd < 0 && errno != ENOENT)
    {
      set_error (path, errno, error);
      return NULL;
    }
  if (fd >= 0 && !wait_for (fd, path, cancellable, error))
    {
      close (fd);
      return NULL;
    }
  self = g_new0 (MwSubmitLock, 1);
  self->fd = fd;
  return self;
}

void
mw_submit_lock_free (MwSubmitLock *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}
