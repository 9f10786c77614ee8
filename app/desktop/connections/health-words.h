/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/health.h>

G_BEGIN_DECLS

/**
 * mw_health_words_describe:
 * @health: a day's
 *
 * Returns: (transfer full): how many mailboxes fail, work and so on, in sentences
 */
char *mw_health_words_describe (const MwHealth *health);

/**
 * mw_health_words_compare:
 * @days: (element-type MwHealth): the oldest first
 *
 * Returns: (transfer full) (nullable): how many worked before ("A week ago 46 mailboxes worked."),
 *   %NULL where nothing is known of before
 */
char *mw_health_words_compare (GPtrArray *days);

/**
 * mw_health_words_date:
 *
 * Returns: (transfer full): the day for people ("24 November 2026")
 */
char *mw_health_words_date (const GDate *day);

G_END_DECLS
