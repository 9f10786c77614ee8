/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "publish/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long another program that publishes there is waited for. */
#define PATIENCE_MS 10000
#define LOOK_MS 20

#define DEFAULT_MODE 0644

static gboolean
set_error (int saved_errno, const char *path, const char *name, GError **error)
{
  g_autofree char *file = name ? g_build_filename (path, name, NULL) : g_strdup (path);
  int code = saved_errno == ENOSPC || saved_errno == EDQUOT ? MW_ERROR_FULL
             : saved_errno == EACCES || saved_errno == EROFS || saved_errno == EPERM
                 ? MW_ERROR_READ_ONLY
                 : MW_ERROR_STORAGE;

  if (code == MW_ERROR_FULL)
    g_set_error (error, MW_ERROR, code,
                 _ ("“%s” could not be written: there is no space left. Make room, then publish "
                    "again."),
                 file);
  else
    /* Translators: a file or folder, and the system's reason */
    g_set_error (error, MW_ERROR, code,
                 _ ("“%s” could not be written: %s. Check who owns it and its folder, then publish "
                    "again."),
                 file, g_strerror (saved_errno));
  return FALSE;
}

gboolean
mw_folder_open (MwFolder *self, const char *path, GError **error)
{
  self->path = g_strdup (path);
  self->fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->fd >= 0)
    return TRUE;
  if (errno != ENOENT && errno != ENOTDIR)
    return set_error (errno, path, NULL, error);
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
               _ ("There is no folder “%s” to publish in. Make it, or name another."), path);
  return FALSE;
}

void
mw_folder_close (MwFolder *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_clear_pointer (&self->path, g_free);
}

gboolean
mw_folder_lock (MwFolder *self, GCancellable *cancellable, GError **error)
{
  for (guint waited = 0; flock (self->fd, LOCK_EX | LOCK_NB) != 0; waited += LOOK_MS)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        return set_error (errno, self->path, NULL, error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (waited >= PATIENCE_MS)
        {
          g_set_error (error, MW_ERROR, MW_ERROR_BUSY,
                       _ ("Another program holds “%s”. Try again in a moment."), self->path);
          return FALSE;
        }
      g_usleep (LOOK_MS * 1000);
    }
  return TRUE;
}

gboolean
mw_folder_check_writable (MwFolder *self, GError **error)
{
  return faccessat (self->fd, ".", W_OK | X_OK, AT_EACCESS) == 0 ||
         set_error (errno, self->path, NULL, error);
}

/* ---- replacing ---- */

/* As the one that it replaces: whoever made that readable for fewer meant it. */
static gboolean
give_mode (int fd, int replaced)
{
  struct stat status;

  if (replaced < 0 || fstat (replaced, &status) != 0)
    return fchmod (fd, DEFAULT_MODE) == 0;
  if (fchown (fd, (uid_t) -1, status.st_gid) != 0 && errno != EPERM)
    return FALSE;
  return fchmod (fd, status.st_mode & 0777) == 0;
}

/* Postfix sees that a map was replaced by its time or because it has no name any more. A hard link
 * of a backup is a name: so the old one gets another time. Only its owner may; then the rest of
 * the world has to be content with the name. */
static void
mark_replaced (int replaced)
{
  struct stat status;
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT } };

  if (replaced < 0 || fstat (replaced, &status) != 0 || status.st_nlink == 0)
    return;
  times[1].tv_sec = status.st_mtim.tv_sec + 1;
  futimens (replaced, times);
}

/* What a program left that was killed: we hold the folder, so nobody is writing it. */
static void
remove_unfinished (MwFolder *self, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, prefix))
      unlinkat (self->fd, name, 0);
}

static int
write_beside (
    MwFolder *self, const char *fresh, int replaced, MwFolderFillFunc fill, gconstpointer user_data)
{
  int fd = openat (self->fd, fresh, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  int saved_errno = 0;

  if (fd < 0)
    return errno;
  if (!fill (fd, user_data) || !give_mode (fd, replaced) || fsync (fd) != 0)
    saved_errno = errno;
  if (close (fd) != 0 && saved_errno == 0)
    saved_errno = errno;
  return saved_errno;
}

gboolean
mw_folder_replace (MwFolder *self,
                   const char *name,
                   MwFolderFillFunc fill,
                   gconstpointer user_data,
                   GError **error)
{
  g_autofree char *prefix = g_strdup_printf (".%s.", name);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *fresh = g_strconcat (prefix, uuid, NULL);
  int replaced = openat (self->fd, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int saved_errno;

  remove_unfinished (self, prefix);
  saved_errno = write_beside (self, fresh, replaced, fill, user_data);
  if (saved_errno == 0 && renameat (self->fd, fresh, self->fd, name) != 0)
    saved_errno = errno;
  if (saved_errno != 0)
    unlinkat (self->fd, fresh, 0);
  else
    mark_replaced (replaced);
  if (replaced >= 0)
    close (replaced);
  /* The name is on the disk only with its folder. Some file systems have no such thing. */
  if (saved_errno == 0 && fsync (self->fd) != 0 && errno != EINVAL)
    saved_errno = errno;
  return saved_errno == 0 || set_error (saved_errno, self->path, name, error);
}
