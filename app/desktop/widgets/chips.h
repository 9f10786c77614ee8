/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwChips:
 *
 * The members of a responsibility as chips: the first of them, and a button that shows more. It
 * follows its list. What would be added stands after them as ghosts.
 *
 * Property: `empty-text` (string): what stands there while there is none. Signals: `activated
 * (item)`, `removed (item)`.
 */
#define MW_TYPE_CHIPS (mw_chips_get_type ())
G_DECLARE_FINAL_TYPE (MwChips, mw_chips, MW, CHIPS, GtkWidget)

/**
 * mw_chips_set_list:
 * @list: (nullable): a list of #MwAgent or #MwProfile, made by mw_draft_list()
 */
void mw_chips_set_list (MwChips *self, GListModel *list);

/**
 * mw_chips_set_ghosts:
 * @items: (nullable) (element-type GObject): what would be added
 */
void mw_chips_set_ghosts (MwChips *self, GPtrArray *items);

G_END_DECLS
