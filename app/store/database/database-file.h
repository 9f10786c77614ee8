/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * mw_database_file_find:
 * @path: what a person named, relative or absolute; any bytes
 * @exists: (out) (optional): whether it is there
 * @error: return location for an error
 *
 * Finds the one name of the file of a database: absolute, and with symbolic links followed, so that
 * its log, its locks and whoever watches it meet whichever name was given. Nothing is created. What
 * cannot be a database's file is refused: a URI or another name that SQLite would take for
 * something else, a folder, pipe, socket or device, a link that leads nowhere, and a file with a
 * second name: SQLite finds the log by the name, and two logs of one file damage it (SQLite manual,
 * "How To Corrupt An SQLite Database File", 2.5).
 *
 * Returns: (transfer full): the name, or %NULL with %MW_ERROR_INVALID (no name of a file),
 *   %MW_ERROR_NOT_DATABASE, %MW_ERROR_NOT_FOUND (a link that leads nowhere), %MW_ERROR_READ_ONLY or
 *   %MW_ERROR_STORAGE
 */
char *mw_database_file_find (const char *path, gboolean *exists, GError **error);

/* Moves a file to a name that nobody has yet; FALSE with errno, EEXIST if somebody has. */
gboolean mw_database_file_move (const char *from, const char *to);

G_END_DECLS
