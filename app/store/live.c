/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changeset.h"
#include "store/database-file.h"
#include "store/live-secrets.h"
#include "store/live-senders.h"
#include "store/name-check.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/watch.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>
#include <sys/stat.h>

/* The live configuration in an SQLite file. Whoever reads it sees whole revisions only: a submit is
 * one transaction, and views are never away between two statements. */

#define MW_TYPE_SQLITE_LIVE (mw_sqlite_live_get_type ())
G_DECLARE_FINAL_TYPE (MwSqliteLive, mw_sqlite_live, MW, SQLITE_LIVE, GObject)

struct _MwSqliteLive
{
  GObject parent_instance;

  GMutex lock;
  sqlite3 *db; /* (owned), behind the lock */
  char *path;  /* (owned) */
  char *id;    /* (owned) */
  char *place; /* (owned) */
  dev_t device;
  ino_t inode;
  MwWatch *watch; /* (owned) */
};

static void mw_sqlite_live_iface_init (MwLiveInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwSqliteLive,
                               mw_sqlite_live,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_LIVE, mw_sqlite_live_iface_init))

static const char *
get_id (MwLive *live)
{
  return MW_SQLITE_LIVE (live)->id;
}

static gint64
read_revision (sqlite3 *db, GError **error)
{
  gint64 revision = 0;

  if (!mw_database_get_int64 (db, &revision, 0, error, "SELECT revision FROM configuration", 0))
    return -1;
  return revision;
}

static gint64
get_revision (MwLive *live, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return read_revision (self->db, error);
}

/* Copied within one read transaction of the live database, so it is one revision's state. */
static gboolean
copy_tables (sqlite3 *db, GError **error)
{
  const char *const *tables = mw_schema_get_tables ();

  for (guint i = 0; tables[i]; i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO target.%s SELECT * FROM main.%s", tables[i], tables[i]);

      if (!mw_database_exec (db, sql, error))
        return FALSE;
    }
  return mw_database_exec (db, "INSERT INTO target.configuration SELECT * FROM main.configuration",
                           error);
}

