/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/lists/list-place.h"
#include "store/lists/rows.h"

G_BEGIN_DECLS

/**
 * MwReader:
 *
 * A second connection to the draft, that only reads, with a thread of its own: a long list never
 * waits for an edit, nor an edit for it.
 */
typedef struct _MwReader MwReader;

MwReader *mw_reader_new (const char *path, MwCatalogue *catalogue, GError **error);
MwReader *mw_reader_ref (MwReader *self);
void mw_reader_unref (MwReader *self);
MwCatalogue *mw_reader_get_catalogue (MwReader *self);

/**
 * mw_reader_read_order_async:
 * @limit: how many rows are wanted; 0 for all
 *
 * The order of a query's rows, and the first of these themselves: as many as a view has at hand, so
 * that it makes each of them once and not again when it is read.
 */
void mw_reader_read_order_async (MwReader *self,
                                 const MwQuery *query,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MwOrder *mw_reader_read_order_finish (GAsyncResult *result, GError **error);

/**
 * mw_reader_place_async:
 * @moves: (transfer full): what was written; its keys stay as they are until the callback
 *
 * As mw_list_place(). Orders are read and placed in turn: what is asked for after this begins when
 * this is over, even if it was cancelled.
 */
void mw_reader_place_async (MwReader *self,
                            const MwQuery *query,
                            MwOrderMoves *moves,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
MwOrder *mw_reader_place_finish (GAsyncResult *result, GError **error);

/* The rows (element-type MwRow) with some keys. */
void mw_reader_read_rows_async (MwReader *self,
                                const MwQuery *query,
                                GArray *keys,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *mw_reader_read_rows_finish (GAsyncResult *result, GError **error);

/* The blocking twins, for any connection. */
GArray *mw_reader_query_keys (
    sqlite3 *db, MwCatalogue *catalogue, const MwQuery *query, guint limit, GError **error);
/* Those of some rows that are listed. */
GArray *mw_reader_query_some_keys (
    sqlite3 *db, MwCatalogue *catalogue, const MwQuery *query, GArray *among, GError **error);
GPtrArray *mw_reader_query_rows (
    sqlite3 *db, const MwQuery *query, GArray *keys, guint first, guint n, GError **error);

G_END_DECLS
