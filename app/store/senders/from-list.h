/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/* Makes the view from_list on a view sender that is there: in the database, or for this connection
 * alone. */
gboolean mw_from_list_create_view (sqlite3 *db, gboolean temporary, GError **error);

G_END_DECLS
