/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/operations/apply.h"
#include "store/database/clock.h"
#include "store/database/database-file.h"
#include "store/database/presence.h"
#include "store/live/hand-rows.h"
#include "store/live/live-secrets.h"
#include "store/senders/live-senders.h"
#include "store/changes/name-check.h"
#include "store/revisions/revisions.h"
#include "store/schema/schema.h"
#include "store/revisions/state-revision.h"
#include "store/operations/state.h"
#include "store/store.h"
#include "store/database/watch.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>

/* The live configuration in an SQLite file. Whoever reads it sees whole revisions only: a submit is
 * one transaction, and views are never away between two statements. */

#define MW_TYPE_SQLITE_LIVE (mw_sqlite_live_get_type ())
G_DECLARE_FINAL_TYPE (MwSqliteLive, mw_sqlite_live, MW, SQLITE_LIVE, GObject)

struct _MwSqliteLive
{
  GObject parent_instance;

  GMutex lock;
  sqlite3 *db;          /* (owned), behind the lock */
  char *path;           /* (owned) */
  char *id;             /* (owned) */
  char *place;          /* (owned) */
  MwPresence *presence; /* (owned) */
  char *problem;        /* (owned) (nullable): of the main context alone */
  MwWatch *watch;       /* (owned) */
};

typedef enum
{
  PROP_PROBLEM = 1,
} MwSqliteLiveProperty;

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

/* ---- asking ---- */

typedef gboolean (*AskFunc) (MwSqliteLive *self, gpointer user_data, GError **error);

/* With the lock held and the cancellable obeyed; within one read transaction, so that all that is
 * asked is of one revision. */
static gboolean
ask (MwLive *live, AskFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean ok;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  mw_database_set_cancellable (self->db, cancellable);
  ok = mw_database_exec (self->db, "BEGIN", error) && func (self, user_data, error);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  mw_database_set_cancellable (self->db, NULL);
  mw_database_release_memory (self->db);
  return ok;
}

static gboolean
ask_newest (MwSqliteLive *self, gpointer user_data, GError **error)
{
  return mw_state_revision_read (self->db, user_data, error);
}

static gboolean
read_newest (MwLive *live, MwRevisionId *newest, GCancellable *cancellable, GError **error)
{
  return ask (live, ask_newest, newest, cancellable, error);
}

typedef struct
{
  MwOperationFunc func;
  gpointer user_data;
  MwRevisionId *at;
  GCancellable *cancellable;
} Snapshot;

static gboolean
ask_state (MwSqliteLive *self, gpointer user_data, GError **error)
{
  Snapshot *snapshot = user_data;

  return mw_state_revision_read (self->db, snapshot->at, error) &&
         mw_state_read (self->db, snapshot->func, snapshot->user_data, snapshot->cancellable,
                        error);
}

static gboolean
take_snapshot (MwLive *live,
               MwOperationFunc func,
               gpointer user_data,
               MwRevisionId *at,
               GCancellable *cancellable,
               GError **error)
{
  Snapshot snapshot = { func, user_data, at, cancellable };

  return ask (live, ask_state, &snapshot, cancellable, error);
}

typedef struct
{
  const MwRevisionQuery *query; /* (nullable): operations are asked for */
  gint64 after;
  gint64 upto;
  GPtrArray *found; /* (owned) */
} Listing;

static gboolean
ask_list (MwSqliteLive *self, gpointer user_data, GError **error)
{
  Listing *listing = user_data;

  listing->found = listing->query ? mw_revisions_list (self->db, listing->query, error)
                                  : mw_revisions_list_operations (self->db, listing->after,
                                                                  listing->upto, error);
  return listing->found != NULL;
}

static GPtrArray *
list_revisions (MwLive *live,
                const MwRevisionQuery *query,
                GCancellable *cancellable,
                GError **error)
{
  Listing listing = { .query = query };

  ask (live, ask_list, &listing, cancellable, error);
  return listing.found;
}

static GPtrArray *
list_operations (MwLive *live, gint64 after, gint64 upto, GCancellable *cancellable, GError **error)
{
  Listing listing = { .after = after, .upto = upto };

  ask (live, ask_list, &listing, cancellable, error);
  return listing.found;
}

