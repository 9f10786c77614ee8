/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/column-chooser.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "desktop/lists/column-sorter.h"

/* A header that is dragged says so many times a second. */
#define KEEP_SECONDS 1

/* What a broken file may ask for stays a column. */
#define LEAST_WIDTH 24
#define MOST_WIDTH 4096

struct _MwColumnChooser
{
  GObject parent_instance;

  GtkColumnView *view; /* (unowned) */
  char *name;          /* (owned) */
  char *group;         /* (owned): what its actions are called by */
  GPtrArray *columns;  /* (owned) (element-type GtkColumnViewColumn): as the program has them */
  GArray *visible;     /* (owned) (element-type gboolean): which of them it shows by itself */
  GMenu *menu;         /* (owned) */
  GSimpleActionGroup *actions; /* (owned) */
  gboolean arranging;          /* by the program itself */
  guint keeping;               /* source that writes the file, or 0 */
};

G_DEFINE_FINAL_TYPE (MwColumnChooser, mw_column_chooser, G_TYPE_OBJECT)

static const char *
get_key (GtkColumnViewColumn *column)
{
  return mw_column_sorter_get_key (MW_COLUMN_SORTER (gtk_column_view_column_get_sorter (column)));
}

/* ---- the file ---- */

static char *
build_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "mailwright", "columns.ini", NULL);
}

static GKeyFile *
read_file (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = build_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/* The other tables' are left as they are. */
static void
keep (MwColumnChooser *self)
{
  g_autoptr (GKeyFile) file = read_file ();
  g_autofree char *path = build_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n = g_list_model_get_n_items (columns);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  g_key_file_remove_group (file, self->name, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *key = get_key (column);
      g_autofree char *hidden = g_strconcat (key, "-hidden", NULL);
      g_autofree char *width = g_strconcat (key, "-width", NULL);

      g_ptr_array_add (order, (gpointer) key);
      if (!gtk_column_view_column_get_visible (column))
        g_key_file_set_boolean (file, self->name, hidden, TRUE);
      if (gtk_column_view_column_get_fixed_width (column) > 0)
        g_key_file_set_integer (file, self->name, width,
                                gtk_column_view_column_get_fixed_width (column));
    }
  g_key_file_set_string_list (file, self->name, "order", (const char *const *) order->pdata,
                              order->len);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_debug ("The columns are not kept: %s", error != NULL ? error->message : folder);
}

static gboolean
on_keeping_due_cb (gpointer user_data)
{
  MwColumnChooser *self = user_data;

  self->keeping = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
keep_later (MwColumnChooser *self)
{
  if (!self->arranging && self->keeping == 0)
    self->keeping = g_timeout_add_seconds (KEEP_SECONDS, on_keeping_due_cb, self);
}

/* ---- arranging ---- */

static GtkColumnViewColumn *
find_column (MwColumnChooser *self, const char *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (get_key (self->columns->pdata[i]), key))
      return self->columns->pdata[i];
  return NULL;
}

/* A column that the file does not know stays behind those that it does. */
static void
put_in_order (MwColumnChooser *self, char *const *keys)
{
  guint position = 0;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      GtkColumnViewColumn *column = find_column (self, keys[i]);

      if (column != NULL)
        gtk_column_view_insert_column (self->view, position++, column);
    }
}

static void
restore (MwColumnChooser *self)
{
  g_autoptr (GKeyFile) file = read_file ();
  g_auto (GStrv) order = g_key_file_get_string_list (file, self->name, "order", NULL, NULL);

  self->arranging = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = self->columns->pdata[i];
      g_autofree char *hidden = g_strconcat (get_key (column), "-hidden", NULL);
      g_autofree char *width = g_strconcat (get_key (column), "-width", NULL);
      int pixels = g_key_file_get_integer (file, self->name, width, NULL);

      if (i > 0 && order != NULL)
        gtk_column_view_column_set_visible (
            column, !g_key_file_get_boolean (file, self->name, hidden, NULL));
      if (pixels >= LEAST_WIDTH && pixels <= MOST_WIDTH)
        gtk_column_view_column_set_fixed_width (column, pixels);
    }
  put_in_order (self, order);
  self->arranging = FALSE;
}

