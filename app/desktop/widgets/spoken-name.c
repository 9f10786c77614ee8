/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/spoken-name.h"

#include <glib/gi18n.h>

void
mw_spoken_name_set (GtkButton *button, const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* GTK keeps it to itself. */
static GtkWidget *
find_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "close"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_close_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
mw_spoken_name_closes (GtkInfoBar *bar)
{
  GtkWidget *button = NULL;

  g_return_if_fail (GTK_IS_INFO_BAR (bar));
  g_return_if_fail (gtk_info_bar_get_show_close_button (bar));

  button = find_close_button (GTK_WIDGET (bar));
  g_return_if_fail (button != NULL);
  gtk_widget_set_tooltip_text (button, _ ("Close This Message"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close This Message"), -1);
}
