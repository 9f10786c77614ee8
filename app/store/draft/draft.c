/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-private.h"

#include "store/operations/apply-row.h"
#include "store/operations/apply.h"
#include "store/catalogue/catalogue-tables.h"
#include "store/database/database-file.h"
#include "store/draft/draft-places.h"
#include "store/draft/draft-rows.h"
#include "store/draft/draft-secrets.h"
#include "store/senders/draft-senders.h"
#include "store/draft/edit-steps.h"
#include "store/lists/list.h"
#include "store/draft/health.h"
#include "store/draft/observations.h"
#include "store/schema/schema.h"
#include "store/search/search-index.h"
#include "store/entities/staged.h"
#include "store/operations/state.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

typedef enum
{
  PROP_N_CHANGES = 1,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_BASE_REVISION,
  PROP_LIVE_REVISION,
  PROP_N_PROFILES,
  PROP_N_OVERRIDES,
  PROP_N_AGENTS,
  PROP_N_RESPONSIBILITIES,
  PROP_STAGED_PROFILES,
  PROP_STAGED_OVERRIDES,
  PROP_STAGED_AGENTS,
  PROP_STAGED_RESPONSIBILITIES,
  PROP_STAGED_DRIVERS,
  PROP_MARK,
  PROP_PROBLEM,
  PROP_UNDO_VERB,
  PROP_REDO_VERB,
} MwSqliteDraftProperty;

static void mw_sqlite_draft_iface_init (MwDraftInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwSqliteDraft,
                               mw_sqlite_draft,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_DRAFT, mw_sqlite_draft_iface_init))

static gboolean
read_state (MwDraft *draft, MwDraftState *state, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 version = 0;

  return mw_sqlite_draft_read_state (self, state, &version, error);
}

/* ---- edits ---- */

typedef struct
{
  MwSqliteDraft *self;
  MwEdit *edit;
} Application;

static gboolean
run_steps (sqlite3 *db, gpointer user_data, GError **error)
{
  Application *application = user_data;
  GPtrArray *operations = mw_edit_get_operations (application->edit);

  return mw_edit_steps_run (db, application->self->catalogue, application->edit, error) &&
         (!operations || mw_operations_apply (db, operations, NULL, error));
}

/* Runs something that writes, and tells which rows. */
typedef gboolean (*WriteFunc) (MwSqliteDraft *self, gpointer user_data, GError **error);

static gboolean
carry_out (MwSqliteDraft *self,
           WriteFunc func,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (MwTouched) touched = mw_touched_new ();
  gboolean ok;

  self->touched = touched;
  ok = mw_presence_check (self->presence, TRUE, error) &&
       mw_sqlite_draft_recover (self, cancellable, error);
  if (ok)
    {
      mw_database_set_cancellable (self->db, cancellable);
      ok = func (self, user_data, error);
      mw_database_set_cancellable (self->db, NULL);
    }
  self->touched = NULL;
  if (ok)
    mw_sqlite_draft_publish (self, touched);
  return ok;
}

static gboolean
write_edit (MwSqliteDraft *self, gpointer user_data, GError **error)
{
  Application application = { self, user_data };

  return mw_journal_record (self->db, user_data, run_steps, &application, error);
}

static gboolean
apply (MwDraft *draft, MwEdit *edit, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return carry_out (self, write_edit, edit, cancellable, error);
}

static gboolean
write_undo (MwSqliteDraft *self, gpointer user_data, GError **error)
{
  return mw_journal_undo (self->db, user_data, error);
}

static gboolean
write_redo (MwSqliteDraft *self, gpointer user_data, GError **error)
{
  return mw_journal_redo (self->db, error);
}

static gboolean
undo (MwDraft *draft, const char *mark, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return carry_out (self, write_undo, (gpointer) mark, cancellable, error);
}

static gboolean
redo (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return carry_out (self, write_redo, NULL, cancellable, error);
}

