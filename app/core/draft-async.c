/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/draft.h>

/* The asynchronous twins: each runs the blocking call in one worker thread, so that what was asked
 * first is also done first, and two edits of one field end as the second says. */

typedef struct _Call Call;
typedef gboolean (*CallBody) (MwDraft *draft,
                              Call *call,
                              GCancellable *cancellable,
                              GError **error);

struct _Call
{
  CallBody body;

  /* What is asked. */
  MwEdit *edit;     /* (owned) (nullable) */
  MwQuery *query;   /* (owned) (nullable) */
  MwReview *review; /* (owned) (nullable) */
  MwSheet *sheet;   /* (owned) (nullable) */
  GListModel *list; /* (owned) (nullable) */
  char *driver_id;  /* (owned) (nullable) */
  char *profile;    /* (owned) (nullable): an id, or an address */
  char *login;      /* (owned) (nullable) */
  char *author;     /* (owned) (nullable) */
  char *comment;    /* (owned) (nullable) */
  char **accepted;  /* (owned) (nullable) */

  /* What came of it. */
  GObject *object;           /* (owned) (nullable) */
  GPtrArray *rows;           /* (owned) (nullable): of GObject, or of MwObservation */
  GHashTable *site_defaults; /* (owned) (nullable) */
  GHashTable *overrides;     /* (owned) (nullable) */
  GHashTable *live;          /* (owned) (nullable) */
  gint64 number;
  GError *error; /* (owned) (nullable) */
};

static Call *
new_call (CallBody body)
{
  Call *call = g_new0 (Call, 1);

  call->body = body;
  return call;
}

static void
free_call (Call *call)
{
  g_clear_pointer (&call->edit, mw_edit_unref);
  g_clear_pointer (&call->query, mw_query_free);
  g_clear_object (&call->review);
  g_clear_object (&call->sheet);
  g_clear_object (&call->list);
  g_free (call->driver_id);
  g_free (call->profile);
  g_free (call->login);
  g_free (call->author);
  g_free (call->comment);
  g_strfreev (call->accepted);
  g_clear_object (&call->object);
  g_clear_pointer (&call->rows, g_ptr_array_unref);
  g_clear_pointer (&call->site_defaults, g_hash_table_unref);
  g_clear_pointer (&call->overrides, g_hash_table_unref);
  g_clear_pointer (&call->live, g_hash_table_unref);
  g_clear_error (&call->error);
  g_free (call);
}

static gboolean
on_call_done_cb (gpointer user_data)
{
  GTask *task = user_data;
  Call *call = g_task_get_task_data (task);

  if (call->error)
    g_task_return_error (task, g_steal_pointer (&call->error));
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* The task goes back to its context whole: were the worker to keep a reference, it could be the
 * last one, and draft or sheet would end in the wrong thread. */
static void
call_in_thread (gpointer item, gpointer user_data)
{
  GTask *task = item;
  Call *call = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();

  call->body (g_task_get_source_object (task), call, g_task_get_cancellable (task), &call->error);

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, on_call_done_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static GThreadPool *
get_worker (void)
{
  static GThreadPool *worker = NULL;

  if (g_once_init_enter (&worker))
    g_once_init_leave (&worker, g_thread_pool_new (call_in_thread, NULL, 1, FALSE, NULL));
  return worker;
}

static GTask *
new_task (MwDraft *self,
          Call *call,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, call, (GDestroyNotify) free_call);
  return task;
}

static void
run_read (MwDraft *self,
          Call *call,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  g_thread_pool_push (get_worker (), new_task (self, call, tag, cancellable, callback, user_data),
                      NULL);
}

/* What was written stays written: a cancellation that comes too late must not hide it. */
static void
run_write (MwDraft *self,
           Call *call,
           gpointer tag,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = new_task (self, call, tag, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  g_thread_pool_push (get_worker (), task, NULL);
}

/* Returns: (transfer none) (nullable): the call, if it was done */
static Call *
finish (MwDraft *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_task_get_task_data (G_TASK (result));
}

static gpointer
finish_object (MwDraft *self, GAsyncResult *result, gpointer tag, GError **error)
{
  Call *call = finish (self, result, tag, error);

  return call ? g_steal_pointer (&call->object) : NULL;
}

static gboolean
apply_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_apply (draft, call->edit, cancellable, error);
}

void
mw_draft_apply_async (MwDraft *self,
                      MwEdit *edit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && edit);

  call = new_call (apply_in_thread);
  call->edit = mw_edit_ref (edit);
  run_write (self, call, mw_draft_apply_async, cancellable, callback, user_data);
}

gboolean
mw_draft_apply_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, mw_draft_apply_async, error) != NULL;
}

static gboolean
undo_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_undo (draft, cancellable, error);
}

void
mw_draft_undo_async (MwDraft *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  run_write (self, new_call (undo_in_thread), mw_draft_undo_async, cancellable, callback,
             user_data);
}

