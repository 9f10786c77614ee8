/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/assign-plan.h>

G_BEGIN_DECLS

/**
 * MwJoinPlan:
 *
 * What becomes of several responsibilities when the same agents and profiles join each of them: in
 * one or two sentences beforehand and afterwards, and as one edit. Of one responsibility it says
 * the same as #MwAssignPlan.
 */
typedef struct _MwJoinPlan MwJoinPlan;

/**
 * mw_join_plan_new:
 * @joining: who is to join, loaded
 * @plans: (transfer full) (element-type MwAssignPlan): one for each responsibility, at least one
 *
 * Returns: (transfer full): the plan
 */
MwJoinPlan *mw_join_plan_new (MwMembers *joining, GPtrArray *plans);

/**
 * mw_join_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees it.
 */
void mw_join_plan_free (MwJoinPlan *self);

/**
 * mw_join_plan_load:
 * @draft: where they are
 * @responsibilities: (element-type MwResponsibility): loaded ones, at least one
 * @joining: who is to join, loaded
 * @cancellable: (nullable): a cancellable
 *
 * Reads who is in each of them now.
 *
 * Returns: (transfer full): the plan, or %NULL with a storage error or %G_IO_ERROR_CANCELLED
 */
MwJoinPlan *mw_join_plan_load (MwDraft *draft,
                               GPtrArray *responsibilities,
                               MwMembers *joining,
                               GCancellable *cancellable,
                               GError **error);

/**
 * mw_join_plan_load_async:
 * @responsibilities: (element-type MwResponsibility): loaded ones, at least one
 * @joining: who is to join; rows that have not come yet are waited for
 *
 * As mw_join_plan_load(), without waiting for it.
 */
void mw_join_plan_load_async (MwDraft *draft,
                              GPtrArray *responsibilities,
                              MwMembers *joining,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * mw_join_plan_load_finish:
 *
 * Returns: (transfer full): the plan, or %NULL with a storage error or %G_IO_ERROR_CANCELLED
 */
MwJoinPlan *mw_join_plan_load_finish (MwDraft *draft, GAsyncResult *result, GError **error);

/**
 * mw_join_plan_count_changed:
 *
 * Returns: in how many of the responsibilities anybody or anything is new
 */
guint mw_join_plan_count_changed (const MwJoinPlan *self);

/**
 * mw_join_plan_count_agents:
 *
 * Returns: how many agents are new in at least one of them
 */
guint mw_join_plan_count_agents (const MwJoinPlan *self);

/**
 * mw_join_plan_count_profiles:
 *
 * Returns: how many profiles are new in at least one of them
 */
guint mw_join_plan_count_profiles (const MwJoinPlan *self);

/**
 * mw_join_plan_describe:
 *
 * Returns: (transfer full): what will happen, for people; or that nothing will
 */
char *mw_join_plan_describe (const MwJoinPlan *self);

/**
 * mw_join_plan_describe_done:
 *
 * Returns: (transfer full): what happened, for a toast
 */
char *mw_join_plan_describe_done (const MwJoinPlan *self);

/**
 * mw_join_plan_build_edit:
 *
 * Returns: (transfer full): one edit with a step for each that is new somewhere
 */
MwEdit *mw_join_plan_build_edit (const MwJoinPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwJoinPlan, mw_join_plan_free)

G_END_DECLS
