/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/* Adds mw_depends (profile id, driver id, address, direction as a literal) to SQL: everything that
 * a connection test of that profile depends on, as one text. While it is the same, what was seen
 * still holds. Needs the tables of the catalogue. */
gboolean mw_depends_add_function (sqlite3 *db, GError **error);

G_END_DECLS
