/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "publish/map.h"

#include <cdb.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The key of the map's own mark. A mail server asks with a C string, so that none of its keys
 * begins with a NUL. The mark is the first record. */
static const char MARK[] = "\0mailwright";
#define MARK_LENGTH ((unsigned) sizeof MARK - 1)

typedef struct
{
  struct cdb cdb;
  int fd;
} Map;

static void
map_close (Map *map)
{
  if (map->fd < 0)
    return;
  cdb_free (&map->cdb);
  close (map->fd);
  map->fd = -1;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Map, map_close)

void
mw_map_mark_clear (MwMapMark *mark)
{
  g_clear_pointer (&mark->live_id, g_free);
  g_clear_pointer (&mark->revision_id, g_free);
}

static gboolean
set_damaged (const char *path, GError **error)
{
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_DATABASE, _ ("“%s” is damaged. Publish it again."),
               path);
  return FALSE;
}

static gboolean
set_open_error (const char *path, int saved_errno, GError **error)
{
  if (saved_errno == ENOENT)
    g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("There is no “%s”."), path);
  else
    g_set_error (error, MW_ERROR,
                 saved_errno == EACCES || saved_errno == EPERM ? MW_ERROR_READ_ONLY
                                                               : MW_ERROR_STORAGE,
                 /* Translators: a file, and the system's reason */
                 _ ("“%s” could not be read: %s"), path, g_strerror (saved_errno));
  return FALSE;
}

/* ---- reading ---- */

/* Whoever put a FIFO or a folder there must not make us wait. */
static gboolean
map_open (Map *map, const char *path, GError **error)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    return set_open_error (path, errno, error);
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      close (fd);
      g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
                   _ ("“%s” is not a file. It was left as it is; move it away first."), path);
      return FALSE;
    }
  if (cdb_init (&map->cdb, fd) != 0)
    {
      close (fd);
      return set_damaged (path, error);
    }
  map->fd = fd;
  return TRUE;
}

static gboolean
is_mark (Map *map)
{
  const char *key = cdb_getkey (&map->cdb);

  return cdb_keylen (&map->cdb) == MARK_LENGTH && key && memcmp (key, MARK, MARK_LENGTH) == 0;
}

/* From the first record to the last: how many there are, -1 if that cannot be said; and whether the
 * first is our mark. */
static gint64
count_records (Map *map, gboolean *marked)
{
  unsigned position = 0;
  gint64 n = 0;
  int found;

  cdb_seqinit (&position, &map->cdb);
  while ((found = cdb_seqnext (&position, &map->cdb)) > 0)
    if (n++ == 0)
      *marked = is_mark (map);
  return found < 0 ? -1 : n;
}

/* "number live_id", and since a number can come again " revision_id". */
static gboolean
parse_mark (const char *text, MwMapMark *mark)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 3);
  guint n = g_strv_length (words);

  if (n < 2 || !g_ascii_string_to_signed (words[0], 10, 0, G_MAXINT64, &mark->revision, NULL) ||
      !g_uuid_string_is_valid (words[1]) || (n > 2 && !g_uuid_string_is_valid (words[2])))
    return FALSE;
  mark->live_id = g_strdup (words[1]);
  mark->revision_id = g_strdup (words[2]);
  return TRUE;
}

/* What is not ours is not written over; what was ours and is damaged, is. */
static gboolean
set_unmarked (Map *map, const char *path, GError **error)
{
  gboolean marked = FALSE;

  if (count_records (map, &marked) < 0 || marked)
    return set_damaged (path, error);
  g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
               _ ("“%s” was not published by Mailwright. It was left as it is; move it away "
                  "first."),
               path);
  return FALSE;
}

static gboolean
read_mark (Map *map, const char *path, MwMapMark *mark, GError **error)
{
  g_autofree char *text = NULL;
  const char *value;
  int found = cdb_find (&map->cdb, MARK, MARK_LENGTH);

  if (found < 0)
    return set_damaged (path, error);
  if (found == 0)
    return set_unmarked (map, path, error);
  value = cdb_getdata (&map->cdb);
  text = value ? g_strndup (value, cdb_datalen (&map->cdb)) : NULL;
  return (text && parse_mark (text, mark)) || set_damaged (path, error);
}