/* ---- submitting ---- */

static gboolean
set_stale (sqlite3 *db, const MwRevisionId *now, const MwRevisionId *base, GError **error)
{
  g_autofree char *author = NULL;

  mw_database_get_text (db, &author, NULL,
                        "SELECT author FROM revision ORDER BY number DESC LIMIT 1", 0);
  if (now->number > base->number)
    g_set_error (error, MW_ERROR, MW_ERROR_STALE,
                 /* Translators: a person, then two revision numbers */
                 _ ("%s submitted revision %" PRId64
                    " meanwhile, and your changes were made on revision %" PRId64
                    ". Nothing was submitted; your changes are kept. To go on, discard them and "
                    "make them again on what is live."),
                 author, now->number, base->number);
  else
    g_set_error (error, MW_ERROR, MW_ERROR_STALE,
                 _ ("The live configuration went back to revision %" PRId64
                    ", and your changes were made on revision %" PRId64
                    ". Nothing was submitted; your changes are kept. To go on, discard them and "
                    "make them again on what is live."),
                 now->number, base->number);
  return FALSE;
}

typedef struct
{
  const MwSubmission *submission;
  MwRevisionId *made;
  MwRevisionId base; /* the newest one, before */
  GCancellable *cancellable;
} Submitting;

static gboolean
check_withdrawn (sqlite3 *db, const char *token, GError **error)
{
  gint64 withdrawn = 0;

  if (!mw_database_get_int64 (db, &withdrawn, 0, error, "SELECT 1 FROM withdrawn WHERE token = ?1",
                              1, token))
    return FALSE;
  if (!withdrawn)
    return TRUE;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_STALE,
                       _ ("This submission was given up meanwhile. Nothing was submitted; your "
                          "changes are kept. Submit them again."));
  return FALSE;
}

static gboolean
publish (MwSqliteLive *self, Submitting *submitting, GError **error)
{
  const MwSubmission *submission = submitting->submission;
  g_autoptr (GDateTime) now = mw_clock_now ();
  g_autofree char *uuid = g_uuid_string_random ();
  MwRevisionFields revision = {
    .predecessor = submitting->base.id,
    .author = submission->author,
    .time = now,
    .comment = submission->comment ? submission->comment : "",
    .n_changes = submission->operations->len,
  };

  mw_revision_id_init (&revision.id, submitting->base.number + 1, uuid);
  if (!mw_operations_apply (self->db, submission->operations, submitting->cancellable, error) ||
      !mw_live_senders_make (self->db, submission->catalogue, error) ||
      !mw_revisions_add (self->db, &revision, submission->token, submission->operations, error))
    return FALSE;
  *submitting->made = revision.id;
  return TRUE;
}

static gboolean
submit_in_transaction (MwSqliteLive *self, Submitting *submitting, GError **error)
{
  const MwSubmission *submission = submitting->submission;

  if (!mw_revisions_find_token (self->db, submission->token, submitting->made, error))
    return FALSE;
  if (submitting->made->number > 0)
    return TRUE;
  if (!check_withdrawn (self->db, submission->token, error) ||
      !mw_state_revision_read (self->db, &submitting->base, error))
    return FALSE;
  if (!mw_revision_id_equal (&submitting->base, &submission->base))
    return set_stale (self->db, &submitting->base, &submission->base, error);
  return publish (self, submitting, error);
}

static gboolean
submit (MwLive *live,
        const MwSubmission *submission,
        MwRevisionId *made,
        GCancellable *cancellable,
        GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Submitting submitting = { .submission = submission, .made = made, .cancellable = cancellable };
  gboolean ok;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !mw_presence_check (self->presence, TRUE, error))
    return FALSE;
  mw_database_set_cancellable (self->db, cancellable);
  ok = mw_database_exec (self->db, "BEGIN IMMEDIATE", error);
  ok = ok && submit_in_transaction (self, &submitting, error) &&
       !g_cancellable_set_error_if_cancelled (cancellable, error);
  mw_database_set_cancellable (self->db, NULL);
  ok = ok && mw_database_exec (self->db, "COMMIT", error);
  if (!ok && !sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  mw_database_release_memory (self->db);
  return ok;
}

