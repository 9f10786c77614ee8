/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/* Whether db has what model has, and no trigger besides. A table, a view or an index that a site
 * made for itself does not matter. */
gboolean mw_schema_shape_compare (sqlite3 *db, sqlite3 *model, const char *path, GError **error);

G_END_DECLS
