/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/keyed-list.h>

G_BEGIN_DECLS

/**
 * MwRowSelection:
 *
 * Several rows of a long list, selected. GtkMultiSelection holds the object of each selected row,
 * and looks at every row of a list that is put in another order; this one keeps keys alone, so that
 * selecting and sorting 100,000 rows makes no object. What is selected stays so in another order,
 * until it leaves the list.
 */
#define MW_TYPE_ROW_SELECTION (mw_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (MwRowSelection, mw_row_selection, MW, ROW_SELECTION, GObject)

/**
 * mw_row_selection_new:
 * @model: the rows
 *
 * Returns: (transfer full): a selection model
 */
GtkSelectionModel *mw_row_selection_new (MwKeyedList *model);

G_END_DECLS
