/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/live/live-secrets.h"

typedef struct
{
  GHashTable *index;
  MwSecretRows rows;
  MwIsValueFunc is_value;
  gpointer user_data;
} Search;

/* A submitted profile is never deleted, so a revision that added one is never taken back. */
#define CHANGES                                                                                    \
  "SELECT revision, part, object, field, before, after, EXISTS (SELECT 1 FROM revision_change a"   \
  " WHERE a.revision = c.revision AND a.sign = '+' AND a.part = 'profile')"                        \
  " FROM revision_change c WHERE part IN ('override', 'site-default')"

static void
note_staged (GHashTable *index, const char *value)
{
  MwKeptSecret *one = value ? g_hash_table_lookup (index, value) : NULL;

  if (one)
    one->staged = TRUE;
}

/* A revision is taken back whole, where every row still is as it left it. Only the secret's own row
 * is looked at: a revision of which another row was changed since is taken for one that can be. The
 * newest one is told. */
static void
look_at_step (Search *search, const MwSecretStep *step, gint64 revision, gboolean stays)
{
  MwKeptSecret *one = step->before ? g_hash_table_lookup (search->index, step->before) : NULL;

  note_staged (search->index, step->before);
  note_staged (search->index, step->after);
  if (!one || stays ||
      (!mw_secret_rows_has (&search->rows, step->table, step->owner, step->key, step->after) &&
       !search->is_value (step->table, step->owner, step->key, step->after, search->user_data)))
    return;
  mw_kept_secret_need (one, MW_SECRET_USE_REVISION, NULL);
  one->revision = MAX (one->revision, revision);
}

static gboolean
look_at_revisions (sqlite3 *db, Search *search, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, CHANGES, 0);
  gboolean row = statement != NULL;

  while (row)
    {
      MwSecretStep step = { 0 };

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !mw_database_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      step.table = g_str_equal (mw_statement_text (statement, 1), "override") ? "profile_override"
                                                                              : "site_default";
      step.owner = mw_statement_text (statement, 2);
      step.key = mw_statement_text (statement, 3);
      step.before = mw_statement_text (statement, 4);
      step.after = mw_statement_text (statement, 5);
      look_at_step (search, &step, sqlite3_column_int64 (statement, 0),
                    sqlite3_column_int (statement, 6) != 0);
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
  Search search = {
    .index = index, .rows = { .db = db }, .is_value = is_value, .user_data = user_data
  };
  gboolean ok = mw_secret_rows_mark (db, index, MW_SECRET_USE_LIVE, NULL, error) &&
                look_at_revisions (db, &search, cancellable, error);

  mw_secret_rows_clear (&search.rows);
  return ok;
}
