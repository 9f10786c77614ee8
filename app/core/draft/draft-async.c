/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/draft/draft-call.h"

static gboolean
apply_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_apply (draft, call->edit, cancellable, error);
}

/**
 * mw_draft_apply_async:
 *
 * The asynchronous twin of mw_draft_apply().
 */
void
mw_draft_apply_async (MwDraft *self,
                      MwEdit *edit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && edit);

  call = mw_draft_call_new (apply_in_thread);
  call->edit = mw_edit_ref (edit);
  mw_draft_call_write (self, call, mw_draft_apply_async, cancellable, callback, user_data);
}

gboolean
mw_draft_apply_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish (self, result, mw_draft_apply_async, error) != NULL;
}

static gboolean
undo_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_undo (draft, cancellable, error);
}

/**
 * mw_draft_undo_async:
 *
 * The asynchronous twin of mw_draft_undo().
 */
void
mw_draft_undo_async (MwDraft *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  mw_draft_call_write (self, mw_draft_call_new (undo_in_thread), mw_draft_undo_async, cancellable,
                       callback, user_data);
}

gboolean
mw_draft_undo_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish (self, result, mw_draft_undo_async, error) != NULL;
}

static gboolean
redo_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_redo (draft, cancellable, error);
}

/**
 * mw_draft_redo_async:
 *
 * The asynchronous twin of mw_draft_redo().
 */
void
mw_draft_redo_async (MwDraft *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  mw_draft_call_write (self, mw_draft_call_new (redo_in_thread), mw_draft_redo_async, cancellable,
                       callback, user_data);
}

gboolean
mw_draft_redo_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish (self, result, mw_draft_redo_async, error) != NULL;
}

static gboolean
take_back_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_take_back (draft, call->number, cancellable, error);
}

/**
 * mw_draft_take_back_async:
 *
 * The asynchronous twin of mw_draft_take_back().
 */
void
mw_draft_take_back_async (MwDraft *self,
                          gint64 revision,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && revision > 0);

  call = mw_draft_call_new (take_back_in_thread);
  call->number = revision;
  mw_draft_call_write (self, call, mw_draft_take_back_async, cancellable, callback, user_data);
}

gboolean
mw_draft_take_back_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish (self, result, mw_draft_take_back_async, error) != NULL;
}

static gboolean
discard_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_discard (draft, cancellable, error);
}

/**
 * mw_draft_discard_async:
 *
 * The asynchronous twin of mw_draft_discard().
 */
void
mw_draft_discard_async (MwDraft *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  mw_draft_call_write (self, mw_draft_call_new (discard_in_thread), mw_draft_discard_async,
                       cancellable, callback, user_data);
}

gboolean
mw_draft_discard_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish (self, result, mw_draft_discard_async, error) != NULL;
}

static gboolean
review_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  MwReview *review = mw_draft_review (draft, cancellable, error);

  call->object = (GObject *) review;
  return review != NULL;
}

/**
 * mw_draft_review_async:
 *
 * The asynchronous twin of mw_draft_review().
 */
void
mw_draft_review_async (MwDraft *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  mw_draft_call_read (self, mw_draft_call_new (review_in_thread), mw_draft_review_async,
                      cancellable, callback, user_data);
}

MwReview *
mw_draft_review_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish_object (self, result, mw_draft_review_async, error);
}

static gboolean
submit_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  call->number = mw_draft_submit (draft, call->review, call->author, call->comment,
                                  (const char *const *) call->accepted, cancellable, error);
  return call->number >= 0;
}

/**
 * mw_draft_submit_async:
 *
 * The asynchronous twin of mw_draft_submit().
 */
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
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && MW_IS_REVIEW (review) && author);

  call = mw_draft_call_new (submit_in_thread);
  call->review = g_object_ref (review);
  call->author = g_strdup (author);
  call->comment = g_strdup (comment);
  call->accepted = g_strdupv ((char **) accepted);
  mw_draft_call_write (self, call, mw_draft_submit_async, cancellable, callback, user_data);
}

gint64
mw_draft_submit_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  MwDraftCall *call = mw_draft_call_finish (self, result, mw_draft_submit_async, error);

  return call ? call->number : -1;
}

static gboolean
take_row (GObject *row, gpointer user_data)
{
  g_ptr_array_add (user_data, g_object_ref (row));
  return TRUE;
}

