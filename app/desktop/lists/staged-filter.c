/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/staged-filter.h"

#include <glib/gi18n.h>

struct _MwStagedFilter
{
  AdwBin parent_instance;

  GtkCheckButton *button; /* (unowned): the child */
};

static void query_filter_iface_init (MwQueryFilterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwStagedFilter,
                               mw_staged_filter,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_QUERY_FILTER,
                                                      query_filter_iface_init))

static gboolean
fill (MwQueryFilter *filter, MwQuery *query)
{
  gboolean staged_only = gtk_check_button_get_active (MW_STAGED_FILTER (filter)->button);

  mw_query_set_staged_only (query, staged_only);
  return staged_only;
}

static void
clear (MwQueryFilter *filter)
{
  gtk_check_button_set_active (MW_STAGED_FILTER (filter)->button, FALSE);
}

static void
query_filter_iface_init (MwQueryFilterInterface *iface)
{
  iface->fill = fill;
  iface->clear = clear;
}

static void
mw_staged_filter_class_init (MwStagedFilterClass *klass)
{
}

static void
mw_staged_filter_init (MwStagedFilter *self)
{
  GtkWidget *button = gtk_check_button_new_with_mnemonic (_ ("Staged _changes only"));

  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_margin_start (button, 6);
  gtk_widget_set_margin_end (button, 6);
  adw_bin_set_child (ADW_BIN (self), button);
  self->button = GTK_CHECK_BUTTON (button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (mw_query_filter_changed), self,
                           G_CONNECT_SWAPPED);
}

MwQueryFilter *
mw_staged_filter_new (void)
{
  return g_object_new (MW_TYPE_STAGED_FILTER, NULL);
}
