/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database.h"

#include <mailwright/sheet.h>

G_BEGIN_DECLS

/* The values of one profile (or, without one, of its driver's site defaults) as three tables of key
 * to canonical value: what mw_sheet_replace() takes. */
gboolean mw_values_read (sqlite3 *db,
                         const char *driver_id,
                         const char *profile_id,
                         GHashTable **site_defaults,
                         GHashTable **overrides,
                         GHashTable **live,
                         GError **error);

/* The same, into a sheet. */
gboolean mw_values_load (sqlite3 *db, MwSheet *sheet, const char *profile_id, GError **error);

G_END_DECLS
