/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/query-filter.h"

G_DEFINE_INTERFACE (MwQueryFilter, mw_query_filter, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mw_query_filter_default_init (MwQueryFilterInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

gboolean
mw_query_filter_fill (MwQueryFilter *self, MwQuery *query)
{
  g_return_val_if_fail (MW_IS_QUERY_FILTER (self), FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  return MW_QUERY_FILTER_GET_IFACE (self)->fill (self, query);
}

void
mw_query_filter_clear (MwQueryFilter *self)
{
  g_return_if_fail (MW_IS_QUERY_FILTER (self));

  MW_QUERY_FILTER_GET_IFACE (self)->clear (self);
}

void
mw_query_filter_set_view (MwQueryFilter *self, GtkColumnView *view)
{
  g_return_if_fail (MW_IS_QUERY_FILTER (self));
  g_return_if_fail (view == NULL || GTK_IS_COLUMN_VIEW (view));

  if (MW_QUERY_FILTER_GET_IFACE (self)->set_view != NULL)
    MW_QUERY_FILTER_GET_IFACE (self)->set_view (self, view);
}

void
mw_query_filter_changed (MwQueryFilter *self)
{
  g_return_if_fail (MW_IS_QUERY_FILTER (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
