/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>

G_BEGIN_DECLS

/**
 * mw_catalogue_tables_fill:
 * @db: a connection
 * @catalogue: the drivers
 *
 * Makes temporary tables of what SQL has to know of the drivers, so that lists can be ordered and
 * filtered by effective values: driver_default (driver, key, value,
 * secret, searched, enabled_key): searched is 1 where a profile is found by a value of its own, 2
 * where by a default, too, and enabled_key is what switches it off; driver_role (driver, role,
 * key), with roles `in-server`, `in-encryption`, `in-implicit-tls`, `in-starttls`, `in-enabled` and
 * the same with `out-`; and driver_name (driver, name).
 */
gboolean mw_catalogue_tables_fill (sqlite3 *db, MwCatalogue *catalogue, GError **error);

G_END_DECLS
