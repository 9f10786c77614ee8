/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>
#include <mailwright/operation.h>

G_BEGIN_DECLS

/* Which mailboxes are to be tested after a change. */

/**
 * mw_touched_find:
 * @draft: where the profiles are
 * @operations: (element-type MwOperation): of a review, or of a revision
 * @cancellable: (nullable): a cancellable
 *
 * Finds the profiles whose mailboxes should be tested after @operations were made: those in use
 * that were touched, or whose driver's site defaults were, and that are not known to work as they
 * are now.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, for mw_tester_run(); empty if
 * there is none; %NULL with a storage error or %G_IO_ERROR_CANCELLED
 */
char **
mw_touched_find (MwDraft *draft, GPtrArray *operations, GCancellable *cancellable, GError **error);

/**
 * mw_touched_find_async:
 * @draft: where the profiles are
 * @operations: (element-type MwOperation): of a review, or of a revision
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when they are found
 * @user_data: for @callback
 *
 * As mw_touched_find(), without waiting for it.
 */
void mw_touched_find_async (MwDraft *draft,
                            GPtrArray *operations,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/**
 * mw_touched_find_finish:
 *
 * Returns: (transfer full) (array zero-terminated=1): as mw_touched_find()
 */
char **mw_touched_find_finish (MwDraft *draft, GAsyncResult *result, GError **error);

G_END_DECLS
