/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

G_BEGIN_DECLS

/* What a draft is searched by: of each entity that says which text is looked into, an index of all
 * runs of three letters (FTS5, the tokenizer trigram), and one of the values of overrides, which
 * are mostly the same few: each value is there once. Triggers keep them, whoever writes. */

/* What comes behind the name of a table that has an index. */
#define MW_SEARCH_INDEX "_search"

/**
 * mw_search_index_drop:
 * @db: a draft
 *
 * Stops keeping the indexes and empties them, before a table is written anew: row by row that takes
 * several times as long as mw_search_index_make() does after it.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_search_index_drop (sqlite3 *db, GError **error);

/**
 * mw_search_index_make:
 * @db: a draft, whose indexes are not kept
 *
 * Fills the indexes with what is there, and keeps them from then on.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_search_index_make (sqlite3 *db, GError **error);

G_END_DECLS
