/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_item_line_join:
 * @first: an item
 * @...: more items, then %NULL
 *
 * One line of several items with a dot between them, for a label. It runs in the direction of the
 * window's language whichever script the items are in: to Pango, a line that begins with an address
 * would run from left to right as a whole.
 *
 * Returns: (transfer full): the line
 */
char *mw_item_line_join (const char *first, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
