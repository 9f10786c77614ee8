/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_agent_columns_append:
 * @view: a column view of #MwAgent
 *
 * Appends the columns of the list of agents, sortable where the store can sort many quickly.
 */
void mw_agent_columns_append (GtkColumnView *view);

/**
 * mw_agent_rows_factory_new:
 *
 * Returns: (transfer full): a factory of the two-line rows that take the place of columns
 */
GtkListItemFactory *mw_agent_rows_factory_new (void);

G_END_DECLS
