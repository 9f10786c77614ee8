/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

#include "desktop/lists/text-cell.h"

G_BEGIN_DECLS

/**
 * mw_text_rows_factory_new:
 * @title: the property of the first line, which has the staged mark
 * @subtitle: the property of the second line, which is technical (an address)
 * @suffix: (nullable): the property of a short text at the row's end
 *
 * Returns: (transfer full): a factory of two-line rows, for the list that takes the place of
 * columns where the window is narrow
 */
GtkListItemFactory *
mw_text_rows_factory_new (const char *title, const char *subtitle, const char *suffix);

/**
 * mw_text_rows_factory_new_func:
 * @suffix_func: makes the short text at the row's end, whenever the property @suffix is notified
 *
 * Returns: (transfer full): the same, with another text at the end than the property's own
 */
GtkListItemFactory *mw_text_rows_factory_new_func (const char *title,
                                                   const char *subtitle,
                                                   const char *suffix,
                                                   MwTextFunc suffix_func);

G_END_DECLS
