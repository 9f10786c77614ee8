/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/edit-row.h"

#include "store/entities/edit-values.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <mailwright/object-kind.h>

/* A field's column and what is derived from it, with their new values. */
typedef struct
{
  const MwColumn *columns[MW_MOST_TAKEN];
  char *values[MW_MOST_TAKEN]; /* (owned) */
  guint n;
} Taken;

static void
taken_clear (Taken *taken)
{
  for (guint i = 0; i < MW_MOST_TAKEN; i++)
    g_free (taken->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taken, taken_clear)

static const MwColumn *
find_field (const MwEntity *entity, const char *field, GError **error)
{
  const MwColumn *column = field ? mw_entity_find_field (entity, field) : NULL;

  if (column && column->take)
    return column;
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
               /* Translators: a kind of object, then a technical word */
               _ ("%s has no field “%s” that can be set."),
               mw_object_kind_describe (entity->object_kind), field);
  return NULL;
}

static gboolean
take (Taken *taken, MwEditing *editing, const char *field, const char *text, GError **error)
{
  const MwEntity *entity = editing->entity;

  editing->column = find_field (entity, field, error);
  if (!editing->column || !editing->column->take (editing, text, taken->values, error))
    return FALSE;
  taken->columns[taken->n++] = editing->column;
  for (guint i = 0; i < entity->n_columns && taken->n < MW_MOST_TAKEN; i++)
    if (entity->columns[i].source && g_str_equal (entity->columns[i].source, editing->column->name))
      taken->columns[taken->n++] = &entity->columns[i];
  return TRUE;
}

static gboolean
run (sqlite3 *db, const char *sql, const char *id, const Taken *taken, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, sql, 1, id);

  if (!statement)
    return FALSE;
  for (guint i = 0; i < taken->n; i++)
    sqlite3_bind_text (statement, (int) i + 2, taken->values[i], -1, SQLITE_STATIC);
  return mw_database_step (statement, NULL, error);
}

gboolean
mw_row_set (sqlite3 *db,
            MwCatalogue *catalogue,
            MwObjectKind kind,
            const char *id,
            const char *field,
            const char *text,
            GError **error)
{
  MwEditing editing = { db, catalogue, mw_entity_of (kind), NULL, id };
  g_auto (Taken) taken = { { NULL }, { NULL }, 0 };
  g_autoptr (GString) sql = g_string_new (NULL);

  if (!mw_edit_require (db, kind, id, error) || !take (&taken, &editing, field, text, error))
    return FALSE;
  g_string_append_printf (sql, "UPDATE %s SET ", editing.entity->table);
  for (guint i = 0; i < taken.n; i++)
    g_string_append_printf (sql, "%s%s = ?%u", i ? ", " : "", taken.columns[i]->name, i + 2);
  g_string_append_printf (sql, " WHERE %s = ?1", editing.entity->columns[0].name);
  return run (db, sql->str, id, &taken, error);
}

gboolean
mw_row_add (sqlite3 *db,
            MwCatalogue *catalogue,
            MwObjectKind kind,
            const char *id,
            const char *field,
            const char *text,
            GError **error)
{
  MwEditing editing = { db, catalogue, mw_entity_of (kind), NULL, id };
  g_auto (Taken) taken = { { NULL }, { NULL }, 0 };
  g_autoptr (GString) sql = g_string_new (NULL);

  if (!take (&taken, &editing, field, text, error))
    return FALSE;
  g_string_append_printf (sql, "INSERT INTO %s (%s", editing.entity->table,
                          editing.entity->columns[0].name);
  for (guint i = 0; i < taken.n; i++)
    g_string_append_printf (sql, ", %s", taken.columns[i]->name);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < taken.n; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
  return run (db, sql->str, id, &taken, error);
}

/* What refers to it: a row that is nothing without it goes, a reference is emptied. */
static gboolean
let_go (sqlite3 *db, const MwEntity *entity, const MwColumn *column, const char *id, GError **error)
{
  g_autofree char *sql =
      column->kind == MW_COLUMN_KEY
          ? g_strdup_printf ("DELETE FROM %s WHERE %s = ?1", entity->table, column->name)
          : g_strdup_printf ("UPDATE %1$s SET %2$s = NULL WHERE %2$s = ?1", entity->table,
                             column->name);

  return mw_database_run (db, error, sql, 1, id);
}

gboolean
mw_row_remove (sqlite3 *db, MwObjectKind kind, const char *id, GError **error)
{
  const MwEntity *removed = mw_entity_of (kind);
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM %s WHERE %s = ?1", removed->table, removed->columns[0].name);
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  if (!mw_edit_require (db, kind, id, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < entities[i]->n_columns; k++)
      {
        const MwColumn *column = &entities[i]->columns[k];

        if (column->refers && g_str_equal (column->refers, removed->table) &&
            !let_go (db, entities[i], column, id, error))
          return FALSE;
      }
  return mw_database_run (db, error, sql, 1, id);
}