static gboolean
take_back (MwDraft *draft, gint64 revision, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!mw_presence_check (self->presence, TRUE, error) ||
      !mw_sqlite_draft_take_back (self, revision, cancellable, error))
    return FALSE;
  mw_sqlite_draft_publish (self, NULL);
  return TRUE;
}

static gboolean
discard (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean ok = mw_presence_check (self->presence, TRUE, error) &&
                mw_sqlite_draft_discard (self, cancellable, error);

  mw_sqlite_draft_publish (self, NULL);
  return ok;
}

static MwReview *
review (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return mw_sqlite_draft_review (self, cancellable, error);
}

static gint64
submit (MwDraft *draft,
        MwReview *reviewed,
        const char *author,
        const char *comment,
        const char *const *accepted,
        GCancellable *cancellable,
        GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 number =
      mw_sqlite_draft_submit (self, reviewed, author, comment, accepted, cancellable, error);

  mw_sqlite_draft_publish (self, NULL);
  return number;
}

static MwCatalogue *
get_catalogue (MwDraft *draft)
{
  return MW_SQLITE_DRAFT (draft)->catalogue;
}

static MwLive *
get_live (MwDraft *draft)
{
  return MW_SQLITE_DRAFT (draft)->live;
}

static const char *
get_place (MwDraft *draft)
{
  return MW_SQLITE_DRAFT (draft)->path;
}

static gboolean
find_secrets (MwDraft *draft, GPtrArray *kept, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);

  return mw_draft_secrets_find (self->path, self->live, kept, cancellable, error);
}

static GListModel *
make_list (MwDraft *draft, const MwQuery *query)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);

  return G_LIST_MODEL (mw_sqlite_list_new (draft, self->reader, query));
}

static void
list_set_query (MwDraft *draft, GListModel *list, const MwQuery *query)
{
  mw_sqlite_list_set_query (MW_SQLITE_LIST (list), query);
}

static gint64
list_find (MwDraft *draft, GListModel *list, gint64 key)
{
  return mw_sqlite_list_find (MW_SQLITE_LIST (list), key);
}

static void
mw_sqlite_draft_iface_init (MwDraftInterface *iface)
{
  iface->get_catalogue = get_catalogue;
  iface->get_live = get_live;
  iface->read_state = read_state;
  iface->apply = apply;
  iface->undo = undo;
  iface->redo = redo;
  iface->take_back = take_back;
  iface->discard = discard;
  iface->review = review;
  iface->submit = submit;
  iface->list = make_list;
  iface->list_set_query = list_set_query;
  iface->find_key = mw_sqlite_draft_find_key;
  iface->list_find = list_find;
  iface->foreach = mw_sqlite_draft_foreach;
  iface->find_profile = mw_sqlite_draft_find_profile;
  iface->find_agent = mw_sqlite_draft_find_agent;
  iface->find_responsibility = mw_sqlite_draft_find_responsibility;
  iface->read_values = mw_sqlite_draft_read_values;
  iface->count_profiles = mw_sqlite_draft_count_profiles;
  iface->describe_operations = mw_sqlite_draft_describe_operations;
  iface->keep_observations = mw_sqlite_draft_keep_observations;
  iface->list_observations = mw_sqlite_draft_list_observations;
  iface->keep_health = mw_sqlite_draft_keep_health;
  iface->list_health = mw_sqlite_draft_list_health;
  iface->read_health = mw_sqlite_draft_read_health;
  iface->count_ending_certificates = mw_sqlite_draft_count_ending_certificates;
  iface->get_place = get_place;
  iface->find_secrets = find_secrets;
}

