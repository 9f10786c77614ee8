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

G_END_DECLS
