/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/shipped.h>

/* Meson writes it beside each program in the build folder (app/build-tree.in). It is never
 * installed, and no other folder is looked in: a program that was installed, even below its build
 * folder, reads what was installed with it. */
#define BUILD_TREE "build-tree"

static char *
find_in_build_tree (const char *key)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GKeyFile) tree = g_key_file_new ();
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;

  if (!program)
    return NULL;
  folder = g_path_get_dirname (program);
  path = g_build_filename (folder, BUILD_TREE, NULL);
  if (!g_key_file_load_from_file (tree, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  found = g_key_file_get_string (tree, "Build Tree", key, NULL);
  return found && g_file_test (found, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&found) : NULL;
}

static char *
find_folder (const char *variable, const char *key, const char *installed)
{
  const char *named = g_getenv (variable);
  char *found = named ? g_strdup (named) : find_in_build_tree (key);

  return found ? found : g_strdup (installed);
}

char *
mw_shipped_data_folder (void)
{
  return find_folder ("MAILWRIGHT_DATADIR", "Data", MW_PKGDATADIR);
}

char *
mw_shipped_locale_folder (void)
{
  return find_folder ("MAILWRIGHT_LOCALEDIR", "Locale", MW_LOCALEDIR);
}