static void
mw_sqlite_draft_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  const MwDraftState *state = &MW_SQLITE_DRAFT (object)->state;

  switch ((MwSqliteDraftProperty) property_id)
    {
    case PROP_N_CHANGES:
      g_value_set_uint (value, state->n_changes);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, state->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, state->redo_label);
      break;
    case PROP_BASE_REVISION:
      g_value_set_int64 (value, state->base_revision);
      break;
    case PROP_LIVE_REVISION:
      g_value_set_int64 (value, state->live_revision);
      break;
    case PROP_N_PROFILES:
      g_value_set_uint (value, state->n_profiles);
      break;
    case PROP_N_OVERRIDES:
      g_value_set_uint (value, state->n_overrides);
      break;
    case PROP_N_AGENTS:
      g_value_set_uint (value, state->n_agents);
      break;
    case PROP_N_RESPONSIBILITIES:
      g_value_set_uint (value, state->n_responsibilities);
      break;
    case PROP_STAGED_PROFILES:
      g_value_set_boolean (value, state->staged_kinds & (1u << MW_OBJECT_PROFILE));
      break;
    case PROP_STAGED_OVERRIDES:
      g_value_set_boolean (value, state->staged_overrides);
      break;
    case PROP_STAGED_AGENTS:
      g_value_set_boolean (value, state->staged_kinds & (1u << MW_OBJECT_AGENT));
      break;
    case PROP_STAGED_RESPONSIBILITIES:
      g_value_set_boolean (value, state->staged_kinds & (1u << MW_OBJECT_RESPONSIBILITY));
      break;
    case PROP_MARK:
      g_value_set_string (value, state->mark);
      break;
    case PROP_UNDO_VERB:
      g_value_set_int (value, (int) state->undo_verb);
      break;
    case PROP_REDO_VERB:
      g_value_set_int (value, (int) state->redo_verb);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, MW_SQLITE_DRAFT (object)->problem);
      break;
    case PROP_STAGED_DRIVERS:
      g_value_set_boolean (value, state->staged_kinds & (1u << MW_OBJECT_DRIVER));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_sqlite_draft_finalize (GObject *object)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (object);

  g_clear_pointer (&self->watch, mw_watch_free);
  g_clear_pointer (&self->presence, mw_presence_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->reader, mw_reader_unref);
  g_clear_pointer (&self->db, mw_database_close);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->live);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->context, g_main_context_unref);
  mw_draft_state_clear (&self->state);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (mw_sqlite_draft_parent_class)->finalize (object);
}

