/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/catalogue.h>

#include <mailwright/shipped.h>

#include "core/drivers/driver-file.h"

#include <glib/gi18n-lib.h>

#define DRIVER_SUFFIX ".driver"

struct _MwCatalogue
{
  GObject parent_instance;

  GPtrArray *drivers;  /* (owned) (element-type MwDriver), ordered by name */
  GPtrArray *problems; /* (owned) (element-type utf8), %NULL-terminated once loaded */
};

static void mw_catalogue_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwCatalogue,
                               mw_catalogue,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      mw_catalogue_list_model_init))

static int
compare_names (gconstpointer a, gconstpointer b)
{
  MwDriver *first = *(MwDriver *const *) a;
  MwDriver *second = *(MwDriver *const *) b;
  int order = g_utf8_collate (mw_driver_get_name (first), mw_driver_get_name (second));

  return order ? order : g_strcmp0 (mw_driver_get_id (first), mw_driver_get_id (second));
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
find_id (MwCatalogue *self, const char *id, guint *position)
{
  for (guint i = 0; i < self->drivers->len; i++)
    if (g_str_equal (mw_driver_get_id (self->drivers->pdata[i]), id))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* The paths of the driver files in @directory, in an order that does not depend on the file
 * system. */
static GPtrArray *
list_files (MwCatalogue *self, const char *directory)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (directory, 0, &error);
  const char *name = NULL;

  if (!folder && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) &&
      !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("%s:1: The folder could not be read."), directory));
  while (folder && (name = g_dir_read_name (folder)))
    if (g_str_has_suffix (name, DRIVER_SUFFIX) && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (directory, name, NULL));

  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

/* @own maps the ids of this folder to their files: there, an id must not come twice. */
static void
load_file (MwCatalogue *self, const char *path, gboolean site, GHashTable *own)
{
  guint id_line = 0;
  guint position = 0;
  g_autoptr (MwDriver) driver = mw_driver_file_load (path, site, self->problems, &id_line);
  const char *id = driver ? mw_driver_get_id (driver) : NULL;
  const char *other = driver ? g_hash_table_lookup (own, id) : NULL;

  if (other)
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("%s:%u: The id “%s” is that of %s already."), path,
                                      id_line, id, other));
  if (!driver || other)
    return;

  g_hash_table_insert (own, g_strdup (id), g_strdup (path));
  if (find_id (self, id, &position))
    g_ptr_array_remove_index (self->drivers, position);
  g_ptr_array_add (self->drivers, g_steal_pointer (&driver));
}

static void
load_folder (MwCatalogue *self, const char *directory, gboolean site)
{
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) paths = list_files (self, directory);

  for (guint i = 0; i < paths->len; i++)
    load_file (self, paths->pdata[i], site, own);
}

static GType
mw_catalogue_get_item_type (GListModel *model)
{
  return MW_TYPE_DRIVER;
}

static guint
mw_catalogue_get_n_items (GListModel *model)
{
  return MW_CATALOGUE (model)->drivers->len;
}

static gpointer
mw_catalogue_get_item (GListModel *model, guint position)
{
  MwCatalogue *self = MW_CATALOGUE (model);

  return position < self->drivers->len ? g_object_ref (self->drivers->pdata[position]) : NULL;
}

static void
mw_catalogue_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mw_catalogue_get_item_type;
  iface->get_n_items = mw_catalogue_get_n_items;
  iface->get_item = mw_catalogue_get_item;
}

static void
mw_catalogue_finalize (GObject *object)
{
  MwCatalogue *self = MW_CATALOGUE (object);

  g_ptr_array_unref (self->drivers);
  g_ptr_array_unref (self->problems);

  G_OBJECT_CLASS (mw_catalogue_parent_class)->finalize (object);
}

static void
mw_catalogue_class_init (MwCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_catalogue_finalize;
}

static void
mw_catalogue_init (MwCatalogue *self)
{
  self->drivers = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

MwCatalogue *
mw_catalogue_new (const char *const *directories)
{
  MwCatalogue *self = NULL;

  g_return_val_if_fail (directories != NULL, NULL);

  self = g_object_new (MW_TYPE_CATALOGUE, NULL);
  for (guint i = 0; directories[i]; i++)
    load_folder (self, directories[i], i > 0);

  g_ptr_array_sort (self->drivers, compare_names);
  g_ptr_array_add (self->problems, NULL);
  return self;
}

MwCatalogue *
mw_catalogue_new_default (void)
{
  g_autoptr (GPtrArray) directories = g_ptr_array_new_with_free_func (g_free);
  const char *const *system = g_get_system_data_dirs ();
  g_autofree char *shipped = mw_shipped_data_folder ();
  g_autofree char *installed = g_build_filename (MW_PKGDATADIR, "drivers", NULL);

  g_ptr_array_add (directories, g_build_filename (shipped, "drivers", NULL));

  /* The first system folder counts most, so it comes last. The installed drivers, which are in one
   * of them, are the shipped ones and not a site's own. */
  for (guint i = g_strv_length ((char **) system); i > 0; i--)
    {
      g_autofree char *joined = g_build_filename (system[i - 1], "mailwright", "drivers", NULL);
      g_autofree char *directory = g_canonicalize_filename (joined, "/");

      if (!g_str_equal (directory, installed))
        g_ptr_array_add (directories, g_steal_pointer (&directory));
    }
  g_ptr_array_add (directories,
                   g_build_filename (g_get_user_data_dir (), "mailwright", "drivers", NULL));
  g_ptr_array_add (directories, NULL);
  return mw_catalogue_new ((const char *const *) directories->pdata);
}

MwDriver *
mw_catalogue_find (MwCatalogue *self, const char *id_or_name)
{
  g_autofree char *key = NULL;
  guint position = 0;

  g_return_val_if_fail (MW_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id_or_name != NULL, NULL);

  if (find_id (self, id_or_name, &position))
    return self->drivers->pdata[position];

  key = g_utf8_casefold (id_or_name, -1);
  for (guint i = 0; i < self->drivers->len; i++)
    {
      g_autofree char *name = g_utf8_casefold (mw_driver_get_name (self->drivers->pdata[i]), -1);

      if (g_str_equal (name, key))
        return self->drivers->pdata[i];
    }
  return NULL;
}

const char *const *
mw_catalogue_get_problems (MwCatalogue *self)
{
  g_return_val_if_fail (MW_IS_CATALOGUE (self), NULL);
  return (const char *const *) self->problems->pdata;
}
