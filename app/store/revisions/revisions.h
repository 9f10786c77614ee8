/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/live.h>

G_BEGIN_DECLS

/* Revisions and their operations as rows of a live database. */

/**
 * mw_revisions_add:
 * @db: a live database, in a transaction
 * @revision: the revision; its digest is computed here
 * @token: the submission's
 * @operations: (element-type MwOperation): what it changed
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_revisions_add (sqlite3 *db,
                           const MwRevisionFields *revision,
                           const char *token,
                           GPtrArray *operations,
                           GError **error);

/* (element-type MwRevision) */
GPtrArray *mw_revisions_list (sqlite3 *db, const MwRevisionQuery *query, GError **error);

/* (element-type MwOperation): of the revisions after one, up to and with another. */
GPtrArray *mw_revisions_list_operations (sqlite3 *db, gint64 after, gint64 upto, GError **error);

/* The one that a token made; number 0 if none did. */
gboolean
mw_revisions_find_token (sqlite3 *db, const char *token, MwRevisionId *made, GError **error);

/**
 * mw_revisions_verify:
 * @db: a live database
 *
 * Computes every digest again.
 *
 * Returns: the number of the first revision that is not what it was when it was submitted, 0 if all
 *   are, -1 with a storage error
 */
gint64 mw_revisions_verify (sqlite3 *db, GCancellable *cancellable, GError **error);

G_END_DECLS
