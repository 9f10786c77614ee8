/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

/* The session extension's declarations are behind these two (SQLite manual, "sessionintro"). */
#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#endif
#include <sqlite3.h>

G_BEGIN_DECLS

typedef sqlite3_stmt MwStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwStatement, sqlite3_finalize)

/**
 * mw_database_open:
 * @path: a file that exists
 * @what: what it is for people ("The draft", "The live configuration"), translated
 *
 * Opens @path for reading and writing, and changes nothing of it yet: look first whether it is ours
 * (mw_schema_check()), then call mw_database_configure().
 *
 * Returns: (transfer full): a connection for mw_database_close(), or %NULL with a %MW_ERROR
 */
sqlite3 *mw_database_open (const char *path, const char *what, GError **error);
void mw_database_close (sqlite3 *db);

/* A connection that may write many rows in one go keeps more of them in memory. */
gboolean mw_database_expect_writing (sqlite3 *db, GError **error);

/* After work on many rows: gives the memory back that the pages took. */
void mw_database_release_memory (sqlite3 *db);

/* Our settings: write-ahead logging that stays, foreign keys, full synchronisation. */
gboolean mw_database_configure (sqlite3 *db, GError **error);

/* For a connection that only reads: nothing of the file is changed, whatever it is. Temporary
 * tables can still be filled; then set query_only. */
gboolean mw_database_configure_reading (sqlite3 *db, GError **error);

/**
 * mw_database_set_error:
 * @db: the connection on which it failed
 * @code: an SQLite (extended) result code, or SQLITE_OK to ask @db
 *
 * Sets @error from SQLite's error, in words a person can act on. An interruption becomes
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: %FALSE, to be returned on
 */
gboolean mw_database_set_error (sqlite3 *db, int code, GError **error);

/* Runs SQL without results. */
gboolean mw_database_exec (sqlite3 *db, const char *sql, GError **error);

/* Prepares SQL and binds strings to ?1, ?2 …: count of them, then each (NULL binds NULL). */
MwStatement *mw_database_prepare (sqlite3 *db, GError **error, const char *sql, guint n, ...);

/* Prepares, binds, steps to the end. */
gboolean mw_database_run (sqlite3 *db, GError **error, const char *sql, guint n, ...);

/* The first column of the first row; fallback if there is no row. */
gboolean mw_database_get_int64 (
    sqlite3 *db, gint64 *value, gint64 fallback, GError **error, const char *sql, guint n, ...);
gboolean
mw_database_get_text (sqlite3 *db, char **value, GError **error, const char *sql, guint n, ...);

/* Steps: TRUE and *row for a row; TRUE and not *row at the end; FALSE with an error. */
gboolean mw_database_step (MwStatement *statement, gboolean *row, GError **error);

const char *mw_statement_text (MwStatement *statement, int column);
char *mw_statement_dup_text (MwStatement *statement, int column);

/* While set, a long statement on db is interrupted when cancellable is. */
void mw_database_set_cancellable (sqlite3 *db, GCancellable *cancellable);

/**
 * mw_database_make:
 * @path: where the file is to be
 * @fill: makes its contents
 *
 * Makes a database beside @path, fills it, and moves it into place whole: nobody ever sees half of
 * it. If somebody else made @path meanwhile, theirs stays. The file is 0600, missing folders 0700.
 */
typedef gboolean (*MwFillFunc) (sqlite3 *db, const char *path, gpointer user_data, GError **error);
gboolean mw_database_make (
    const char *path, const char *what, MwFillFunc fill, gpointer user_data, GError **error);

G_END_DECLS
