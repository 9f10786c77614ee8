/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>
#include <mailwright/query.h>

G_BEGIN_DECLS

/* A query as SQL. The rows' integer keys are the rowids of its main table. */

/* The keys in order; limit 0 for all. */
MwStatement *mw_list_sql_prepare_keys (
    sqlite3 *db, MwCatalogue *catalogue, const MwQuery *query, guint limit, GError **error);

/* The rows with the keys of a JSON array, in any order; column 0 is the key. */
MwStatement *
mw_list_sql_prepare_rows (sqlite3 *db, const MwQuery *query, const char *keys, GError **error);

G_END_DECLS
