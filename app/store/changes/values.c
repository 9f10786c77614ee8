/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/values.h"

#include <string.h>

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
  [MW_VALUES_OWN] = "SELECT key, value FROM profile_override WHERE profile = ?1 ORDER BY key",
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

static MwStatement *
get_statement (MwValues *self, MwValuesQuestion question, GError **error)
{
  if (!self->statements[question])
    self->statements[question] = mw_database_prepare (self->db, error, QUESTIONS[question], 0);
  return self->statements[question];
}

static gboolean
read_pairs (
    MwValues *self, MwValuesQuestion question, const char *id, GHashTable *table, GError **error)
{
  MwStatement *statement = get_statement (self, question, error);
  gboolean row = TRUE, ok = TRUE;

  if (!statement)
    return FALSE;
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

/* ---- what a profile is made of ---- */

#define MOST_OF_PLAIN_ADDRESS 64

/* Letters and digits with single marks between them, and a dot in the domain: whatever value such
 * an address or a part of it stands for is as good as with another one. */
static gboolean
is_plain_address (const char *address)
{
  const char *at = strchr (address, '@');
  gsize n = strlen (address);

  if (!at || !strchr (at, '.') || strchr (at + 1, '@') || n > MOST_OF_PLAIN_ADDRESS)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (address[i]) &&
        (!strchr (".-_@", address[i]) || i == 0 || !g_ascii_isalnum (address[i - 1]) ||
         !g_ascii_isalnum (address[i + 1])))
      return FALSE;
  return !strchr (at, '_');
}

static void
append_value (GString *text, MwDriver *driver, const char *key, const char *value)
{
  MwParameter *parameter = mw_driver_find_parameter (driver, key);
  gboolean secret =
      parameter && mw_parameter_is_secret (parameter) && g_uuid_string_is_valid (value);

  /* No key has a line end; a value's is told from the one after it by its length. */
  g_string_append_printf (text, "\n%s=%" G_GSIZE_FORMAT ":%s", key, secret ? 0 : strlen (value),
                          secret ? "secret" : value);
}

GString *
mw_values_spell (
    MwValues *self, MwDriver *driver, const char *profile_id, const char *address, GError **error)
{
  MwStatement *statement = get_statement (self, MW_VALUES_OWN, error);
  GString *text = g_string_new (mw_driver_get_id (driver));
  gboolean row = statement != NULL, ok = row;

  if (!is_plain_address (address))
    g_string_append_printf (text, " %s", address);
  if (statement)
    sqlite3_bind_text (statement, 1, profile_id, -1, SQLITE_STATIC);
  while (ok && row)
    {
      ok = mw_database_step (statement, &row, error);
      if (ok && row)
        append_value (text, driver, mw_statement_text (statement, 0),
                      mw_statement_text (statement, 1));
    }
  if (statement)
    sqlite3_reset (statement);
  if (ok)
    return text;
  g_string_free (text, TRUE);
  return NULL;
}
