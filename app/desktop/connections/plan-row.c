/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/plan-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

GtkWidget *
mw_plan_row_new (const char *name, const char *before, const char *after)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = NULL;

  if (*before == '\0')
    /* Translators: a value that is set where there was none */
    text = g_strdup_printf (_ ("not set → \u2068%s\u2069"), after);
  else
    /* Translators: a value, and what it is changed to */
    text = g_strdup_printf (_ ("\u2068%s\u2069 → \u2068%s\u2069"), before, after);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}
