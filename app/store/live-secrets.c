/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/live-secrets.h"

typedef struct
{
  GHashTable *index;
  MwSecretRows rows;
  MwIsValueFunc is_value;
  gpointer user_data;
  GPtrArray *back; /* (owned) (element-type MwKeptSecret): what this revision would bring back */
} Search;

static void
note_staged (GHashTable *index, const char *value)
{
  MwKeptSecret *one = value ? g_hash_table_lookup (index, value) : NULL;

  if (one)
    one->staged = TRUE;
}

/* A revision is taken back whole, where every row still is as it left it. Only the secret's own row
 * is looked at: a revision of which another row was changed since is taken for one that can be. */
static void
look_at_step (const MwSecretStep *step, gpointer user_data)
{
  Search *search = user_data;
  MwKeptSecret *one = step->before ? g_hash_table_lookup (search->index, step->before) : NULL;

  note_staged (search->index, step->before);
  note_staged (search->index, step->after);
  if (one &&
      (mw_secret_rows_has (&search->rows, step->table, step->owner, step->key, step->after) ||
       search->is_value (step->table, step->owner, step->key, step->after, search->user_data)))
    g_ptr_array_add (search->back, one);
}

/* Newest first: that one is told. */
static gboolean
look_at_revision (Search *search, gint64 number, GBytes *changeset, GError **error)
{
  gboolean adds_profile = FALSE;

  g_ptr_array_set_size (search->back, 0);
  if (!mw_secret_steps_walk (changeset, look_at_step, search, &adds_profile, error))
    return FALSE;
  /* A submitted profile is never deleted, so such a revision is never taken back. */
  for (guint i = 0; !adds_profile && i < search->back->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (search->back, i);

      mw_kept_secret_need (one, MW_SECRET_USE_REVISION, NULL);
      one->revision = MAX (one->revision, number);
    }
  return TRUE;
}

static gboolean
look_at_revisions (sqlite3 *db, Search *search, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, "SELECT number, changeset FROM revision ORDER BY number DESC", 0);
  gboolean row = statement != NULL;

  while (row)
    {
      g_autoptr (GBytes) changeset = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !mw_database_step (statement, &row, error))
        return FALSE;
      changeset = row ? mw_statement_dup_blob (statement, 1) : NULL;
      if (row && !look_at_revision (search, sqlite3_column_int64 (statement, 0), changeset, error))
        return FALSE;
    }
  return statement != NULL;
}

gboolean
mw_live_secrets_find (sqlite3 *db,
                      GHashTable *index,
                      MwIsValueFunc is_value,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  Search search = { .index = index,
                    .rows = { .db = db },
                    .is_value = is_value,
                    .user_data = user_data,
                    .back = g_ptr_array_new () };
  gboolean ok = mw_secret_rows_mark (db, index, MW_SECRET_USE_LIVE, NULL, error) &&
                look_at_revisions (db, &search, cancellable, error);

  mw_secret_rows_clear (&search.rows);
  g_ptr_array_unref (search.back);
  return ok;
}
