/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/schema/schema.h"

#include "store/entities/entity.h"
#include "store/senders/live-senders.h"
#include "store/schema/old-history.h"
#include "store/schema/schema-shape.h"
#include "store/search/search-index.h"
#include "store/database/script.h"
#include "store/entities/staged.h"
#include "store/schema/new-columns.h"
#include "store/senders/from-list.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

/* PRAGMA application_id: "MWlv" and "MWdr". */
#define LIVE_ID 0x4d576c76
#define DRAFT_ID 0x4d576472

/* The first version of a draft that has what it is searched by. */
#define FIRST_SEARCHED 8

static gboolean
run_script (sqlite3 *db, const char *name, guint version, GError **error)
{
  g_autofree char *numbered = g_strdup_printf ("%s.%u", name, version);
  g_autofree char *text = mw_script_load (numbered);

  return text && mw_database_exec (db, text, error);
}

/* What a script of SQL alone cannot do. */
static gboolean
run_version (sqlite3 *db, const char *kind, guint version, GError **error)
{
  if (!run_script (db, kind, version, error))
    return FALSE;
  if (g_str_equal (kind, MW_SCHEMA_LIVE) && version == 3)
    return mw_from_list_create_view (db, FALSE, error) && mw_live_senders_make (db, NULL, error);
  return TRUE;
}

/* Foreign keys, once more as triggers: SQLite checks its own only where a program switches them on,
 * and the shell does not. Our own connections do, and defer them while operations are applied. $1
 * the table, $2 its column, $3 what it refers to, $4 the key of that. */
#define REFERENCE                                                                                  \
  "DROP TRIGGER IF EXISTS %1$s_%2$s_INSERT; DROP TRIGGER IF EXISTS %1$s_%2$s_UPDATE;"              \
  "DROP TRIGGER IF EXISTS %1$s_%2$s_DELETE;"                                                       \
  "CREATE TRIGGER %1$s_%2$s_INSERT BEFORE INSERT ON %1$s"                                          \
  " WHEN new.%2$s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %3$s WHERE %4$s = new.%2$s)"           \
  " AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0"                                        \
  " BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: %1$s.%2$s'); END;"                  \
  "CREATE TRIGGER %1$s_%2$s_UPDATE BEFORE UPDATE ON %1$s"                                          \
  " WHEN new.%2$s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %3$s WHERE %4$s = new.%2$s)"           \
  " AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0"                                        \
  " BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: %1$s.%2$s'); END;"                  \
  "CREATE TRIGGER %1$s_%2$s_DELETE BEFORE DELETE ON %3$s"                                          \
  " WHEN EXISTS (SELECT 1 FROM %1$s WHERE %2$s = old.%4$s)"                                        \
  " AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0"                                        \
  " BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: %1$s.%2$s'); END;"

