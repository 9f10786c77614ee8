/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/* SQL functions mw_sort_key (text): mw_name_sort_key(), and mw_sorts_profiles (): whether profiles
 * are few enough to be sorted by it, as it is when the connection is opened. */
gboolean mw_name_order_add_functions (sqlite3 *db, GError **error);

/* Makes a statement's last ORDER BY sort by names as their readers do, where it sorts by the keys
 * that names are compared by. */
void mw_name_order_take (sqlite3 *db, GString *sql);

G_END_DECLS
