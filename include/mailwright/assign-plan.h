/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>
#include <mailwright/members.h>

G_BEGIN_DECLS

/**
 * MwAssignPlan:
 *
 * What becomes of a responsibility when agents and profiles join it: who is new, in one or two
 * sentences beforehand and afterwards, and as one edit.
 */
typedef struct _MwAssignPlan MwAssignPlan;

/**
 * mw_assign_plan_new:
 * @id: (nullable): the responsibility; %NULL for one that is added with the edit
 * @name: its name
 * @joining: who is to join, loaded
 * @agents: (nullable) (element-type MwAgent): its members now
 * @profiles: (nullable) (element-type MwProfile): its members now
 *
 * Returns: (transfer full): the plan
 */
MwAssignPlan *mw_assign_plan_new (
    const char *id, const char *name, MwMembers *joining, GPtrArray *agents, GPtrArray *profiles);

/**
 * mw_assign_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees it; what was got from it is gone with it.
 */
void mw_assign_plan_free (MwAssignPlan *self);

/**
 * mw_assign_plan_set_held:
 * @senders: (element-type MwSender): the From list of the only agent that joins
 *
 * What that agent can send as already is not promised as new.
 */
void mw_assign_plan_set_held (MwAssignPlan *self, GPtrArray *senders);

/**
 * mw_assign_plan_load:
 * @draft: where it is
 * @responsibility: a loaded one
 * @joining: who is to join, loaded
 * @cancellable: (nullable): a cancellable
 *
 * Reads who is in @responsibility now.
 *
 * Returns: (transfer full): the plan, or %NULL with a storage error or %G_IO_ERROR_CANCELLED
 */
MwAssignPlan *mw_assign_plan_load (MwDraft *draft,
                                   MwResponsibility *responsibility,
                                   MwMembers *joining,
                                   GCancellable *cancellable,
                                   GError **error);

/**
 * mw_assign_plan_load_async:
 * @responsibility: a loaded one
 * @joining: who is to join; rows that have not come yet are waited for
 *
 * As mw_assign_plan_load(), without waiting for it.
 */
void mw_assign_plan_load_async (MwDraft *draft,
                                MwResponsibility *responsibility,
                                MwMembers *joining,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * mw_assign_plan_load_finish:
 *
 * Returns: (transfer full): the plan, or %NULL with a storage error or %G_IO_ERROR_CANCELLED
 */
MwAssignPlan *mw_assign_plan_load_finish (MwDraft *draft, GAsyncResult *result, GError **error);

/**
 * mw_assign_plan_set_comment:
 * @comment: (nullable): what a responsibility that is added with the edit is for
 */
void mw_assign_plan_set_comment (MwAssignPlan *self, const char *comment);

/**
 * mw_assign_plan_changes:
 *
 * Returns: whether anybody or anything is new
 */
gboolean mw_assign_plan_changes (const MwAssignPlan *self);

/**
 * mw_assign_plan_get_agents:
 *
 * Returns: (transfer none) (element-type MwAgent): those that are new in it
 */
GPtrArray *mw_assign_plan_get_agents (const MwAssignPlan *self);

/**
 * mw_assign_plan_get_profiles:
 *
 * Returns: (transfer none) (element-type MwProfile): those that are new in it
 */
GPtrArray *mw_assign_plan_get_profiles (const MwAssignPlan *self);

/**
 * mw_assign_plan_count_addresses:
 *
 * Returns: as how many addresses an agent of the responsibility can send through it afterwards
 */
guint mw_assign_plan_count_addresses (const MwAssignPlan *self);

/**
 * mw_assign_plan_count_agents:
 *
 * Returns: how many agents the responsibility has afterwards
 */
guint mw_assign_plan_count_agents (const MwAssignPlan *self);

/**
 * mw_assign_plan_describe:
 *
 * Returns: (transfer full): what will happen, for people; or who is there already
 */
char *mw_assign_plan_describe (const MwAssignPlan *self);

/**
 * mw_assign_plan_describe_done:
 *
 * Returns: (transfer full): what happened, for a toast and for a screen reader
 */
char *mw_assign_plan_describe_done (const MwAssignPlan *self);

/**
 * mw_assign_plan_build_edit:
 *
 * Returns: (transfer full): one edit with a step for each that is new
 */
MwEdit *mw_assign_plan_build_edit (const MwAssignPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwAssignPlan, mw_assign_plan_free)

G_END_DECLS
