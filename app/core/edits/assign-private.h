/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/assign-plan.h>

G_BEGIN_DECLS

/* What a plan for several responsibilities asks each of its parts. */

/* Adds the ids of the addresses that a lone agent can send as afterwards and could not before. */
void mw_assign_plan_add_gains (const MwAssignPlan *self, GHashTable *ids);

/* Adds a step for each that is new, into the responsibility with that id. */
void mw_assign_plan_add_steps (const MwAssignPlan *self, MwEdit *edit, const char *id);

/* (nullable) of a responsibility that is there */
const char *mw_assign_plan_get_id (const MwAssignPlan *self);

G_END_DECLS
