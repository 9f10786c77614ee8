/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/**
 * mw_search_rank_add_function:
 * @db: a connection
 *
 * Adds the SQL function mw_search_rank (words, name, other): how well a row is what was looked for,
 * less is better. For each of the words, as mw_name_key() has them: a word of the name (0), a word
 * of what it is known by besides (1), a part of the name (2), a part of the other (3), or something
 * else that belongs to it (4).
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_search_rank_add_function (sqlite3 *db, GError **error);

G_END_DECLS
