/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

#include "desktop/passwords/secret-states.h"

G_BEGIN_DECLS

/**
 * mw_override_columns_append:
 * @view: gets the columns of a list of overrides
 * @states: what the keyring said so far
 */
void mw_override_columns_append (GtkColumnView *view, MwSecretStates *states);

/**
 * mw_override_rows_factory_new:
 * @states: what the keyring said so far
 *
 * Returns: (transfer full): a factory of two-line rows (profile and parameter; value), for the list
 *   that takes the place of columns where the window is narrow
 */
GtkListItemFactory *mw_override_rows_factory_new (MwSecretStates *states);

G_END_DECLS
