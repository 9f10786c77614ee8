/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/database/database.h"

#include "store/database/database-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <mailwright/error.h>
#include <unistd.h>

#define PATIENCE_MS 5000

/* While many rows are put in order or written, pages stay in memory instead of going to the file
 * and back; what is above the last is given back as soon as that is done. */
#define READING_KIB 16384
#define WRITING_KIB 65536
#define KEPT_KIB 4096

static int
error_code_of (sqlite3 *db, int code)
{
  /* The memory beside the log is a file, too, and that it has no room is told as a failed write. */
  if ((code & 0xff) == SQLITE_IOERR && db && sqlite3_system_errno (db) == ENOSPC)
    return MW_ERROR_FULL;
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return MW_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return MW_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return MW_ERROR_BUSY;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return MW_ERROR_NOT_DATABASE;
    default:
      return MW_ERROR_STORAGE;
    }
}

/* What to do about it; the file's name comes before it. */
static const char *
advice_for (int error_code)
{
  switch (error_code)
    {
    case MW_ERROR_FULL:
      return _ ("There is no space left. Make room, then try again.");
    case MW_ERROR_READ_ONLY:
      return _ ("It cannot be written. Check who owns the file and its folder, then try again.");
    case MW_ERROR_BUSY:
      return _ ("Another program is writing to it. Try again in a moment.");
    case MW_ERROR_NOT_DATABASE:
      return _ ("It is not a database, or it is damaged. It was left as it is.");
    default:
      return _ ("It could not be read or written.");
    }
}

/* A file that could not be opened is known to its caller alone. */
static gboolean
set_error_of (const char *path, sqlite3 *db, int code, GError **error)
{
  int error_code;
  g_autofree char *shown = g_filename_display_name (path ? path : "SQLite");

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      return FALSE;
    }
  error_code = error_code_of (db, code);
  if (error_code == MW_ERROR_STORAGE)
    /* Translators: a file, what to do, and a technical detail in English */
    g_set_error (error, MW_ERROR, error_code, _ ("%s: %s (%s)"), shown, advice_for (error_code),
                 db ? sqlite3_errmsg (db) : sqlite3_errstr (code));
  else
    /* Translators: a file and what to do */
    g_set_error (error, MW_ERROR, error_code, _ ("%s: %s"), shown, advice_for (error_code));
  return FALSE;
}

gboolean
mw_database_set_error (sqlite3 *db, int code, GError **error)
{
  if (code == SQLITE_OK)
    code = sqlite3_extended_errcode (db);
  return set_error_of (db ? sqlite3_db_filename (db, "main") : NULL, db, code, error);
}

gboolean
mw_database_configure (sqlite3 *db, GError **error)
{
  return mw_database_exec (
      db,
      "PRAGMA journal_mode = WAL;"
      "PRAGMA synchronous = FULL;"
      "PRAGMA cache_size = -" G_STRINGIFY (READING_KIB) ";"
                                                        "PRAGMA foreign_keys = ON;",
      error);
}

gboolean
mw_database_configure_reading (sqlite3 *db, GError **error)
{
  return mw_database_exec (db, "PRAGMA cache_size = -" G_STRINGIFY (READING_KIB), error);
}

sqlite3 *
mw_database_open (const char *path, const char *what, GError **error)
{
  sqlite3 *db = NULL;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  code = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, NULL);
  if (code == SQLITE_OK && sqlite3_db_readonly (db, "main") == 1)
    {
      g_autofree char *shown = g_filename_display_name (path);

      code = SQLITE_READONLY;
      g_set_error (error, MW_ERROR, MW_ERROR_READ_ONLY,
                   /* Translators: “The draft” or “The live configuration”, and a file */
                   _ ("%s is in “%s”, which cannot be written. Check who owns the file and its "
                      "folder, then try again."),
                   what, shown);
    }
  else if (code != SQLITE_OK)
    set_error_of (path, db, code, error);
  if (code != SQLITE_OK)
    {
      sqlite3_close_v2 (db);
      return NULL;
    }
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, PATIENCE_MS);
  return db;
}

gboolean
mw_database_expect_writing (sqlite3 *db, GError **error)
{
  return mw_database_exec (db, "PRAGMA cache_size = -" G_STRINGIFY (WRITING_KIB), error);
}

void
mw_database_release_memory (sqlite3 *db)
{
  int now = 0, most = 0;

  if (sqlite3_db_status (db, SQLITE_DBSTATUS_CACHE_USED, &now, &most, 0) == SQLITE_OK &&
      now > KEPT_KIB * 1024)
    sqlite3_db_release_memory (db);
}

void
mw_database_close (sqlite3 *db)
{
  if (db)
    sqlite3_close_v2 (db);
}

