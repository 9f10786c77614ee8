/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/senders/live-senders.h"

#include <mailwright/address.h>
#include <mailwright/check.h>
#include <mailwright/from.h>

/* ---- what drivers say ---- */

/* TRUE in *news where a driver says something else than it did at the last submit. */
static gboolean
take_default (sqlite3 *db, MwDriver *driver, gboolean *news, GError **error)
{
  const char *id = mw_driver_get_id (driver);
  const char *address = mw_from_get_default (driver, MW_FROM_ADDRESS);
  const char *display_name = mw_from_get_default (driver, MW_FROM_DISPLAY_NAME);
  gint64 same = 0;

  if (!mw_database_get_int64 (db, &same, 0, error,
                              "SELECT CASE WHEN ?2 IS NULL AND ?3 IS NULL"
                              " THEN NOT EXISTS (SELECT 1 FROM sender_default WHERE driver = ?1)"
                              " ELSE EXISTS (SELECT 1 FROM sender_default WHERE driver = ?1"
                              "  AND address IS ?2 AND display_name IS ?3) END",
                              3, id, address, display_name))
    return FALSE;
  *news = !same;
  if (same)
    return TRUE;
  return mw_database_run (db, error, "DELETE FROM sender_default WHERE driver = ?1", 1, id) &&
         (!(address || display_name) ||
          mw_database_run (db, error, "INSERT INTO sender_default VALUES (?1, ?2, ?3)", 3, id,
                           address, display_name));
}

static gboolean
take_defaults (sqlite3 *db, MwCatalogue *catalogue, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (catalogue), i);
      gboolean news = FALSE;

      if (!take_default (db, driver, &news, error))
        return FALSE;
      if (news && (!mw_database_run (db, error,
                                     "DELETE FROM profile_sender WHERE profile IN"
                                     " (SELECT id FROM profile WHERE driver = ?1)",
                                     1, mw_driver_get_id (driver)) ||
                   !mw_database_run (db, error,
                                     "INSERT INTO profile_sender (profile)"
                                     " SELECT id FROM profile WHERE driver = ?1",
                                     1, mw_driver_get_id (driver))))
        return FALSE;
    }
  return TRUE;
}

/* A driver that nobody knows here, and what it said when somebody did. */
static void
keep_default (MwStatement *row, MwFrom *from)
{
  if (from->driver)
    return;
  if (!from->own_address && !from->site_address)
    from->site_address = mw_statement_text (row, 8);
  if (!from->own_display_name && !from->site_display_name)
    from->site_display_name = mw_statement_text (row, 9);
}

/* ---- profiles ---- */

/* Those that are to be made. Some stay so: what is set is no address. */
static GPtrArray *
list_unmade (sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, "SELECT profile FROM profile_sender WHERE address IS NULL", 0);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (profiles, mw_statement_dup_text (statement, 0));
    }
  return statement ? g_steal_pointer (&profiles) : NULL;
}

typedef struct
{
  MwStatement *read;   /* (owned) */
  MwStatement *write;  /* (owned) */
  MwStatement *forget; /* (owned) */
} Statements;

static gboolean
prepare (sqlite3 *db, Statements *statements, GError **error)
{
  statements->read = mw_database_prepare (
      db, error,
      "SELECT p.driver, p.address, p.address_key, p.address_unicode, p.name,"
      " (SELECT value FROM profile_override WHERE profile = p.id AND key = 'from-address'),"
      " (SELECT value FROM site_default WHERE driver = p.driver AND key = 'from-address'),"
      " (SELECT value FROM profile_override WHERE profile = p.id AND key = 'from-display-name'),"
      " d.address, d.display_name,"
      " (SELECT value FROM site_default WHERE driver = p.driver AND key = 'from-display-name')"
      " FROM profile p LEFT JOIN sender_default d ON d.driver = p.driver WHERE p.id = ?1",
      0);
  if (statements->read)
    statements->write = mw_database_prepare (
        db, error,
        "UPDATE profile_sender SET address = ?2, address_key = ?3, address_unicode = ?4,"
        " display_name = ?5 WHERE profile = ?1",
        0);
  if (statements->write)
    statements->forget =
        mw_database_prepare (db, error, "DELETE FROM profile_sender WHERE profile = ?1", 0);
  return statements->forget != NULL;
}

static void
clear (Statements *statements)
{
  sqlite3_finalize (statements->read);
  sqlite3_finalize (statements->write);
  sqlite3_finalize (statements->forget);
}

