/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/live/hand-rows.h"

#include "store/entities/entity.h"

#include <glib/gi18n-lib.h>
#include <mailwright/address.h>
#include <mailwright/check.h>
#include <mailwright/name.h>

/* Keys are made by rules that a database does not know, and references are refused only where a
 * program lets them be: what was written at a shell may be anything. */

typedef struct
{
  sqlite3 *db;
  GCancellable *cancellable;
  GPtrArray *findings;
} Search;

typedef void (*RowFunc) (Search *self, const MwEntity *entity, MwStatement *row);

static gboolean
look_at (Search *self, const MwEntity *entity, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (self->db, error, sql, 0);
  gboolean row = statement != NULL;

  while (row)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !mw_database_step (statement, &row, error))
        return FALSE;
      if (row)
        func (self, entity, statement);
    }
  return statement != NULL;
}

static void
add (Search *self,
     const char *code,
     const MwEntity *entity,
     const char *id,
     const char *name,
     const char *field,
     const char *message)
{
  g_ptr_array_add (self->findings, mw_finding_new (code, FALSE, entity->object_kind, id,
                                                   name ? name : id, field, message));
}

/* ---- addresses ---- */

static gboolean
fits (const MwAddress *parsed, const char *key, const char *unicode)
{
  return parsed && g_str_equal (parsed->key, key) && g_str_equal (parsed->unicode, unicode);
}

static void
on_fit_wanted (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *address = (const char *) sqlite3_value_text (values[0]);
  const char *key = (const char *) sqlite3_value_text (values[1]);
  const char *unicode = (const char *) sqlite3_value_text (values[2]);
  g_autoptr (MwAddress) parsed = NULL;

  if (!address || !key || !unicode)
    return;
  /* Nearly all are: whether it is one at all, the map itself sees to. */
  if (!g_str_equal (address, key) || !g_str_equal (address, unicode))
    {
      parsed = mw_address_parse (address, NULL);
      sqlite3_result_int (context, fits (parsed, key, unicode));
    }
  else
    sqlite3_result_int (context, 1);
}

gboolean
mw_hand_rows_add_function (sqlite3 *db, GError **error)
{
  int code = sqlite3_create_function_v2 (db, "mw_fits", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                         on_fit_wanted, NULL, NULL, NULL);

  return code == SQLITE_OK || mw_database_set_error (db, code, error);
}

static void
check_address (Search *self, const MwEntity *entity, MwStatement *row)
{
  const char *name = mw_statement_text (row, 1), *address = mw_statement_text (row, 2);
  const char *key = mw_statement_text (row, 3), *unicode = mw_statement_text (row, 4);
  g_autoptr (MwAddress) parsed = mw_address_parse (address, NULL);
  g_autofree char *message = NULL;

  if (!parsed)
    message = g_strdup_printf (_ ("“%s” is not an address: somebody wrote it outside Mailwright. "
                                  "Mail servers are not told of it. Set an address."),
                               address);
  else if (!fits (parsed, key, unicode))
    message = g_strdup_printf (
        /* Translators: an address, then what the database compares it by */
        _ ("The address “%s” is kept as “%s”: somebody wrote it outside Mailwright. Mail servers "
           "are not told of it. Set another address, submit, and set this one again."),
        address, g_str_equal (parsed->key, key) ? unicode : key);
  if (message)
    add (self, "row-address", entity, mw_statement_text (row, 0), name, "address", message);
}

/* ---- names ---- */

