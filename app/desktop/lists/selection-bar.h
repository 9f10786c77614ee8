/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwSelectionBar:
 *
 * Rises beneath a list while several rows are selected: how many, what can be done to all of them,
 * and a way out. Its buttons are the items of a menu (with its attributes `tooltip` and
 * `css-class`); where there is no room, the menu itself.
 *
 * Properties: `menu-model` (#GMenuModel), `selection` (#GtkSelectionModel, nullable), `least`
 * (guint, of construction: how many selected rows make it rise; 2).
 */
#define MW_TYPE_SELECTION_BAR (mw_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (MwSelectionBar, mw_selection_bar, MW, SELECTION_BAR, AdwBin)

void mw_selection_bar_set_menu_model (MwSelectionBar *self, GMenuModel *menu_model);
void mw_selection_bar_set_selection (MwSelectionBar *self, GtkSelectionModel *selection);

G_END_DECLS
