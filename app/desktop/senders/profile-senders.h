/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_PROFILE_SENDERS (mw_profile_senders_get_type ())

/**
 * MwProfileSenders:
 *
 * Who can send as a profile's address, and through which responsibilities that is decided: the
 * first few agents, each one click from the page where it can be changed.
 */
G_DECLARE_FINAL_TYPE (MwProfileSenders, mw_profile_senders, MW, PROFILE_SENDERS, AdwBin)

GtkWidget *mw_profile_senders_new (MwDraft *draft, const char *profile_id);

G_END_DECLS