static gboolean
settle_in_transaction (sqlite3 *db, const char *token, MwRevisionId *made, GError **error)
{
  return mw_revisions_find_token (db, token, made, error) &&
         (made->number > 0 ||
          mw_database_run (db, error,
                           "INSERT INTO withdrawn (token) VALUES (?1) ON CONFLICT DO NOTHING", 1,
                           token));
}

static gboolean
settle (
    MwLive *live, const char *token, MwRevisionId *made, GCancellable *cancellable, GError **error)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !mw_presence_check (self->presence, FALSE, error) ||
      !mw_database_exec (self->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (settle_in_transaction (self->db, token, made, error) &&
      mw_database_exec (self->db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* ---- what is published, and what is set ---- */

/* What the view sender_login is made of, and whether it is what it says: what cannot be published
 * is to be told. */
#define SENDERS                                                                                    \
  "SELECT DISTINCT address, login, fits FROM ("                                                    \
  " SELECT s.address_key AS address, l.login AS login,"                                            \
  "  mw_fits (s.address, s.address_key, s.address_unicode) AS fits"                                \
  " FROM sender s JOIN profile_login l ON l.profile = s.profile"                                   \
  " UNION ALL SELECT s.address_unicode, l.login,"                                                  \
  "  mw_fits (s.address, s.address_key, s.address_unicode)"                                        \
  " FROM sender s JOIN profile_login l ON l.profile = s.profile"                                   \
  " WHERE s.address_unicode <> s.address_key) ORDER BY address, login"

static void
add_sender (MwSenderMap *map, MwStatement *row)
{
  if (sqlite3_column_int (row, 2))
    mw_sender_map_add (map, mw_statement_text (row, 0), mw_statement_text (row, 1));
  else
    mw_sender_map_leave_out (map, MW_LEFT_OUT_ADDRESS, mw_statement_text (row, 0));
}

static gboolean
fill_senders (sqlite3 *db, MwSenderMap *map, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, SENDERS, 0);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (row)
        add_sender (map, statement);
    }
  return statement != NULL;
}

static gboolean
ask_senders (MwSqliteLive *self, gpointer user_data, GError **error)
{
  MwSenderMap **map = user_data;
  MwRevisionId newest;

  if (!mw_state_revision_read (self->db, &newest, error))
    return FALSE;
  *map = mw_sender_map_new (self->id, newest.number);
  mw_sender_map_set_revision_id (*map, newest.id);
  if (fill_senders (self->db, *map, error))
    return TRUE;
  g_clear_pointer (map, mw_sender_map_free);
  return FALSE;
}

typedef struct
{
  MwCatalogue *catalogue;
  GPtrArray *found; /* (owned) */
  GCancellable *cancellable;
} HandRows;

static gboolean
ask_hand_rows (MwSqliteLive *self, gpointer user_data, GError **error)
{
  HandRows *rows = user_data;

  rows->found = mw_hand_rows_find (self->db, rows->cancellable, error);
  if (rows->found && mw_name_check (self->db, rows->catalogue, FALSE, rows->found, error) &&
      mw_live_senders_check (self->db, rows->found, error))
    return TRUE;
  g_clear_pointer (&rows->found, g_ptr_array_unref);
  return FALSE;
}

static GPtrArray *
check_rows (MwLive *live, MwCatalogue *catalogue, GCancellable *cancellable, GError **error)
{
  HandRows rows = { catalogue, NULL, cancellable };

  ask (live, ask_hand_rows, &rows, cancellable, error);
  return rows.found;
}

static MwSenderMap *
read_senders (MwLive *live, GCancellable *cancellable, GError **error)
{
  MwSenderMap *map = NULL;

  ask (live, ask_senders, &map, cancellable, error);
  return map;
}

static const char *
get_place (MwLive *live)
{
  return MW_SQLITE_LIVE (live)->path;
}

static gboolean
is_reachable (MwLive *live, GCancellable *cancellable, GError **error)
{
  return mw_presence_check (MW_SQLITE_LIVE (live)->presence, FALSE, error);
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

  if (!mw_presence_check (self->presence, TRUE, error))
    return FALSE;
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
  MwRevisionId at;
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
  ok = mw_database_exec (db, "BEGIN", error) && mw_state_revision_read (db, &at, error) &&
       is_reachable (live, cancellable, error) &&
       mw_live_secrets_find (db, index, is_value, user_data, cancellable, error);
  mw_database_close (db);
  return ok;
}

static void
mw_sqlite_live_iface_init (MwLiveInterface *iface)
{
  iface->get_id = get_id;
  iface->read_newest = read_newest;
  iface->snapshot = take_snapshot;
  iface->list_revisions = list_revisions;
  iface->read_senders = read_senders;
  iface->check_rows = check_rows;
  iface->get_place = get_place;
  iface->is_reachable = is_reachable;
  iface->get_setting = get_setting;
  iface->set_setting = set_setting;
  iface->list_operations = list_operations;
  iface->submit = submit;
  iface->settle = settle;
  iface->find_secrets = find_secrets;
}

static void
mw_sqlite_live_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((MwSqliteLiveProperty) property_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, MW_SQLITE_LIVE (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_sqlite_live_finalize (GObject *object)
{
  MwSqliteLive *self = MW_SQLITE_LIVE (object);

  g_clear_pointer (&self->presence, mw_presence_free);
  g_clear_pointer (&self->problem, g_free);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_sqlite_live_get_property;
  object_class->finalize = mw_sqlite_live_finalize;
  g_object_class_override_property (object_class, PROP_PROBLEM, "problem");
}

static void
mw_sqlite_live_init (MwSqliteLive *self)
{
  g_mutex_init (&self->lock);
}

/* The file was written: which revision is it now? Not asked in the main context. */
static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  MwRevisionId newest;
  gboolean reached = read_newest (task_data, &newest, NULL, NULL);

  g_task_return_int (task, reached ? newest.number : -1);
}

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSqliteLive) self = g_object_ref (g_task_get_task_data (G_TASK (result)));
  gint64 number = g_task_propagate_int (G_TASK (result), NULL);

  /* The thread, which may hold the task a moment longer, is never the last to hold this. */
  g_task_set_task_data (G_TASK (result), NULL, NULL);
  g_signal_emit_by_name (self, "revised", MAX (number, 0), number >= 0);
}

