/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/senders/draft-senders.h"

#include "store/entities/unstaged-rows.h"
#include "store/senders/from-list.h"

#include <mailwright/address.h>
#include <mailwright/from.h>

/* clang-format off */
#define PROFILE "p.id, p.driver, p.address, p.address_key, p.name, p.enabled, p.retired"

#define OF_NOW                                                                                     \
  "SELECT " PROFILE ", oa.value AS own_address, sa.value AS site_address,"                         \
  "  od.value AS own_display_name, sd.value AS site_display_name FROM profile p"                   \
  " LEFT JOIN profile_override oa ON oa.profile = p.id AND oa.key = '" MW_FROM_ADDRESS "'"         \
  " LEFT JOIN site_default sa ON sa.driver = p.driver AND sa.key = '" MW_FROM_ADDRESS "'"          \
  " LEFT JOIN profile_override od ON od.profile = p.id AND od.key = '" MW_FROM_DISPLAY_NAME "'"    \
  " LEFT JOIN site_default sd ON sd.driver = p.driver AND sd.key = '" MW_FROM_DISPLAY_NAME "'"

/* Each value by its key: of a view of the base's rows that is joined, SQLite makes the whole for
 * each profile that is asked for. */
#define BASE_VALUE(table, owner, id, key)                                                          \
  "CASE WHEN EXISTS (SELECT 1 FROM staged WHERE tbl = '" table "' AND pk = " id " || '/" key "')"  \
  " THEN (SELECT base ->> '$.value' FROM staged"                                                   \
  "  WHERE tbl = '" table "' AND pk = " id " || '/" key "')"                                       \
  " ELSE (SELECT value FROM " table " WHERE " owner " = " id " AND key = '" key "') END"
#define OWN_AT_BASE(key) BASE_VALUE ("profile_override", "profile", "p.id", key)
#define SITE_AT_BASE(key) BASE_VALUE ("site_default", "driver", "p.driver", key)

#define OF_BASE                                                                                    \
  "SELECT " PROFILE ", " OWN_AT_BASE (MW_FROM_ADDRESS) " AS own_address,"                          \
  "  " SITE_AT_BASE (MW_FROM_ADDRESS) " AS site_address,"                                          \
  "  " OWN_AT_BASE (MW_FROM_DISPLAY_NAME) " AS own_display_name,"                                  \
  "  " SITE_AT_BASE (MW_FROM_DISPLAY_NAME) " AS site_display_name"                                 \
  " FROM " MW_UNSTAGED_ROWS "profile p"

/* Of the profiles of now, or of those at the base revision. */
#define SENDER(Rows, Profiles)                                                                     \
  "CREATE TEMP VIEW " Rows "sender AS SELECT id AS profile,"                                       \
  "  mw_from_address (driver, address, own_address, site_address) AS address,"                     \
  "  mw_from_key (driver, address, address_key, own_address, site_address) AS address_key,"        \
  "  mw_from_display_name (driver, address, name, own_display_name, site_display_name)"            \
  "   AS display_name"                                                                             \
  " FROM (" Profiles ") WHERE enabled AND NOT retired"                                             \
  "  AND mw_from_key (driver, address, address_key, own_address, site_address) IS NOT NULL"
/* clang-format on */

static const char *
get_text (sqlite3_value *value)
{
  return (const char *) sqlite3_value_text (value);
}

static MwDriver *
find_driver (sqlite3_context *context, sqlite3_value *value)
{
  const char *id = get_text (value);

  return id ? mw_catalogue_find (sqlite3_user_data (context), id) : NULL;
}

/* Returns: (nullable): what mail is sent from */
static char *
ask_address (sqlite3_context *context,
             sqlite3_value *driver,
             sqlite3_value *address,
             sqlite3_value *own,
             sqlite3_value *site)
{
  MwFrom from = {
    .driver = find_driver (context, driver),
    .address = get_text (address),
    .own_address = get_text (own),
    .site_address = get_text (site),
  };

  return from.address ? mw_from_dup_address (&from) : NULL;
}

static void
on_address_wanted (sqlite3_context *context, int n, sqlite3_value **values)
{
  char *address = ask_address (context, values[0], values[1], values[2], values[3]);

  if (address)
    sqlite3_result_text (context, address, -1, g_free);
}

static void
on_key_wanted (sqlite3_context *context, int n, sqlite3_value **values)
{
  g_autofree char *text = ask_address (context, values[0], values[1], values[3], values[4]);
  g_autoptr (MwAddress) parsed = NULL;

  if (!text)
    return;
  if (g_str_equal (text, get_text (values[1])))
    {
      sqlite3_result_value (context, values[2]);
      return;
    }
  parsed = mw_address_parse (text, NULL);
  if (parsed)
    sqlite3_result_text (context, parsed->key, -1, SQLITE_TRANSIENT);
}

static void
on_display_name_wanted (sqlite3_context *context, int n, sqlite3_value **values)
{
  MwFrom from = {
    .driver = find_driver (context, values[0]),
    .address = get_text (values[1]),
    .name = get_text (values[2]),
    .own_display_name = get_text (values[3]),
    .site_display_name = get_text (values[4]),
  };

  if (from.address && from.name)
    sqlite3_result_text (context, mw_from_dup_display_name (&from), -1, g_free);
}

typedef void (*SqlFunc) (sqlite3_context *context, int n, sqlite3_value **values);

static gboolean
add_function (sqlite3 *db,
              const char *name,
              int n_arguments,
              SqlFunc func,
              MwCatalogue *catalogue,
              GError **error)
{
  int code =
      sqlite3_create_function_v2 (db, name, n_arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                  g_object_ref (catalogue), func, NULL, NULL, g_object_unref);

  return code == SQLITE_OK || mw_database_set_error (db, code, error);
}

gboolean
mw_draft_senders_add (sqlite3 *db, MwCatalogue *catalogue, GError **error)
{
  return add_function (db, "mw_from_address", 4, on_address_wanted, catalogue, error) &&
         add_function (db, "mw_from_key", 5, on_key_wanted, catalogue, error) &&
         add_function (db, "mw_from_display_name", 5, on_display_name_wanted, catalogue, error) &&
         mw_database_exec (db, SENDER ("", OF_NOW), error) &&
         mw_from_list_create_view (db, TRUE, error);
}

gboolean
mw_draft_senders_add_unstaged (sqlite3 *db, GError **error)
{
  return mw_unstaged_rows_create_views (db, error) &&
         mw_database_exec (db, SENDER (MW_UNSTAGED_ROWS, OF_BASE), error);
}
