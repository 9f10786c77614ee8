/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/database/database-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <mailwright/error.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite takes no more (os_unix.c, MAX_PATHNAME), and appends to it. */
#define LONGEST_PATH 500

/* The sentence has one %s, for the file. */
static char *
refuse (GError **error, MwError code, const char *sentence, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GString) message = g_string_new (sentence);

  g_string_replace (message, "%s", shown, 0);
  g_set_error_literal (error, MW_ERROR, code, message->str);
  return NULL;
}

/* SQLite's manual, "Uniform Resource Identifiers" and "In-Memory Databases". */
static gboolean
is_uri (const char *path)
{
  g_autofree char *scheme = g_uri_parse_scheme (path);

  return scheme && (g_ascii_strcasecmp (scheme, "file") == 0 || strstr (path, "://"));
}

static gboolean
is_part_of_another (const char *path)
{
  return g_str_has_suffix (path, "-wal") || g_str_has_suffix (path, "-shm") ||
         g_str_has_suffix (path, "-journal");
}

/* What is wrong with the name alone; NULL if nothing is. */
static const char *
judge_name (const char *path)
{
  if (!*path)
    return _ ("The name of the database’s file is empty. Name a file.");
  if (g_str_equal (path, ":memory:"))
    return _ ("“%s” is no file: it would be gone with the program. For a file of that name begin "
              "it with “./”.");
  if (is_uri (path))
    return _ ("“%s” is a URI, not the name of a file. Name the file alone; where it is its name, "
              "begin it with “./”.");
  if (g_str_has_suffix (path, "/"))
    return _ ("“%s” is the name of a folder. Name a file in it, such as “live.db”.");
  if (is_part_of_another (path))
    return _ ("“%s” is the name of a part of another database. Name the database’s own file.");
  return NULL;
}

/* The same of what is there. */
static const char *
judge_kind (const struct stat *status)
{
  if (S_ISDIR (status->st_mode))
    return _ ("“%s” is a folder. Name a file in it, such as “live.db”.");
  if (S_ISFIFO (status->st_mode))
    return _ ("“%s” is a pipe, not a file. Name the database’s file.");
  if (S_ISSOCK (status->st_mode))
    return _ ("“%s” is a socket, not a file. Name the database’s file.");
  if (!S_ISREG (status->st_mode))
    return _ ("“%s” is a device, not a file. Name the database’s file.");
  if (status->st_nlink > 1)
    return _ ("“%s” has a second name (a hard link). Programs that open it by different names "
              "would write two logs and damage it. Remove the other name, or make it a symbolic "
              "link; a copy is fine.");
  return NULL;
}

static char *
set_errno (const char *path, int saved_errno, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, MW_ERROR,
               saved_errno == EACCES || saved_errno == EPERM ? MW_ERROR_READ_ONLY
                                                             : MW_ERROR_STORAGE,
               /* Translators: a file or folder, and the system's reason */
               _ ("“%s” could not be opened: %s"), shown, g_strerror (saved_errno));
  return NULL;
}

static char *
follow (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real);

  free (real);
  return copy;
}

/* A file that is to be made: its folder may have to be made, too. */
static char *
find_new (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real = follow (folder);
  g_autofree char *above = NULL;

  if (g_str_equal (name, ".") || g_str_equal (name, ".."))
    return refuse (error, MW_ERROR_INVALID,
                   _ ("“%s” is the name of a folder. Name a file in it, such as “live.db”."), path);
  if (real)
    return g_build_filename (real, name, NULL);
  if (errno != ENOENT)
    return set_errno (path, errno, error);
  above = find_new (folder, error);
  return above ? g_build_filename (above, name, NULL) : NULL;
}

static char *
find (const char *path, gboolean *exists, GError **error)
{
  struct stat status, link_status;
  const char *sentence = NULL;

  *exists = stat (path, &status) == 0;
  if (*exists)
    {
      char *real = NULL;

      sentence = judge_kind (&status);
      if (sentence)
        return refuse (error, MW_ERROR_NOT_DATABASE, sentence, path);
      real = follow (path);
      return real ? real : set_errno (path, errno, error);
    }
  if (errno != ENOENT)
    return set_errno (path, errno, error);
  if (lstat (path, &link_status) == 0)
    return refuse (error, MW_ERROR_NOT_FOUND,
                   _ ("“%s” is a symbolic link to a file that is not there. Nothing was created; "
                      "check whether its disk is mounted."),
                   path);
  return find_new (path, error);
}

char *
mw_database_file_find (const char *path, gboolean *exists, GError **error)
{
  g_autofree char *file = NULL;
  const char *sentence = NULL;
  gboolean there = FALSE;

  g_return_val_if_fail (path != NULL, NULL);

  sentence = judge_name (path);
  if (sentence)
    return refuse (error, MW_ERROR_INVALID, sentence, path);
  file = find (path, &there, error);
  if (!file)
    return NULL;
  if (strlen (file) > LONGEST_PATH)
    return refuse (error, MW_ERROR_INVALID,
                   _ ("“%s” has a path too long for a database. Put it into another folder."),
                   path);
  if (exists)
    *exists = there;
  return g_steal_pointer (&file);
}

gboolean
mw_database_file_move (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Not every file system can. For a moment the file has two names then. */
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  return link (from, to) == 0 && g_unlink (from) == 0;
}
