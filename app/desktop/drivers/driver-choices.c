/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/drivers/driver-choices.h"

#include <glib/gi18n.h>
#include <mailwright/driver.h>

void
mw_driver_choices_show (GtkDropDown *drop_down, MwCatalogue *catalogue)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *drivers = G_LIST_MODEL (catalogue);

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (MW_IS_CATALOGUE (catalogue));

  gtk_string_list_append (names, _ ("All Drivers"));
  for (guint i = 0; i < g_list_model_get_n_items (drivers); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (drivers, i);

      gtk_string_list_append (names, mw_driver_get_name (driver));
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
}

MwDriver *
mw_driver_choices_dup (GtkDropDown *drop_down, MwCatalogue *catalogue)
{
  guint selected = 0;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (drop_down), NULL);
  g_return_val_if_fail (MW_IS_CATALOGUE (catalogue), NULL);

  selected = gtk_drop_down_get_selected (drop_down);
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (catalogue), selected - 1);
}
