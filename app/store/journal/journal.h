/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/journal/changeset.h"

#include <mailwright/catalogue.h>
#include <mailwright/edit.h>

G_BEGIN_DECLS

/* The draft's journal: one row an edit, with its changeset. Each of these is one transaction. */

typedef gboolean (*MwRecordFunc) (sqlite3 *db, gpointer user_data, GError **error);

/* Does what func does and journals it as one entry; an edit that changes nothing leaves none. */
gboolean mw_journal_record (
    sqlite3 *db, MwEdit *edit, MwRecordFunc func, gpointer user_data, GError **error);

/* The same within the caller's transaction. */
gboolean mw_journal_record_within (
    sqlite3 *db, MwEdit *edit, MwRecordFunc func, gpointer user_data, GError **error);
/* @mark: (nullable): of mw_journal_get_mark(), and nothing is undone where it is another one by
 * now: %MW_ERROR_NOTHING */
gboolean mw_journal_undo (sqlite3 *db, const char *mark, GError **error);
gboolean mw_journal_redo (sqlite3 *db, GError **error);

/* The last edit that can be undone, or the next that can be redone, in words; NULL (and
 * MW_EDIT_SEVERAL) if there is none. */
gboolean mw_journal_describe (sqlite3 *db,
                              MwCatalogue *catalogue,
                              gboolean undone,
                              MwEditVerb *verb,
                              char **label,
                              GError **error);

/* The changesets of the edits in effect, up to an entry, in order. */
GPtrArray *mw_journal_list (sqlite3 *db, gint64 upto, GError **error);
gboolean mw_journal_get_last (sqlite3 *db, gint64 *seq, GError **error);

/* The changeset of a row that has it and its digest (NULL for an entry of an older program), or
 * NULL with an error where the one does not fit the other. */
GBytes *mw_journal_read_changeset (MwStatement *row,
                                   int changeset_column,
                                   int digest_column,
                                   GError **error);

/* What stands for the edits in effect, up to an entry, and the base that they were made on. */
gboolean mw_journal_get_mark (sqlite3 *db, gint64 upto, char **mark, GError **error);

/* Within the caller's transaction: takes edits back or makes them again, last or first first. */
gboolean mw_journal_unwind (sqlite3 *db, GPtrArray *changesets, GError **error);
gboolean mw_journal_rewind (sqlite3 *db, GPtrArray *changesets, GError **error);

/* Runs func in a transaction that is rolled back if it fails. */
gboolean mw_transaction_run (sqlite3 *db, MwRecordFunc func, gpointer user_data, GError **error);

G_END_DECLS
