/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agent-columns.h"

#include <glib/gi18n.h>
#include <mailwright/agent.h>

#include "desktop/lists/list-columns.h"
#include "desktop/lists/text-rows.h"

static char *
describe_responsibilities (GObject *item, gpointer user_data)
{
  if (mw_agent_get_loading (MW_AGENT (item)))
    return g_strdup ("");
  /* Translators: how many responsibilities an agent has, in a column of its own */
  return g_strdup_printf (C_ ("responsibilities", "%u"),
                          mw_agent_get_n_responsibilities (MW_AGENT (item)));
}

static char *
describe_from_list (GObject *item, gpointer user_data)
{
  guint n = mw_agent_get_n_addresses (MW_AGENT (item));

  if (mw_agent_get_loading (MW_AGENT (item)))
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u address", "%u addresses", n), n);
}

static const MwListColumn columns[] = {
  { N_ ("Name"), "name", "display-name", MW_TEXT_STAGED | MW_TEXT_ROOMY, NULL, TRUE, NULL },
  { N_ ("Login"), "login", "login", MW_TEXT_TECHNICAL, NULL, TRUE, NULL },
  { N_ ("Address"), "address", "address", MW_TEXT_TECHNICAL, NULL, TRUE, NULL },
  { N_ ("Responsibilities"), "responsibilities", "n-responsibilities", MW_TEXT_PLAIN,
    describe_responsibilities, FALSE, NULL },
  { N_ ("From List"), "addresses", "n-addresses", MW_TEXT_PLAIN, describe_from_list, FALSE, NULL },
};

void
mw_agent_columns_append (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  mw_list_columns_append (view, columns, G_N_ELEMENTS (columns), NULL);
}

GtkListItemFactory *
mw_agent_rows_factory_new (void)
{
  return mw_text_rows_factory_new_func ("display-name", "login", "n-addresses", describe_from_list);
}
