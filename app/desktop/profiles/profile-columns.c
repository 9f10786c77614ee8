/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profile-columns.h"

#include <glib/gi18n.h>
#include <mailwright/profile.h>

#include "desktop/connections/reach-cell.h"
#include "desktop/lists/item-rows.h"
#include "desktop/lists/list-columns.h"
#include "desktop/lists/text-cell.h"

/* The protocol says it where no other driver has the same one: the long names begin alike. */
static const char *
find_short_name (MwCatalogue *catalogue, MwDriver *driver)
{
  MwProtocol *protocol = mw_driver_find_protocol (driver, MW_DIRECTION_IN);

  if (protocol == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr (MwDriver) other = g_list_model_get_item (G_LIST_MODEL (catalogue), i);
      MwProtocol *same = mw_driver_find_protocol (other, MW_DIRECTION_IN);

      if (other != driver && same != NULL &&
          g_strcmp0 (mw_protocol_get_id (same), mw_protocol_get_id (protocol)) == 0)
        return NULL;
    }
  return mw_protocol_get_name (protocol);
}

static char *
describe_driver (GObject *item, gpointer user_data)
{
  const char *id = mw_profile_get_driver (MW_PROFILE (item));
  MwDriver *driver = id != NULL ? mw_catalogue_find (user_data, id) : NULL;
  const char *short_name = driver != NULL ? find_short_name (user_data, driver) : NULL;

  if (short_name != NULL)
    return g_strdup (short_name);
  return g_strdup (driver != NULL ? mw_driver_get_name (driver) : id);
}

static char *
describe_server (MwProfile *profile, const char *server)
{
  if (mw_profile_get_loading (profile))
    return g_strdup ("");
  if (server == NULL)
    return g_strdup (C_ ("server", "Not set"));
  return g_strdup (*server != '\0' ? server : C_ ("server", "Off"));
}

static char *
describe_incoming (GObject *item, gpointer user_data)
{
  return describe_server (MW_PROFILE (item), mw_profile_get_incoming (MW_PROFILE (item)));
}

static char *
describe_outgoing (GObject *item, gpointer user_data)
{
  return describe_server (MW_PROFILE (item), mw_profile_get_outgoing (MW_PROFILE (item)));
}

static GtkListItemFactory *
make_reach_cells (gpointer user_data)
{
  return mw_reach_cell_factory_new ();
}

static const MwListColumn columns[] = {
  { N_ ("Name"), "name", "name", MW_TEXT_STAGED | MW_TEXT_ENABLED | MW_TEXT_ROOMY, NULL, TRUE,
    NULL },
  { N_ ("Address"), "address", "address", MW_TEXT_TECHNICAL | MW_TEXT_ROOMY, NULL, TRUE, NULL },
  { N_ ("Driver"), "driver", "driver", MW_TEXT_PLAIN, describe_driver, FALSE, NULL },
  { N_ ("Incoming"), "incoming", "incoming", MW_TEXT_TECHNICAL, describe_incoming, TRUE, NULL },
  { N_ ("Outgoing"), "outgoing", "outgoing", MW_TEXT_TECHNICAL, describe_outgoing, TRUE, NULL },
  { N_ ("Encryption"), "encryption", "encryption-text", MW_TEXT_PLAIN, NULL, FALSE, NULL },
  { N_ ("Connection"), "reachability", "reachability-text", MW_TEXT_PLAIN, NULL, TRUE,
    make_reach_cells },
  { N_ ("Response Group"), "response-group", "response-group", MW_TEXT_PLAIN, NULL, FALSE, NULL },
  { N_ ("State"), "state", "state-text", MW_TEXT_WHOLE, NULL, FALSE, NULL },
};

/* Where room is short, what is as it should be is not said. */
static char *
describe_state (GObject *item, gpointer user_data)
{
  MwProfile *profile = MW_PROFILE (item);
  gboolean silent = mw_profile_get_loading (profile) || mw_profile_get_enabled (profile);

  return g_strdup (silent ? "" : mw_profile_get_state_text (profile));
}

static GtkWidget *
make_row (GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *address =
      mw_text_cell_new ("address", MW_TEXT_TECHNICAL | MW_TEXT_DIM | MW_TEXT_SMALL);
  GtkWidget *state = mw_text_cell_new ("state-text", MW_TEXT_DIM | MW_TEXT_SMALL | MW_TEXT_WHOLE);

  mw_text_cell_set_func (MW_TEXT_CELL (state), describe_state, NULL);
  gtk_widget_set_hexpand (address, TRUE);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (second), address);
  gtk_box_append (GTK_BOX (second), state);
  gtk_box_append (GTK_BOX (lines), mw_text_cell_new ("name", MW_TEXT_STAGED | MW_TEXT_ENABLED));
  gtk_box_append (GTK_BOX (lines), second);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (row), mw_reach_cell_new (TRUE));
  gtk_widget_add_css_class (row, "two-lines");
  return row;
}

GtkListItemFactory *
mw_profile_rows_factory_new (void)
{
  return mw_item_rows_factory_new (make_row, NULL, NULL);
}

void
mw_profile_columns_append (GtkColumnView *view, MwCatalogue *catalogue)
{
  g_autoptr (GtkColumnViewColumn) group = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (MW_IS_CATALOGUE (catalogue));

  mw_list_columns_append (view, columns, G_N_ELEMENTS (columns), catalogue);
  /* Most sites have no groups, and their names need the room. */
  group = mw_list_columns_find (view, "response-group");
  gtk_column_view_column_set_visible (group, FALSE);
}
