/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/values.h"

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
read_pairs (sqlite3 *db, GHashTable *table, const char *sql, const char *id, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, sql, 1, id);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (row)
        g_hash_table_replace (table, mw_statement_dup_text (statement, 0),
                              mw_statement_dup_text (statement, 1));
    }
  return statement != NULL;
}

gboolean
mw_values_read (sqlite3 *db,
                const char *driver_id,
                const char *profile_id,
                GHashTable **site_defaults,
                GHashTable **overrides,
                GHashTable **live,
                GError **error)
{
  *site_defaults = new_table ();
  *overrides = new_table ();
  *live = new_table ();
  if (!read_pairs (db, *site_defaults, "SELECT key, value FROM site_default WHERE driver = ?1",
                   driver_id, error))
    return FALSE;
  if (!profile_id)
    return read_pairs (db, *live,
                       "SELECT substr (pk, length (object) + 2), base ->> 2 FROM staged"
                       " WHERE tbl = 'site_default' AND object = ?1",
                       driver_id, error);
  return read_pairs (db, *overrides, "SELECT key, value FROM profile_override WHERE profile = ?1",
                     profile_id, error) &&
         read_pairs (db, *live,
                     "SELECT substr (pk, length (object) + 2), base ->> 2 FROM staged"
                     " WHERE tbl = 'profile_override' AND object = ?1",
                     profile_id, error);
}

gboolean
mw_values_load (sqlite3 *db, MwSheet *sheet, const char *profile_id, GError **error)
{
  g_autoptr (GHashTable) site_defaults = NULL;
  g_autoptr (GHashTable) overrides = NULL;
  g_autoptr (GHashTable) live = NULL;

  if (!mw_values_read (db, mw_driver_get_id (mw_sheet_get_driver (sheet)), profile_id,
                       &site_defaults, &overrides, &live, error))
    return FALSE;
  mw_sheet_replace (sheet, site_defaults, overrides, live);
  return TRUE;
}
