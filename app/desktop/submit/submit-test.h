/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>
#include <mailwright/review.h>

G_BEGIN_DECLS

/**
 * mw_submit_test_find_async:
 * @draft: the draft
 * @review: what was submitted
 * @number: the revision that it became
 * @callback: what to call when it is known which mailboxes are to be tested
 * @user_data: for @callback
 *
 * Finds what is offered once a submit is done.
 */
void mw_submit_test_find_async (MwDraft *draft,
                                MwReview *review,
                                gint64 number,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * mw_submit_test_find_finish:
 * @number: (out): the revision
 *
 * Returns: (transfer full) (nullable): the detailed action that tests the mailboxes that were
 *   touched; %NULL if there are none to be tested, or none could be found
 */
char *mw_submit_test_find_finish (MwDraft *draft, GAsyncResult *result, gint64 *number);

G_END_DECLS
