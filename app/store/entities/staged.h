/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

G_BEGIN_DECLS

/* What differs from the base revision: kept by triggers on the entity tables, with the row as it
 * was there (a JSON object of its columns by name; NULL where there was none), what it counts as,
 * and sums of both. What an edit costs so depends on what it touches.
 *
 * What counts is what a person did: a new or a removed object once, with all that is its own; a
 * value once, for however many objects; each other field and membership once. */

/* A migration that touches the tables goes without them. */
gboolean mw_staged_drop_triggers (sqlite3 *db, GError **error);

/* (Re)makes the triggers. */
gboolean mw_staged_create_triggers (sqlite3 *db, GError **error);

/* Counts everything anew: after a copy, and after a migration. */
gboolean mw_staged_count_again (sqlite3 *db, GError **error);

/* What was staged is the base now. */
gboolean mw_staged_clear (sqlite3 *db, GError **error);

/* Counters: rows of a table, rows of it that are staged, what all of it counts as. */
typedef struct
{
  guint n_rows;
  guint n_staged;
  guint n_lines;
} MwTally;

/* Of a table; or of all, with NULL. */
gboolean mw_staged_tally (sqlite3 *db, const char *table, MwTally *tally, GError **error);

G_END_DECLS
