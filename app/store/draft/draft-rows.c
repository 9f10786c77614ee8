/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-rows.h"

#include "store/changes/values.h"

#include <glib/gi18n-lib.h>
#include <mailwright/address.h>
#include <mailwright/error.h>
#include <mailwright/name.h>

/* Rows are read in pieces, so that a long list is never in memory whole. */
#define PIECE 500

static gboolean
give_piece (MwSqliteDraft *self,
            const MwQuery *query,
            GArray *keys,
            guint first,
            MwRowFunc func,
            gpointer user_data,
            gboolean *stopped,
            GError **error)
{
  guint n = MIN (PIECE, keys->len - first);
  g_autoptr (GPtrArray) rows = mw_reader_query_rows (self->db, query, keys, first, n, error);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!rows)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      MwRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (by_key, &row->key, row);
    }
  for (guint i = first; i < first + n && !*stopped; i++)
    {
      MwRow *row = g_hash_table_lookup (by_key, &g_array_index (keys, gint64, i));
      g_autoptr (GObject) object = NULL;

      if (!row)
        continue;
      object = mw_row_object_new (mw_query_get_kind (query));
      mw_row_fill (row, mw_query_get_kind (query), self->catalogue, object);
      *stopped = !func (object, user_data);
    }
  return TRUE;
}

static gboolean
give_rows (
    MwSqliteDraft *self, const MwQuery *query, MwRowFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GArray) keys = mw_reader_query_keys (self->db, self->catalogue, query, 0, error);
  gboolean stopped = FALSE;

  for (guint first = 0; keys && first < keys->len && !stopped; first += PIECE)
    if (!give_piece (self, query, keys, first, func, user_data, &stopped, error))
      return FALSE;
  return keys != NULL;
}

gboolean
mw_sqlite_draft_foreach (MwDraft *draft,
                         const MwQuery *query,
                         MwRowFunc func,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean ok;

  mw_database_set_cancellable (self->db, cancellable);
  ok = mw_database_exec (self->db, "BEGIN", error) &&
       give_rows (self, query, func, user_data, error);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  mw_database_set_cancellable (self->db, NULL);
  mw_database_release_memory (self->db);
  return ok;
}

/* The object with the rowid that sql finds. */
static GObject *
find_one (MwSqliteDraft *self,
          MwQueryKind kind,
          const char *sql,
          const char *first,
          const char *second,
          GError **error)
{
  g_autoptr (MwQuery) query = mw_query_new (kind);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  GObject *object;
  gint64 key = 0;

  if (!mw_database_get_int64 (self->db, &key, 0, error, sql, 3, first, second ? second : first,
                              first))
    return NULL;
  if (key)
    {
      g_array_append_val (keys, key);
      rows = mw_reader_query_rows (self->db, query, keys, 0, 1, error);
      if (!rows)
        return NULL;
    }
  if (!rows || rows->len == 0)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                   kind == MW_QUERY_PROFILES ? _ ("There is no profile “%s”.")
                   : kind == MW_QUERY_AGENTS ? _ ("There is no agent “%s”.")
                                             : _ ("There is no responsibility “%s”."),
                   first);
      return NULL;
    }
  object = mw_row_object_new (kind);
  mw_row_fill (g_ptr_array_index (rows, 0), kind, self->catalogue, object);
  return object;
}

MwProfile *
mw_sqlite_draft_find_profile (MwDraft *draft,
                              const char *name_or_address,
                              GCancellable *cancellable,
                              GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (MwAddress) address = mw_address_parse (name_or_address, NULL);
  g_autofree char *name = mw_profile_name_key (name_or_address);
  GObject *found;

  /* An id first, then an address, then a name: a name may look like another profile's address. */
  found = find_one (self, MW_QUERY_PROFILES, "SELECT rowid FROM profile WHERE id = ?1",
                    name_or_address, NULL, NULL);
  if (!found && address)
    found = find_one (self, MW_QUERY_PROFILES, "SELECT rowid FROM profile WHERE address_key = ?2",
                      name_or_address, address->key, NULL);
  if (!found)
    found = find_one (self, MW_QUERY_PROFILES, "SELECT rowid FROM profile WHERE name_key = ?2",
                      name_or_address, name, error);
  return (MwProfile *) found;
}

MwAgent *
mw_sqlite_draft_find_agent (MwDraft *draft,
                            const char *login,
                            GCancellable *cancellable,
                            GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *key = mw_name_key (login);

  return (MwAgent *) find_one (self, MW_QUERY_AGENTS,
                               "SELECT rowid FROM agent WHERE login_key = ?2 OR id = ?1", login,
                               key, error);
}

MwResponsibility *
mw_sqlite_draft_find_responsibility (MwDraft *draft,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *key = mw_name_key (name);

  return (MwResponsibility *) find_one (
      self, MW_QUERY_RESPONSIBILITIES,
      "SELECT rowid FROM responsibility WHERE name_key = ?2 OR id = ?1", name, key, error);
}

gboolean
mw_sqlite_draft_find_key (MwDraft *draft,
                          GType type,
                          const char *id,
                          gint64 *key,
                          GCancellable *cancellable,
                          GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const char *sql = type == MW_TYPE_PROFILE ? "SELECT rowid FROM profile WHERE id = ?1"
                    : type == MW_TYPE_AGENT ? "SELECT rowid FROM agent WHERE id = ?1"
                                            : "SELECT rowid FROM responsibility WHERE id = ?1";

  return mw_database_get_int64 (self->db, key, 0, error, sql, 1, id);
}

gboolean
mw_sqlite_draft_read_values (MwDraft *draft,
                             const char *driver_id,
                             const char *profile_id,
                             GHashTable **site_defaults,
                             GHashTable **overrides,
                             GHashTable **live,
                             GCancellable *cancellable,
                             GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_auto (MwValues) values = { .db = self->db };

  return mw_values_read (&values, driver_id, profile_id, site_defaults, overrides, live, error);
}

gboolean
mw_sqlite_draft_count_profiles (MwDraft *draft,
                                const char *driver_id,
                                guint *n_profiles,
                                GCancellable *cancellable,
                                GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 n = 0;

  if (!mw_database_get_int64 (self->db, &n, 0, error,
                              "SELECT count (*) FROM profile WHERE driver = ?1", 1, driver_id))
    return FALSE;
  *n_profiles = (guint) n;
  return TRUE;
}