/* ---- the menu ---- */

static void
reset (MwColumnChooser *self)
{
  self->arranging = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      gtk_column_view_insert_column (self->view, i, self->columns->pdata[i]);
      gtk_column_view_column_set_visible (self->columns->pdata[i],
                                          g_array_index (self->visible, gboolean, i));
      gtk_column_view_column_set_fixed_width (self->columns->pdata[i], -1);
    }
  self->arranging = FALSE;
  keep_later (self);
}

static void
add_column (MwColumnChooser *self, GMenu *section, GtkColumnViewColumn *column)
{
  const char *key = get_key (column);
  g_autoptr (GPropertyAction) action = g_property_action_new (key, column, "visible");
  g_autofree char *name = g_strconcat (self->group, ".", key, NULL);

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (section, gtk_column_view_column_get_title (column), name);
}

static void
make_menu (MwColumnChooser *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("reset", NULL);
  g_autoptr (GMenu) shown = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autofree char *reset_name = g_strconcat (self->group, ".reset", NULL);

  g_signal_connect_object (action, "activate", G_CALLBACK (reset), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  for (guint i = 1; i < self->columns->len; i++)
    add_column (self, shown, self->columns->pdata[i]);
  g_menu_append (others, _ ("_Reset Columns"), reset_name);
  g_menu_append_section (self->menu, _ ("Columns"), G_MENU_MODEL (shown));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (others));
}

static void
mw_column_chooser_dispose (GObject *object)
{
  MwColumnChooser *self = MW_COLUMN_CHOOSER (object);

  if (self->keeping != 0)
    {
      g_clear_handle_id (&self->keeping, g_source_remove);
      keep (self);
    }
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->visible, g_array_unref);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->group, g_free);

  G_OBJECT_CLASS (mw_column_chooser_parent_class)->dispose (object);
}

static void
mw_column_chooser_class_init (MwColumnChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_column_chooser_dispose;
}

static void
mw_column_chooser_init (MwColumnChooser *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->visible = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
}

MwColumnChooser *
mw_column_chooser_new (GtkColumnView *view, const char *name)
{
  MwColumnChooser *self = NULL;
  GListModel *columns = NULL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (MW_TYPE_COLUMN_CHOOSER, NULL);
  self->view = view;
  self->name = g_strdup (name);
  self->group = g_strconcat ("columns-of-", name, NULL);
  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      GtkColumnViewColumn *column = g_list_model_get_item (columns, i);
      gboolean visible = gtk_column_view_column_get_visible (column);

      g_ptr_array_add (self->columns, column);
      g_array_append_val (self->visible, visible);
    }
  make_menu (self);
  restore (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      gtk_column_view_column_set_header_menu (self->columns->pdata[i], G_MENU_MODEL (self->menu));
      g_signal_connect_object (self->columns->pdata[i], "notify::visible", G_CALLBACK (keep_later),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->columns->pdata[i], "notify::fixed-width",
                               G_CALLBACK (keep_later), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (columns, "items-changed", G_CALLBACK (keep_later), self,
                           G_CONNECT_SWAPPED);
  mw_column_chooser_insert_actions (self, GTK_WIDGET (view));
  return self;
}

GMenuModel *
mw_column_chooser_get_menu (MwColumnChooser *self)
{
  g_return_val_if_fail (MW_IS_COLUMN_CHOOSER (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/* By a name of its own: GTK 4.8 complains when items of a menu that was shown lose their actions.
 */
void
mw_column_chooser_insert_actions (MwColumnChooser *self, GtkWidget *widget)
{
  g_return_if_fail (MW_IS_COLUMN_CHOOSER (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_insert_action_group (widget, self->group, G_ACTION_GROUP (self->actions));
}
