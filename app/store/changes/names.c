/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/names.h"

/* Of one entity. */
typedef struct
{
  MwStatement *now;    /* (owned) (nullable) */
  MwStatement *base;   /* (owned) (nullable): where there are staged edits */
  MwStatement *driver; /* (owned) (nullable) */
  GHashTable *known;   /* (owned): id to name */
  GHashTable *drivers; /* (owned): id to driver id */
} Names;

struct _MwNames
{
  sqlite3 *db;
  GHashTable *entities; /* (owned): MwEntity to Names */
};

static void
names_free (gpointer data)
{
  Names *names = data;

  sqlite3_finalize (names->now);
  sqlite3_finalize (names->base);
  sqlite3_finalize (names->driver);
  g_hash_table_unref (names->known);
  g_hash_table_unref (names->drivers);
  g_free (names);
}

MwNames *
mw_names_new (sqlite3 *db)
{
  MwNames *self = g_new0 (MwNames, 1);

  self->db = db;
  self->entities = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, names_free);
  return self;
}

void
mw_names_free (MwNames *self)
{
  g_hash_table_unref (self->entities);
  g_free (self);
}

static void
prepare_names (MwNames *self, Names *names, const MwEntity *entity)
{
  g_autofree char *now = mw_entity_dup_name_sql (entity, "t");
  g_autofree char *base = mw_entity_dup_name_sql (entity, NULL);
  g_autofree char *now_sql = g_strdup_printf ("SELECT %s FROM %s t WHERE t.%s = ?1", now,
                                              entity->table, entity->columns[0].name);
  g_autofree char *base_sql =
      g_strdup_printf ("SELECT %s FROM staged WHERE tbl = '%s' AND pk = ?1 AND base IS NOT NULL",
                       base, entity->table);

  names->now = mw_database_prepare (self->db, NULL, now_sql, 0);
  names->base = mw_database_prepare (self->db, NULL, base_sql, 0);
}

/* Of a member the table that its objects are in; its driver goes by the object alone. */
static void
prepare_driver (MwNames *self, Names *names, const MwEntity *entity)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (const char *c = entity->driver_sql; *c; c++)
    if (*c == '@')
      g_string_append_c (sql, 'k');
    else
      g_string_append_c (sql, *c);
  g_string_append_printf (sql, " FROM (SELECT ?1 AS %s) k", entity->columns[0].name);
  names->driver = mw_database_prepare (self->db, NULL, sql->str, 0);
}

static Names *
get (MwNames *self, const MwEntity *entity)
{
  Names *names = g_hash_table_lookup (self->entities, entity);

  if (names)
    return names;
  names = g_new0 (Names, 1);
  names->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names->drivers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (mw_entity_is_object (entity))
    prepare_names (self, names, entity);
  if (entity->driver_sql)
    prepare_driver (self, names, entity);
  g_hash_table_insert (self->entities, (gpointer) entity, names);
  return names;
}

static char *
ask (MwStatement *statement, const char *id)
{
  char *found = NULL;

  if (!statement)
    return NULL;
  sqlite3_bind_text (statement, 1, id, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    found = mw_statement_dup_text (statement, 0);
  sqlite3_reset (statement);
  return found;
}

const char *
mw_names_find (MwNames *self, const MwEntity *entity, const char *id)
{
  Names *names = get (self, entity);
  char *found = g_hash_table_lookup (names->known, id);

  if (found)
    return found;
  found = ask (names->now, id);
  if (!found)
    found = ask (names->base, id);
  if (!found)
    found = g_strdup (id);
  g_hash_table_insert (names->known, g_strdup (id), found);
  return found;
}

const char *
mw_names_find_driver (MwNames *self, const MwEntity *entity, const char *object_id)
{
  Names *names = get (self, entity);
  gpointer found = NULL;

  if (!names->driver)
    return NULL;
  if (!g_hash_table_lookup_extended (names->drivers, object_id, NULL, &found))
    {
      found = ask (names->driver, object_id);
      g_hash_table_insert (names->drivers, g_strdup (object_id), found);
    }
  return found;
}
