/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_loaded_rows_collect_async:
 * @model: a list of the draft, or a selection over one
 * @positions: (nullable): which rows; %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when each of the rows has come
 * @user_data: for @callback
 *
 * Rows of a lazy list come when they are looked at; what is to be done to a selection has to know
 * all of them. The rows are those that stand at @positions now, whatever moves meanwhile.
 */
void mw_loaded_rows_collect_async (GListModel *model,
                                   GtkBitset *positions,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * mw_loaded_rows_collect_finish:
 *
 * Returns: (transfer full) (element-type GObject): the rows in their order, or %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *mw_loaded_rows_collect_finish (GListModel *model, GAsyncResult *result, GError **error);

G_END_DECLS
