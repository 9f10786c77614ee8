/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/edit.h>
#include <mailwright/profile.h>

G_BEGIN_DECLS

/* Edits of profiles, as both programs make them. */

/**
 * mw_profile_edits_add:
 * @name: (nullable): its name; without one, or with an empty one, it is called what its address is
 * @address: its address
 * @driver_id: its driver's id
 * @values: (nullable) (element-type utf8 utf8): overrides, key to value; a secret's id for a secret
 * @id: (out) (optional) (transfer full): the fresh id
 *
 * Returns: (transfer full): one edit that adds a profile with all its values
 */
MwEdit *mw_profile_edits_add (
    const char *name, const char *address, const char *driver_id, GHashTable *values, char **id);

/**
 * mw_profile_edits_alone:
 * @profile: a profile
 *
 * Returns: (transfer full) (element-type MwProfile): @profile alone, for what is done to several
 */
GPtrArray *mw_profile_edits_alone (MwProfile *profile);

/**
 * mw_profile_edits_change:
 * @profile: a profile
 * @changes: (array): new values of `name`, `address` and `comment`, as mw_edit_new_change() has it
 *
 * Returns: (transfer full) (nullable): one edit that sets them; %NULL if there is none
 */
MwEdit *mw_profile_edits_change (MwProfile *profile, const MwFieldChange *changes);

/**
 * mw_profile_edits_set_values:
 * @profile: a profile
 * @values: (element-type utf8 utf8): key to value, or to %NULL for a reset
 *
 * Returns: (transfer full) (nullable): one edit that sets and resets all of @values; %NULL if there
 *   are none
 */
MwEdit *mw_profile_edits_set_values (MwProfile *profile, GHashTable *values);

/**
 * mw_profile_edits_share_value:
 * @profile: a profile
 * @driver_name: what its driver is called
 * @key: a parameter's key
 * @value: what @profile has set for it
 *
 * Returns: (transfer full): one edit that makes @value the site default, and resets it in @profile,
 *   which has it from there then
 */
MwEdit *mw_profile_edits_share_value (MwProfile *profile,
                                      const char *driver_name,
                                      const char *key,
                                      const char *value);

/**
 * mw_profile_edits_set_enabled:
 * @profiles: (element-type MwProfile): at least one
 * @enabled: whether they are to be in use
 *
 * Returns: (transfer full): one edit that enables or disables all of @profiles
 */
MwEdit *mw_profile_edits_set_enabled (GPtrArray *profiles, gboolean enabled);

/**
 * mw_profile_edits_can_delete:
 * @profile: a loaded profile
 *
 * Returns: whether it is in the draft only. One that was ever submitted is disabled instead: mail
 *   that waits to be sent may still need it.
 */
gboolean mw_profile_edits_can_delete (MwProfile *profile);

/**
 * mw_profile_edits_delete:
 * @profiles: (element-type MwProfile): at least one
 *
 * Returns: (transfer full): one edit that deletes all of @profiles; the draft refuses it unless
 *   mw_profile_edits_can_delete() each
 */
MwEdit *mw_profile_edits_delete (GPtrArray *profiles);

G_END_DECLS
