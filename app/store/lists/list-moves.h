/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*MwItemsChangedFunc) (gpointer user_data, guint position, guint removed, guint added);

/**
 * mw_list_moves_apply:
 * @keys: (element-type gint64): the order that is shown; becomes @wanted
 * @wanted: (element-type gint64): the order that is to be shown
 * @changed: called after each step, as #GListModel::items-changed wants it
 *
 * Turns one order of keys into another by taking out and putting in as few rows as can be, so that
 * selection and scroll position stay with the rows that did not move; but only where that takes few
 * steps and few rows go or come. A view makes the rows anew that it has at hand, which for many of
 * them stops a window: #MwListPieces is for these.
 *
 * Returns: %FALSE where it takes more: nothing was done
 */
gboolean
mw_list_moves_apply (GArray *keys, GArray *wanted, MwItemsChangedFunc changed, gpointer user_data);

/**
 * mw_list_moves_count_shared:
 * @keys: (element-type gint64): one order
 * @wanted: (element-type gint64): another one
 *
 * Returns: how long the beginning is that both have
 */
guint mw_list_moves_count_shared (GArray *keys, GArray *wanted);

G_END_DECLS
