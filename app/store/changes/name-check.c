/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/name-check.h"

#include <mailwright/check.h>
#include <mailwright/name.h>

/* Printable ASCII needs no second look, and most names are no more than that. */
#define NOT_PLAIN(column) column " GLOB '*[^ -~]*'"

/* In a draft, what a submit would write. */
#define STAGED_LOGIN                                                                               \
  "EXISTS (SELECT 1 FROM staged WHERE tbl = 'agent' AND pk = agent.id"                             \
  " AND (base IS NULL OR base ->> '$.login' IS NOT login))"

/* Those of a kind that have names, and the column that is compared. */
typedef struct
{
  MwObjectKind kind;
  const char *table;
  const char *name;
  const char *comment; /* (nullable) */
} Named;

static const Named NAMED[] = {
  { MW_OBJECT_PROFILE, "profile", "name", "comment" },
  { MW_OBJECT_AGENT, "agent", "name", NULL },
  { MW_OBJECT_RESPONSIBILITY, "responsibility", "name", "comment" },
  { MW_OBJECT_RESPONSE_GROUP, "response_group", "name", NULL },
};

static void
take (GPtrArray *findings, MwFinding *finding)
{
  if (finding)
    g_ptr_array_add (findings, finding);
}

static gboolean
check_logins (sqlite3 *db, gboolean is_draft, GPtrArray *findings, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id, coalesce (nullif (name, ''), login), login, %s FROM agent"
                       " WHERE login GLOB '*[^!-+--~]*' ORDER BY login_key",
                       is_draft ? STAGED_LOGIN : "0");
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, sql, 0);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (row)
        take (findings,
              mw_check_login (mw_statement_text (statement, 0), mw_statement_text (statement, 1),
                              mw_statement_text (statement, 2),
                              sqlite3_column_int (statement, 3) != 0));
    }
  return statement != NULL;
}

static gboolean
check_texts (sqlite3 *db,
             const Named *named,
             const char *column,
             MwTextField field,
             GPtrArray *findings,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, %s, %s FROM %s WHERE " NOT_PLAIN ("%s") " ORDER BY 2",
      named->kind == MW_OBJECT_AGENT ? "coalesce (nullif (name, ''), login)" : named->name, column,
      named->table, column);
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, sql, 0);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (row)
        take (findings, mw_check_text (named->kind, mw_statement_text (statement, 0),
                                       mw_statement_text (statement, 1), field,
                                       mw_statement_text (statement, 2)));
    }
  return statement != NULL;
}

/* ---- values ---- */

#define VALUES                                                                                     \
  "SELECT 0, p.id, p.name, p.driver, o.key, o.value FROM profile_override o"                       \
  " JOIN profile p ON p.id = o.profile WHERE " NOT_PLAIN (                                         \
      "o.value") " UNION ALL"                                                                      \
                 " SELECT 1, s.driver, s.driver, s.driver, s.key, s.value FROM site_default s"     \
                 " WHERE " NOT_PLAIN ("s.value")

static MwFinding *
check_value (MwCatalogue *catalogue, MwStatement *row)
{
  MwDriver *driver = mw_catalogue_find (catalogue, mw_statement_text (row, 3));
  MwParameter *parameter =
      driver ? mw_driver_find_parameter (driver, mw_statement_text (row, 4)) : NULL;
  gboolean site = sqlite3_column_int (row, 0) != 0;

  if (!parameter || mw_parameter_get_value_type (parameter) != MW_PARAMETER_TEXT)
    return NULL;
  return mw_check_value (site ? MW_OBJECT_DRIVER : MW_OBJECT_PROFILE, mw_statement_text (row, 1),
                         site ? mw_driver_get_name (driver) : mw_statement_text (row, 2), parameter,
                         mw_statement_text (row, 5));
}

static gboolean
check_values (sqlite3 *db, MwCatalogue *catalogue, GPtrArray *findings, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, VALUES, 0);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (row)
        take (findings, check_value (catalogue, statement));
    }
  return statement != NULL;
}

/* ---- names that look alike ---- */

/* Where one of two is plain ASCII, its skeleton is what it is compared by, which has an index: only
 * the others are gone through. An agent's name is compared by nobody, so that all are read. */
typedef struct
{
  MwObjectKind kind;
  const char *others; /* id and name of those whose names are not plain */
  const char *plain;  /* (nullable): the name of a plain one by its skeleton */
  const char *key;    /* (nullable): the field to lead to */
} Looks;