static void
mw_sqlite_draft_class_init (MwSqliteDraftClass *klass)
{
  static const struct
  {
    MwSqliteDraftProperty id;
    const char *name;
  } OVERRIDDEN[] = {
    { PROP_N_CHANGES, "n-changes" },
    { PROP_UNDO_LABEL, "undo-label" },
    { PROP_REDO_LABEL, "redo-label" },
    { PROP_BASE_REVISION, "base-revision" },
    { PROP_LIVE_REVISION, "live-revision" },
    { PROP_N_PROFILES, "n-profiles" },
    { PROP_N_OVERRIDES, "n-overrides" },
    { PROP_N_AGENTS, "n-agents" },
    { PROP_N_RESPONSIBILITIES, "n-responsibilities" },
    { PROP_STAGED_PROFILES, "staged-profiles" },
    { PROP_STAGED_OVERRIDES, "staged-overrides" },
    { PROP_STAGED_AGENTS, "staged-agents" },
    { PROP_STAGED_RESPONSIBILITIES, "staged-responsibilities" },
    { PROP_STAGED_DRIVERS, "staged-drivers" },
    { PROP_MARK, "mark" },
    { PROP_PROBLEM, "problem" },
    { PROP_UNDO_VERB, "undo-verb" },
    { PROP_REDO_VERB, "redo-verb" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_sqlite_draft_get_property;
  object_class->finalize = mw_sqlite_draft_finalize;
  /* For lists, before `changed`: which rows were written (a MwTouched; NULL for any), and the mark
   * after that. */
  g_signal_new ("rows-written", MW_TYPE_SQLITE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  for (guint i = 0; i < G_N_ELEMENTS (OVERRIDDEN); i++)
    g_object_class_override_property (object_class, OVERRIDDEN[i].id, OVERRIDDEN[i].name);
}

static void
mw_sqlite_draft_init (MwSqliteDraft *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref (g_main_context_default ());
}

/* ---- opening ---- */

static gboolean
fill_tables (sqlite3 *db, MwLive *live, GError **error)
{
  MwRowWriter *writer = mw_row_writer_new (db);
  MwRevisionId base;
  gboolean ok = mw_live_snapshot (live, mw_state_write, writer, &base, NULL, error);

  mw_row_writer_free (writer);
  return ok && mw_state_revision_write (db, &base, error);
}

/* The triggers come last: what is copied is not staged. */
static gboolean
fill_from_live (sqlite3 *db, const char *path, gpointer live, GError **error)
{
  return mw_database_exec (db, "BEGIN; PRAGMA defer_foreign_keys = ON", error) &&
         mw_schema_create_entities (db, error) &&
         mw_schema_create_kind (db, MW_SCHEMA_DRAFT, error) &&
         mw_database_run (db, error,
                          "INSERT INTO configuration (one, id, revision) VALUES (1, ?1, 0)", 1,
                          mw_live_get_id (live)) &&
         fill_tables (db, live, error) && mw_staged_create_triggers (db, error) &&
         mw_search_index_make (db, error) && mw_database_exec (db, "COMMIT", error);
}

static gboolean
check_owner (sqlite3 *db, MwLive *live, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *id = NULL;

  if (!mw_database_get_text (db, &id, error, "SELECT id FROM configuration", 0))
    return FALSE;
  if (g_strcmp0 (id, mw_live_get_id (live)) == 0)
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
               _ ("“%s” is a draft of another configuration. Name another draft, or the database "
                  "that it belongs to."),
               shown);
  return FALSE;
}

static gboolean
open_connection (MwSqliteDraft *self, GError **error)
{
  self->db = mw_database_open (self->path, _ ("The draft"), error);
  if (!self->db || !mw_schema_check (self->db, MW_SCHEMA_DRAFT, self->path, error) ||
      !mw_database_configure (self->db, error) ||
      !mw_schema_migrate (self->db, MW_SCHEMA_DRAFT, error) ||
      !mw_schema_verify (self->db, MW_SCHEMA_DRAFT, self->path, error) ||
      !mw_database_expect_writing (self->db, error) || !mw_rows_add_functions (self->db, error) ||
      !mw_catalogue_tables_fill (self->db, self->catalogue, error) ||
      !mw_draft_senders_add (self->db, self->catalogue, error) ||
      !mw_draft_senders_add_unstaged (self->db, error) ||
      !mw_touched_watch (self->db, &self->touched, error) ||
      !check_owner (self->db, self->live, self->path, error))
    return FALSE;
  self->reader = mw_reader_new (self->path, self->catalogue, error);
  return self->reader != NULL;
}

typedef struct
{
  MwSqliteDraft *draft; /* (owned) (nullable): given back in the main context */
  gboolean live_moved;
} Look;

static void
look_free (gpointer user_data)
{
  Look *look = user_data;

  g_clear_object (&look->draft);
  g_free (look);
}

/* A live side that is away is followed when it comes back. */
static void
follow (MwSqliteDraft *self)
{
  if (mw_sqlite_draft_refresh (self, NULL, NULL))
    self->reached = TRUE;
}

/* Whether there is anything to follow is asked before anybody waits for the draft: a live side may
 * be slow to say that it is away. */
static gboolean
is_live_there (MwSqliteDraft *self)
{
  MwRevisionId newest;

  return mw_live_read_newest (self->live, &newest, NULL, NULL);
}

/* Somebody else wrote to the draft, or submitted: look, follow, tell. */
static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;
  MwSqliteDraft *self = look->draft;
  gboolean there = look->live_moved && is_live_there (self);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (MwTouched) touched = mw_touched_new ();
  MwRevisionId before;
  gint64 version = 0;

  before = self->newest;
  self->touched = touched;
  if (there)
    follow (self);
  self->touched = NULL;
  /* The logs are touched by programs that only read, too: nothing is told for those. */
  if (mw_database_get_int64 (self->db, &version, 0, NULL, "PRAGMA data_version", 0) &&
      (version != self->seen || !mw_revision_id_equal (&before, &self->newest)))
    mw_sqlite_draft_publish (self, touched);
  /* Before the draft can end, which it does in the main context: never in this thread. */
  g_clear_pointer (&locker, g_mutex_locker_free);
  g_task_return_boolean (task, TRUE);
}

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = g_task_get_task_data (G_TASK (result));

  g_clear_object (&look->draft);
}

