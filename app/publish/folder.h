/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwFolder:
 *
 * A folder that this program publishes in, and no other program meanwhile.
 */
typedef struct
{
  char *path; /* (owned) */
  int fd;
} MwFolder;

#define MW_FOLDER_INIT                                                                             \
  {                                                                                                \
    NULL, -1                                                                                       \
  }

void mw_folder_close (MwFolder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwFolder, mw_folder_close)

/* Opens it; FALSE with MW_ERROR_NOT_FOUND, MW_ERROR_READ_ONLY or MW_ERROR_STORAGE. */
gboolean mw_folder_open (MwFolder *self, const char *path, GError **error);

/* Waits until no other program publishes there. It ends with mw_folder_close(), and with us. FALSE
 * with MW_ERROR_BUSY, MW_ERROR_STORAGE or G_IO_ERROR_CANCELLED. */
gboolean mw_folder_lock (MwFolder *self, GCancellable *cancellable, GError **error);

/* Whether files can be made there; FALSE as of mw_folder_open(). */
gboolean mw_folder_check_writable (MwFolder *self, GError **error);

/**
 * mw_folder_replace:
 * @name: the file, in a locked folder
 * @fill: writes an empty file; %FALSE with errno set
 *
 * Writes a new file beside @name and puts it in its place when it is on the disk whole. It is
 * readable for everybody (0644); where it replaces one, it keeps that one's mode and, if possible,
 * group.
 *
 * Returns: %FALSE with %MW_ERROR_FULL, %MW_ERROR_READ_ONLY or %MW_ERROR_STORAGE
 */
typedef gboolean (*MwFolderFillFunc) (int fd, gconstpointer user_data);
gboolean mw_folder_replace (MwFolder *self,
                            const char *name,
                            MwFolderFillFunc fill,
                            gconstpointer user_data,
                            GError **error);

G_END_DECLS
