/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/schema/schema-shape.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

/* Tables that were renamed have their names in quotes. */
#define SHAPE                                                                                      \
  "SELECT name, type || replace (coalesce (sql, ''), '\"', '') FROM sqlite_schema"                 \
  " WHERE name NOT LIKE 'sqlite_%'"

/* (element-type utf8 utf8): name to what it was made with. */
static GHashTable *
read_shape (sqlite3 *db, GError **error)
{
  g_autoptr (GHashTable) shape = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, SHAPE, 0);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (row)
        g_hash_table_insert (shape, mw_statement_dup_text (statement, 0),
                             mw_statement_dup_text (statement, 1));
    }
  return statement ? g_steal_pointer (&shape) : NULL;
}

static gboolean
set_altered (const char *path, const char *name, GError **error)
{
  g_set_error (
      error, MW_ERROR, MW_ERROR_NOT_DATABASE,
      /* Translators: a file, then a technical name of a part of it */
      _ ("“%s” was altered by another program: its “%s” is not what Mailwright made. It was "
         "left as it is; restore it from a back-up."),
      path, name);
  return FALSE;
}

gboolean
mw_schema_shape_compare (sqlite3 *db, sqlite3 *model, const char *path, GError **error)
{
  g_autoptr (GHashTable) is = read_shape (db, error);
  g_autoptr (GHashTable) should = is ? read_shape (model, error) : NULL;
  GHashTableIter iter;
  gpointer name, made;

  if (!should)
    return FALSE;
  g_hash_table_iter_init (&iter, should);
  while (g_hash_table_iter_next (&iter, &name, &made))
    if (g_strcmp0 (g_hash_table_lookup (is, name), made) != 0)
      return set_altered (path, name, error);
  g_hash_table_iter_init (&iter, is);
  while (g_hash_table_iter_next (&iter, &name, &made))
    if (g_str_has_prefix (made, "trigger") && !g_hash_table_contains (should, name))
      return set_altered (path, name, error);
  return TRUE;
}
