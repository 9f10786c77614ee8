/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/output.h"

#include <glib/gi18n-lib.h>
#include <mailwright/health.h>

static void
add_day (CtlTable *table, const MwHealth *health)
{
  char stable[] = "0000-00-00";
  char shown[64] = "";

  g_date_strftime (stable, sizeof stable, "%Y-%m-%d", &health->day);
  g_date_strftime (shown, sizeof shown, "%x", &health->day);
  ctl_table_begin_row (table);
  ctl_table_add_word (table, stable, shown);
  ctl_table_add_number (table, health->n_works);
  ctl_table_add_number (table, health->n_warnings);
  ctl_table_add_number (table, health->n_fails);
  ctl_table_add_number (table, health->n_untested);
}

static int
list_health (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) days = mw_draft_list_health (context->draft, NULL, error);
  g_autoptr (CtlTable) table = NULL;

  if (!days)
    return -1;
  /* Translators: titles of columns: how many mailboxes, day by day */
  table = ctl_table_new ("day", _ ("Day"), "works", C_ ("mailboxes", "Work"), "warnings",
                         C_ ("mailboxes", "With a warning"), "fails", C_ ("mailboxes", "Fail"),
                         "untested", C_ ("mailboxes", "Not tested"), NULL);
  for (guint i = 0; i < days->len; i++)
    add_day (table, g_ptr_array_index (days, i));
  ctl_table_print (table, context->json);
  return CTL_DONE;
}

const CtlVerb CTL_HEALTH_VERBS[] = {
  { "health", NULL, list_health, 0, 0, "",
    N_ ("List how many mailboxes worked on the days that had tests"), NULL, "health" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
