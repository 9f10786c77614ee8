/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/journal/changeset-park.h"

#include "store/entities/entity.h"

/* The row's key is ?1, the mark ?2, what the columns were ?3 on, by their place in the entity. No
 * two rows are parked alike. */
#define FIRST_VALUE 3

/* A changeset knows columns by their number. */
static int
place_of (sqlite3 *db, const MwEntity *entity, const MwColumn *column)
{
  gint64 place = -1;

  mw_database_get_int64 (db, &place, -1, NULL,
                         "SELECT cid FROM pragma_table_info (?1) WHERE name = ?2", 2, entity->table,
                         column->name);
  return (int) place;
}

typedef struct
{
  const MwEntity *entity;
  int key;
  int places[MW_MOST_COLUMNS]; /* beside the entity's columns; -1: is never parked */
} Places;

static gboolean
find_places (sqlite3 *db, const char *table, Places *places)
{
  places->entity = mw_entity_find (table);
  if (!places->entity)
    return FALSE;
  places->key = place_of (db, places->entity, &places->entity->columns[0]);
  for (guint i = 0; i < places->entity->n_columns; i++)
    {
      const MwColumn *column = &places->entity->columns[i];

      places->places[i] = column->parked ? place_of (db, places->entity, column) : -1;
    }
  return places->key >= 0;
}

/* (nullable): what a column was, if the change gives it another value. */
static sqlite3_value *
value_before (sqlite3_changeset_iter *iter, int place)
{
  sqlite3_value *old = NULL, *new = NULL;

  if (place < 0 || sqlite3changeset_old (iter, place, &old) != SQLITE_OK ||
      sqlite3changeset_new (iter, place, &new) != SQLITE_OK)
    return NULL;
  return new ? old : NULL;
}

/* Whether a column is to be parked: a unique one that changes, and what such a one is made from. */
static gboolean
is_given_up (const Places *places, sqlite3_changeset_iter *iter, guint i)
{
  const MwColumn *columns = places->entity->columns;
  gboolean unique = columns[i].unique;

  for (guint k = 0; !unique && k < places->entity->n_columns; k++)
    unique = columns[k].unique && g_strcmp0 (columns[k].source, columns[i].name) == 0 &&
             value_before (iter, places->places[k]);
  return unique && value_before (iter, places->places[i]);
}

/* Only of the row as the change knows it. (nullable): nothing is to be parked. */
static char *
make_update (const Places *places, sqlite3_changeset_iter *iter)
{
  const MwColumn *columns = places->entity->columns;
  g_autoptr (GString) set = g_string_new (NULL);
  g_autoptr (GString) where = g_string_new (NULL);

  for (guint i = 0; i < places->entity->n_columns; i++)
    if (is_given_up (places, iter, i))
      {
        g_string_append_printf (set, "%s%s = printf ('%s', ?2 || ?1)", set->len ? ", " : "",
                                columns[i].name, columns[i].parked);
        g_string_append_printf (where, " AND %s IS ?%u", columns[i].name, i + FIRST_VALUE);
      }
  return set->len ? g_strdup_printf ("UPDATE %s SET %s WHERE %s = ?1%s", places->entity->table,
                                     set->str, columns[0].name, where->str)
                  : NULL;
}

static gboolean
park_row (sqlite3 *db,
          const Places *places,
          sqlite3_changeset_iter *iter,
          const char *mark,
          GError **error)
{
  g_autofree char *sql = make_update (places, iter);
  g_autoptr (MwStatement) statement = NULL;
  sqlite3_value *key = NULL;

  if (!sql)
    return TRUE;
  statement = mw_database_prepare (db, error, sql, 0);
  if (!statement)
    return FALSE;
  sqlite3changeset_old (iter, places->key, &key);
  sqlite3_bind_value (statement, 1, key);
  sqlite3_bind_text (statement, 2, mark, -1, SQLITE_STATIC);
  for (guint i = 0; i < places->entity->n_columns; i++)
    if (is_given_up (places, iter, i))
      sqlite3_bind_value (statement, (int) i + FIRST_VALUE, value_before (iter, places->places[i]));
  return mw_database_step (statement, NULL, error);
}

static gboolean
park_rows (sqlite3 *db, sqlite3_changeset_iter *iter, const char *mark, GError **error)
{
  Places places = { .entity = NULL };

  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table = NULL;
      int n_columns = 0, operation = 0;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
      if (operation != SQLITE_UPDATE)
        continue;
      if (!places.entity || !g_str_equal (places.entity->table, table))
        if (!find_places (db, table, &places))
          continue;
      if (!park_row (db, &places, iter, mark, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mw_changeset_park (sqlite3 *db, GBytes *changeset, const char *mark, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size = 0;
  gconstpointer start = g_bytes_get_data (changeset, &size);
  int code = sqlite3changeset_start (&iter, (int) size, (void *) start);
  gboolean ok = code == SQLITE_OK ? park_rows (db, iter, mark, error)
                                  : mw_database_set_error (db, code, error);

  /* Also of a changeset that could not be read to its end. */
  code = sqlite3changeset_finalize (iter);
  return ok && (code == SQLITE_OK || mw_database_set_error (db, code, error));
}
