/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwSortPicker:
 *
 * Chooses the order of a column view without its headers, which no key reaches and which a narrow
 * window does not show: a drop-down of the sortable columns, and which way. Follows the headers.
 * Belongs in a page's filter popover.
 */
#define MW_TYPE_SORT_PICKER (mw_sort_picker_get_type ())
G_DECLARE_FINAL_TYPE (MwSortPicker, mw_sort_picker, MW, SORT_PICKER, AdwBin)

GtkWidget *mw_sort_picker_new (void);

/**
 * mw_sort_picker_set_view:
 * @view: (nullable): a column view whose columns have an #MwColumnSorter
 */
void mw_sort_picker_set_view (MwSortPicker *self, GtkColumnView *view);

G_END_DECLS
