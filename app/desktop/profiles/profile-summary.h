/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_PROFILE_SUMMARY (mw_profile_summary_get_type ())

/**
 * MwProfileSummary:
 *
 * What a profile is, in badges: what its last connection test said, with how long ago that was,
 * which goes on by itself, and opens what was seen; its state; its response group, where it has
 * one; and its driver, which it opens. It uses the actions of the profile's page.
 */
G_DECLARE_FINAL_TYPE (MwProfileSummary, mw_profile_summary, MW, PROFILE_SUMMARY, AdwBin)

/**
 * mw_profile_summary_set_draft:
 * @draft: where what tests saw is kept
 * @profile_id: whose
 */
void mw_profile_summary_set_draft (MwProfileSummary *self, MwDraft *draft, const char *profile_id);

/**
 * mw_profile_summary_show:
 * @driver_name: the name of its driver
 */
void mw_profile_summary_show (MwProfileSummary *self, MwProfile *profile, const char *driver_name);

G_END_DECLS
