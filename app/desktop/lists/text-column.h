/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

#include "desktop/lists/text-cell.h"

G_BEGIN_DECLS

/**
 * mw_text_column_set:
 * @column: a column, made in a template with its title and width
 * @property: the name of a string property of the items
 *
 * Gives @column a factory whose cells are #MwTextCell.
 */
void mw_text_column_set (GtkColumnViewColumn *column, const char *property, MwTextFlags flags);

/**
 * mw_text_column_set_func:
 * @func: makes the text, whenever @property is notified
 * @user_data: for @func; must live as long as @column
 *
 * The same, with another text than the property's own.
 */
void mw_text_column_set_func (GtkColumnViewColumn *column,
                              const char *property,
                              MwTextFlags flags,
                              MwTextFunc func,
                              gpointer user_data);

/**
 * mw_text_column_factory_new:
 *
 * Returns: (transfer full): such a factory by itself, for a #GtkListView
 */
GtkListItemFactory *mw_text_column_factory_new (const char *property, MwTextFlags flags);

G_END_DECLS