static void
start_look (MwSqliteDraft *self, gboolean live_moved)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_looked_cb, NULL);
  Look *look = g_new0 (Look, 1);

  look->draft = g_object_ref (self);
  look->live_moved = live_moved;
  g_task_set_source_tag (task, start_look);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
on_draft_written_cb (gpointer user_data)
{
  start_look (user_data, FALSE);
}

static void
on_live_revised_cb (MwSqliteDraft *self, gint64 number, gboolean reachable)
{
  start_look (self, TRUE);
}

/* (transfer full): the draft in a file, which nobody has asked the live side about. */
static MwSqliteDraft *
open_file (const char *path, MwLive *live, MwCatalogue *catalogue, GError **error)
{
  g_autoptr (MwSqliteDraft) self = g_object_new (MW_TYPE_SQLITE_DRAFT, NULL);
  g_autofree char *usual = mw_draft_places_get_usual (mw_live_get_id (live));
  gboolean exists = FALSE;

  self->live = g_object_ref (live);
  self->catalogue = g_object_ref (catalogue);
  self->path = mw_database_file_find (path ? path : usual, &exists, error);
  if (!self->path)
    return NULL;
  if (!exists && !mw_database_make (self->path, _ ("The draft"), fill_from_live, live, error))
    return NULL;
  if (!open_connection (self, error))
    return NULL;
  self->presence = mw_presence_new (self->path);
  return g_steal_pointer (&self);
}

static void
on_presence_changed_cb (const char *problem, gpointer user_data)
{
  MwSqliteDraft *self = user_data;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify (G_OBJECT (self), "problem");
}

static gboolean
begin (MwSqliteDraft *self, gboolean named, GError **error)
{
  mw_database_release_memory (self->db);
  if (named)
    mw_draft_places_note (mw_live_get_id (self->live), self->path);
  /* Watched first, so that nothing is written unseen between the two. */
  self->watch = mw_watch_new (self->path, on_draft_written_cb, self);
  mw_presence_watch (self->presence, mw_presence_describe_draft, on_presence_changed_cb, self);
  if (!mw_sqlite_draft_read_state (self, &self->state, &self->seen, error))
    return FALSE;
  g_signal_connect_object (self->live, "revised", G_CALLBACK (on_live_revised_cb), self,
                           G_CONNECT_SWAPPED);
  return TRUE;
}

MwDraft *
mw_sqlite_draft_open (const char *path,
                      MwLive *live,
                      MwCatalogue *catalogue,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (MwSqliteDraft) self = open_file (path, live, catalogue, error);
  g_autoptr (GError) failure = NULL;

  if (!self)
    return NULL;
  if (mw_sqlite_draft_refresh (self, cancellable, &failure))
    self->reached = TRUE;
  else if (!g_error_matches (failure, MW_ERROR, MW_ERROR_UNREACHABLE))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return begin (self, path != NULL, error) ? MW_DRAFT (g_steal_pointer (&self)) : NULL;
}

MwDraft *
mw_sqlite_draft_open_as_it_is (const char *path,
                               MwLive *live,
                               MwCatalogue *catalogue,
                               GError **error)
{
  g_autoptr (MwSqliteDraft) self = open_file (path, live, catalogue, error);

  if (!self || !begin (self, path != NULL, error))
    return NULL;
  start_look (self, TRUE);
  return MW_DRAFT (g_steal_pointer (&self));
}
