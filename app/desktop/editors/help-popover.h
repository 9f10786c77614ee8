/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/sheet.h>

G_BEGIN_DECLS

/**
 * mw_help_popover_new:
 * @value: a value
 *
 * Returns: (transfer floating): a popover that says what @value's parameter is, what it may be, and
 * what it is where nothing is set; and, where a page has the action `profile.share-value (key)`,
 * offers it for a value that is set here
 */
GtkWidget *mw_help_popover_new (MwValue *value);

G_END_DECLS