gboolean
mw_map_read_mark (const char *path, MwMapMark *mark, GError **error)
{
  g_auto (Map) map = { .fd = -1 };

  *mark = (MwMapMark){ 0 };
  return map_open (&map, path, error) && read_mark (&map, path, mark, error);
}

static gboolean
has_row (Map *map, const char *address, const char *logins)
{
  gsize length = strlen (logins);
  const char *value;

  if (cdb_find (&map->cdb, address, (unsigned) strlen (address)) != 1 ||
      cdb_datalen (&map->cdb) != length)
    return FALSE;
  value = cdb_getdata (&map->cdb);
  return length == 0 || (value && memcmp (value, logins, length) == 0);
}

static gboolean
has_rows (Map *map, const MwSenderMap *expected)
{
  guint n = mw_sender_map_get_n_addresses (expected);
  gboolean marked = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const char *logins = NULL;
      const char *address = mw_sender_map_get_row (expected, i, &logins);

      if (!has_row (map, address, logins))
        return FALSE;
    }
  return count_records (map, &marked) == (gint64) n + 1 && marked;
}

gboolean
mw_map_check_mark (const char *path,
                   const MwMapMark *mark,
                   const MwSenderMap *map,
                   gboolean or_older,
                   GError **error)
{
  gint64 revision = mw_sender_map_get_revision (map);

  if (g_strcmp0 (mark->live_id, mw_sender_map_get_live_id (map)) != 0)
    g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
                 _ ("“%s” was published from another database. It was left as it is: publish in "
                    "another folder, or move it away first."),
                 path);
  else if (mark->revision > revision)
    g_set_error (error, MW_ERROR, MW_ERROR_STALE,
                 _ ("“%s” is of revision %" PRId64 ", and the live configuration went back to "
                    "revision %" PRId64 ". It was left as it is; if the older one is right, move "
                    "the newer away and publish again."),
                 path, mark->revision, revision);
  else if (mark->revision < revision && !or_older)
    g_set_error (
        error, MW_ERROR, MW_ERROR_STALE,
        _ ("“%s” is of revision %" PRId64 ", and revision %" PRId64 " is live. Publish it again."),
        path, mark->revision, revision);
  else
    return TRUE;
  return FALSE;
}

gboolean
mw_map_compare (const char *path, const MwSenderMap *map, GError **error)
{
  g_auto (Map) found = { .fd = -1 };
  g_auto (MwMapMark) mark = { 0 };

  if (!map_open (&found, path, error) || !read_mark (&found, path, &mark, error) ||
      !mw_map_check_mark (path, &mark, map, FALSE, error))
    return FALSE;
  if (has_rows (&found, map))
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_DATABASE,
               _ ("“%s” is damaged: it does not hold what revision %" PRId64 " says. Publish it "
                  "again."),
               path, mark.revision);
  return FALSE;
}

/* ---- writing ---- */

static gboolean
add_rows (struct cdb_make *make, const MwSenderMap *map)
{
  const char *revision_id = mw_sender_map_get_revision_id (map);
  g_autofree char *mark =
      g_strdup_printf ("%" PRId64 " %s%s%s", mw_sender_map_get_revision (map),
                       mw_sender_map_get_live_id (map), *revision_id ? " " : "", revision_id);

  if (cdb_make_add (make, MARK, MARK_LENGTH, mark, (unsigned) strlen (mark)) != 0)
    return FALSE;
  for (guint i = 0; i < mw_sender_map_get_n_addresses (map); i++)
    {
      const char *logins = NULL;
      const char *address = mw_sender_map_get_row (map, i, &logins);

      if (cdb_make_add (make, address, (unsigned) strlen (address), logins,
                        (unsigned) strlen (logins)) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
mw_map_write (int fd, const MwSenderMap *map)
{
  struct cdb_make make;
  int saved_errno = 0;

  if (cdb_make_start (&make, fd) != 0)
    return FALSE;
  if (!add_rows (&make, map))
    saved_errno = errno;
  /* It frees what was kept, too. */
  if (cdb_make_finish (&make) != 0 && saved_errno == 0)
    saved_errno = errno;
  errno = saved_errno;
  return saved_errno == 0;
}
