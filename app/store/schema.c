/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/schema.h"

#include "store/live-senders.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

/* PRAGMA application_id: "MWlv" and "MWdr". */
#define LIVE_ID 0x4d576c76
#define DRAFT_ID 0x4d576472

#define RESOURCE_FOLDER "/io/github/mailwright/Mailwright/schema/"

static const char *const TABLES[] = {
  "organisation",
  "response_group",
  "profile",
  "profile_override",
  "site_default",
  "agent",
  "responsibility",
  "responsibility_agent",
  "responsibility_profile",
  NULL,
};

/* Foreign keys, once more as triggers: SQLite checks its own only where a program switches them on,
 * and the shell does not. Our own connections do, and defer them while a changeset is applied. */
static const struct
{
  const char *child;
  const char *column;
  const char *parent;
} REFERENCES[] = {
  { "profile", "response_group", "response_group" },
  { "profile", "organisation", "organisation" },
  { "profile_override", "profile", "profile" },
  { "agent", "default_profile", "profile" },
  { "agent", "organisation", "organisation" },
  { "responsibility", "organisation", "organisation" },
  { "responsibility_agent", "responsibility", "responsibility" },
  { "responsibility_agent", "agent", "agent" },
  { "responsibility_profile", "responsibility", "responsibility" },
  { "responsibility_profile", "profile", "profile" },
};

const char *const *
mw_schema_get_tables (void)
{
  return TABLES;
}

static char *
load_script (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, ".sql", NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_val_if_fail (sql != NULL, NULL);
  return g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
}

static gboolean
run_script (sqlite3 *db, const char *name, guint version, GError **error)
{
  g_autofree char *numbered = g_strdup_printf ("%s.%u", name, version);
  g_autofree char *text = load_script (numbered);

  return text && mw_database_exec (db, text, error);
}

gboolean
mw_schema_create_from_list (sqlite3 *db, gboolean temporary, GError **error)
{
  g_autofree char *select = load_script ("from-list");
  g_autofree char *sql =
      g_strconcat ("CREATE ", temporary ? "TEMP " : "", "VIEW from_list AS ", select, NULL);

  return mw_database_exec (db, sql, error);
}

/* What a script of SQL alone cannot do. */
static gboolean
run_version (sqlite3 *db, const char *kind, guint version, GError **error)
{
  if (!run_script (db, kind, version, error))
    return FALSE;
  if (g_str_equal (kind, MW_SCHEMA_LIVE) && version == 3)
    return mw_schema_create_from_list (db, FALSE, error) && mw_live_senders_make (db, NULL, error);
  return TRUE;
}

static gboolean
create_reference_triggers (sqlite3 *db, guint i, GError **error)
{
  const char *child = REFERENCES[i].child, *column = REFERENCES[i].column;
  const char *parent = REFERENCES[i].parent;
  g_autoptr (GString) sql = g_string_new (NULL);
  static const char *const EVENTS[] = { "INSERT", "UPDATE" };

  for (guint k = 0; k < G_N_ELEMENTS (EVENTS); k++)
    g_string_append_printf (
        sql,
        "CREATE TRIGGER %s_%s_%s BEFORE %s ON %s"
        " WHEN new.%s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s WHERE id = new.%s)"
        " AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0"
        " BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: %s.%s'); END;",
        child, column, EVENTS[k], EVENTS[k], child, column, parent, column, child, column);
  g_string_append_printf (
      sql,
      "CREATE TRIGGER %s_%s_DELETE BEFORE DELETE ON %s"
      " WHEN EXISTS (SELECT 1 FROM %s WHERE %s = old.id)"
      " AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0"
      " BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: %s.%s'); END;",
      child, column, parent, child, column, child, column);
  return mw_database_exec (db, sql->str, error);
}

gboolean
mw_schema_create_entities (sqlite3 *db, GError **error)
{
  return run_script (db, "entities", MW_SCHEMA_VERSION_ENTITIES, error);
}

