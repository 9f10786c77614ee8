/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/senders/draft-senders.h"

#include "store/entities/unstaged-rows.h"
#include "store/senders/from-list.h"

#include <mailwright/address.h>
#include <mailwright/from.h>

/* Of the rows of now, or of those at the base revision. */
#define SENDER(Rows)                                                                               \
  "CREATE TEMP VIEW " Rows "sender AS"                                                             \
  " SELECT p.id AS profile,"                                                                       \
  "  mw_from_address (p.driver, p.address, oa.value, sa.value) AS address,"                        \
  "  mw_from_key (p.driver, p.address, p.address_key, oa.value, sa.value) AS address_key,"         \
  "  mw_from_display_name (p.driver, p.address, p.name, od.value, sd.value) AS display_name"       \
  " FROM " Rows "profile p LEFT JOIN " Rows                                                        \
  "profile_override oa ON oa.profile = p.id AND oa.key = 'from-address' LEFT JOIN " Rows           \
  "site_default sa ON sa.driver = p.driver AND sa.key = 'from-address' LEFT JOIN " Rows            \
  "profile_override od ON od.profile = p.id AND od.key = 'from-display-name' LEFT JOIN " Rows      \
  "site_default sd ON sd.driver = p.driver AND sd.key = 'from-display-name'"                       \
  " WHERE p.enabled AND NOT p.retired"                                                             \
  "  AND mw_from_key (p.driver, p.address, p.address_key, oa.value, sa.value) IS NOT NULL"

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
         mw_database_exec (db, SENDER (""), error) && mw_from_list_create_view (db, TRUE, error);
}

gboolean
mw_draft_senders_add_unstaged (sqlite3 *db, GError **error)
{
  return mw_unstaged_rows_create_views (db, error) &&
         mw_database_exec (db, SENDER (MW_UNSTAGED_ROWS), error);
}
