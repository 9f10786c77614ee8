/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/catalogue/catalogue-tables.h"

#include <mailwright/probe.h>

#define TABLES                                                                                     \
  "CREATE TEMP TABLE driver_name (driver TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL)"           \
  " WITHOUT ROWID;"                                                                                \
  "CREATE TEMP TABLE driver_default (driver TEXT NOT NULL, key TEXT NOT NULL, value TEXT,"         \
  " secret INTEGER NOT NULL, searched INTEGER NOT NULL, enabled_key TEXT,"                         \
  " PRIMARY KEY (driver, key)) WITHOUT ROWID;"                                                     \
  "CREATE TEMP TABLE driver_role (driver TEXT NOT NULL, role TEXT NOT NULL, key TEXT NOT NULL,"    \
  " PRIMARY KEY (driver, role)) WITHOUT ROWID;"                                                    \
  "CREATE TEMP TABLE driver_port (driver TEXT NOT NULL, direction TEXT NOT NULL,"                  \
  " encryption TEXT NOT NULL, port TEXT NOT NULL, PRIMARY KEY (driver, direction, encryption))"    \
  " WITHOUT ROWID;"                                                                                \
  "CREATE TEMP TABLE driver_dependency (driver TEXT NOT NULL, direction TEXT NOT NULL,"            \
  " key TEXT NOT NULL, value TEXT, PRIMARY KEY (driver, direction, key)) WITHOUT ROWID;"

static const char *const ROLES[] = { "server",     "port",         "account",
                                     "encryption", "implicit-tls", "starttls" };

/* What a connection test depends on besides the profile's address. */
static gboolean
add_dependencies (sqlite3 *db, MwDriver *driver, MwDirection direction, GError **error)
{
  MwProtocol *protocol = mw_driver_find_protocol (driver, direction);
  g_auto (GStrv) keys = protocol ? mw_endpoint_list_keys (driver, protocol) : NULL;

  for (guint i = 0; keys && keys[i]; i++)
    if (!mw_database_run (
            db, error, "INSERT OR IGNORE INTO driver_dependency VALUES (?1, ?2, ?3, ?4)", 4,
            mw_driver_get_id (driver), direction == MW_DIRECTION_IN ? "in" : "out", keys[i],
            mw_parameter_get_default (mw_driver_find_parameter (driver, keys[i]))))
      return FALSE;
  return TRUE;
}

static gboolean
add_role (sqlite3 *db,
          MwDriver *driver,
          const char *direction,
          const char *role,
          const char *key,
          GError **error)
{
  g_autofree char *name = g_strconcat (direction, "-", role, NULL);

  return !key || mw_database_run (db, error, "INSERT INTO driver_role VALUES (?1, ?2, ?3)", 3,
                                  mw_driver_get_id (driver), name, key);
}

/* The ports that follow the encryption. */
static gboolean
add_ports (sqlite3 *db, MwDriver *driver, MwDirection direction, GError **error)
{
  static const char *const ENCRYPTIONS[] = { "none", "starttls", "tls" };
  MwProtocol *protocol = mw_driver_find_protocol (driver, direction);
  const char *key = protocol ? mw_protocol_get_key (protocol, "port") : NULL;
  MwParameter *parameter = key ? mw_driver_find_parameter (driver, key) : NULL;

  for (guint i = 0; parameter && i < G_N_ELEMENTS (ENCRYPTIONS); i++)
    {
      const char *port = mw_parameter_get_followed_default (parameter, ENCRYPTIONS[i]);

      if (port &&
          !mw_database_run (db, error, "INSERT INTO driver_port VALUES (?1, ?2, ?3, ?4)", 4,
                            mw_driver_get_id (driver), direction == MW_DIRECTION_IN ? "in" : "out",
                            ENCRYPTIONS[i], port))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_roles (sqlite3 *db, MwDriver *driver, MwDirection direction, GError **error)
{
  const char *word = direction == MW_DIRECTION_IN ? "in" : "out";
  MwProtocol *protocol = mw_driver_find_protocol (driver, direction);

  for (guint i = 0; protocol && i < G_N_ELEMENTS (ROLES); i++)
    if (!add_role (db, driver, word, ROLES[i], mw_protocol_get_key (protocol, ROLES[i]), error))
      return FALSE;
  return add_role (db, driver, word, "enabled", mw_driver_get_enabled_key (driver, direction),
                   error);
}

/* By what a profile is found: hosts and addresses, wherever they come from (2); of its own also
 * other words that somebody typed (1); nobody looks for a number, a switch or a secret (0). */
static const char *
searched_word (MwParameter *parameter)
{
  switch (mw_parameter_get_value_type (parameter))
    {
    case MW_PARAMETER_HOST:
    case MW_PARAMETER_ADDRESS:
      return "2";
    case MW_PARAMETER_TEXT:
    case MW_PARAMETER_FOLDER:
    case MW_PARAMETER_PATH:
    case MW_PARAMETER_FINGERPRINT:
      return "1";
    case MW_PARAMETER_PORT:
    case MW_PARAMETER_NUMBER:
    case MW_PARAMETER_SWITCH:
    case MW_PARAMETER_CHOICE:
    case MW_PARAMETER_CHARSET:
    case MW_PARAMETER_SECRET:
    default:
      return "0";
    }
}

/* What switches the direction off that a parameter is of. */
static const char *
enabled_key (MwDriver *driver, MwParameter *parameter)
{
  MwDirection direction = mw_parameter_get_direction (parameter);

  return direction == MW_DIRECTION_BOTH ? NULL : mw_driver_get_enabled_key (driver, direction);
}

static gboolean
add_defaults (sqlite3 *db, MwDriver *driver, GError **error)
{
  GListModel *parameters = mw_driver_get_parameters (driver);

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);

      if (!mw_database_run (db, error,
                            "INSERT INTO driver_default VALUES (?1, ?2, ?3, ?4 = 'yes', ?5, ?6)", 6,
                            mw_driver_get_id (driver), mw_parameter_get_key (parameter),
                            mw_parameter_get_default (parameter),
                            mw_parameter_is_secret (parameter) ? "yes" : "no",
                            searched_word (parameter), enabled_key (driver, parameter)))
        return FALSE;
    }
  return TRUE;
}

gboolean
mw_catalogue_tables_fill (sqlite3 *db, MwCatalogue *catalogue, GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (catalogue));

  if (!mw_database_exec (db, TABLES, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (catalogue), i);

      if (!mw_database_run (db, error, "INSERT INTO driver_name VALUES (?1, ?2)", 2,
                            mw_driver_get_id (driver), mw_driver_get_name (driver)) ||
          !add_defaults (db, driver, error) || !add_roles (db, driver, MW_DIRECTION_IN, error) ||
          !add_roles (db, driver, MW_DIRECTION_OUT, error) ||
          !add_ports (db, driver, MW_DIRECTION_IN, error) ||
          !add_ports (db, driver, MW_DIRECTION_OUT, error) ||
          !add_dependencies (db, driver, MW_DIRECTION_IN, error) ||
          !add_dependencies (db, driver, MW_DIRECTION_OUT, error))
        return FALSE;
    }
  return TRUE;
}
