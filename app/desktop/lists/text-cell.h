/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwTextFlags:
 * @MW_TEXT_PLAIN: a text, cut at its end where room is short: Pango leaves a hole where it cuts a
 *   middle
 * @MW_TEXT_TECHNICAL: an address, host or login: left to right in any language
 * @MW_TEXT_DIM: secondary
 * @MW_TEXT_SMALL: a caption
 * @MW_TEXT_STAGED: with the dot, and the accent edge on the row, where the item's `staged` says so
 * @MW_TEXT_ROOMY: keeps room for a usual name or address where columns are many
 * @MW_TEXT_ENABLED: with %MW_TEXT_STAGED: the row is dim where the item's `enabled` says no
 * @MW_TEXT_WHOLE: a word or two that are never cut
 *
 * How an #MwTextCell shows its text.
 */
typedef enum
{
  MW_TEXT_PLAIN = 0,
  MW_TEXT_TECHNICAL = 1 << 0,
  MW_TEXT_DIM = 1 << 1,
  MW_TEXT_SMALL = 1 << 2,
  MW_TEXT_STAGED = 1 << 3,
  MW_TEXT_ROOMY = 1 << 4,
  MW_TEXT_ENABLED = 1 << 5,
  MW_TEXT_WHOLE = 1 << 6,
} MwTextFlags;

/**
 * MwTextCell:
 *
 * One text of a row object, in a list. It follows the object's property; what is cut shows whole as
 * a tooltip. It is an #MwItemCell.
 */
#define MW_TYPE_TEXT_CELL (mw_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (MwTextCell, mw_text_cell, MW, TEXT_CELL, GtkWidget)

/**
 * mw_text_cell_new:
 * @property: the name of a string property of the items
 */
GtkWidget *mw_text_cell_new (const char *property, MwTextFlags flags);

/**
 * MwTextFunc:
 * @item: a row object
 *
 * Returns: (transfer full): what a cell shows for @item
 */
typedef char *(*MwTextFunc) (GObject *item, gpointer user_data);

/**
 * mw_text_cell_set_func:
 * @func: makes the text, whenever the cell's property is notified
 * @user_data: for @func; must live as long as the cell
 *
 * Shows another text than the property's own: a driver's name for its id, a number in words. With
 * it the property need not be a string. Before the first item.
 */
void mw_text_cell_set_func (MwTextCell *self, MwTextFunc func, gpointer user_data);

/**
 * mw_text_label_new:
 *
 * Returns: (transfer floating): a #GtkLabel that shows its text as @flags say, with a tooltip where
 *   it is cut
 */
GtkWidget *mw_text_label_new (MwTextFlags flags);

G_END_DECLS