/* "json_array (old.id, old.name, …)" and, for the key, "old.profile || '/' || old.key". */
static gboolean
describe_row (
    sqlite3 *db, const char *table, char **columns, char **key, char **owner, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) pk = g_string_new (NULL);
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, "SELECT name, pk FROM pragma_table_info (?1) ORDER BY cid", 1, table);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      g_string_append_printf (all, "%s@.%s", all->len ? ", " : "",
                              mw_statement_text (statement, 0));
      if (sqlite3_column_int (statement, 1) == 1)
        *owner = g_strdup_printf ("@.%s", mw_statement_text (statement, 0));
      if (sqlite3_column_int (statement, 1) > 0)
        g_string_append_printf (pk, "%s@.%s", pk->len ? " || '/' || " : "",
                                mw_statement_text (statement, 0));
    }
  *columns = g_strdup (all->str);
  *key = g_strdup (pk->str);
  return statement != NULL;
}

/* "@" within <…> is the new row, within {…} the old one. */
static char *
with_rows (const char *pattern)
{
  GString *out = g_string_new (NULL);
  const char *row = "";

  for (const char *c = pattern; *c; c++)
    if (*c == '<' || *c == '{')
      row = *c == '<' ? "new" : "old";
    else if (*c == '@')
      g_string_append (out, row);
    else if (*c != '>' && *c != '}')
      g_string_append_c (out, *c);
  return g_string_free (out, FALSE);
}

/* The first time that a row is touched, what it was is kept; when it is that again, forgotten. (Not
 * INSERT OR IGNORE: within a trigger the policy of the statement that fired it is used instead,
 * SQLite manual, "CREATE TRIGGER".) */
static gboolean
create_staged_triggers (sqlite3 *db, const char *table, GError **error)
{
  g_autofree char *columns = NULL, *key = NULL, *owner = NULL, *sql = NULL, *filled = NULL;

  if (!describe_row (db, table, &columns, &key, &owner, error))
    return FALSE;
  sql = g_strdup_printf (
      "CREATE TRIGGER %1$s_staged_insert AFTER INSERT ON %1$s BEGIN"
      " INSERT INTO staged SELECT '%1$s', <%2$s>, <%3$s>, NULL"
      "  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = '%1$s' AND pk = <%2$s>);"
      " DELETE FROM staged WHERE tbl = '%1$s' AND pk = <%2$s> AND base = json_array (<%4$s>);"
      "END;"
      "CREATE TRIGGER %1$s_staged_update AFTER UPDATE ON %1$s BEGIN"
      " INSERT INTO staged SELECT '%1$s', {%2$s}, {%3$s}, json_array ({%4$s})"
      "  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = '%1$s' AND pk = {%2$s});"
      " DELETE FROM staged WHERE tbl = '%1$s' AND pk = <%2$s> AND base = json_array (<%4$s>);"
      "END;"
      "CREATE TRIGGER %1$s_staged_delete AFTER DELETE ON %1$s BEGIN"
      " INSERT INTO staged SELECT '%1$s', {%2$s}, {%3$s}, json_array ({%4$s})"
      "  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = '%1$s' AND pk = {%2$s});"
      " DELETE FROM staged WHERE tbl = '%1$s' AND pk = {%2$s} AND base IS NULL;"
      "END;",
      table, key, owner, columns);
  filled = with_rows (sql);
  return mw_database_exec (db, filled, error);
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
  for (guint i = 0; i < G_N_ELEMENTS (REFERENCES); i++)
    if (!create_reference_triggers (db, i, error))
      return FALSE;
  for (guint i = 0; draft && TABLES[i]; i++)
    if (!create_staged_triggers (db, TABLES[i], error))
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
  for (guint next = (guint) version + 1; next <= newest_version (kind); next++)
    if (!run_version (db, kind, next, error))
      return FALSE;
  return version >= newest_version (kind) || mw_database_exec (db, mark, error);
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
