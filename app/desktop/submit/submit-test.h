/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/review.h>

G_BEGIN_DECLS

/**
 * mw_submit_test_make_action:
 * @review: what was submitted
 * @number: the revision that it became
 *
 * Returns: (transfer full) (nullable): the detailed action that tests the mailboxes that @review
 *   touched; %NULL if it touched none
 */
char *mw_submit_test_make_action (MwReview *review, gint64 number);

G_END_DECLS