static void
check_name (Search *self, const MwEntity *entity, MwStatement *row)
{
  const char *name = mw_statement_text (row, 1), *key = mw_statement_text (row, 2);
  gboolean login = entity->object_kind == MW_OBJECT_AGENT;
  g_autofree char *normal =
      login ? mw_login_normalise (name, NULL) : mw_name_normalise (name, NULL);
  g_autofree char *expected =
      entity->object_kind == MW_OBJECT_PROFILE ? mw_profile_name_key (name) : mw_name_key (name);
  g_autofree char *seen = mw_comment_normalise (name, NULL);
  g_autofree char *message = NULL;
  gboolean told = login ? !normal || !g_str_equal (normal, name) : !seen;

  /* An older version took it, or it has what cannot be seen: mw_name_check() says so. */
  if (told || (normal && g_str_equal (normal, name) && g_strcmp0 (expected, key) == 0))
    return;
  if (login)
    message = g_strdup_printf (_ ("The login “%s” was written outside Mailwright, which would not "
                                  "have taken it so. Set another login."),
                               name);
  else
    message = g_strdup_printf (_ ("The name “%s” was written outside Mailwright, which would not "
                                  "have taken it so. Set another name."),
                               name);
  add (self, "row-name", entity, mw_statement_text (row, 0), name, login ? "login" : "name",
       message);
}

static gboolean
check_names (Search *self, const MwEntity *entity, GError **error)
{
  for (guint i = 0; i < entity->n_columns; i++)
    {
      const MwColumn *column = &entity->columns[i];
      g_autofree char *sql = NULL;

      if (!mw_entity_is_object (entity) || !column->unique || !column->source ||
          (!g_str_equal (column->source, "name") && !g_str_equal (column->source, "login")))
        continue;
      sql = g_strdup_printf ("SELECT %s, %s, %s FROM %s", entity->columns[0].name, column->source,
                             column->name, entity->table);
      if (!look_at (self, entity, sql, check_name, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- what refers to nothing ---- */

static void
note_orphan (Search *self, const MwEntity *entity, MwStatement *row)
{
  const char *id = mw_statement_text (row, 0), *gone = mw_statement_text (row, 2);
  const char *field = mw_statement_text (row, 3);
  g_autofree char *message = g_strdup_printf (
      /* Translators: what it is (“Override”, “Default Address”), then a technical id */
      _ ("%s: “%s” is not there: somebody wrote to the database outside Mailwright. It counts for "
         "nothing. Delete it in the same way, or restore what it refers to."),
      mw_statement_text (row, 4), gone);

  add (self, "row-orphan", entity, id, mw_statement_text (row, 1), field, message);
}

/* Object, its name, what is gone, the field, what that is for people. */
static char *
dup_orphan_sql (const MwEntity *entity, const MwColumn *column)
{
  const MwEntity *object = mw_entity_of (entity->object_kind);
  const MwEntity *referred = mw_entity_find (column->refers);
  const char *label = column->label ? column->label : entity->label;
  g_autofree char *name = object ? mw_entity_dup_name_sql (object, "o") : g_strdup ("NULL");
  g_autofree char *named =
      object ? g_strdup_printf ("(SELECT %s FROM %s o WHERE o.%s = t.%s)", name, object->table,
                                object->columns[0].name, entity->columns[0].name)
             : g_strdup ("NULL");
  char *quoted = sqlite3_mprintf ("%Q", _ (label));
  char *sql = g_strdup_printf (
      "SELECT t.%s, %s, t.%s, '%s', %s FROM %s t WHERE t.%s IS NOT NULL AND NOT EXISTS"
      " (SELECT 1 FROM %s r WHERE r.%s = t.%s)",
      entity->columns[0].name, named, column->name, mw_column_get_word (column), quoted,
      entity->table, column->name, referred->table, referred->columns[0].name, column->name);

  sqlite3_free (quoted);
  return sql;
}

static gboolean
check_references (Search *self, const MwEntity *entity, GError **error)
{
  for (guint i = 0; i < entity->n_columns; i++)
    {
      const MwColumn *column = &entity->columns[i];
      g_autofree char *sql = column->refers ? dup_orphan_sql (entity, column) : NULL;

      if (sql && !look_at (self, entity, sql, note_orphan, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
mw_hand_rows_find (sqlite3 *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  Search self = { db, cancellable, findings };
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (!check_names (&self, entities[i], error) || !check_references (&self, entities[i], error))
      return NULL;
  if (!look_at (&self, mw_entity_of (MW_OBJECT_PROFILE),
                "SELECT id, name, address, address_key, address_unicode FROM profile",
                check_address, error))
    return NULL;
  return g_steal_pointer (&findings);
}
