/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/entities/unstaged-rows.h"

/* $1 the table, $2 the key of a row, $3 its columns, $4 those of a staged one */
#define VIEW                                                                                       \
  "CREATE TEMP VIEW " MW_UNSTAGED_ROWS "%1$s AS SELECT %3$s FROM %1$s t WHERE NOT EXISTS"          \
  " (SELECT 1 FROM staged s WHERE s.tbl = '%1$s' AND s.pk = %2$s)"                                 \
  " UNION ALL SELECT %4$s FROM staged WHERE tbl = '%1$s' AND base IS NOT NULL"

/* The keys are taken from where staged has an index on them. */
static char *
dup_staged_columns (const MwEntity *entity)
{
  guint n_keys = mw_entity_get_n_keys (entity);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "object AS %s", entity->columns[0].name);
  for (guint i = 1; i < entity->n_columns; i++)
    if (i < n_keys)
      g_string_append_printf (sql, ", substr (pk, length (object) + 2) AS %s",
                              entity->columns[i].name);
    else
      g_string_append_printf (sql, ", base ->> '$.%1$s' AS %1$s", entity->columns[i].name);
  return g_string_free (sql, FALSE);
}

gboolean
mw_unstaged_rows_create_views (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < n; i++)
    {
      g_autofree char *key = mw_entity_dup_keys (entities[i], "t.@", " || '/' || ");
      g_autofree char *columns = mw_entity_dup_columns (entities[i], "t.@ AS @");
      g_autofree char *staged = dup_staged_columns (entities[i]);
      g_autofree char *sql = g_strdup_printf (VIEW, entities[i]->table, key, columns, staged);

      ok = mw_database_exec (db, sql, error);
    }
  return ok;
}
