/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

G_BEGIN_DECLS

/* The asynchronous twins of the draft's blocking calls: arguments, results and errors are theirs.
 * They are done one after another, in the order in which they were asked for; the callback comes in
 * the main context that asked. A read that is cancelled fails with %G_IO_ERROR_CANCELLED; what was
 * written by then is done, and says so. */

void mw_draft_apply_async (MwDraft *self,
                           MwEdit *edit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/**
 * mw_draft_apply_finish:
 *
 * Returns: as mw_draft_apply()
 */
gboolean mw_draft_apply_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_undo_async (MwDraft *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/**
 * mw_draft_undo_finish:
 *
 * Returns: as mw_draft_undo()
 */
gboolean mw_draft_undo_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_redo_async (MwDraft *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/**
 * mw_draft_redo_finish:
 *
 * Returns: as mw_draft_redo()
 */
gboolean mw_draft_redo_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_take_back_async (MwDraft *self,
                               gint64 revision,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * mw_draft_take_back_finish:
 *
 * Returns: as mw_draft_take_back()
 */
gboolean mw_draft_take_back_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_discard_async (MwDraft *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * mw_draft_discard_finish:
 *
 * Returns: as mw_draft_discard()
 */
gboolean mw_draft_discard_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_review_async (MwDraft *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/**
 * mw_draft_review_finish:
 *
 * Returns: (transfer full): as mw_draft_review()
 */
MwReview *mw_draft_review_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_submit_async (MwDraft *self,
                            MwReview *review,
                            const char *author,
                            const char *comment,
                            const char *const *accepted,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/**
 * mw_draft_submit_finish:
 *
 * Returns: as mw_draft_submit()
 */
gint64 mw_draft_submit_finish (MwDraft *self, GAsyncResult *result, GError **error);

/**
 * mw_draft_collect_async:
 * @query: which rows
 *
 * The asynchronous twin of mw_draft_foreach(): reads all rows of @query, for what is done to many
 * at once. Lists are shown with mw_draft_list().
 */
void mw_draft_collect_async (MwDraft *self,
                             const MwQuery *query,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * mw_draft_collect_finish:
 *
 * Returns: (transfer full) (element-type GObject): the rows in order, or %NULL with a storage error
 */
GPtrArray *mw_draft_collect_finish (MwDraft *self, GAsyncResult *result, GError **error);

/**
 * mw_draft_locate_async:
 * @list: a list made by mw_draft_list(), of profiles, agents or responsibilities
 * @id: an object's id
 *
 * Finds where an object stands in a list of which not all rows are there.
 */
void mw_draft_locate_async (MwDraft *self,
                            GListModel *list,
                            const char *id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/**
 * mw_draft_locate_finish:
 *
 * Returns: the object's position in the list now, or -1: it is not in it, or not yet; with @error
 *   set it could not be read
 */
gint64 mw_draft_locate_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_find_profile_async (MwDraft *self,
                                  const char *name_or_address,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * mw_draft_find_profile_finish:
 *
 * Returns: (transfer full) (nullable): as mw_draft_find_profile()
 */
MwProfile *mw_draft_find_profile_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_find_agent_async (MwDraft *self,
                                const char *login,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * mw_draft_find_agent_finish:
 *
 * Returns: (transfer full) (nullable): as mw_draft_find_agent()
 */
MwAgent *mw_draft_find_agent_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_load_sheet_async (MwDraft *self,
                                MwSheet *sheet,
                                const char *profile_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * mw_draft_load_sheet_finish:
 *
 * Returns: as mw_draft_load_sheet()
 */
gboolean mw_draft_load_sheet_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_count_profiles_async (MwDraft *self,
                                    const char *driver_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/**
 * mw_draft_count_profiles_finish:
 * @n_profiles: (out): how many
 *
 * Returns: as mw_draft_count_profiles()
 */
gboolean mw_draft_count_profiles_finish (MwDraft *self,
                                         GAsyncResult *result,
                                         guint *n_profiles,
                                         GError **error);

void mw_draft_keep_observations_async (MwDraft *self,
                                       GPtrArray *observations,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/**
 * mw_draft_keep_observations_finish:
 *
 * Returns: as mw_draft_keep_observations()
 */
gboolean mw_draft_keep_observations_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_list_observations_async (MwDraft *self,
                                       const char *profile_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/**
 * mw_draft_list_observations_finish:
 *
 * Returns: (transfer full) (element-type MwObservation): as mw_draft_list_observations()
 */
GPtrArray *mw_draft_list_observations_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_count_ending_certificates_async (MwDraft *self,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);

/**
 * mw_draft_count_ending_certificates_finish:
 * @n_profiles: (out): how many
 *
 * Returns: as mw_draft_count_ending_certificates()
 */
gboolean mw_draft_count_ending_certificates_finish (MwDraft *self,
                                                    GAsyncResult *result,
                                                    guint *n_profiles,
                                                    GError **error);

G_END_DECLS
