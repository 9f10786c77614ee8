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

/**
 * mw_row_undo_by_key:
 * @row: a row in which nothing is typed that is not staged
 *
 * There Ctrl+Z undoes the last edit, and Ctrl+Shift+Z or Ctrl+Y redoes it. An entry keeps these
 * keys to itself, also when it has nothing to undo.
 *
 * Returns: whether it was one of these keys, and was used
 */
gboolean mw_row_undo_by_key (GtkWidget *row, guint keyval, GdkModifierType modifiers);

G_END_DECLS
