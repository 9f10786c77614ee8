/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

#include "desktop/lists/column-chooser.h"
#include "desktop/lists/query-filter.h"

G_BEGIN_DECLS

/**
 * MwRowsView:
 *
 * A list of the draft as a page shows it: columns where there is room, two-line rows where there is
 * not, with search, order, filter, selection, context menu, selection bar and empty states. What is
 * selected stays so wherever it moves, and rows of a long selection come before something is done
 * to them.
 *
 * A page's template says its words in it:
 *
 * |[<!-- language="XML" -->
 * <object class="MwRowsView" id="rows">
 *   <property name="label" translatable="yes">Agents</property>
 *   <property name="menu-model">row_menu</property>
 *   <child internal-child="empty_state">
 *     <object class="MwEmptyState">
 *       <property name="title" translatable="yes">No Agents Yet</property>
 *     </object>
 *   </child>
 * </object>
 * ]|
 *
 * Properties: `label` (string, write-only; what a screen reader calls the list), `menu-model`
 * (#GMenuModel; of the context menu and of the selection bar). Internal children: `empty_state`,
 * `selection_bar`.
 *
 * Signals: `activated` (#GObject): a row that has come was activated; `selection-changed`: the last
 * moment to enable actions. As an #MwPage, which it is, it answers for the page that has it as its
 * content; `filter-changed` follows each search, too.
 */
#define MW_TYPE_ROWS_VIEW (mw_rows_view_get_type ())
G_DECLARE_FINAL_TYPE (MwRowsView, mw_rows_view, MW, ROWS_VIEW, AdwBin)

/**
 * mw_rows_view_set_up:
 * @self: a view, whose columns are there; the first one is sorted by
 * @draft: where the rows are
 * @kind: what they are
 * @filter: (nullable): what they can be narrowed by
 * @rows: makes the rows that take the place of columns where room is short
 *
 * Once, before it is shown.
 */
void mw_rows_view_set_up (MwRowsView *self,
                          MwDraft *draft,
                          MwQueryKind kind,
                          MwQueryFilter *filter,
                          GtkListItemFactory *rows);

/**
 * mw_rows_view_get_column_view:
 * @self: a view
 *
 * Returns: (transfer none): where the columns go, before mw_rows_view_set_up()
 */
GtkColumnView *mw_rows_view_get_column_view (MwRowsView *self);

/**
 * mw_rows_view_get_columns:
 *
 * Returns: (transfer none) (nullable): which columns are shown; %NULL until it is set up
 */
MwColumnChooser *mw_rows_view_get_columns (MwRowsView *self);

/**
 * mw_rows_view_get_selection:
 * @self: a view that is set up
 *
 * Returns: (transfer none): the rows, and which of them are selected
 */
GtkSelectionModel *mw_rows_view_get_selection (MwRowsView *self);

/**
 * mw_rows_view_seek:
 * @id: an object's id
 *
 * Selects that row alone, scrolls to it and gives it the focus, as soon as it is in the list.
 */
void mw_rows_view_seek (MwRowsView *self, const char *id);

/**
 * mw_rows_view_dup_selected:
 * @self: a view that is set up
 *
 * Returns: (transfer full) (nullable) (type GObject): the row that is selected, if it is just one
 *   and has come
 */
gpointer mw_rows_view_dup_selected (MwRowsView *self);

/**
 * MwRowsFunc:
 * @rows: (element-type GObject): rows that have come; at least one
 * @user_data: what it was asked with
 */
typedef void (*MwRowsFunc) (GPtrArray *rows, gpointer user_data);

/**
 * mw_rows_view_with_selected:
 * @self: a view that is set up
 * @func: what is to be done to the selected rows
 * @user_data: for @func: the page that has this view
 *
 * Calls @func when each selected row has come. It is not called where nothing is selected or all of
 * it vanished, where the list cannot be read (which is said then), nor once the view leaves the
 * window.
 */
void mw_rows_view_with_selected (MwRowsView *self, MwRowsFunc func, gpointer user_data);

/**
 * mw_rows_view_get_filter:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it was set up with
 */
MwQueryFilter *mw_rows_view_get_filter (MwRowsView *self);

/**
 * mw_rows_view_is_narrowed:
 * @self: a view that is set up
 *
 * Returns: whether a search or the filter lets through less than everything
 */
gboolean mw_rows_view_is_narrowed (MwRowsView *self);

G_END_DECLS
