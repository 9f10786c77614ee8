/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/senders/from-list.h"

#include "store/database/script.h"

gboolean
mw_from_list_create_view (sqlite3 *db, gboolean temporary, GError **error)
{
  g_autofree char *select = mw_script_load ("from-list");
  g_autofree char *sql =
      g_strconcat ("CREATE ", temporary ? "TEMP " : "", "VIEW from_list AS ", select, NULL);

  return mw_database_exec (db, sql, error);
}
