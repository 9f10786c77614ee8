/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>

G_BEGIN_DECLS

/**
 * mw_name_check:
 * @db: a draft, or a live database
 * @catalogue: the drivers
 * @is_draft: which of them; names that look alike are looked for in a draft alone
 * @findings: (element-type MwFinding): where findings are added
 *
 * Finds logins that mail servers would read as several, names, comments and values in which
 * something cannot be seen, and names that look alike. Of all rows, staged or not: an older
 * version, or another program, may have written them.
 */
gboolean mw_name_check (
    sqlite3 *db, MwCatalogue *catalogue, gboolean is_draft, GPtrArray *findings, GError **error);

G_END_DECLS
