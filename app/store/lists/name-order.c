/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/lists/name-order.h"

#include <mailwright/name.h>

/* The order of a language is in no index: it is another one for each reader, and for each version
 * of the C library, and what other programs write to a draft would break it. So the keys are made
 * when a list is read. Where this limit lies is an estimate, not measured: more profiles than that
 * come in the order of the index that is there, which depends on no language. */
#define MOST_PROFILES 10000

#define N_PROFILES "SELECT n_rows FROM tally WHERE tbl = 'profile'"

/* What was asked last: the overrides of a profile follow each other. */
typedef struct
{
  char *text; /* (owned) (nullable) */
  char *key;  /* (owned) */
} LastKey;

static void
last_key_free (gpointer user_data)
{
  LastKey *last = user_data;

  g_free (last->text);
  g_free (last->key);
  g_free (last);
}

/* It is no text: a key may be no UTF-8. */
static void
on_sort_key_wanted (sqlite3_context *context, int n, sqlite3_value **values)
{
  LastKey *last = sqlite3_user_data (context);
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (!text)
    return;
  if (g_strcmp0 (text, last->text) != 0)
    {
      g_free (last->text);
      g_free (last->key);
      last->text = g_strdup (text);
      last->key = mw_name_sort_key (text);
    }
  sqlite3_result_blob (context, last->key, (int) strlen (last->key), SQLITE_TRANSIENT);
}

static void
on_sorts_profiles_asked (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3_result_int (context, sqlite3_user_data (context) != NULL);
}

/* Decided once: each list that a connection reads is sorted in one way. */
gboolean
mw_name_order_add_functions (sqlite3 *db, GError **error)
{
  gint64 n_profiles = 0;
  gboolean few;
  int code;

  if (!mw_database_get_int64 (db, &n_profiles, 0, error, N_PROFILES, 0))
    return FALSE;
  few = n_profiles <= MOST_PROFILES;
  code = sqlite3_create_function_v2 (db, "mw_sort_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                     g_new0 (LastKey, 1), on_sort_key_wanted, NULL, NULL,
                                     last_key_free);
  if (code == SQLITE_OK)
    code =
        sqlite3_create_function_v2 (db, "mw_sorts_profiles", 0, SQLITE_UTF8, GINT_TO_POINTER (few),
                                    on_sorts_profiles_asked, NULL, NULL, NULL);
  return code == SQLITE_OK || mw_database_set_error (db, code, error);
}

static gboolean
sorts_profiles (sqlite3 *db)
{
  gint64 few = 0;

  return mw_database_get_int64 (db, &few, 0, NULL, "SELECT mw_sorts_profiles ()", 0) && few;
}

void
mw_name_order_take (sqlite3 *db, GString *sql)
{
  const char *place = g_strrstr (sql->str, " ORDER BY ");
  g_autoptr (GString) order = NULL;

  if (!place)
    return;
  order = g_string_new (place);
  g_string_replace (order, "x.name_key", "mw_sort_key (x.name)", 0);
  if (strstr (place, "p.name_key") && sorts_profiles (db))
    g_string_replace (order, "p.name_key", "mw_sort_key (p.name)", 0);
  g_string_truncate (sql, (gsize) (place - sql->str));
  g_string_append (sql, order->str);
}
