/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/profile.h>

G_BEGIN_DECLS

#define MW_TYPE_PROFILE_SUMMARY (mw_profile_summary_get_type ())

/**
 * MwProfileSummary:
 *
 * A profile in one line: its address, driver, response group, state, and what its last connection
 * test said, with how long ago that was, which goes on by itself.
 */
G_DECLARE_FINAL_TYPE (MwProfileSummary, mw_profile_summary, MW, PROFILE_SUMMARY, AdwBin)

/**
 * mw_profile_summary_show:
 * @driver_name: the name of its driver
 */
void mw_profile_summary_show (MwProfileSummary *self, MwProfile *profile, const char *driver_name);

G_END_DECLS
