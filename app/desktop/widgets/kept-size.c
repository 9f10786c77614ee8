/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/kept-size.h"

#include <glib/gstdio.h>

#define GROUP "panes"

/* What a broken file may ask for still leaves room for the rest. */
#define MOST_SIZE 4096

static GKeyFile *
read_file (char **path)
{
  GKeyFile *file = g_key_file_new ();

  *path = g_build_filename (g_get_user_state_dir (), "mailwright", "panes.ini", NULL);
  g_key_file_load_from_file (file, *path, G_KEY_FILE_NONE, NULL);
  return file;
}

int
mw_kept_size_read (const char *name)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) file = NULL;
  int size = 0;

  g_return_val_if_fail (name != NULL, 0);

  file = read_file (&path);
  size = g_key_file_get_integer (file, GROUP, name, NULL);
  return size > 0 && size <= MOST_SIZE ? size : 0;
}

void
mw_kept_size_write (const char *name, int size)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (name != NULL);
  g_return_if_fail (size > 0);

  file = read_file (&path);
  folder = g_path_get_dirname (path);
  g_key_file_set_integer (file, GROUP, name, size);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_debug ("The size of %s is not kept: %s", name, error != NULL ? error->message : folder);
}