static const Looks LOOKS[] = {
  { MW_OBJECT_PROFILE,
    "SELECT id, name FROM profile WHERE " NOT_PLAIN ("name") " ORDER BY name_key",
    "SELECT name FROM profile WHERE name_key = ?1 AND id <> ?2", NULL },
  { MW_OBJECT_AGENT, "SELECT id, login FROM agent WHERE " NOT_PLAIN ("login") " ORDER BY login_key",
    "SELECT login FROM agent WHERE login_key = ?1 AND id <> ?2", "login" },
  { MW_OBJECT_AGENT,
    "SELECT id, name FROM agent WHERE name <> '' AND EXISTS"
    " (SELECT 1 FROM agent WHERE " NOT_PLAIN ("name") ") ORDER BY login_key",
    NULL, NULL },
  { MW_OBJECT_RESPONSIBILITY,
    "SELECT id, name FROM responsibility WHERE " NOT_PLAIN ("name") " ORDER BY name_key",
    "SELECT name FROM responsibility WHERE name_key = ?1 AND id <> ?2", NULL },
  { MW_OBJECT_RESPONSE_GROUP,
    "SELECT id, name FROM response_group WHERE " NOT_PLAIN ("name") " ORDER BY name_key",
    "SELECT name FROM response_group WHERE name_key = ?1 AND id <> ?2", NULL },
};

/* Two people may have one name: what is the same does not only look so. */
static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *key_a = mw_name_key (a), *key_b = mw_name_key (b);

  return g_str_equal (key_a, key_b);
}

static gboolean
find_plain (MwStatement *plain, const char *skeleton, const char *id, char **name, GError **error)
{
  gboolean row = FALSE, ok;

  sqlite3_bind_text (plain, 1, skeleton, -1, SQLITE_STATIC);
  sqlite3_bind_text (plain, 2, id, -1, SQLITE_STATIC);
  ok = mw_database_step (plain, &row, error);
  *name = row ? mw_statement_dup_text (plain, 0) : NULL;
  sqlite3_reset (plain);
  return ok;
}

static gboolean
look_at (MwStatement *plain_name,
         const Looks *looks,
         GHashTable *seen,
         MwStatement *row,
         GPtrArray *findings,
         GError **error)
{
  const char *id = mw_statement_text (row, 0), *name = mw_statement_text (row, 1);
  g_autofree char *skeleton = mw_name_skeleton (name);
  const char *other = g_hash_table_lookup (seen, skeleton);
  g_autofree char *plain = NULL;

  if (!other && plain_name && !find_plain (plain_name, skeleton, id, &plain, error))
    return FALSE;
  if (!other)
    other = plain;
  if (other && !is_same (name, other))
    take (findings, mw_check_look_alike (looks->kind, id, name, looks->key, other));
  if (!g_hash_table_contains (seen, skeleton))
    g_hash_table_insert (seen, g_steal_pointer (&skeleton), g_strdup (name));
  return TRUE;
}

static gboolean
check_looks (sqlite3 *db, const Looks *looks, GPtrArray *findings, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, looks->others, 0);
  g_autoptr (MwStatement) plain =
      statement && looks->plain ? mw_database_prepare (db, error, looks->plain, 0) : NULL;
  gboolean row = statement != NULL;

  if (statement && looks->plain && !plain)
    return FALSE;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (row && !look_at (plain, looks, seen, statement, findings, error))
        return FALSE;
    }
  return statement != NULL;
}

gboolean
mw_name_check (
    sqlite3 *db, MwCatalogue *catalogue, gboolean is_draft, GPtrArray *findings, GError **error)
{
  if (!check_logins (db, is_draft, findings, error) ||
      !check_values (db, catalogue, findings, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (NAMED); i++)
    if (!check_texts (db, &NAMED[i], NAMED[i].name, MW_TEXT_FIELD_NAME, findings, error) ||
        (NAMED[i].comment &&
         !check_texts (db, &NAMED[i], NAMED[i].comment, MW_TEXT_FIELD_COMMENT, findings, error)))
      return FALSE;
  for (guint i = 0; is_draft && i < G_N_ELEMENTS (LOOKS); i++)
    if (!check_looks (db, &LOOKS[i], findings, error))
      return FALSE;
  return TRUE;
}