gboolean
mw_draft_undo_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, mw_draft_undo_async, error) != NULL;
}

static gboolean
redo_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_redo (draft, cancellable, error);
}

void
mw_draft_redo_async (MwDraft *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  run_write (self, new_call (redo_in_thread), mw_draft_redo_async, cancellable, callback,
             user_data);
}

gboolean
mw_draft_redo_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, mw_draft_redo_async, error) != NULL;
}

static gboolean
discard_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_discard (draft, cancellable, error);
}

void
mw_draft_discard_async (MwDraft *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  run_write (self, new_call (discard_in_thread), mw_draft_discard_async, cancellable, callback,
             user_data);
}

gboolean
mw_draft_discard_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, mw_draft_discard_async, error) != NULL;
}

static gboolean
review_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  MwReview *review = mw_draft_review (draft, cancellable, error);

  call->object = (GObject *) review;
  return review != NULL;
}

void
mw_draft_review_async (MwDraft *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  run_read (self, new_call (review_in_thread), mw_draft_review_async, cancellable, callback,
            user_data);
}

MwReview *
mw_draft_review_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return finish_object (self, result, mw_draft_review_async, error);
}

static gboolean
submit_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  call->number = mw_draft_submit (draft, call->review, call->author, call->comment,
                                  (const char *const *) call->accepted, cancellable, error);
  return call->number >= 0;
}

void
mw_draft_submit_async (MwDraft *self,
                       MwReview *review,
                       const char *author,
                       const char *comment,
                       const char *const *accepted,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && MW_IS_REVIEW (review) && author);

  call = new_call (submit_in_thread);
  call->review = g_object_ref (review);
  call->author = g_strdup (author);
  call->comment = g_strdup (comment);
  call->accepted = g_strdupv ((char **) accepted);
  run_write (self, call, mw_draft_submit_async, cancellable, callback, user_data);
}

gint64
mw_draft_submit_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  Call *call = finish (self, result, mw_draft_submit_async, error);

  return call ? call->number : -1;
}

static gboolean
take_row (GObject *row, gpointer user_data)
{
  g_ptr_array_add (user_data, g_object_ref (row));
  return TRUE;
}

static gboolean
collect_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  call->rows = g_ptr_array_new_with_free_func (g_object_unref);
  return mw_draft_foreach (draft, call->query, take_row, call->rows, cancellable, error);
}

void
mw_draft_collect_async (MwDraft *self,
                        const MwQuery *query,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && query);

  call = new_call (collect_in_thread);
  call->query = mw_query_copy (query);
  run_read (self, call, mw_draft_collect_async, cancellable, callback, user_data);
}

GPtrArray *
mw_draft_collect_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  Call *call = finish (self, result, mw_draft_collect_async, error);

  return call ? g_steal_pointer (&call->rows) : NULL;
}

static gboolean
find_profile_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  MwProfile *profile = mw_draft_find_profile (draft, call->profile, cancellable, error);

  call->object = (GObject *) profile;
  return profile != NULL;
}

void
mw_draft_find_profile_async (MwDraft *self,
                             const char *name_or_address,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && name_or_address);

  call = new_call (find_profile_in_thread);
  call->profile = g_strdup (name_or_address);
  run_read (self, call, mw_draft_find_profile_async, cancellable, callback, user_data);
}

MwProfile *
mw_draft_find_profile_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return finish_object (self, result, mw_draft_find_profile_async, error);
}

static gboolean
find_agent_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  MwAgent *agent = mw_draft_find_agent (draft, call->login, cancellable, error);

  call->object = (GObject *) agent;
  return agent != NULL;
}

void
mw_draft_find_agent_async (MwDraft *self,
                           const char *login,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && login);

  call = new_call (find_agent_in_thread);
  call->login = g_strdup (login);
  run_read (self, call, mw_draft_find_agent_async, cancellable, callback, user_data);
}

MwAgent *
mw_draft_find_agent_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return finish_object (self, result, mw_draft_find_agent_async, error);
}

static gboolean
locate_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  return MW_DRAFT_GET_IFACE (draft)->find_key (draft, g_list_model_get_item_type (call->list),
                                               call->profile, &call->number, cancellable, error);
}

void
mw_draft_locate_async (MwDraft *self,
                       GListModel *list,
                       const char *id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && G_IS_LIST_MODEL (list) && id);

  call = new_call (locate_in_thread);
  call->list = g_object_ref (list);
  call->profile = g_strdup (id);
  run_read (self, call, mw_draft_locate_async, cancellable, callback, user_data);
}

gint64
mw_draft_locate_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  Call *call = finish (self, result, mw_draft_locate_async, error);

  if (!call || call->number == 0)
    return -1;
  return MW_DRAFT_GET_IFACE (self)->list_find (self, call->list, call->number);
}

