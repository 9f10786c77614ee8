/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwColumnChooser:
 *
 * Lets a person choose which columns of a table are shown, in which order and how wide, by the menu
 * of each header and by drag. What was chosen is kept for the next start, in `columns.ini` of the
 * program's state folder. The first column says what a row is of, and is always shown.
 */
#define MW_TYPE_COLUMN_CHOOSER (mw_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MwColumnChooser, mw_column_chooser, MW, COLUMN_CHOOSER, GObject)

/**
 * mw_column_chooser_new:
 * @view: a column view with its columns, each with an #MwColumnSorter; must live as long
 * @name: what the table is kept as
 *
 * Shows the columns as they were chosen last; before anybody chose, as they are.
 *
 * Returns: (transfer full): the chooser
 */
MwColumnChooser *mw_column_chooser_new (GtkColumnView *view, const char *name);

/**
 * mw_column_chooser_get_menu:
 *
 * Returns: (transfer none): the menu of the headers, for a widget with its actions
 */
GMenuModel *mw_column_chooser_get_menu (MwColumnChooser *self);

/**
 * mw_column_chooser_insert_actions:
 * @widget: has the menu, or is above what has
 *
 * Gives @widget the actions of the menu: one for each column that may be hidden, and a reset.
 */
void mw_column_chooser_insert_actions (MwColumnChooser *self, GtkWidget *widget);

G_END_DECLS
