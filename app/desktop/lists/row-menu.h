/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwRowMenu:
 *
 * Goes round a list or column view (its child, or inside its child) and opens a context menu: by
 * the secondary button at the pointer, by a long press, by the Menu key and Shift+F10 (action
 * `list.context-menu`, see mw_list_keys_attach()) at the row with the focus. A row that is not
 * selected is selected first, so that the menu's actions always act on the selection.
 *
 * Property: `menu-model` (#GMenuModel). Signal `about-to-open`: the last moment to enable actions.
 */
#define MW_TYPE_ROW_MENU (mw_row_menu_get_type ())
G_DECLARE_FINAL_TYPE (MwRowMenu, mw_row_menu, MW, ROW_MENU, AdwBin)

GtkWidget *mw_row_menu_new (GMenuModel *menu_model);
void mw_row_menu_set_menu_model (MwRowMenu *self, GMenuModel *menu_model);

G_END_DECLS
