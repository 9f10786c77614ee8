/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * mw_list_moves_apply:
 * @keys: (element-type gint64): the order that is shown; becomes @wanted
 * @wanted: (element-type gint64): the order that is to be shown
 * @changed: called after each step, as #GListModel::items-changed wants it
 *
 * Turns one order of keys into another by taking out and putting in as few rows as can be, so that
 * selection and scroll position stay with the rows that did not move.
 */
typedef void (*MwItemsChangedFunc) (gpointer user_data, guint position, guint removed, guint added);

void
mw_list_moves_apply (GArray *keys, GArray *wanted, MwItemsChangedFunc changed, gpointer user_data);

/**
 * mw_list_moves_apply_few:
 *
 * The same, where it takes few steps, or few rows come: a view makes the rows anew that it has at
 * hand, which for many of them stops a window.
 *
 * Returns: %FALSE where many rows come and go: nothing was done
 */
gboolean mw_list_moves_apply_few (GArray *keys,
                                  GArray *wanted,
                                  MwItemsChangedFunc changed,
                                  gpointer user_data);

/**
 * mw_list_moves_apply_piece:
 * @position: where the piece begins; not behind the end of @keys
 * @n: how many rows it has at most
 *
 * Puts what is wanted from @position on in the place of what is there. What is behind the piece is
 * left as it is; a row may be in the list twice, or not at all, until it has its turn.
 *
 * Returns: where the next piece begins
 */
guint mw_list_moves_apply_piece (GArray *keys,
                                 GArray *wanted,
                                 guint position,
                                 guint n,
                                 MwItemsChangedFunc changed,
                                 gpointer user_data);

/**
 * mw_list_moves_apply_rest:
 * @first: where the first piece began
 * @next: where the next one would begin
 *
 * Puts what is wanted before the first piece and behind the last one.
 */
void mw_list_moves_apply_rest (GArray *keys,
                               GArray *wanted,
                               guint first,
                               guint next,
                               MwItemsChangedFunc changed,
                               gpointer user_data);

G_END_DECLS