static gboolean
collect_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
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
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && query);

  call = mw_draft_call_new (collect_in_thread);
  call->query = mw_query_copy (query);
  mw_draft_call_read (self, call, mw_draft_collect_async, cancellable, callback, user_data);
}

GPtrArray *
mw_draft_collect_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  MwDraftCall *call = mw_draft_call_finish (self, result, mw_draft_collect_async, error);

  return call ? g_steal_pointer (&call->rows) : NULL;
}

static gboolean
find_profile_in_thread (MwDraft *draft,
                        MwDraftCall *call,
                        GCancellable *cancellable,
                        GError **error)
{
  MwProfile *profile = mw_draft_find_profile (draft, call->profile, cancellable, error);

  call->object = (GObject *) profile;
  return profile != NULL;
}

/**
 * mw_draft_find_profile_async:
 *
 * The asynchronous twin of mw_draft_find_profile().
 */
void
mw_draft_find_profile_async (MwDraft *self,
                             const char *name_or_address,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && name_or_address);

  call = mw_draft_call_new (find_profile_in_thread);
  call->profile = g_strdup (name_or_address);
  mw_draft_call_read (self, call, mw_draft_find_profile_async, cancellable, callback, user_data);
}

MwProfile *
mw_draft_find_profile_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish_object (self, result, mw_draft_find_profile_async, error);
}

static gboolean
find_agent_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  MwAgent *agent = mw_draft_find_agent (draft, call->login, cancellable, error);

  call->object = (GObject *) agent;
  return agent != NULL;
}

/**
 * mw_draft_find_agent_async:
 *
 * The asynchronous twin of mw_draft_find_agent().
 */
void
mw_draft_find_agent_async (MwDraft *self,
                           const char *login,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && login);

  call = mw_draft_call_new (find_agent_in_thread);
  call->login = g_strdup (login);
  mw_draft_call_read (self, call, mw_draft_find_agent_async, cancellable, callback, user_data);
}

MwAgent *
mw_draft_find_agent_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish_object (self, result, mw_draft_find_agent_async, error);
}

static gboolean
locate_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
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
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && G_IS_LIST_MODEL (list) && id);

  call = mw_draft_call_new (locate_in_thread);
  call->list = g_object_ref (list);
  call->profile = g_strdup (id);
  mw_draft_call_read (self, call, mw_draft_locate_async, cancellable, callback, user_data);
}

gint64
mw_draft_locate_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  MwDraftCall *call = mw_draft_call_finish (self, result, mw_draft_locate_async, error);

  if (!call || call->number == 0)
    return -1;
  return MW_DRAFT_GET_IFACE (self)->list_find (self, call->list, call->number);
}

static gboolean
load_sheet_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  return MW_DRAFT_GET_IFACE (draft)->read_values (draft, call->driver_id, call->profile,
                                                  &call->site_defaults, &call->overrides,
                                                  &call->live, cancellable, error);
}

static MwDraftCall *
new_load (MwSheet *sheet, const char *profile_id)
{
  MwDraftCall *call = mw_draft_call_new (load_sheet_in_thread);

  call->sheet = g_object_ref (sheet);
  call->driver_id = g_strdup (mw_driver_get_id (mw_sheet_get_driver (sheet)));
  call->profile = g_strdup (profile_id);
  return call;
}

static void
fill_sheet (MwDraftCall *call)
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
  MwDraftCall *call = NULL;
  gboolean done = FALSE;

  g_return_val_if_fail (MW_IS_DRAFT (self) && MW_IS_SHEET (sheet), FALSE);

  call = new_load (sheet, profile_id);
  done = call->body (self, call, cancellable, error);
  if (done)
    fill_sheet (call);
  mw_draft_call_free (call);
  return done;
}

/**
 * mw_draft_load_sheet_async:
 *
 * The asynchronous twin of mw_draft_load_sheet().
 */
void
mw_draft_load_sheet_async (MwDraft *self,
                           MwSheet *sheet,
                           const char *profile_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self) && MW_IS_SHEET (sheet));

  mw_draft_call_read (self, new_load (sheet, profile_id), mw_draft_load_sheet_async, cancellable,
                      callback, user_data);
}

