/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/page.h"

G_DEFINE_INTERFACE (MwPage, mw_page, GTK_TYPE_WIDGET)

static void
mw_page_default_init (MwPageInterface *iface)
{
}

void
mw_page_set_search (MwPage *self, const char *text)
{
  MwPageInterface *iface = NULL;

  g_return_if_fail (MW_IS_PAGE (self));

  iface = MW_PAGE_GET_IFACE (self);
  if (iface->set_search != NULL)
    iface->set_search (self, text);
}

gboolean
mw_page_can_search (MwPage *self)
{
  g_return_val_if_fail (MW_IS_PAGE (self), FALSE);

  return MW_PAGE_GET_IFACE (self)->set_search != NULL;
}

GtkWidget *
mw_page_get_filter (MwPage *self)
{
  MwPageInterface *iface = NULL;

  g_return_val_if_fail (MW_IS_PAGE (self), NULL);

  iface = MW_PAGE_GET_IFACE (self);
  return iface->get_filter != NULL ? iface->get_filter (self) : NULL;
}

const char *
mw_page_get_primary_action (MwPage *self, const char **label)
{
  MwPageInterface *iface = NULL;

  g_return_val_if_fail (MW_IS_PAGE (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  *label = NULL;
  iface = MW_PAGE_GET_IFACE (self);
  return iface->get_primary_action != NULL ? iface->get_primary_action (self, label) : NULL;
}

void
mw_page_grab_default_focus (MwPage *self)
{
  MwPageInterface *iface = NULL;

  g_return_if_fail (MW_IS_PAGE (self));

  iface = MW_PAGE_GET_IFACE (self);
  if (iface->grab_default_focus != NULL)
    iface->grab_default_focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
