/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_loaded_rows_has_come:
 * @row: (type GObject): a row object, which has the property `loading`
 *
 * Returns: whether what @row says is there
 */
gboolean mw_loaded_rows_has_come (gpointer row);

/**
 * mw_loaded_rows_collect_async:
 * @model: a list of the draft, or any other list of row objects
 * @positions: (nullable): which rows; %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when each of the rows has come
 * @user_data: for @callback
 *
 * Rows of a lazy list come when they are looked at; what is to be done to a selection has to know
 * all of them. The rows are those that stand at @positions now, whatever moves meanwhile. A row
 * that leaves @model before it has come is left out: it was removed, or is not selected any more.
 * So nothing waits for what never comes.
 */
void mw_loaded_rows_collect_async (GListModel *model,
                                   GtkBitset *positions,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * mw_loaded_rows_collect_finish:
 * @model: the list
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type GObject): the rows in their order, maybe none, or %NULL
 *   with %MW_ERROR_STORAGE (the list cannot be read) or %G_IO_ERROR_CANCELLED
 */
GPtrArray *mw_loaded_rows_collect_finish (GListModel *model, GAsyncResult *result, GError **error);

G_END_DECLS
