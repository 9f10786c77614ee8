/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

#include "desktop/passwords/secret-states.h"

G_BEGIN_DECLS

/**
 * mw_override_values_factory_new:
 * @states: what the keyring said so far
 *
 * Returns: (transfer full): a factory of #MwOverrideCell, for a column of values
 */
GtkListItemFactory *mw_override_values_factory_new (MwSecretStates *states);

/**
 * mw_override_rows_factory_new:
 * @states: what the keyring said so far
 *
 * Returns: (transfer full): a factory of two-line rows (profile and parameter; value), for the list
 *   that takes the place of columns where the window is narrow
 */
GtkListItemFactory *mw_override_rows_factory_new (MwSecretStates *states);

G_END_DECLS
