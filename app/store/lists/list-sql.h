/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>
#include <mailwright/query.h>

G_BEGIN_DECLS

/* A query as SQL. The rows' integer keys are the rowids of its main table. */

/* The keys in order; of all rows, or of those among the keys of a JSON array; limit 0 for all. */
MwStatement *mw_list_sql_prepare_keys (sqlite3 *db,
                                       MwCatalogue *catalogue,
                                       const MwQuery *query,
                                       const char *among,
                                       guint limit,
                                       GError **error);

/* Of two rows that are listed (?1 and ?2, their keys) the one that comes first. */
MwStatement *mw_list_sql_prepare_first (sqlite3 *db, const MwQuery *query, GError **error);

/* The rows with the keys of a JSON array, in any order; column 0 is the key. */
MwStatement *
mw_list_sql_prepare_rows (sqlite3 *db, const MwQuery *query, const char *keys, GError **error);

G_END_DECLS
