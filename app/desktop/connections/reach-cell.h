/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_reach_cell_factory_new:
 *
 * Returns: (transfer full): a factory whose cells say what the last connection test of an
 *   #MwProfile saw, in words with a symbol
 */
GtkListItemFactory *mw_reach_cell_factory_new (void);

G_END_DECLS