static gint64
snapshot (MwLive *live, const char *path, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 revision = -1;

  if (!mw_database_run (self->db, error, "ATTACH ?1 AS target", 1, path))
    return -1;
  mw_database_set_cancellable (self->db, cancellable);
  /* Every row refers to a row that is copied too. With the checks on, SQLite copies row by row
   * instead of page by page: seconds instead of a moment where there are many. */
  sqlite3_exec (self->db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
  if (mw_database_exec (self->db, "BEGIN", error))
    {
      if (copy_tables (self->db, error))
        revision = read_revision (self->db, error);
      if (revision < 0 || !mw_database_exec (self->db, "COMMIT", error))
        {
          revision = -1;
          sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
        }
    }
  sqlite3_exec (self->db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  mw_database_set_cancellable (self->db, NULL);
  sqlite3_exec (self->db, "DETACH target", NULL, NULL, NULL);
  mw_database_release_memory (self->db);
  return revision;
}

static gint64
find_submission (MwLive *live, const char *token, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 number = 0;

  if (!mw_database_get_int64 (self->db, &number, 0, error,
                              "SELECT number FROM revision WHERE token = ?1", 1, token))
    return -1;
  return number;
}

static GPtrArray *
list_revisions (
    MwLive *live, gint64 after, gboolean with_changesets, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_revision_free);
  g_autoptr (MwStatement) statement = mw_database_prepare (
      self->db, error,
      with_changesets ? "SELECT number, author, time, comment, n_changes, changeset FROM revision"
                        " WHERE number > ?1 ORDER BY number"
                      : "SELECT number, author, time, comment, n_changes FROM revision"
                        " WHERE number > ?1 ORDER BY number",
      0);
  gboolean row = statement != NULL;

  if (!statement)
    return NULL;
  sqlite3_bind_int64 (statement, 1, after);
  while (row)
    {
      MwRevision *revision;

      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      revision = g_new0 (MwRevision, 1);
      revision->number = sqlite3_column_int64 (statement, 0);
      revision->author = mw_statement_dup_text (statement, 1);
      revision->time = g_date_time_new_from_iso8601 (mw_statement_text (statement, 2), NULL);
      revision->comment = mw_statement_dup_text (statement, 3);
      revision->n_changes = (guint) sqlite3_column_int (statement, 4);
      if (with_changesets)
        revision->changeset = mw_statement_dup_blob (statement, 5);
      g_ptr_array_add (found, revision);
    }
  return g_steal_pointer (&found);
}

static gboolean
check_base (sqlite3 *db, const MwSubmission *submission, GError **error)
{
  g_autofree char *author = NULL;
  gint64 now = read_revision (db, error);

  if (now < 0)
    return FALSE;
  if (now == submission->base)
    return TRUE;
  mw_database_get_text (db, &author, NULL,
                        "SELECT author FROM revision ORDER BY number DESC LIMIT 1", 0);
  if (now > submission->base)
    g_set_error (error, MW_ERROR, MW_ERROR_STALE,
                 /* Translators: a person, then two revision numbers */
                 _ ("%s submitted revision %" PRId64
                    " meanwhile, and your changes were made on revision %" PRId64
                    ". Nothing was submitted; your changes are kept."),
                 author, now, submission->base);
  else
    g_set_error (error, MW_ERROR, MW_ERROR_STALE,
                 _ ("The live configuration went back to revision %" PRId64
                    ", and your changes were made on revision %" PRId64
                    ". Nothing was submitted; your changes are kept."),
                 now, submission->base);
  return FALSE;
}

static gboolean
set_conflict_error (const MwConflict *conflict, GError **error)
{
  if (conflict->kind == SQLITE_CHANGESET_CONSTRAINT)
    g_set_error_literal (error, MW_ERROR, MW_ERROR_DUPLICATE,
                         _ ("The live configuration already has an object with the same name or "
                            "address, or one that is still used. Nothing was submitted; your "
                            "changes are kept."));
  else
    g_set_error_literal (error, MW_ERROR, MW_ERROR_STALE,
                         _ ("The live configuration is not what your changes were made on: it was "
                            "edited outside Mailwright. Nothing was submitted; your changes are "
                            "kept."));
  return FALSE;
}

/* The net changeset first; where two objects swapped a unique name, one after the other as they
 * were edited: each state in between was valid then. */
static gboolean
apply_submission (sqlite3 *db, const MwSubmission *submission, GError **error)
{
  g_auto (MwConflict) conflict = { 0 };

  if (mw_changeset_apply (db, submission->changeset, &conflict, error))
    return TRUE;
  if (conflict.kind != SQLITE_CHANGESET_CONSTRAINT || !submission->entries)
    return conflict.kind ? set_conflict_error (&conflict, error) : FALSE;
  for (guint i = 0; i < submission->entries->len; i++)
    {
      g_auto (MwConflict) inner = { 0 };

      if (!mw_changeset_apply (db, g_ptr_array_index (submission->entries, i), &inner, error))
        return inner.kind ? set_conflict_error (&inner, error) : FALSE;
    }
  return TRUE;
}

static gboolean
record_revision (sqlite3 *db, const MwSubmission *submission, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autoptr (GBytes) inverse = mw_changeset_invert (submission->changeset, error);
  g_autoptr (MwStatement) statement = NULL;

  if (!inverse)
    return FALSE;
  statement = mw_database_prepare (
      db, error,
      "INSERT INTO revision (token, author, time, comment, number, n_changes, changeset, inverse)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      4, submission->token, submission->author, time, submission->comment);
  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 5, submission->base + 1);
  sqlite3_bind_int64 (statement, 6, submission->n_changes);
  mw_statement_bind_blob (statement, 7, submission->changeset);
  mw_statement_bind_blob (statement, 8, inverse);
  return mw_database_step (statement, NULL, error) &&
         mw_database_exec (db, "UPDATE configuration SET revision = revision + 1", error);
}

static gboolean is_reachable (MwLive *live, GCancellable *cancellable, GError **error);

static gint64
submit (MwLive *live, const MwSubmission *submission, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!is_reachable (live, cancellable, error) ||
      !mw_database_exec (self->db, "BEGIN IMMEDIATE", error))
    return -1;
  if (check_base (self->db, submission, error) && apply_submission (self->db, submission, error) &&
      mw_live_senders_make (self->db, submission->catalogue, error) &&
      record_revision (self->db, submission, error) && mw_database_exec (self->db, "COMMIT", error))
    return submission->base + 1;
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return -1;
}

