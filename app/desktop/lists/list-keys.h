/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_list_keys_attach:
 * @list: a #GtkListView, a #GtkColumnView, or a #GtkListBox whose rows the arrow keys go
 *   through
 *
 * Makes Tab and Shift+Tab leave @list (before GTK 4.12 they walk through every row), and the Menu
 * key and Shift+F10 open the context menu through the action `list.context-menu` of @list's
 * ancestors, if there is one.
 */
void mw_list_keys_attach (GtkWidget *list);

G_END_DECLS