static gboolean
load_sheet_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  return MW_DRAFT_GET_IFACE (draft)->read_values (draft, call->driver_id, call->profile,
                                                  &call->site_defaults, &call->overrides,
                                                  &call->live, cancellable, error);
}

static Call *
new_load (MwSheet *sheet, const char *profile_id)
{
  Call *call = new_call (load_sheet_in_thread);

  call->sheet = g_object_ref (sheet);
  call->driver_id = g_strdup (mw_driver_get_id (mw_sheet_get_driver (sheet)));
  call->profile = g_strdup (profile_id);
  return call;
}

static void
fill_sheet (Call *call)
{
  /* Without a profile the marks are those of the site defaults: values of their own on the driver's
   * sheet, but not on that of a profile which is still to be added. */
  gboolean marked = call->profile || !mw_sheet_get_address (call->sheet);

  mw_sheet_replace (call->sheet, call->site_defaults, call->overrides, marked ? call->live : NULL);
}

gboolean
mw_draft_load_sheet (MwDraft *self,
                     MwSheet *sheet,
                     const char *profile_id,
                     GCancellable *cancellable,
                     GError **error)
{
  Call *call = NULL;
  gboolean done = FALSE;

  g_return_val_if_fail (MW_IS_DRAFT (self) && MW_IS_SHEET (sheet), FALSE);

  call = new_load (sheet, profile_id);
  done = call->body (self, call, cancellable, error);
  if (done)
    fill_sheet (call);
  free_call (call);
  return done;
}

void
mw_draft_load_sheet_async (MwDraft *self,
                           MwSheet *sheet,
                           const char *profile_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self) && MW_IS_SHEET (sheet));

  run_read (self, new_load (sheet, profile_id), mw_draft_load_sheet_async, cancellable, callback,
            user_data);
}

gboolean
mw_draft_load_sheet_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  Call *call = finish (self, result, mw_draft_load_sheet_async, error);

  if (call)
    fill_sheet (call);
  return call != NULL;
}

static gboolean
count_profiles_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  guint n_profiles = 0;
  gboolean done = mw_draft_count_profiles (draft, call->driver_id, &n_profiles, cancellable, error);

  call->number = n_profiles;
  return done;
}

void
mw_draft_count_profiles_async (MwDraft *self,
                               const char *driver_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && driver_id);

  call = new_call (count_profiles_in_thread);
  call->driver_id = g_strdup (driver_id);
  run_read (self, call, mw_draft_count_profiles_async, cancellable, callback, user_data);
}

gboolean
mw_draft_count_profiles_finish (MwDraft *self,
                                GAsyncResult *result,
                                guint *n_profiles,
                                GError **error)
{
  Call *call = NULL;

  g_return_val_if_fail (n_profiles, FALSE);

  call = finish (self, result, mw_draft_count_profiles_async, error);
  if (call)
    *n_profiles = (guint) call->number;
  return call != NULL;
}

static gboolean
keep_observations_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_keep_observations (draft, call->rows, cancellable, error);
}

void
mw_draft_keep_observations_async (MwDraft *self,
                                  GPtrArray *observations,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && observations);

  call = new_call (keep_observations_in_thread);
  call->rows = g_ptr_array_ref (observations);
  run_write (self, call, mw_draft_keep_observations_async, cancellable, callback, user_data);
}

gboolean
mw_draft_keep_observations_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, mw_draft_keep_observations_async, error) != NULL;
}

static gboolean
list_observations_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  call->rows = mw_draft_list_observations (draft, call->profile, cancellable, error);
  return call->rows != NULL;
}

void
mw_draft_list_observations_async (MwDraft *self,
                                  const char *profile_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self));

  call = new_call (list_observations_in_thread);
  call->profile = g_strdup (profile_id);
  run_read (self, call, mw_draft_list_observations_async, cancellable, callback, user_data);
}

GPtrArray *
mw_draft_list_observations_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  Call *call = finish (self, result, mw_draft_list_observations_async, error);

  return call ? g_steal_pointer (&call->rows) : NULL;
}

static gboolean
count_ending_in_thread (MwDraft *draft, Call *call, GCancellable *cancellable, GError **error)
{
  guint n_profiles = 0;
  gboolean done = mw_draft_count_ending_certificates (draft, &n_profiles, cancellable, error);

  call->number = n_profiles;
  return done;
}

void
mw_draft_count_ending_certificates_async (MwDraft *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  run_read (self, new_call (count_ending_in_thread), mw_draft_count_ending_certificates_async,
            cancellable, callback, user_data);
}

gboolean
mw_draft_count_ending_certificates_finish (MwDraft *self,
                                           GAsyncResult *result,
                                           guint *n_profiles,
                                           GError **error)
{
  Call *call = NULL;

  g_return_val_if_fail (n_profiles, FALSE);

  call = finish (self, result, mw_draft_count_ending_certificates_async, error);
  if (call)
    *n_profiles = (guint) call->number;
  return call != NULL;
}
