/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * mw_profile_build_values_edit:
 * @profile: the profile
 * @values: (element-type utf8 utf8): key to canonical value, or to %NULL for a reset
 *
 * Returns: (transfer full): one edit that sets and resets all of @values; %NULL if there are none
 */
MwEdit *mw_profile_build_values_edit (MwProfile *profile, GHashTable *values);

/**
 * mw_profile_build_field_edit:
 * @field: `name`, `address` or `comment`
 *
 * Returns: (transfer full): an edit that sets it
 */
MwEdit *mw_profile_build_field_edit (MwProfile *profile, const char *field, const char *text);

/**
 * mw_profile_build_enabled_edit:
 *
 * Returns: (transfer full): an edit that enables or disables @profile
 */
MwEdit *mw_profile_build_enabled_edit (MwProfile *profile, gboolean enabled);

MwEdit *mw_profile_build_delete_edit (MwProfile *profile);

/**
 * mw_profile_describe_done:
 *
 * Returns: (transfer full) (nullable): the sentence of a toast, for an edit that enables, disables
 * or deletes @profile
 */
char *mw_profile_describe_done (MwProfile *profile, MwEdit *edit);

G_END_DECLS