gboolean
mw_database_exec (sqlite3 *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || mw_database_set_error (db, SQLITE_OK, error);
}

static MwStatement *
prepare_va (sqlite3 *db, GError **error, const char *sql, guint n, va_list arguments)
{
  MwStatement *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      mw_database_set_error (db, SQLITE_OK, error);
      return NULL;
    }
  for (guint i = 1; i <= n; i++)
    {
      const char *text = va_arg (arguments, const char *);

      sqlite3_bind_text (statement, (int) i, text, -1, SQLITE_TRANSIENT);
    }
  return statement;
}

MwStatement *
mw_database_prepare (sqlite3 *db, GError **error, const char *sql, guint n, ...)
{
  MwStatement *statement;
  va_list arguments;

  va_start (arguments, n);
  statement = prepare_va (db, error, sql, n, arguments);
  va_end (arguments);
  return statement;
}

gboolean
mw_database_step (MwStatement *statement, gboolean *row, GError **error)
{
  int code = sqlite3_step (statement);

  if (row)
    *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  return mw_database_set_error (sqlite3_db_handle (statement), SQLITE_OK, error);
}

gboolean
mw_database_run (sqlite3 *db, GError **error, const char *sql, guint n, ...)
{
  g_autoptr (MwStatement) statement = NULL;
  va_list arguments;
  gboolean row = TRUE;

  va_start (arguments, n);
  statement = prepare_va (db, error, sql, n, arguments);
  va_end (arguments);
  while (statement && row)
    if (!mw_database_step (statement, &row, error))
      return FALSE;
  return statement != NULL;
}

gboolean
mw_database_get_int64 (
    sqlite3 *db, gint64 *value, gint64 fallback, GError **error, const char *sql, guint n, ...)
{
  g_autoptr (MwStatement) statement = NULL;
  va_list arguments;
  gboolean row = FALSE;

  va_start (arguments, n);
  statement = prepare_va (db, error, sql, n, arguments);
  va_end (arguments);
  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  *value = row ? sqlite3_column_int64 (statement, 0) : fallback;
  return TRUE;
}

gboolean
mw_database_get_text (sqlite3 *db, char **value, GError **error, const char *sql, guint n, ...)
{
  g_autoptr (MwStatement) statement = NULL;
  va_list arguments;
  gboolean row = FALSE;

  *value = NULL;
  va_start (arguments, n);
  statement = prepare_va (db, error, sql, n, arguments);
  va_end (arguments);
  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  if (row)
    *value = mw_statement_dup_text (statement, 0);
  return TRUE;
}

const char *
mw_statement_text (MwStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

char *
mw_statement_dup_text (MwStatement *statement, int column)
{
  return g_strdup (mw_statement_text (statement, column));
}

static int
on_progress_made (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

void
mw_database_set_cancellable (sqlite3 *db, GCancellable *cancellable)
{
  sqlite3_progress_handler (db, cancellable ? 2000 : 0, on_progress_made, cancellable);
}

static gboolean
set_file_error (const char *path, int saved_errno, GError **error)
{
  int code = saved_errno == ENOSPC || saved_errno == EDQUOT ? MW_ERROR_FULL
             : saved_errno == EACCES || saved_errno == EROFS || saved_errno == EPERM
                 ? MW_ERROR_READ_ONLY
                 : MW_ERROR_STORAGE;
  g_autofree char *shown = g_filename_display_name (path);

  /* Translators: a file or folder, and the system's reason */
  g_set_error (error, MW_ERROR, code, _ ("“%s” could not be created: %s"), shown,
               g_strerror (saved_errno));
  return FALSE;
}

static gboolean
fill_and_close (
    const char *path, const char *what, MwFillFunc fill, gpointer user_data, GError **error)
{
  sqlite3 *db = mw_database_open (path, what, error);
  gboolean ok;

  if (!db)
    return FALSE;
  ok = mw_database_configure (db, error) && fill (db, path, user_data, error) &&
       mw_database_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  mw_database_close (db);
  return ok;
}

static void
remove_with_log (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (wal);
  g_unlink (shm);
  /* Of the moment before there is a log: it stays where there was no space for one. */
  g_unlink (journal);
}

gboolean
mw_database_make (
    const char *path, const char *what, MwFillFunc fill, gpointer user_data, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *fresh = g_strdup_printf ("%s.%s", path, uuid);
  gboolean ok;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_file_error (folder, errno, error);
  fd = g_open (fresh, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_file_error (path, errno, error);
  close (fd);
  ok = fill_and_close (fresh, what, fill, user_data, error);
  /* Whoever was faster keeps theirs. */
  if (ok && !mw_database_file_move (fresh, path) && errno != EEXIST)
    ok = set_file_error (path, errno, error);
  remove_with_log (fresh);
  return ok;
}
