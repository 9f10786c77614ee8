/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/query.h>

G_BEGIN_DECLS

/**
 * MwQueryFilter:
 *
 * What a list can be narrowed by, as the content of a filter's popover. Signal `changed`: another
 * choice was made.
 */
#define MW_TYPE_QUERY_FILTER (mw_query_filter_get_type ())
G_DECLARE_INTERFACE (MwQueryFilter, mw_query_filter, MW, QUERY_FILTER, GtkWidget)

struct _MwQueryFilterInterface
{
  GTypeInterface parent_iface;

  gboolean (*fill) (MwQueryFilter *self, MwQuery *query);
  void (*clear) (MwQueryFilter *self);
  void (*set_view) (MwQueryFilter *self, GtkColumnView *view); /* (nullable) */
};

/**
 * mw_query_filter_fill:
 * @self: a filter
 * @query: gets the filter's choices, but neither search nor order
 *
 * Returns: whether anything is narrowed
 */
gboolean mw_query_filter_fill (MwQueryFilter *self, MwQuery *query);

/**
 * mw_query_filter_clear:
 * @self: a filter
 *
 * Lets everything through again.
 */
void mw_query_filter_clear (MwQueryFilter *self);

/**
 * mw_query_filter_set_view:
 * @self: a filter
 * @view: (nullable): the columns whose order the filter shows, if it shows any
 */
void mw_query_filter_set_view (MwQueryFilter *self, GtkColumnView *view);

/**
 * mw_query_filter_changed:
 * @self: a filter
 *
 * For those that are one: emits `changed`.
 */
void mw_query_filter_changed (MwQueryFilter *self);

G_END_DECLS
