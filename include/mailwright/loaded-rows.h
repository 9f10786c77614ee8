/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * mw_loaded_rows_wait_async:
 * @rows: (element-type GObject): rows of lists of a draft
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when each of the rows has come; without a source object
 * @user_data: for @callback
 *
 * Rows of a lazy list come when they are looked at; what is to be done to many has to know all of
 * them.
 */
void mw_loaded_rows_wait_async (GPtrArray *rows,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * mw_loaded_rows_wait_finish:
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean mw_loaded_rows_wait_finish (GAsyncResult *result, GError **error);

G_END_DECLS
