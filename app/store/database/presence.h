/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwPresenceState:
 * @MW_PRESENCE_THERE: the file that was opened is where it was
 * @MW_PRESENCE_GONE: there is none any more
 * @MW_PRESENCE_REPLACED: there is another one
 * @MW_PRESENCE_READ_ONLY: it is there, and cannot be written
 * @MW_PRESENCE_LOST: nobody can tell: its folder or its disk does not answer
 */
typedef enum
{
  MW_PRESENCE_THERE,
  MW_PRESENCE_GONE,
  MW_PRESENCE_REPLACED,
  MW_PRESENCE_READ_ONLY,
  MW_PRESENCE_LOST,
} MwPresenceState;

/**
 * MwPresence:
 *
 * Whether the file of a database that is open still is what others find by its name. Whoever has it
 * open can read and write a file that was removed or replaced, and nobody else ever sees it.
 */
typedef struct _MwPresence MwPresence;

/**
 * MwPresenceFunc:
 * @problem: (nullable): what is the matter; %NULL when it is there again
 *
 * Told in the main context.
 */
typedef void (*MwPresenceFunc) (const char *problem, gpointer user_data);

/**
 * MwPresenceWords:
 * @reason: a technical detail, for %MW_PRESENCE_LOST
 *
 * Returns: (transfer full): what a state that is not %MW_PRESENCE_THERE means for people
 */
typedef char *(*MwPresenceWords) (MwPresenceState state, const char *path, const char *reason);

/* Of the file that is there now; path as of mw_database_file_find(). */
MwPresence *mw_presence_new (const char *path);
void mw_presence_free (MwPresence *self);

/**
 * mw_presence_check:
 * @to_write: whether it must be writable, too
 * @error: return location for an error
 *
 * Looks now; from any thread but the window's.
 *
 * Returns: %FALSE with %MW_ERROR_NOT_FOUND, %MW_ERROR_READ_ONLY or %MW_ERROR_STORAGE
 */
gboolean mw_presence_check (MwPresence *self, gboolean to_write, GError **error);

/**
 * mw_presence_watch:
 * @words: what is the matter, in words
 * @func: called whenever that changes, until the presence is freed
 *
 * Looks whenever the folder says that something happened, and every few seconds: not every file
 * system tells.
 */
void mw_presence_watch (MwPresence *self,
                        MwPresenceWords words,
                        MwPresenceFunc func,
                        gpointer user_data);

/* The words of both files. */
char *mw_presence_describe_live (MwPresenceState state, const char *path, const char *reason);
char *mw_presence_describe_draft (MwPresenceState state, const char *path, const char *reason);

G_END_DECLS
