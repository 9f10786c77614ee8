/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/agent.h>
#include <mailwright/profile.h>

G_BEGIN_DECLS

/**
 * MwMembers:
 *
 * Agents and profiles that are to join a responsibility: what a drag carries. Immutable.
 */
#define MW_TYPE_MEMBERS (mw_members_get_type ())
G_DECLARE_FINAL_TYPE (MwMembers, mw_members, MW, MEMBERS, GObject)

/**
 * mw_members_new:
 * @agents: (nullable) (element-type MwAgent): rows of a list; they may still be loading
 * @profiles: (nullable) (element-type MwProfile): the same
 */
MwMembers *mw_members_new (GPtrArray *agents, GPtrArray *profiles);

GPtrArray *mw_members_get_agents (MwMembers *self);   /* (transfer none) */
GPtrArray *mw_members_get_profiles (MwMembers *self); /* (transfer none) */

/**
 * mw_members_describe:
 *
 * Returns: (transfer full): who it is in few words: a name, or how many
 */
char *mw_members_describe (MwMembers *self);

G_END_DECLS
