/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agent-columns.h"

#include <glib/gi18n.h>
#include <mailwright/agent.h>

#include "desktop/lists/column-sorter.h"
#include "desktop/lists/text-column.h"
#include "desktop/lists/text-rows.h"

/* A column of the list. */
typedef struct
{
  const char *title;
  const char *sort_key; /* (nullable): not sortable */
  const char *property;
  MwTextFlags flags;
  MwTextFunc func;
  gboolean expand;
} Column;

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

static const Column columns[] = {
  { N_ ("Name"), "name", "display-name", MW_TEXT_STAGED, NULL, TRUE },
  { N_ ("Login"), "login", "login", MW_TEXT_TECHNICAL, NULL, TRUE },
  { N_ ("Address"), "address", "address", MW_TEXT_TECHNICAL | MW_TEXT_ROOMY, NULL, TRUE },
  { N_ ("Responsibilities"), "responsibilities", "n-responsibilities", MW_TEXT_PLAIN,
    describe_responsibilities, FALSE },
  { N_ ("From List"), NULL, "n-addresses", MW_TEXT_PLAIN, describe_from_list, FALSE },
};

void
mw_agent_columns_append (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (_ (columns[i].title), NULL);

      mw_text_column_set_func (column, columns[i].property, columns[i].flags, columns[i].func,
                               NULL);
      if (columns[i].sort_key != NULL)
        {
          g_autoptr (GtkSorter) sorter = mw_column_sorter_new (columns[i].sort_key);

          gtk_column_view_column_set_sorter (column, sorter);
        }
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (view, column);
    }
}

GtkListItemFactory *
mw_agent_rows_factory_new (void)
{
  return mw_text_rows_factory_new_func ("display-name", "login", "n-addresses", describe_from_list);
}
