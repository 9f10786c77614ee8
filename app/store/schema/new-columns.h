/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/**
 * mw_new_columns_fill:
 * @db: a draft in a transaction, without the triggers of `staged`
 *
 * To be called once a migration added columns to entity tables: what is kept of staged rows gains
 * them, with their defaults, and each row is written anew. SQLite leaves rows as they are when a
 * column is added, and up to 3.44 its session extension then takes what such a row had in it for
 * NULL, so that no edit of it could be undone.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_new_columns_fill (sqlite3 *db, GError **error);

G_END_DECLS