static gboolean
create_reference_triggers (sqlite3 *db, const MwEntity *entity, GError **error)
{
  for (guint i = 0; i < entity->n_columns; i++)
    {
      const MwColumn *column = &entity->columns[i];
      const MwEntity *referred = column->refers ? mw_entity_find (column->refers) : NULL;
      g_autofree char *sql = NULL;

      if (!referred)
        continue;
      sql = g_strdup_printf (REFERENCE, entity->table, column->name, referred->table,
                             referred->columns[0].name);
      if (!mw_database_exec (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

/* What is made from the descriptions of the entities, not from a script. */
static gboolean
create_triggers (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (!create_reference_triggers (db, entities[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
create_registered (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (entities[i]->schema && !mw_database_exec (db, entities[i]->schema, error))
      return FALSE;
  return TRUE;
}

gboolean
mw_schema_create_entities (sqlite3 *db, GError **error)
{
  return run_script (db, "entities", MW_SCHEMA_VERSION_ENTITIES, error) &&
         create_registered (db, error);
}

static guint
newest_version (const char *kind)
{
  return g_str_equal (kind, MW_SCHEMA_DRAFT) ? MW_SCHEMA_VERSION_DRAFT : MW_SCHEMA_VERSION_LIVE;
}

gboolean
mw_schema_create_kind (sqlite3 *db, const char *kind, GError **error)
{
  gboolean draft = g_str_equal (kind, MW_SCHEMA_DRAFT);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                           draft ? DRAFT_ID : LIVE_ID, newest_version (kind));

  for (guint version = 1; version <= newest_version (kind); version++)
    if (!run_version (db, kind, version, error))
      return FALSE;
  if (!draft && !mw_old_history_convert (db, error))
    return FALSE;
  if (!create_triggers (db, error))
    return FALSE;
  return mw_database_exec (db, mark, error);
}

gboolean
mw_schema_check (sqlite3 *db, const char *kind, const char *path, GError **error)
{
  gint64 expected = g_str_equal (kind, MW_SCHEMA_DRAFT) ? DRAFT_ID : LIVE_ID;
  g_autofree char *shown = g_filename_display_name (path);
  gint64 id = 0, version = 0;

  if (!mw_database_get_int64 (db, &id, 0, error, "PRAGMA application_id", 0) ||
      !mw_database_get_int64 (db, &version, 0, error, "PRAGMA user_version", 0))
    return FALSE;
  if (id != expected)
    {
      g_set_error (
          error, MW_ERROR, MW_ERROR_NOT_DATABASE,
          expected == DRAFT_ID
              ? _ ("“%s” is not a Mailwright draft. It was left untouched; name another file.")
              : _ ("“%s” is not a Mailwright database. It was left untouched; name another "
                   "file."),
          shown);
      return FALSE;
    }
  if (version > newest_version (kind))
    {
      g_set_error (
          error, MW_ERROR, MW_ERROR_NEWER_SCHEMA,
          _ ("“%s” was made by a newer Mailwright. It was left untouched; install the newer "
             "version to use it."),
          shown);
      return FALSE;
    }
  return TRUE;
}

/* In a transaction: two programs that open one older file do it once. */
static gboolean
take_steps (sqlite3 *db, const char *kind, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", newest_version (kind));
  gint64 version = 0;

  if (!mw_database_get_int64 (db, &version, 0, error, "PRAGMA user_version", 0))
    return FALSE;
  if (version < newest_version (kind) && g_str_equal (kind, MW_SCHEMA_DRAFT) &&
      (!mw_staged_drop_triggers (db, error) ||
       (version >= FIRST_SEARCHED && !mw_search_index_drop (db, error))))
    return FALSE;
  for (guint next = (guint) version + 1; next <= newest_version (kind); next++)
    if (!run_version (db, kind, next, error))
      return FALSE;
  if (version >= newest_version (kind))
    return TRUE;
  if (g_str_equal (kind, MW_SCHEMA_LIVE) && version < 4 && !mw_old_history_convert (db, error))
    return FALSE;
  if (g_str_equal (kind, MW_SCHEMA_DRAFT) &&
      (!mw_new_columns_fill (db, error) || !mw_staged_create_triggers (db, error) ||
       !mw_search_index_make (db, error)))
    return FALSE;
  return create_triggers (db, error) && mw_database_exec (db, mark, error);
}

/* What a new file of the kind has, in an empty database in memory. */
static sqlite3 *
make_model (const char *kind, GError **error)
{
  sqlite3 *model = NULL;

  if (sqlite3_open (":memory:", &model) == SQLITE_OK && mw_schema_create_entities (model, error) &&
      mw_schema_create_kind (model, kind, error) &&
      (!g_str_equal (kind, MW_SCHEMA_DRAFT) ||
       (mw_staged_create_triggers (model, error) && mw_search_index_make (model, error))))
    return model;
  sqlite3_close (model);
  return NULL;
}

gboolean
mw_schema_verify (sqlite3 *db, const char *kind, const char *path, GError **error)
{
  sqlite3 *model = make_model (kind, error);
  gboolean ok = model && mw_schema_shape_compare (db, model, path, error);

  sqlite3_close (model);
  return ok;
}

gboolean
mw_schema_migrate (sqlite3 *db, const char *kind, GError **error)
{
  gint64 version = 0;

  if (!mw_database_get_int64 (db, &version, 0, error, "PRAGMA user_version", 0))
    return FALSE;
  if (version >= newest_version (kind))
    return TRUE;
  if (!mw_database_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (take_steps (db, kind, error) && mw_database_exec (db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}
