/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/agent.h>
#include <mailwright/catalogue.h>
#include <mailwright/change.h>
#include <mailwright/check.h>
#include <mailwright/edit.h>
#include <mailwright/live.h>
#include <mailwright/override.h>
#include <mailwright/profile.h>
#include <mailwright/query.h>
#include <mailwright/responsibility.h>
#include <mailwright/sheet.h>

G_BEGIN_DECLS

/**
 * MwReview:
 *
 * What a submit would write, as of one moment: the net changes, grouped by object, and what the
 * checks say of them. Submitting it writes exactly this. Properties: `changes` (GListModel of
 * #MwChange, those of one object beside each other), `findings` (GListModel of #MwFinding, errors
 * first), `n-errors`, `n-warnings`, `base-revision`.
 */
#define MW_TYPE_REVIEW (mw_review_get_type ())
G_DECLARE_FINAL_TYPE (MwReview, mw_review, MW, REVIEW, GObject)

/**
 * mw_review_new:
 * @base: the draft's base revision
 * @upto: the last journal entry that it covers
 * @changeset: the net changeset
 * @changes: (element-type MwChange): the diff
 * @findings: (element-type MwFinding): the checks
 *
 * For the store.
 */
MwReview *mw_review_new (
    gint64 base, gint64 upto, GBytes *changeset, GPtrArray *changes, GPtrArray *findings);
GListModel *mw_review_get_changes (MwReview *self);
GListModel *mw_review_get_findings (MwReview *self);
guint mw_review_get_n_errors (MwReview *self);
guint mw_review_get_n_warnings (MwReview *self);
gint64 mw_review_get_base (MwReview *self);
gint64 mw_review_get_upto (MwReview *self);
GBytes *mw_review_get_changeset (MwReview *self);

/**
 * MwDraft:
 *
 * The administrator's working copy. All reading and all edits go through it. Blocking calls may be
 * made from any thread and are serialised; each has an asynchronous twin for the window.
 *
 * Properties (notified in the main context): `n-changes` (guint: lines of the diff), `undo-label`,
 * `redo-label` (translated, %NULL if there is nothing), `base-revision`, `live-revision` (gint64;
 * they differ when someone else submitted meanwhile), `n-profiles`, `n-overrides`, `n-agents`,
 * `n-responsibilities` (guint), `staged-profiles`, `staged-overrides`, `staged-agents`,
 * `staged-responsibilities`, `staged-drivers` (gboolean: something is staged there).
 *
 * Signal `changed` (no arguments), in the main context: something was edited, undone, submitted or
 * discarded, here or by another program. Lists and sheets of the draft follow by themselves.
 */
#define MW_TYPE_DRAFT (mw_draft_get_type ())
G_DECLARE_INTERFACE (MwDraft, mw_draft, MW, DRAFT, GObject)

/**
 * MwDraftState:
 *
 * The draft's counters, read in one go.
 */
typedef struct
{
  guint n_changes;
  gint64 base_revision;
  gint64 live_revision;
  guint n_profiles;
  guint n_overrides;
  guint n_agents;
  guint n_responsibilities;
  guint staged_kinds; /* bit 1 << MwObjectKind; overrides are of profiles */
  gboolean staged_overrides;
  char *undo_label; /* (owned) (nullable) */
  char *redo_label; /* (owned) (nullable) */
} MwDraftState;

void mw_draft_state_clear (MwDraftState *state);

