/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/**
 * mw_old_history_convert:
 * @db: a live database whose table revision_blob has the revisions of versions 1 to 3
 *
 * Writes what they hold as changesets out as operations, with the words of their own day, and drops
 * the table.
 *
 * Returns: %FALSE with %MW_ERROR_NOT_DATABASE where one cannot be read, or a storage error
 */
gboolean mw_old_history_convert (sqlite3 *db, GError **error);

G_END_DECLS
