/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

#include "desktop/responsibilities/members.h"

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
 */
MwAssignPlan *mw_assign_plan_new (
    const char *id, const char *name, MwMembers *joining, GPtrArray *agents, GPtrArray *profiles);
void mw_assign_plan_free (MwAssignPlan *self);

/**
 * mw_assign_plan_load_async:
 * @responsibility: a loaded one
 * @joining: who is to join; rows that have not come yet are waited for
 *
 * Reads who is in @responsibility now.
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
 * Returns: (transfer full): the plan, or %NULL with a storage error
 */
MwAssignPlan *mw_assign_plan_load_finish (MwDraft *draft, GAsyncResult *result, GError **error);

/**
 * mw_assign_plan_changes:
 *
 * Returns: whether anybody or anything is new
 */
gboolean mw_assign_plan_changes (const MwAssignPlan *self);
GPtrArray *mw_assign_plan_get_agents (const MwAssignPlan *self);   /* those that are new */
GPtrArray *mw_assign_plan_get_profiles (const MwAssignPlan *self); /* those that are new */

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
