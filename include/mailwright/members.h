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
 * Agents and profiles that are to join a responsibility, or to leave it: what a drag carries.
 * Immutable.
 */
#define MW_TYPE_MEMBERS (mw_members_get_type ())
G_DECLARE_FINAL_TYPE (MwMembers, mw_members, MW, MEMBERS, GObject)

/**
 * mw_members_new:
 * @agents: (nullable) (element-type MwAgent): rows of a list; they may still be loading
 * @profiles: (nullable) (element-type MwProfile): the same
 *
 * Returns: (transfer full): all of them
 */
MwMembers *mw_members_new (GPtrArray *agents, GPtrArray *profiles);

/**
 * mw_members_new_agent:
 * @agent: an agent
 *
 * Returns: (transfer full): @agent alone
 */
MwMembers *mw_members_new_agent (MwAgent *agent);

/**
 * mw_members_new_profile:
 * @profile: a profile
 *
 * Returns: (transfer full): @profile alone
 */
MwMembers *mw_members_new_profile (MwProfile *profile);

/**
 * mw_members_get_agents:
 *
 * Returns: (transfer none) (element-type MwAgent): the agents, in the order given
 */
GPtrArray *mw_members_get_agents (MwMembers *self);

/**
 * mw_members_get_profiles:
 *
 * Returns: (transfer none) (element-type MwProfile): the profiles, in the order given
 */
GPtrArray *mw_members_get_profiles (MwMembers *self);

/**
 * mw_members_get_id:
 * @member: an #MwAgent or an #MwProfile
 *
 * Returns: (transfer none): its id
 */
const char *mw_members_get_id (GObject *member);

/**
 * mw_members_describe:
 *
 * Returns: (transfer full): who it is in few words: a name, or how many
 */
char *mw_members_describe (MwMembers *self);

G_END_DECLS
