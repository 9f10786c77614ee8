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
 * mw_list_moves_cut:
 *
 * Takes out all that is behind the beginning which both orders share: a view then shows the new one
 * from its start.
 *
 * Returns: how long that beginning is
 */
guint
mw_list_moves_cut (GArray *keys, GArray *wanted, MwItemsChangedFunc changed, gpointer user_data);

/**
 * mw_list_moves_put_piece:
 * @position: how much of @wanted is there, and nothing else
 * @n: how many rows come at most
 *
 * Returns: how much of @wanted is there now
 */
guint mw_list_moves_put_piece (GArray *keys,
                               GArray *wanted,
                               guint position,
                               guint n,
                               MwItemsChangedFunc changed,
                               gpointer user_data);

G_END_DECLS
