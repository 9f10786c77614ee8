/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "drivers.h"

#include <glib/gstdio.h>

char *
drivers_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("mailwright-drivers-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
drivers_write (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
drivers_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        drivers_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

char *
drivers_shipped_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "..", "data", "drivers", NULL);
}

static MwDriver *
load_from (const char *folder, const char *id)
{
  const char *folders[] = { folder, NULL };
  g_autoptr (MwCatalogue) catalogue = mw_catalogue_new (folders);
  const char *const *problems = mw_catalogue_get_problems (catalogue);
  MwDriver *driver = NULL;

  g_assert_cmpstr (problems[0], ==, NULL);
  if (id)
    driver = g_object_ref (mw_catalogue_find (catalogue, id));
  else
    driver = g_list_model_get_item (G_LIST_MODEL (catalogue), 0);
  g_assert_nonnull (driver);
  return driver;
}

MwDriver *
drivers_load_text (const char *text)
{
  g_autofree char *folder = drivers_make_folder ();
  MwDriver *driver = NULL;

  drivers_write (folder, "only.driver", text);
  driver = load_from (folder, NULL);
  drivers_remove_folder (folder);
  return driver;
}

MwDriver *
drivers_load_shipped (const char *id)
{
  g_autofree char *folder = drivers_shipped_folder ();

  return load_from (folder, id);
}
