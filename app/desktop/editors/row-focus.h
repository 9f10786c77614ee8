/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_row_focus_inside:
 * @row: a #GtkListBoxRow
 *
 * The focus() of a row whose grab_focus() gives the focus to a control in it. A list box row's own
 * takes the focus itself when Shift+Tab leaves the control, and so would come back to it for ever.
 */
gboolean mw_row_focus_inside (GtkWidget *row, GtkDirectionType direction);

G_END_DECLS
