/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/catalogue.h>
#include <mailwright/draft.h>
#include <mailwright/live.h>

G_BEGIN_DECLS

/**
 * mw_sqlite_check_files:
 * @live: (nullable): what somebody named as the live database
 * @draft: (nullable): what somebody named as the draft
 * @error: return location for an error
 *
 * Looks whether both can be what they were named for before one of them is opened, and so that
 * nothing is created where one cannot. Each may be given by a symbolic link.
 *
 * Returns: %FALSE with %MW_ERROR_INVALID, %MW_ERROR_NOT_DATABASE (a folder, a pipe, a device, a
 * file with a second name), %MW_ERROR_NOT_FOUND (a link that leads nowhere), %MW_ERROR_READ_ONLY or
 *   %MW_ERROR_STORAGE
 */
gboolean mw_sqlite_check_files (const char *live, const char *draft, GError **error);

/**
 * mw_sqlite_live_open:
 * @path: (nullable): the live database; %NULL for `$XDG_DATA_HOME/mailwright/live.db`
 * @create: make it, with its folder, if it is not there
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens the live configuration in an SQLite file. New files are 0600, new folders 0700. An older
 * one of ours is brought up to date. The write-ahead log goes with the last program that has it
 * open: a log that stayed would be taken for that of a back-up laid over the database.
 *
 * Returns: (transfer full): the live side, or %NULL with %MW_ERROR_INVALID (@path is no name of a
 *   file), %MW_ERROR_NOT_FOUND, %MW_ERROR_NOT_DATABASE, %MW_ERROR_NEWER_SCHEMA,
 * %MW_ERROR_READ_ONLY, %MW_ERROR_FULL, %MW_ERROR_BUSY or %MW_ERROR_STORAGE
 */
MwLive *
mw_sqlite_live_open (const char *path, gboolean create, GCancellable *cancellable, GError **error);

/**
 * mw_sqlite_draft_open:
 * @path: (nullable): the draft; %NULL for one named after @live below `$XDG_STATE_HOME/mailwright`
 * @live: the live configuration that it is a draft of
 * @catalogue: the drivers
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a draft, making it from the newest revision if it is not there. A submission that was
 * interrupted is finished or forgotten, whichever the live side says. Notifications come in the
 * thread-default main context of the caller.
 *
 * Returns: (transfer full): the draft, or %NULL with an error as of mw_sqlite_live_open(), or
 *   %MW_ERROR_REFUSED if it is a draft of another configuration
 */
MwDraft *mw_sqlite_draft_open (const char *path,
                               MwLive *live,
                               MwCatalogue *catalogue,
                               GCancellable *cancellable,
                               GError **error);

/**
 * mw_sqlite_draft_open_as_it_is:
 * @path: (nullable): as of mw_sqlite_draft_open()
 * @live: the live configuration that it is a draft of
 * @catalogue: the drivers
 * @error: return location for an error
 *
 * Opens a draft without asking the live side anything, if it is there already: what it follows, and
 * a submission that was interrupted, come afterwards, in a thread, and are told as any change.
 *
 * Returns: (transfer full): the draft, or %NULL with an error as of mw_sqlite_draft_open()
 */
MwDraft *mw_sqlite_draft_open_as_it_is (const char *path,
                                        MwLive *live,
                                        MwCatalogue *catalogue,
                                        GError **error);

G_END_DECLS
