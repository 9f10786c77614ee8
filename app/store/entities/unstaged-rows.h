/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

G_BEGIN_DECLS

/* What the name of a table is preceded by for its rows as they are at the base revision. */
#define MW_UNSTAGED_ROWS "unstaged_"

/**
 * mw_unstaged_rows_create_views:
 * @db: a connection to a draft
 *
 * Gives the connection, for itself, a view of each entity's rows as they are at the base revision:
 * those of now without what is staged. It is fast by an object's id.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_unstaged_rows_create_views (sqlite3 *db, GError **error);

G_END_DECLS