static gboolean
run (MwStatement *statement, const char *profile, const char *const *values, GError **error)
{
  gboolean ok;

  sqlite3_bind_text (statement, 1, profile, -1, SQLITE_TRANSIENT);
  for (int i = 0; values && values[i]; i++)
    sqlite3_bind_text (statement, i + 2, values[i], -1, SQLITE_TRANSIENT);
  ok = mw_database_step (statement, NULL, error);
  sqlite3_reset (statement);
  return ok;
}

/* Where the address is the profile's own, its keys are what the profile has. */
static gboolean
write_sender (Statements *statements, const char *profile, const MwFrom *from, GError **error)
{
  g_autofree char *address = mw_from_dup_address (from);
  g_autofree char *display_name = mw_from_dup_display_name (from);
  gboolean own = g_str_equal (address, from->address);
  g_autoptr (MwAddress) parsed = NULL;

  if (own && g_str_equal (display_name, from->name))
    return run (statements->forget, profile, NULL, error);
  if (own)
    {
      const char *values[] = { address, mw_statement_text (statements->read, 2),
                               mw_statement_text (statements->read, 3), display_name, NULL };

      return run (statements->write, profile, values, error);
    }
  parsed = mw_address_parse (address, NULL);
  return !parsed ||
         run (statements->write, profile,
              (const char *[]){ address, parsed->key, parsed->unicode, display_name, NULL }, error);
}

static gboolean
make_one (Statements *statements, MwCatalogue *catalogue, const char *profile, GError **error)
{
  MwStatement *read = statements->read;
  MwFrom from = { 0 };
  gboolean row = FALSE, ok;

  sqlite3_bind_text (read, 1, profile, -1, SQLITE_TRANSIENT);
  if (!mw_database_step (read, &row, error))
    return FALSE;
  if (!row)
    ok = run (statements->forget, profile, NULL, error);
  else
    {
      from.driver = catalogue ? mw_catalogue_find (catalogue, mw_statement_text (read, 0)) : NULL;
      from.address = mw_statement_text (read, 1);
      from.name = mw_statement_text (read, 4);
      from.own_address = mw_statement_text (read, 5);
      from.site_address = mw_statement_text (read, 6);
      from.own_display_name = mw_statement_text (read, 7);
      from.site_display_name = mw_statement_text (read, 10);
      keep_default (read, &from);
      ok = write_sender (statements, profile, &from, error);
    }
  sqlite3_reset (read);
  return ok;
}

gboolean
mw_live_senders_make (sqlite3 *db, MwCatalogue *catalogue, GError **error)
{
  g_autoptr (GPtrArray) profiles = NULL;
  Statements statements = { 0 };
  gboolean ok = TRUE;

  if (catalogue && !take_defaults (db, catalogue, error))
    return FALSE;
  profiles = list_unmade (db, error);
  if (!profiles)
    return FALSE;
  if (profiles->len > 0)
    ok = prepare (db, &statements, error);
  for (guint i = 0; ok && i < profiles->len; i++)
    ok = make_one (&statements, catalogue, g_ptr_array_index (profiles, i), error);
  clear (&statements);
  return ok;
}

gboolean
mw_live_senders_check (sqlite3 *db, GPtrArray *findings, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error,
      "SELECT p.id, p.name, p.address,"
      " (SELECT value FROM profile_override WHERE profile = p.id AND key = 'from-address'),"
      " (SELECT value FROM site_default WHERE driver = p.driver AND key = 'from-address')"
      " FROM profile_sender x JOIN profile p ON p.id = x.profile AND p.enabled AND NOT p.retired"
      " WHERE x.address IS NULL"
      " AND EXISTS (SELECT 1 FROM sender_setting t WHERE t.profile = p.id)"
      " ORDER BY p.name_key",
      0);
  gboolean row = statement != NULL;

  while (row)
    {
      MwFrom from = { 0 };
      g_autofree char *address = NULL;
      g_autoptr (MwAddress) parsed = NULL;

      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      from.address = mw_statement_text (statement, 2);
      from.own_address = mw_statement_text (statement, 3);
      from.site_address = mw_statement_text (statement, 4);
      address = mw_from_dup_address (&from);
      parsed = mw_address_parse (address, NULL);
      g_ptr_array_add (findings,
                       parsed ? mw_check_unmade_sender (mw_statement_text (statement, 0),
                                                        mw_statement_text (statement, 1))
                              : mw_check_no_sender (mw_statement_text (statement, 0),
                                                    mw_statement_text (statement, 1), address));
    }
  return statement != NULL;
}
