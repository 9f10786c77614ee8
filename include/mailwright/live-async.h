/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/live.h>

G_BEGIN_DECLS

/* The live side's questions in threads of their own, for the window. */

/**
 * mw_live_list_revisions_async:
 * @self: a live side
 * @query: (nullable): which ones
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * mw_live_list_revisions() in a thread of its own.
 */
void mw_live_list_revisions_async (MwLive *self,
                                   const MwRevisionQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * mw_live_list_revisions_finish:
 * @self: a live side
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type MwRevision): as mw_live_list_revisions()
 */
GPtrArray *mw_live_list_revisions_finish (MwLive *self, GAsyncResult *result, GError **error);

/**
 * mw_live_list_operations_async:
 * @self: a live side
 * @after: the number of a revision
 * @upto: the number of a later one
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * mw_live_list_operations() in a thread of its own.
 */
void mw_live_list_operations_async (MwLive *self,
                                    gint64 after,
                                    gint64 upto,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/**
 * mw_live_list_operations_finish:
 * @self: a live side
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type MwOperation): as mw_live_list_operations()
 */
GPtrArray *mw_live_list_operations_finish (MwLive *self, GAsyncResult *result, GError **error);

G_END_DECLS
