/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/catalogue.h>

G_BEGIN_DECLS

/**
 * mw_profile_columns_append:
 * @view: a column view of #MwProfile
 * @catalogue: the drivers; must live as long as @view
 *
 * Appends the columns of a list of profiles, each sortable by the query's key.
 */
void mw_profile_columns_append (GtkColumnView *view, MwCatalogue *catalogue);

/**
 * mw_profile_rows_factory_new:
 *
 * Returns: (transfer full): makes the two-line rows that take their place where room is short: what
 *   is not as it should be is said there, too
 */
GtkListItemFactory *mw_profile_rows_factory_new (void);

G_END_DECLS
