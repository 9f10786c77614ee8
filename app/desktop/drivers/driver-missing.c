/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/drivers/driver-missing.h"

#include <glib/gi18n.h>

GtkWidget *
mw_driver_missing_new (const char *driver_id)
{
  GtkWidget *status = adw_status_page_new ();
  g_autofree char *text =
      g_strdup_printf (_ ("No driver “%s” is in the catalogue. Put its file back, or see the "
                          "Drivers page for what is wrong with it."),
                       driver_id);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Driver Missing"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), markup);
  return status;
}
