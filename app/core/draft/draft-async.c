/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/draft/draft-call.h"

static gboolean
apply_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  return mw_draft_apply (draft, call->question, cancellable, error);
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

  call = mw_draft_call_new (apply_in_thread, mw_edit_ref (edit), (GDestroyNotify) mw_edit_unref);
  call->gain = MW_GAIN_UNDO;
  call->is_edit = TRUE;
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
  return call->question ? mw_draft_undo_at (draft, call->question, cancellable, error)
                        : mw_draft_undo (draft, cancellable, error);
}

static void
undo (MwDraft *self,
      const char *mark,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  MwDraftCall *call = mw_draft_call_new (undo_in_thread, g_strdup (mark), g_free);

  call->gain = MW_GAIN_REDO;
  mw_draft_call_write (self, call, mw_draft_undo_async, cancellable, callback, user_data);
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

  undo (self, NULL, cancellable, callback, user_data);
}

/**
 * mw_draft_undo_at_async:
 *
 * The asynchronous twin of mw_draft_undo_at(); mw_draft_undo_finish() ends it.
 */
void
mw_draft_undo_at_async (MwDraft *self,
                        const char *mark,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self) && mark);

  undo (self, mark, cancellable, callback, user_data);
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
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self));

  call = mw_draft_call_new (redo_in_thread, NULL, NULL);
  call->gain = MW_GAIN_UNDO;
  mw_draft_call_write (self, call, mw_draft_redo_async, cancellable, callback, user_data);
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

  call = mw_draft_call_new (take_back_in_thread, NULL, NULL);
  call->number = revision;
  call->gain = MW_GAIN_UNDO;
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

  mw_draft_call_write (self, mw_draft_call_new (discard_in_thread, NULL, NULL),
                       mw_draft_discard_async, cancellable, callback, user_data);
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

  mw_draft_call_answer (call, review, g_object_unref);
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

  mw_draft_call_read (self, mw_draft_call_new (review_in_thread, NULL, NULL), mw_draft_review_async,
                      cancellable, callback, user_data);
}

MwReview *
mw_draft_review_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish_answer (self, result, mw_draft_review_async, error);
}

typedef struct
{
  MwReview *review; /* (owned) */
  char *author;     /* (owned) */
  char *comment;    /* (owned) (nullable) */
  char **accepted;  /* (owned) (nullable) */
} Submission;

static void
submission_free (Submission *submission)
{
  g_object_unref (submission->review);
  g_free (submission->author);
  g_free (submission->comment);
  g_strfreev (submission->accepted);
  g_free (submission);
}

static gboolean
submit_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  const Submission *submission = call->question;

  call->number =
      mw_draft_submit (draft, submission->review, submission->author, submission->comment,
                       (const char *const *) submission->accepted, cancellable, error);
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
  Submission *submission = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && MW_IS_REVIEW (review) && author);

  submission = g_new0 (Submission, 1);
  submission->review = g_object_ref (review);
  submission->author = g_strdup (author);
  submission->comment = g_strdup (comment);
  submission->accepted = g_strdupv ((char **) accepted);
  mw_draft_call_write (
      self, mw_draft_call_new (submit_in_thread, submission, (GDestroyNotify) submission_free),
      mw_draft_submit_async, cancellable, callback, user_data);
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
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  mw_draft_call_answer (call, rows, (GDestroyNotify) g_ptr_array_unref);
  return mw_draft_foreach (draft, call->question, take_row, rows, cancellable, error);
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

  call =
      mw_draft_call_new (collect_in_thread, mw_query_copy (query), (GDestroyNotify) mw_query_free);
  mw_draft_call_read (self, call, mw_draft_collect_async, cancellable, callback, user_data);
}

GPtrArray *
mw_draft_collect_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish_answer (self, result, mw_draft_collect_async, error);
}

static gboolean
find_profile_in_thread (MwDraft *draft,
                        MwDraftCall *call,
                        GCancellable *cancellable,
                        GError **error)
{
  MwProfile *profile = mw_draft_find_profile (draft, call->question, cancellable, error);

  mw_draft_call_answer (call, profile, g_object_unref);
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

  call = mw_draft_call_new (find_profile_in_thread, g_strdup (name_or_address), g_free);
  mw_draft_call_read (self, call, mw_draft_find_profile_async, cancellable, callback, user_data);
}

MwProfile *
mw_draft_find_profile_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish_answer (self, result, mw_draft_find_profile_async, error);
}

static gboolean
find_agent_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  MwAgent *agent = mw_draft_find_agent (draft, call->question, cancellable, error);

  mw_draft_call_answer (call, agent, g_object_unref);
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

  call = mw_draft_call_new (find_agent_in_thread, g_strdup (login), g_free);
  mw_draft_call_read (self, call, mw_draft_find_agent_async, cancellable, callback, user_data);
}

MwAgent *
mw_draft_find_agent_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish_answer (self, result, mw_draft_find_agent_async, error);
}

typedef struct
{
  GListModel *list; /* (owned) */
  char *id;         /* (owned): of an object in it */
} Place;

static void
place_free (Place *place)
{
  g_object_unref (place->list);
  g_free (place->id);
  g_free (place);
}

static gboolean
locate_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  const Place *place = call->question;

  return MW_DRAFT_GET_IFACE (draft)->find_key (draft, g_list_model_get_item_type (place->list),
                                               place->id, &call->number, cancellable, error);
}

void
mw_draft_locate_async (MwDraft *self,
                       GListModel *list,
                       const char *id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Place *place = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && G_IS_LIST_MODEL (list) && id);

  place = g_new0 (Place, 1);
  place->list = g_object_ref (list);
  place->id = g_strdup (id);
  mw_draft_call_read (self,
                      mw_draft_call_new (locate_in_thread, place, (GDestroyNotify) place_free),
                      mw_draft_locate_async, cancellable, callback, user_data);
}

gint64
mw_draft_locate_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  MwDraftCall *call = mw_draft_call_finish (self, result, mw_draft_locate_async, error);
  const Place *place = NULL;

  if (!call || call->number == 0)
    return -1;
  place = call->question;
  return MW_DRAFT_GET_IFACE (self)->list_find (self, place->list, call->number);
}

static gboolean
count_profiles_in_thread (MwDraft *draft,
                          MwDraftCall *call,
                          GCancellable *cancellable,
                          GError **error)
{
  guint n_profiles = 0;
  gboolean done = mw_draft_count_profiles (draft, call->question, &n_profiles, cancellable, error);

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

  call = mw_draft_call_new (count_profiles_in_thread, g_strdup (driver_id), g_free);
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
  return mw_draft_keep_observations (draft, call->question, cancellable, error);
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

  call = mw_draft_call_new (keep_observations_in_thread, g_ptr_array_ref (observations),
                            (GDestroyNotify) g_ptr_array_unref);
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
  GPtrArray *observations = mw_draft_list_observations (draft, call->question, cancellable, error);

  mw_draft_call_answer (call, observations, (GDestroyNotify) g_ptr_array_unref);
  return observations != NULL;
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

  call = mw_draft_call_new (list_observations_in_thread, g_strdup (profile_id), g_free);
  mw_draft_call_read (self, call, mw_draft_list_observations_async, cancellable, callback,
                      user_data);
}

GPtrArray *
mw_draft_list_observations_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish_answer (self, result, mw_draft_list_observations_async, error);
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

  mw_draft_call_read (self, mw_draft_call_new (count_ending_in_thread, NULL, NULL),
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
