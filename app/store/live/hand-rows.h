/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/**
 * mw_hand_rows_find:
 * @db: a live database
 * @cancellable: (nullable): obeyed between two rows
 *
 * Looks for rows that no command of ours would have written, and that no rule of SQL can refuse.
 *
 * Returns: (transfer full) (element-type MwFinding): warnings, see mw_live_check_rows(); %NULL with
 * a storage error or %G_IO_ERROR_CANCELLED
 */
GPtrArray *mw_hand_rows_find (sqlite3 *db, GCancellable *cancellable, GError **error);

/* Gives a connection the function mw_fits (address, key, unicode): whether an address is compared
 * as itself. */
gboolean mw_hand_rows_add_function (sqlite3 *db, GError **error);

G_END_DECLS
