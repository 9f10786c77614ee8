/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft-interface.h>

G_BEGIN_DECLS

MwCatalogue *mw_draft_get_catalogue (MwDraft *self); /* (transfer none) */
MwLive *mw_draft_get_live (MwDraft *self);           /* (transfer none) */

/**
 * mw_draft_get_place:
 * @self: a draft
 *
 * Returns: (transfer none): where it is kept: for SQLite the file's path without symbolic links
 */
const char *mw_draft_get_place (MwDraft *self);

/**
 * mw_draft_read_state:
 * @state: (out caller-allocates): filled; clear it with mw_draft_state_clear()
 *
 * Returns: %FALSE with %MW_ERROR_STORAGE and its kin
 */
gboolean
mw_draft_read_state (MwDraft *self, MwDraftState *state, GCancellable *cancellable, GError **error);

/**
 * mw_draft_apply:
 * @edit: what to do
 *
 * Checks every value against the catalogue and every address and name against the others, does all
 * steps in one transaction and journals them as one entry. An edit that changes nothing leaves no
 * entry.
 *
 * Returns: %FALSE with %MW_ERROR_INVALID, %MW_ERROR_DUPLICATE (the message names who has it),
 *   %MW_ERROR_NOT_FOUND, %MW_ERROR_REFUSED (deleting a profile that was ever submitted) or a
 * storage error
 */
gboolean mw_draft_apply (MwDraft *self, MwEdit *edit, GCancellable *cancellable, GError **error);

/**
 * mw_draft_undo:
 *
 * Takes the last edit back (mw_draft_redo() makes it again). Both survive a restart; a submit ends
 * them for what it submitted.
 *
 * Returns: %FALSE with %MW_ERROR_NOTHING or a storage error
 */
gboolean mw_draft_undo (MwDraft *self, GCancellable *cancellable, GError **error);

gboolean mw_draft_redo (MwDraft *self, GCancellable *cancellable, GError **error);

/**
 * mw_draft_take_back:
 * @revision: a revision's number
 *
 * Stages the inverse of @revision as one edit, to be checked, reviewed and submitted like any
 * other: taking back goes forward, and can itself be undone.
 *
 * Returns: %FALSE with %MW_ERROR_NOT_FOUND, %MW_ERROR_REFUSED (what it changed was changed again
 *   since, or it added a profile, which is never deleted once it was submitted), %MW_ERROR_NOTHING
 *   (all is as before it already), %MW_ERROR_STALE (it is newer than the revision that the draft is
 *   based on) or a storage error
 */
gboolean
mw_draft_take_back (MwDraft *self, gint64 revision, GCancellable *cancellable, GError **error);

/**
 * mw_draft_discard:
 *
 * Throws all staged edits and the undo history away and takes over the newest revision.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_draft_discard (MwDraft *self, GCancellable *cancellable, GError **error);

/**
 * mw_draft_review:
 *
 * Returns: (transfer full): what a submit would write now, and what the checks say of it; an empty
 * one if nothing is staged; %NULL with a storage error
 */
MwReview *mw_draft_review (MwDraft *self, GCancellable *cancellable, GError **error);

/**
 * mw_draft_submit:
 * @review: what to write: exactly this, what was staged after it stays staged
 * @author: who submits
 * @comment: why; may be empty
 * @accepted: (array zero-terminated=1): ids of the warnings that were accepted
 *
 * Returns: the new revision's number, or -1 with %MW_ERROR_NOTHING, %MW_ERROR_BLOCKED (errors, or
 *   warnings not in @accepted), %MW_ERROR_REVIEW_OUTDATED, or an error of mw_live_submit()
 */
gint64 mw_draft_submit (MwDraft *self,
                        MwReview *review,
                        const char *author,
                        const char *comment,
                        const char *const *accepted,
                        GCancellable *cancellable,
                        GError **error);

/**
 * mw_draft_list:
 * @query: what to show
 *
 * Returns: (transfer full): a lazy list that follows the draft. Properties `loading` (gboolean: the
 *   order is being read), `n-items`, and `error-message` (nullable: why it could not be read)
 */
