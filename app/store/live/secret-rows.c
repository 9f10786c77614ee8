/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/live/secret-rows.h"

/* Both are an owner, a key and a value, in this order. */
static const struct
{
  const char *table;
  const char *question;
} TABLES[] = {
  { "profile_override", "SELECT value FROM profile_override WHERE profile = ?1 AND key = ?2" },
  { "site_default", "SELECT value FROM site_default WHERE driver = ?1 AND key = ?2" },
};

GHashTable *
mw_secret_index (GPtrArray *kept, const char *database_id)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kept->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (kept, i);

      if (!g_str_equal (one->database_id, database_id))
        continue;
      /* Two of one id are not told apart when one is removed. */
      if (g_hash_table_contains (index, one->id))
        mw_kept_secret_need (one, MW_SECRET_USE_UNKNOWN, NULL);
      else
        g_hash_table_insert (index, one->id, one);
    }
  return index;
}

void
mw_secret_rows_clear (MwSecretRows *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->questions); i++)
    g_clear_pointer (&self->questions[i], sqlite3_finalize);
}

static int
find_table (const char *table)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (TABLES); i++)
    if (g_str_equal (table, TABLES[i].table))
      return i;
  return -1;
}

gboolean
mw_secret_rows_has (
    MwSecretRows *self, const char *table, const char *owner, const char *key, const char *value)
{
  int which = find_table (table);
  MwStatement *statement = NULL;
  gboolean row = FALSE, same = TRUE;

  g_return_val_if_fail (which >= 0, TRUE);

  if (!self->questions[which])
    self->questions[which] = mw_database_prepare (self->db, NULL, TABLES[which].question, 0);
  statement = self->questions[which];
  if (!statement)
    return TRUE;
  sqlite3_bind_text (statement, 1, owner, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, key, -1, SQLITE_TRANSIENT);
  if (mw_database_step (statement, &row, NULL))
    same = g_strcmp0 (row ? mw_statement_text (statement, 0) : NULL, value) == 0;
  sqlite3_reset (statement);
  return same;
}

gboolean
mw_secret_rows_mark (
    sqlite3 *db, GHashTable *index, MwSecretUse use, const char *place, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, "SELECT value FROM profile_override UNION ALL SELECT value FROM site_default", 0);
  gboolean row = statement != NULL;

  while (row)
    {
      const char *value = NULL;
      MwKeptSecret *one = NULL;

      if (!mw_database_step (statement, &row, error))
        return FALSE;
      value = row ? mw_statement_text (statement, 0) : NULL;
      one = value ? g_hash_table_lookup (index, value) : NULL;
      if (one)
        mw_kept_secret_need (one, use, place);
    }
  return statement != NULL;
}

static const char *
text_of (sqlite3_value *value)
{
  return value ? (const char *) sqlite3_value_text (value) : NULL;
}

static void
tell_step (sqlite3_changeset_iter *iter,
           const char *table,
           int operation,
           MwSecretStepFunc func,
           gpointer user_data)
{
  sqlite3_value *old[3] = { NULL }, *new[3] = { NULL };
  gboolean inserted = operation == SQLITE_INSERT;

  for (int i = 0; i < 3; i++)
    {
      if (!inserted)
        sqlite3changeset_old (iter, i, &old[i]);
      if (operation != SQLITE_DELETE)
        sqlite3changeset_new (iter, i, &new[i]);
    }
  func (&(MwSecretStep){ .table = table,
                         .owner = text_of (inserted ? new[0] : old[0]),
                         .key = text_of (inserted ? new[1] : old[1]),
                         .before = text_of (old[2]),
                         .after = text_of (new[2]) },
        user_data);
}

gboolean
mw_secret_steps_walk (GBytes *changeset, MwSecretStepFunc func, gpointer user_data, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size = 0;
  const void *bytes = g_bytes_get_data (changeset, &size);
  int code = sqlite3changeset_start (&iter, (int) size, (void *) bytes), end;

  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table = NULL;
      int n_columns = 0, operation = 0;

      code = sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
      if (code != SQLITE_OK)
        break;
      if (find_table (table) >= 0)
        tell_step (iter, table, operation, func, user_data);
    }
  /* What is damaged ends it early, and is told here. */
  end = sqlite3changeset_finalize (iter);
  if (code == SQLITE_OK)
    code = end;
  return code == SQLITE_OK || mw_database_set_error (NULL, code, error);
}