/* ---- what is published, and what is set ---- */

/* From what the view sender_login is made of: what cannot be published is to be told. */
static gboolean
fill_senders (sqlite3 *db, MwSenderMap *map, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, "SELECT address, login FROM sender_row ORDER BY address, login", 0);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (row)
        mw_sender_map_add (map, mw_statement_text (statement, 0), mw_statement_text (statement, 1));
    }
  return statement != NULL;
}

/* In one transaction: the rows are of the revision that is said. */
static MwSenderMap *
read_senders (MwLive *live, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (MwSenderMap) map = NULL;
  gint64 revision;

  if (!mw_database_exec (self->db, "BEGIN", error))
    return NULL;
  mw_database_set_cancellable (self->db, cancellable);
  revision = read_revision (self->db, error);
  if (revision >= 0)
    map = mw_sender_map_new (self->id, revision);
  if (map && !fill_senders (self->db, map, error))
    g_clear_pointer (&map, mw_sender_map_free);
  mw_database_set_cancellable (self->db, NULL);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  mw_database_release_memory (self->db);
  return g_steal_pointer (&map);
}

static gboolean
check (MwLive *live,
       MwCatalogue *catalogue,
       GPtrArray *findings,
       GCancellable *cancellable,
       GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean ok;

  mw_database_set_cancellable (self->db, cancellable);
  ok = mw_name_check (self->db, catalogue, FALSE, findings, error) &&
       mw_live_senders_check (self->db, findings, error);
  mw_database_set_cancellable (self->db, NULL);
  mw_database_release_memory (self->db);
  return ok;
}

static const char *
get_place (MwLive *live)
{
  return MW_SQLITE_LIVE (live)->path;
}

static gboolean
is_reachable (MwLive *live, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  struct stat status;

  if (stat (self->path, &status) == 0 && status.st_dev == self->device &&
      status.st_ino == self->inode)
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
               _ ("“%s” was removed or replaced while it was open. Nothing was done; open it "
                  "again."),
               self->path);
  return FALSE;
}

static gboolean
get_setting (MwLive *live, const char *key, char **value, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return mw_database_get_text (self->db, value, error, "SELECT value FROM setting WHERE key = ?1",
                               1, key);
}

static gboolean
set_setting (
    MwLive *live, const char *key, const char *value, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!value)
    return mw_database_run (self->db, error, "DELETE FROM setting WHERE key = ?1", 1, key);
  return mw_database_run (self->db, error, "INSERT OR REPLACE INTO setting VALUES (?1, ?2)", 2, key,
                          value);
}

/* ---- secrets ---- */

/* On a connection of its own: nobody waits while the history is read. */
static gboolean
find_secrets (MwLive *live,
              GPtrArray *kept,
              MwIsValueFunc is_value,
              gpointer user_data,
              GCancellable *cancellable,
              GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GHashTable) index = mw_secret_index (kept, self->id);
  sqlite3 *db = NULL;
  gboolean ok = FALSE;

  /* Another file in its place would say that nothing is live: looked before it is touched, and once
   * what is read stays as it is. */
  if (!is_reachable (live, cancellable, error))
    return FALSE;
  db = mw_database_open (self->path, _ ("The live configuration"), error);
  if (!db)
    return FALSE;
  mw_database_set_cancellable (db, cancellable);
  ok = mw_database_exec (db, "BEGIN", error) && read_revision (db, error) >= 0 &&
       is_reachable (live, cancellable, error) &&
       mw_live_secrets_find (db, index, is_value, user_data, cancellable, error);
  mw_database_close (db);
  return ok;
}