GListModel *mw_draft_list (MwDraft *self, const MwQuery *query);

/**
 * mw_draft_list_set_query:
 * @list: a list made by mw_draft_list()
 * @query: what to show from now on, of the same kind
 */
void mw_draft_list_set_query (MwDraft *self, GListModel *list, const MwQuery *query);

/**
 * mw_draft_foreach:
 *
 * Calls @func for every row of @query in order, without keeping them.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_draft_foreach (MwDraft *self,
                           const MwQuery *query,
                           MwRowFunc func,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);

/**
 * mw_draft_find_profile:
 * @name_or_address: a profile's id, name or address (compared as addresses are)
 *
 * Returns: (transfer full): the profile, or %NULL with %MW_ERROR_NOT_FOUND or a storage error
 */
MwProfile *mw_draft_find_profile (MwDraft *self,
                                  const char *name_or_address,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * mw_draft_find_agent:
 * @login: an agent's login (compared as names are) or id
 *
 * Returns: (transfer full): the agent, or %NULL with %MW_ERROR_NOT_FOUND or a storage error
 */
MwAgent *
mw_draft_find_agent (MwDraft *self, const char *login, GCancellable *cancellable, GError **error);
MwResponsibility *mw_draft_find_responsibility (MwDraft *self,
                                                const char *name,
                                                GCancellable *cancellable,
                                                GError **error);

/**
 * mw_draft_load_sheet:
 * @sheet: a sheet of the profile's driver
 * @profile_id: (nullable): the profile; %NULL for the driver's site defaults alone
 *
 * Fills @sheet (mw_sheet_replace()) with what is in the draft, staged marks included. The blocking
 * call must be made in the thread that shows the sheet; the asynchronous one fills it in the main
 * context.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_draft_load_sheet (MwDraft *self,
                              MwSheet *sheet,
                              const char *profile_id,
                              GCancellable *cancellable,
                              GError **error);

/**
 * mw_draft_count_profiles:
 * @driver_id: a driver
 * @n_profiles: (out): how many profiles use it
 */
gboolean mw_draft_count_profiles (MwDraft *self,
                                  const char *driver_id,
                                  guint *n_profiles,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * mw_draft_describe_operations:
 * @self: a draft
 * @operations: (element-type MwOperation): operations, of this draft or from history
 *
 * Returns: (transfer full): a list of #MwChange: their diff, in the words of their own day
 */
GListModel *mw_draft_describe_operations (MwDraft *self, GPtrArray *operations);

/**
 * mw_draft_keep_observations:
 * @observations: (element-type MwObservation): what tests saw
 *
 * Keeps the last observation of each profile and direction beside the draft. It is no edit: nothing
 * is staged, and no submit, undo or discard touches it. One of a profile that is not there is left
 * out.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_draft_keep_observations (MwDraft *self,
                                     GPtrArray *observations,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * mw_draft_list_observations:
 * @profile_id: (nullable): whose; %NULL for those of all profiles that are in use
 *
 * An observation is stale while something that its verdict depends on is not what was tested.
 *
 * Returns: (transfer full) (element-type MwObservation): by the profile's name, incoming first;
 * only of directions that are in use; %NULL with a storage error
 */
GPtrArray *mw_draft_list_observations (MwDraft *self,
                                       const char *profile_id,
                                       GCancellable *cancellable,
                                       GError **error);

/**
 * mw_draft_count_ending_certificates:
 * @n_profiles: (out): how many profiles that are in use rely on a certificate that ends within
 *   %MW_CERTIFICATE_WARNING_DAYS, or ended: the server's own, or one that vouches for it
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_draft_count_ending_certificates (MwDraft *self,
                                             guint *n_profiles,
                                             GCancellable *cancellable,
                                             GError **error);

G_END_DECLS

#include <mailwright/draft-async.h>
#include <mailwright/draft-under-way.h>