static void
start_look (MwSqliteLive *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_looked_cb, NULL);

  g_task_set_source_tag (task, start_look);
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  g_task_run_in_thread (task, look_in_thread);
}

static void
on_live_written_cb (gpointer user_data)
{
  start_look (user_data);
}

static void
on_presence_changed_cb (const char *problem, gpointer user_data)
{
  MwSqliteLive *self = user_data;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify (G_OBJECT (self), "problem");
}

static gboolean
fill_empty (sqlite3 *db, const char *path, gpointer user_data, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return mw_database_exec (db, "BEGIN", error) && mw_schema_create_entities (db, error) &&
         mw_schema_create_kind (db, MW_SCHEMA_LIVE, error) &&
         mw_database_run (db, error,
                          "INSERT INTO configuration (one, id, revision) VALUES (1, ?1, 0)", 1,
                          uuid) &&
         mw_database_exec (db, "COMMIT", error);
}

static sqlite3 *
open_file (const char *path, char **id, GError **error)
{
  sqlite3 *db = mw_database_open (path, _ ("The live configuration"), error);

  if (db && mw_schema_check (db, MW_SCHEMA_LIVE, path, error) &&
      mw_database_configure (db, error) && mw_schema_migrate (db, MW_SCHEMA_LIVE, error) &&
      mw_schema_verify (db, MW_SCHEMA_LIVE, path, error) && mw_hand_rows_add_function (db, error) &&
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
  self->presence = mw_presence_new (self->path);
  mw_presence_watch (self->presence, mw_presence_describe_live, on_presence_changed_cb, self);
  self->watch = mw_watch_new (self->path, on_live_written_cb, self);
  return MW_LIVE (g_steal_pointer (&self));
}