gboolean
mw_draft_load_sheet_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  MwDraftCall *call = mw_draft_call_finish (self, result, mw_draft_load_sheet_async, error);

  if (call)
    fill_sheet (call);
  return call != NULL;
}

static gboolean
count_profiles_in_thread (MwDraft *draft,
                          MwDraftCall *call,
                          GCancellable *cancellable,
                          GError **error)
{
  guint n_profiles = 0;
  gboolean done = mw_draft_count_profiles (draft, call->driver_id, &n_profiles, cancellable, error);

  call->number = n_profiles;
  return done;
}

/**
 * mw_draft_count_profiles_async:
 *
 * The asynchronous twin of mw_draft_count_profiles().
 */
void
mw_draft_count_profiles_async (MwDraft *self,
                               const char *driver_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && driver_id);

  call = mw_draft_call_new (count_profiles_in_thread);
  call->driver_id = g_strdup (driver_id);
  mw_draft_call_read (self, call, mw_draft_count_profiles_async, cancellable, callback, user_data);
}

gboolean
mw_draft_count_profiles_finish (MwDraft *self,
                                GAsyncResult *result,
                                guint *n_profiles,
                                GError **error)
{
  MwDraftCall *call = NULL;

  g_return_val_if_fail (n_profiles, FALSE);

  call = mw_draft_call_finish (self, result, mw_draft_count_profiles_async, error);
  if (call)
    *n_profiles = (guint) call->number;
  return call != NULL;
}

static gboolean
keep_observations_in_thread (MwDraft *draft,
                             MwDraftCall *call,
                             GCancellable *cancellable,
                             GError **error)
{
  return mw_draft_keep_observations (draft, call->rows, cancellable, error);
}

/**
 * mw_draft_keep_observations_async:
 *
 * The asynchronous twin of mw_draft_keep_observations().
 */
void
mw_draft_keep_observations_async (MwDraft *self,
                                  GPtrArray *observations,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && observations);

  call = mw_draft_call_new (keep_observations_in_thread);
  call->rows = g_ptr_array_ref (observations);
  mw_draft_call_write (self, call, mw_draft_keep_observations_async, cancellable, callback,
                       user_data);
}

gboolean
mw_draft_keep_observations_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish (self, result, mw_draft_keep_observations_async, error) != NULL;
}

static gboolean
list_observations_in_thread (MwDraft *draft,
                             MwDraftCall *call,
                             GCancellable *cancellable,
                             GError **error)
{
  call->rows = mw_draft_list_observations (draft, call->profile, cancellable, error);
  return call->rows != NULL;
}

/**
 * mw_draft_list_observations_async:
 *
 * The asynchronous twin of mw_draft_list_observations().
 */
void
mw_draft_list_observations_async (MwDraft *self,
                                  const char *profile_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self));

  call = mw_draft_call_new (list_observations_in_thread);
  call->profile = g_strdup (profile_id);
  mw_draft_call_read (self, call, mw_draft_list_observations_async, cancellable, callback,
                      user_data);
}

GPtrArray *
mw_draft_list_observations_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  MwDraftCall *call = mw_draft_call_finish (self, result, mw_draft_list_observations_async, error);

  return call ? g_steal_pointer (&call->rows) : NULL;
}

static gboolean
count_ending_in_thread (MwDraft *draft,
                        MwDraftCall *call,
                        GCancellable *cancellable,
                        GError **error)
{
  guint n_profiles = 0;
  gboolean done = mw_draft_count_ending_certificates (draft, &n_profiles, cancellable, error);

  call->number = n_profiles;
  return done;
}

/**
 * mw_draft_count_ending_certificates_async:
 *
 * The asynchronous twin of mw_draft_count_ending_certificates().
 */
void
mw_draft_count_ending_certificates_async (MwDraft *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  mw_draft_call_read (self, mw_draft_call_new (count_ending_in_thread),
                      mw_draft_count_ending_certificates_async, cancellable, callback, user_data);
}

gboolean
mw_draft_count_ending_certificates_finish (MwDraft *self,
                                           GAsyncResult *result,
                                           guint *n_profiles,
                                           GError **error)
{
  MwDraftCall *call = NULL;

  g_return_val_if_fail (n_profiles, FALSE);

  call = mw_draft_call_finish (self, result, mw_draft_count_ending_certificates_async, error);
  if (call)
    *n_profiles = (guint) call->number;
  return call != NULL;
}
