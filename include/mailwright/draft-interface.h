/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/agent.h>
#include <mailwright/catalogue.h>
#include <mailwright/edit.h>
#include <mailwright/live.h>
#include <mailwright/health.h>
#include <mailwright/observation.h>
#include <mailwright/override.h>
#include <mailwright/profile.h>
#include <mailwright/query.h>
#include <mailwright/responsibility.h>
#include <mailwright/review.h>
#include <mailwright/sheet.h>

G_BEGIN_DECLS

/**
 * MwDraft:
 *
 * The administrator's working copy. All reading and all edits go through it. Blocking calls may be
 * made from any thread and are serialised; each has an asynchronous twin for the window.
 *
 * Properties (notified in the main context): `n-changes` (guint: lines of the diff), `undo-label`,
 * `redo-label` (translated, %NULL if there is nothing), `undo-verb`, `redo-verb` (int, a
 * #MwEditVerb; not notified on their own), `base-revision`, `live-revision` (gint64; they differ
 * when someone else submitted meanwhile), `n-profiles`, `n-overrides`, `n-agents`,
 * `n-responsibilities` (guint), `staged-profiles`, `staged-overrides`, `staged-agents`,
 * `staged-responsibilities`, `staged-drivers` (gboolean: something is staged there).
 *
 * `mark` (string): stands for exactly what is staged, and on which revision: a review with the same
 * mark is not outdated.
 *
 * `problem` (string, nullable): why nothing can be edited now, what still works and what to do,
 * translated: its file was moved, removed, replaced, or cannot be written; %NULL while all is well.
 *
 * Signal `changed` (no arguments), in the main context: something was edited, undone, submitted or
 * discarded, here or by another program. Lists and sheets of the draft follow by themselves.
 *
 * Signal `under-way` (no arguments), in the main context: an edit, an undo or a redo was asked for,
 * or is done; see mw_draft_can_undo().
 *
 * Signal `observed` (no arguments), in the main context: observations were kept. Lists follow.
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
  gint64 live_revision; /* as far as it is known: the live side is not asked */
  guint n_profiles;
  guint n_overrides;
  guint n_agents;
  guint n_responsibilities;
  guint staged_kinds; /* bit 1 << MwObjectKind; overrides are of profiles */
  gboolean staged_overrides;
  char *mark;           /* (owned) (nullable): of what is staged, see MwDraft */
  char *undo_label;     /* (owned) (nullable) */
  char *redo_label;     /* (owned) (nullable) */
  MwEditVerb undo_verb; /* of these; MW_EDIT_SEVERAL if there is nothing */
  MwEditVerb redo_verb;
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
  gboolean (*undo) (MwDraft *self, const char *mark, GCancellable *cancellable, GError **error);
  gboolean (*redo) (MwDraft *self, GCancellable *cancellable, GError **error);
  gboolean (*take_back) (MwDraft *self, gint64 revision, GCancellable *cancellable, GError **error);
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
  /* What stands for an object in the orders of lists; 0 if it is not there. Any thread. */
  gboolean (*find_key) (MwDraft *self,
                        GType type,
                        const char *id,
                        gint64 *key,
                        GCancellable *cancellable,
                        GError **error);
  gint64 (*list_find) (MwDraft *self, GListModel *list, gint64 key); /* -1 if not */
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
  GListModel *(*describe_operations) (MwDraft *self, GPtrArray *operations);
  gboolean (*keep_observations) (MwDraft *self,
                                 GPtrArray *observations,
                                 GCancellable *cancellable,
                                 GError **error);
  GPtrArray *(*list_observations) (MwDraft *self,
                                   const char *profile_id,
                                   GCancellable *cancellable,
                                   GError **error);
  gboolean (*count_ending_certificates) (MwDraft *self,
                                         guint *n_profiles,
                                         GCancellable *cancellable,
                                         GError **error);
  gboolean (*keep_health) (MwDraft *self,
                           const GDate *day,
                           GCancellable *cancellable,
                           GError **error);
  GPtrArray *(*list_health) (MwDraft *self, GCancellable *cancellable, GError **error);
  gboolean (*read_health) (MwDraft *self,
                           gboolean with_unseen,
                           MwHealthNow *now,
                           GCancellable *cancellable,
                           GError **error);
  const char *(*get_place) (MwDraft *self);
  gboolean (*find_secrets) (MwDraft *self,
                            GPtrArray *kept,
                            GCancellable *cancellable,
                            GError **error);
};

G_END_DECLS
