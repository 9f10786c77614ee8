/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/verdict.h>

G_BEGIN_DECLS

#define MW_TYPE_VERDICT_BADGE (mw_verdict_badge_get_type ())

/**
 * MwVerdictBadge:
 *
 * What a connection test says, in a few words: the words first, then a symbol, then a colour.
 */
G_DECLARE_FINAL_TYPE (MwVerdictBadge, mw_verdict_badge, MW, VERDICT_BADGE, AdwBin)

GtkWidget *mw_verdict_badge_new (void);

/**
 * mw_verdict_badge_show:
 * @reachability: which symbol and colour
 * @words: what it says ("Certificate expired")
 */
void mw_verdict_badge_show (MwVerdictBadge *self, MwReachability reachability, const char *words);

/**
 * mw_verdict_badge_show_busy:
 * @words: what is being waited for
 */
void mw_verdict_badge_show_busy (MwVerdictBadge *self, const char *words);

/**
 * mw_verdict_badge_show_plain:
 * @words: what is so, and neither good nor bad
 */
void mw_verdict_badge_show_plain (MwVerdictBadge *self, const char *words);

/**
 * mw_reachability_get_icon_name:
 *
 * Returns: (transfer none): a symbolic icon, to stand beside words
 */
const char *mw_reachability_get_icon_name (MwReachability reachability);

G_END_DECLS
