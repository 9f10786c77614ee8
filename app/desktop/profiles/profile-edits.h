/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/edit.h>
#include <mailwright/profile.h>

G_BEGIN_DECLS

/**
 * mw_profile_edits_set_enabled:
 * @profiles: (element-type MwProfile): at least one
 *
 * Returns: (transfer full): one edit that enables or disables all of @profiles
 */
MwEdit *mw_profile_edits_set_enabled (GPtrArray *profiles, gboolean enabled);

/**
 * mw_profile_edits_delete:
 * @profiles: (element-type MwProfile): at least one
 * @text: (out) (transfer full): what was done, for a toast
 *
 * Returns: (transfer full): one edit that deletes all of @profiles
 */
MwEdit *mw_profile_edits_delete (GPtrArray *profiles, char **text);

G_END_DECLS