/**
 * MwRowFunc:
 * @row: (transfer none): an object of the query's kind
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*MwRowFunc) (GObject *row, gpointer user_data);

struct _MwDraftInterface
{
  GTypeInterface parent_iface;

  MwCatalogue *(*get_catalogue) (MwDraft *self);
  MwLive *(*get_live) (MwDraft *self);
  gboolean (*read_state) (MwDraft *self,
                          MwDraftState *state,
                          GCancellable *cancellable,
                          GError **error);
  gboolean (*apply) (MwDraft *self, MwEdit *edit, GCancellable *cancellable, GError **error);
  gboolean (*undo) (MwDraft *self, GCancellable *cancellable, GError **error);
  gboolean (*redo) (MwDraft *self, GCancellable *cancellable, GError **error);
  gboolean (*discard) (MwDraft *self, GCancellable *cancellable, GError **error);
  MwReview *(*review) (MwDraft *self, GCancellable *cancellable, GError **error);
  gint64 (*submit) (MwDraft *self,
                    MwReview *review,
                    const char *author,
                    const char *comment,
                    const char *const *accepted,
                    GCancellable *cancellable,
                    GError **error);
  GListModel *(*list) (MwDraft *self, const MwQuery *query);
  void (*list_set_query) (MwDraft *self, GListModel *list, const MwQuery *query);
  gboolean (*foreach) (MwDraft *self,
                       const MwQuery *query,
                       MwRowFunc func,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error);
  MwProfile *(*find_profile) (MwDraft *self,
                              const char *name_or_address,
                              GCancellable *cancellable,
                              GError **error);
  MwAgent *(*find_agent) (MwDraft *self,
                          const char *login,
                          GCancellable *cancellable,
                          GError **error);
  MwResponsibility *(*find_responsibility) (MwDraft *self,
                                            const char *name,
                                            GCancellable *cancellable,
                                            GError **error);
  gboolean (*read_values) (MwDraft *self,
                           const char *driver_id,
                           const char *profile_id,
                           GHashTable **site_defaults,
                           GHashTable **overrides,
                           GHashTable **live,
                           GCancellable *cancellable,
                           GError **error);
  gboolean (*count_profiles) (MwDraft *self,
                              const char *driver_id,
                              guint *n_profiles,
                              GCancellable *cancellable,
                              GError **error);
  GPtrArray *(*describe_revision) (MwDraft *self,
                                   MwRevision *revision,
                                   GCancellable *cancellable,
                                   GError **error);
};

MwCatalogue *mw_draft_get_catalogue (MwDraft *self); /* (transfer none) */
MwLive *mw_draft_get_live (MwDraft *self);           /* (transfer none) */

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
void mw_draft_apply_async (MwDraft *self,
                           MwEdit *edit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean mw_draft_apply_finish (MwDraft *self, GAsyncResult *result, GError **error);

/**
 * mw_draft_undo:
 *
 * Takes the last edit back (mw_draft_redo() makes it again). Both survive a restart; a submit ends
 * them for what it submitted.
 *
 * Returns: %FALSE with %MW_ERROR_NOTHING or a storage error
 */
gboolean mw_draft_undo (MwDraft *self, GCancellable *cancellable, GError **error);
void mw_draft_undo_async (MwDraft *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean mw_draft_undo_finish (MwDraft *self, GAsyncResult *result, GError **error);

gboolean mw_draft_redo (MwDraft *self, GCancellable *cancellable, GError **error);
void mw_draft_redo_async (MwDraft *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean mw_draft_redo_finish (MwDraft *self, GAsyncResult *result, GError **error);

/**
 * mw_draft_discard:
 *
 * Throws all staged edits and the undo history away and takes over the newest revision.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_draft_discard (MwDraft *self, GCancellable *cancellable, GError **error);
void mw_draft_discard_async (MwDraft *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean mw_draft_discard_finish (MwDraft *self, GAsyncResult *result, GError **error);

/**
 * mw_draft_review:
 *
 * Returns: (transfer full): what a submit would write now, and what the checks say of it; an empty
 * one if nothing is staged; %NULL with a storage error
 */
MwReview *mw_draft_review (MwDraft *self, GCancellable *cancellable, GError **error);
void mw_draft_review_async (MwDraft *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
MwReview *mw_draft_review_finish (MwDraft *self, GAsyncResult *result, GError **error);

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
void mw_draft_submit_async (MwDraft *self,
                            MwReview *review,
                            const char *author,
                            const char *comment,
                            const char *const *accepted,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gint64 mw_draft_submit_finish (MwDraft *self, GAsyncResult *result, GError **error);

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
 * mw_draft_find_profile:
 * @name_or_address: a profile's id, name or address (compared as addresses are)
 *
 * Returns: (transfer full): the profile, or %NULL with %MW_ERROR_NOT_FOUND or a storage error
 */
MwProfile *mw_draft_find_profile (MwDraft *self,
                                  const char *name_or_address,
                                  GCancellable *cancellable,
                                  GError **error);
void mw_draft_find_profile_async (MwDraft *self,
                                  const char *name_or_address,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
MwProfile *mw_draft_find_profile_finish (MwDraft *self, GAsyncResult *result, GError **error);
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
void mw_draft_load_sheet_async (MwDraft *self,
                                MwSheet *sheet,
                                const char *profile_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean mw_draft_load_sheet_finish (MwDraft *self, GAsyncResult *result, GError **error);

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
void mw_draft_count_profiles_async (MwDraft *self,
                                    const char *driver_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean mw_draft_count_profiles_finish (MwDraft *self,
                                         GAsyncResult *result,
                                         guint *n_profiles,
                                         GError **error);

/**
 * mw_draft_describe_revision:
 * @revision: a revision with its changeset
 *
 * Returns: (transfer full) (element-type MwChange): its diff
 */
GPtrArray *mw_draft_describe_revision (MwDraft *self,
                                       MwRevision *revision,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
