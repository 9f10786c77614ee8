/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/stage-again.h"

#include "store/draft/draft-private.h"
#include "store/entities/entity.h"
#include "store/operations/apply.h"

#include <mailwright/error.h>

/* Whether it is the operations that do not fit, and not the disk or a person who ended it. */
static gboolean
is_unfit (sqlite3 *db, const GError *error)
{
  return mw_sqlite_draft_strayed (error) || g_error_matches (error, MW_ERROR, MW_ERROR_INVALID) ||
         g_error_matches (error, MW_ERROR, MW_ERROR_NOT_FOUND) ||
         (g_error_matches (error, MW_ERROR, MW_ERROR_STORAGE) &&
          (sqlite3_errcode (db) & 0xff) == SQLITE_CONSTRAINT);
}

/* All of them or none: *fits is FALSE where they do not fit, with why. */
static gboolean
apply (sqlite3 *db,
       GPtrArray *operations,
       GCancellable *cancellable,
       gboolean *fits,
       char **why,
       GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!mw_database_exec (db, "SAVEPOINT again", error))
    return FALSE;
  *fits = mw_operations_apply (db, operations, cancellable, &failure);
  if (!*fits && !is_unfit (db, failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!*fits && why)
    *why = g_strdup (failure->message);
  return mw_database_exec (db, *fits ? "RELEASE again" : "ROLLBACK TO again; RELEASE again", error);
}

static gboolean
set_aside (sqlite3 *db, const MwOperation *operation, const char *reason, GError **error)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwOperationWords *words = mw_operation_get_words (operation);

  return mw_database_run (db, error,
                          "INSERT INTO set_aside (object_kind, object, object_name, field, reason)"
                          " VALUES (?1, ?2, ?3, ?4, ?5)",
                          5, mw_object_kind_to_string (fields->object_kind), fields->object_id,
                          words->object_name ? words->object_name : fields->object_id,
                          mw_operation_get_field (operation), reason);
}

/* ---- what goes together ---- */

/* The groups by the names that their operations want or let go of. */
typedef struct
{
  GPtrArray *groups; /* (owned) (element-type GPtrArray): of operations; NULL where it joined one */
  GHashTable *owners; /* (owned): "table.column=value" to the index of a group, + 1 */
} Groups;

static void
group_free (gpointer group)
{
  g_clear_pointer ((GPtrArray **) &group, g_ptr_array_unref);
}

static gboolean
is_unique (const MwEntity *entity, const char *word)
{
  for (guint i = 0; entity && i < entity->n_columns; i++)
    if (g_strcmp0 (mw_column_get_word (&entity->columns[i]), word) == 0)
      return entity->columns[i].unique;
  return FALSE;
}

/* All of the group at from move to the one at to. */
static void
join (Groups *self, guint to, guint from)
{
  GPtrArray *joined = self->groups->pdata[from];
  GHashTableIter iter;
  gpointer owner;

  for (guint i = 0; i < joined->len; i++)
    g_ptr_array_add (self->groups->pdata[to], mw_operation_ref (joined->pdata[i]));
  g_ptr_array_unref (joined);
  self->groups->pdata[from] = NULL;
  g_hash_table_iter_init (&iter, self->owners);
  while (g_hash_table_iter_next (&iter, NULL, &owner))
    if (GPOINTER_TO_UINT (owner) == from + 1)
      g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (to + 1));
}

/* Returns: the index of the group that it is in then */
static guint
claim (Groups *self, guint group, const char *table, const char *word, const char *value)
{
  g_autofree char *key = g_strdup_printf ("%s.%s=%s", table, word, value);
  guint owner = GPOINTER_TO_UINT (g_hash_table_lookup (self->owners, key));

  if (owner == 0)
    g_hash_table_insert (self->owners, g_steal_pointer (&key), GUINT_TO_POINTER (group + 1));
  else if (owner != group + 1)
    {
      join (self, owner - 1, group);
      return owner - 1;
    }
  return group;
}

static void
add_to_groups (Groups *self, MwOperation *operation)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwEntity *entity = mw_entity_find_part (fields->object_kind, fields->part);
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  guint group = self->groups->len;

  g_ptr_array_add (own, mw_operation_ref (operation));
  g_ptr_array_add (self->groups, own);
  for (guint i = 0; i < fields->n_values; i++)
    {
      const MwOperationValue *value = &fields->values[i];

      if (!is_unique (entity, value->field))
        continue;
      if (value->before)
        group = claim (self, group, entity->table, value->field, value->before);
      if (value->after)
        group = claim (self, group, entity->table, value->field, value->after);
    }
}

static gboolean
stage_group (sqlite3 *db, GPtrArray *group, GCancellable *cancellable, GError **error)
{
  g_autofree char *why = NULL;
  gboolean fits = FALSE;

  if (!apply (db, group, cancellable, &fits, &why, error))
    return FALSE;
  for (guint i = 0; !fits && i < group->len; i++)
    if (!set_aside (db, group->pdata[i], why, error))
      return FALSE;
  return TRUE;
}

static gboolean
stage_in_groups (sqlite3 *db, GPtrArray *wanted, GCancellable *cancellable, GError **error)
{
  Groups groups = { g_ptr_array_new_with_free_func (group_free),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  gboolean ok = TRUE;

  for (guint i = 0; i < wanted->len; i++)
    add_to_groups (&groups, wanted->pdata[i]);
  for (guint i = 0; ok && i < groups.groups->len; i++)
    ok = !groups.groups->pdata[i] || stage_group (db, groups.groups->pdata[i], cancellable, error);
  g_ptr_array_unref (groups.groups);
  g_hash_table_unref (groups.owners);
  return ok;
}

gboolean
mw_stage_again (sqlite3 *db, GPtrArray *wanted, GCancellable *cancellable, GError **error)
{
  gboolean fits = FALSE;

  return apply (db, wanted, cancellable, &fits, NULL, error) &&
         (fits || stage_in_groups (db, wanted, cancellable, error));
}
