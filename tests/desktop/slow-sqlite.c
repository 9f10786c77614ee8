/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* To be preloaded: SQLite on a disk or a network share that takes its time. Whatever the window
 * asks the draft then comes later than the next click or key. */

#include <dlfcn.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define DELAY 60000 /* microseconds for each question */

typedef int (*Prepare) (sqlite3 *, const char *, int, sqlite3_stmt **, const char **);

int
sqlite3_prepare_v2 (
    sqlite3 *db, const char *sql, int length, sqlite3_stmt **statement, const char **rest)
{
  static Prepare real;

  if (!real)
    real = (Prepare) dlsym (RTLD_NEXT, "sqlite3_prepare_v2");
  if (strncmp (sql, "SELECT", 6) == 0)
    usleep (DELAY);
  return real (db, sql, length, statement, rest);
}
