/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_error_presenter_show:
 * @widget: where it happened
 * @error: what happened; a cancelled operation shows nothing
 *
 * Shows @error as a toast of the window (or dialog) that @widget is in, escaped.
 */
void mw_error_presenter_show (GtkWidget *widget, const GError *error);

G_END_DECLS
