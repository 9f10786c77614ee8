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
 * Properties: `empty-text` (string): what stands there while there is none; `add-label` (string):
 * what the button that adds some is called. Signals: `activated (item)`, `removed (item)`,
 * `add-wanted`.
 */
#define MW_TYPE_CHIPS (mw_chips_get_type ())
G_DECLARE_FINAL_TYPE (MwChips, mw_chips, MW, CHIPS, GtkWidget)

/**
 * mw_chips_set_list:
 * @list: (nullable): a list of #MwAgent or #MwProfile, made by mw_draft_list()
 */
void mw_chips_set_list (MwChips *self, GListModel *list);

/**
 * MwChipTest:
 * @item: an #MwAgent or an #MwProfile
 *
 * Returns: whether its chip is marked
 */
typedef gboolean (*MwChipTest) (GObject *item, gpointer user_data);

/**
 * mw_chips_mark:
 * @test: which chips are marked, of those that are there and those that come
 * @user_data: for @test; lives as long as @self
 *
 * To be called again when @test has other answers.
 */
void mw_chips_mark (MwChips *self, MwChipTest test, gpointer user_data);

/**
 * mw_chips_set_ghosts:
 * @items: (nullable) (element-type GObject): what would be added
 *
 * As many as there is room for: nothing moves for them.
 */
void mw_chips_set_ghosts (MwChips *self, GPtrArray *items);

G_END_DECLS
