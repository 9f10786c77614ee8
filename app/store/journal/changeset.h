/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/* What sqlite3changeset_apply() met that it could not do. */
typedef struct
{
  int kind;    /* SQLITE_CHANGESET_DATA …, 0 if all went well */
  char *table; /* (owned) (nullable): SQLite names none for a foreign key */
} MwConflict;

void mw_conflict_clear (MwConflict *conflict);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwConflict, mw_conflict_clear)

/**
 * mw_changeset_apply:
 * @db: a connection in a transaction
 * @changeset: what to apply
 * @conflict: (out caller-allocates): zeroed; what it met
 * @error: return location for an error
 *
 * Applies @changeset, or nothing of it: a conflict is never skipped. A row that already is as the
 * changeset wants it is no conflict.
 *
 * Returns: %FALSE with a storage error, or without an error and @conflict set
 */
gboolean mw_changeset_apply (sqlite3 *db, GBytes *changeset, MwConflict *conflict, GError **error);

/* Whether it is built as a changeset is: see mw_changeset_is_whole(). */
gboolean mw_changeset_check (GBytes *changeset);

/* The changeset that takes it back. */
GBytes *mw_changeset_invert (GBytes *changeset, GError **error);

/* Begins to record the entity tables of db. */
sqlite3_session *mw_changeset_record (sqlite3 *db, GError **error);
GBytes *mw_changeset_recorded (sqlite3_session *session, GError **error);

GBytes *mw_statement_dup_blob (MwStatement *statement, int column);
void mw_statement_bind_blob (MwStatement *statement, int index, GBytes *blob);

G_END_DECLS
