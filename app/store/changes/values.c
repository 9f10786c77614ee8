/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/values.h"

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* What is asked, and the statement for it once it was asked: a review asks for many profiles. */
static const char *const QUESTIONS[] = {
  [MW_VALUES_SITE_DEFAULTS] = "SELECT key, value FROM site_default WHERE driver = ?1",
  [MW_VALUES_SITE_DEFAULTS_LIVE] =
      "SELECT substr (pk, length (object) + 2), base ->> '$.value' FROM staged"
      " WHERE tbl = 'site_default' AND object = ?1",
  [MW_VALUES_OVERRIDES] = "SELECT key, value FROM profile_override WHERE profile = ?1",
  [MW_VALUES_OVERRIDES_LIVE] =
      "SELECT substr (pk, length (object) + 2), base ->> '$.value' FROM staged"
      " WHERE tbl = 'profile_override' AND object = ?1",
};

void
mw_values_clear (MwValues *self)
{
  for (guint i = 0; i < MW_VALUES_N_QUESTIONS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
}

static gboolean
read_pairs (
    MwValues *self, MwValuesQuestion question, const char *id, GHashTable *table, GError **error)
{
  MwStatement *statement = self->statements[question];
  gboolean row = TRUE, ok = TRUE;

  if (!statement)
    statement = mw_database_prepare (self->db, error, QUESTIONS[question], 0);
  if (!statement)
    return FALSE;
  self->statements[question] = statement;
  sqlite3_bind_text (statement, 1, id, -1, SQLITE_TRANSIENT);
  while (ok && row)
    {
      ok = mw_database_step (statement, &row, error);
      if (ok && row)
        g_hash_table_replace (table, mw_statement_dup_text (statement, 0),
                              mw_statement_dup_text (statement, 1));
    }
  sqlite3_reset (statement);
  return ok;
}

gboolean
mw_values_read (MwValues *self,
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
  if (!read_pairs (self, MW_VALUES_SITE_DEFAULTS, driver_id, *site_defaults, error))
    return FALSE;
  if (!profile_id)
    return read_pairs (self, MW_VALUES_SITE_DEFAULTS_LIVE, driver_id, *live, error);
  return read_pairs (self, MW_VALUES_OVERRIDES, profile_id, *overrides, error) &&
         read_pairs (self, MW_VALUES_OVERRIDES_LIVE, profile_id, *live, error);
}

gboolean
mw_values_load (MwValues *self, MwSheet *sheet, const char *profile_id, GError **error)
{
  g_autoptr (GHashTable) site_defaults = NULL;
  g_autoptr (GHashTable) overrides = NULL;
  g_autoptr (GHashTable) live = NULL;

  if (!mw_values_read (self, mw_driver_get_id (mw_sheet_get_driver (sheet)), profile_id,
                       &site_defaults, &overrides, &live, error))
    return FALSE;
  mw_sheet_replace (sheet, site_defaults, overrides, live);
  return TRUE;
}
