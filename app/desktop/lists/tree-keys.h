/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_tree_keys_attach:
 * @list: whose rows are each a #GtkTreeExpander
 *
 * Makes Right unfold the row that has the focus, and Left fold it; the other way round where text
 * runs from right to left. Where there is nothing to unfold or fold the keys move the focus as
 * ever.
 */
void mw_tree_keys_attach (GtkListView *list);

G_END_DECLS
