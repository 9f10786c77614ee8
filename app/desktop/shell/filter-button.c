/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/filter-button.h"

#include <glib/gi18n.h>

struct _MwFilterButton
{
  AdwBin parent_instance;

  GSignalGroup *signals; /* (owned): of the page, which it does not hold */

  GtkWidget *button;
  GtkStack *filters;
};

G_DEFINE_FINAL_TYPE (MwFilterButton, mw_filter_button, ADW_TYPE_BIN)

static void
show_mark (MwFilterButton *self)
{
  g_autoptr (MwPage) page = g_signal_group_dup_target (self->signals);
  gboolean filtered = page != NULL && mw_page_is_filtered (page);

  gtk_widget_set_tooltip_text (self->button, filtered ? _ ("Filter (on)") : _ ("Filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  filtered ? _ ("A filter is on") : "", -1);
  if (filtered)
    gtk_widget_add_css_class (self->button, "filtered");
  else
    gtk_widget_remove_css_class (self->button, "filtered");
}

static void
mw_filter_button_dispose (GObject *object)
{
  MwFilterButton *self = MW_FILTER_BUTTON (object);

  g_clear_object (&self->signals);

  G_OBJECT_CLASS (mw_filter_button_parent_class)->dispose (object);
}

static void
mw_filter_button_class_init (MwFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_filter_button_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/shell/filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MwFilterButton, button);
  gtk_widget_class_bind_template_child (widget_class, MwFilterButton, filters);
}

static void
mw_filter_button_init (MwFilterButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (MW_TYPE_PAGE);
  g_signal_group_connect_swapped (self->signals, "filter-changed", G_CALLBACK (show_mark), self);
}

void
mw_filter_button_set_page (MwFilterButton *self, MwPage *page)
{
  GtkWidget *filter = NULL;

  g_return_if_fail (MW_IS_FILTER_BUTTON (self));
  g_return_if_fail (page == NULL || MW_IS_PAGE (page));

  g_signal_group_set_target (self->signals, page);
  filter = page != NULL ? mw_page_get_filter (page) : NULL;
  /* It stays: GTK 4.8 complains of the menus of a filter that leaves the window and comes back. */
  if (filter != NULL && gtk_widget_get_parent (filter) == NULL)
    gtk_stack_add_child (self->filters, filter);
  if (filter != NULL)
    gtk_stack_set_visible_child (self->filters, filter);
  gtk_widget_set_visible (GTK_WIDGET (self), filter != NULL);
  show_mark (self);
}