static void
mw_sqlite_live_iface_init (MwLiveInterface *iface)
{
  iface->get_id = get_id;
  iface->get_revision = get_revision;
  iface->snapshot = snapshot;
  iface->submit = submit;
  iface->find_submission = find_submission;
  iface->list_revisions = list_revisions;
  iface->read_senders = read_senders;
  iface->check = check;
  iface->get_place = get_place;
  iface->is_reachable = is_reachable;
  iface->get_setting = get_setting;
  iface->set_setting = set_setting;
  iface->find_secrets = find_secrets;
}

static void
mw_sqlite_live_finalize (GObject *object)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (object);

  g_clear_pointer (&self->watch, mw_watch_free);
  g_clear_pointer (&self->db, mw_database_close);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->id, g_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (mw_sqlite_live_parent_class)->finalize (object);
}

static void
mw_sqlite_live_class_init (MwSqliteLiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_sqlite_live_finalize;
}

static void
mw_sqlite_live_init (MwSqliteLive *self)
{
  g_mutex_init (&self->lock);
}

static void
on_live_written_cb (gpointer user_data)
{
  g_signal_emit_by_name (user_data, "revised");
}

static gboolean
fill_empty (sqlite3 *db, const char *path, gpointer user_data, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return mw_database_exec (db, "BEGIN", error) && mw_schema_create_entities (db, error) &&
         mw_schema_create_kind (db, MW_SCHEMA_LIVE, error) &&
         mw_database_run (db, error, "INSERT INTO configuration VALUES (1, ?1, 0)", 1, uuid) &&
         mw_database_exec (db, "COMMIT", error);
}

static sqlite3 *
open_file (const char *path, char **id, GError **error)
{
  sqlite3 *db = mw_database_open (path, _ ("The live configuration"), error);

  if (db && mw_schema_check (db, MW_SCHEMA_LIVE, path, error) &&
      mw_database_configure (db, error) && mw_schema_migrate (db, MW_SCHEMA_LIVE, error) &&
      mw_database_get_text (db, id, error, "SELECT id FROM configuration", 0))
    return db;
  mw_database_close (db);
  return NULL;
}

gboolean
mw_sqlite_check_files (const char *live, const char *draft, GError **error)
{
  g_autofree char *live_file = live ? mw_database_file_find (live, NULL, error) : NULL;
  g_autofree char *draft_file = NULL;

  if (live && !live_file)
    return FALSE;
  draft_file = draft ? mw_database_file_find (draft, NULL, error) : NULL;
  if (draft && !draft_file)
    return FALSE;
  if (!live || !draft || g_strcmp0 (live_file, draft_file) != 0)
    return TRUE;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID,
                       _ ("The live database and the draft cannot be one file. Name two."));
  return FALSE;
}

MwLive *
mw_sqlite_live_open (const char *path, gboolean create, GCancellable *cancellable, GError **error)
{
  g_autofree char *usual =
      path ? NULL : g_build_filename (g_get_user_data_dir (), "mailwright", "live.db", NULL);
  gboolean exists = FALSE;
  g_autofree char *file = mw_database_file_find (path ? path : usual, &exists, error);
  g_autoptr (MwSqliteLive) self = NULL;
  g_autofree char *id = NULL;
  struct stat status;
  sqlite3 *db;

  if (!file)
    return NULL;
  if (!exists)
    {
      if (!create)
        {
          g_autofree char *shown = g_filename_display_name (file);

          g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                       _ ("There is no database “%s”. Check the name."), shown);
          return NULL;
        }
      if (!mw_database_make (file, _ ("The live configuration"), fill_empty, NULL, error))
        return NULL;
    }
  db = open_file (file, &id, error);
  if (!db)
    return NULL;
  self = g_object_new (MW_TYPE_SQLITE_LIVE, NULL);
  self->db = db;
  self->path = g_steal_pointer (&file);
  self->id = g_steal_pointer (&id);
  if (stat (self->path, &status) == 0)
    {
      self->device = status.st_dev;
      self->inode = status.st_ino;
    }
  self->watch = mw_watch_new (self->path, on_live_written_cb, self);
  return MW_LIVE (g_steal_pointer (&self));
}
