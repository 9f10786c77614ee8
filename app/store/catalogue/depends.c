/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/catalogue/depends.h"

#include <string.h>

/* In SQL alone this takes a look-up for each parameter, twice, for each profile of an order. Here
 * what all profiles of a driver share is read once for each run of the statement, and what a
 * profile has of its own comes by one. */

#define DIRECTION 3 /* the argument that is a literal: what is kept with it stays for the run */

typedef struct
{
  char *key;       /* (owned) */
  char *inherited; /* (owned): the site's or the driver's default */
} Dependency;

typedef struct
{
  GHashTable *drivers; /* (owned) id to GArray of Dependency, by key */
  MwStatement *own;    /* (owned): what a profile has of its own, by key */
} Shared;

static void
dependency_clear (gpointer user_data)
{
  Dependency *dependency = user_data;

  g_free (dependency->key);
  g_free (dependency->inherited);
}

static void
shared_free (gpointer user_data)
{
  Shared *shared = user_data;

  g_hash_table_unref (shared->drivers);
  g_clear_pointer (&shared->own, sqlite3_finalize);
  g_free (shared);
}

static void
add_dependency (Shared *shared, MwStatement *statement)
{
  const char *driver = mw_statement_text (statement, 0);
  GArray *dependencies = g_hash_table_lookup (shared->drivers, driver);
  Dependency dependency = { mw_statement_dup_text (statement, 1),
                            mw_statement_dup_text (statement, 2) };

  if (!dependencies)
    {
      dependencies = g_array_new (FALSE, FALSE, sizeof (Dependency));
      g_array_set_clear_func (dependencies, dependency_clear);
      g_hash_table_insert (shared->drivers, g_strdup (driver), dependencies);
    }
  g_array_append_val (dependencies, dependency);
}

static Shared *
shared_new (sqlite3 *db, const char *direction)
{
  Shared *shared = g_new0 (Shared, 1);
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, NULL,
      "SELECT k.driver, k.key, coalesce (s.value, k.value, '') FROM driver_dependency k"
      " LEFT JOIN site_default s ON s.driver = k.driver AND s.key = k.key"
      " WHERE k.direction = ?1 ORDER BY k.driver, k.key",
      1, direction);

  shared->drivers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  while (statement && sqlite3_step (statement) == SQLITE_ROW)
    add_dependency (shared, statement);
  shared->own = mw_database_prepare (
      db, NULL, "SELECT key, value FROM profile_override WHERE profile = ?1 ORDER BY key", 0);
  return shared;
}

/* Both come by key. */
static char *
merge (GArray *dependencies, MwStatement *own, const char *driver, const char *address)
{
  GString *text = g_string_sized_new (200);
  gboolean row = sqlite3_step (own) == SQLITE_ROW;

  g_string_append_printf (text, "%s\n%s", driver, address);
  for (guint i = 0; i < dependencies->len; i++)
    {
      const Dependency *dependency = &g_array_index (dependencies, Dependency, i);
      int compared = 1;

      while (row && (compared = strcmp (mw_statement_text (own, 0), dependency->key)) < 0)
        row = sqlite3_step (own) == SQLITE_ROW;
      g_string_append_c (text, '\n');
      g_string_append (text,
                       row && compared == 0 ? mw_statement_text (own, 1) : dependency->inherited);
    }
  return g_string_free (text, FALSE);
}

static void
on_depends_wanted (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *profile = (const char *) sqlite3_value_text (values[0]);
  const char *driver = (const char *) sqlite3_value_text (values[1]);
  const char *address = (const char *) sqlite3_value_text (values[2]);
  const char *direction = (const char *) sqlite3_value_text (values[DIRECTION]);
  Shared *shared = sqlite3_get_auxdata (context, DIRECTION);
  GArray *dependencies;

  if (!profile || !driver || !address || !direction)
    return;
  if (!shared)
    {
      sqlite3_set_auxdata (context, DIRECTION,
                           shared_new (sqlite3_context_db_handle (context), direction),
                           shared_free);
      shared = sqlite3_get_auxdata (context, DIRECTION);
    }
  dependencies = shared ? g_hash_table_lookup (shared->drivers, driver) : NULL;
  if (!dependencies || !shared->own)
    return;
  sqlite3_bind_text (shared->own, 1, profile, -1, SQLITE_STATIC);
  sqlite3_result_text (context, merge (dependencies, shared->own, driver, address), -1, g_free);
  sqlite3_reset (shared->own);
}

gboolean
mw_depends_add_function (sqlite3 *db, GError **error)
{
  int code = sqlite3_create_function_v2 (db, "mw_depends", 4, SQLITE_UTF8, NULL, on_depends_wanted,
                                         NULL, NULL, NULL);

  return code == SQLITE_OK || mw_database_set_error (db, code, error);
}
