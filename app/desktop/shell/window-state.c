/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/window-state.h"

#include <glib/gstdio.h>

#define GROUP "window"

/* What a broken file may ask for stays a window. */
#define LEAST_SIZE 200
#define MOST_SIZE 16384

static char *
build_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "mailwright", "window.ini", NULL);
}

void
mw_window_state_restore (GtkWindow *window, char **page)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = build_path ();
  int width = 0;
  int height = 0;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (page != NULL);

  *page = NULL;
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  width = g_key_file_get_integer (file, GROUP, "width", NULL);
  height = g_key_file_get_integer (file, GROUP, "height", NULL);
  if (width >= LEAST_SIZE && height >= LEAST_SIZE && width <= MOST_SIZE && height <= MOST_SIZE)
    gtk_window_set_default_size (window, width, height);
  if (g_key_file_get_boolean (file, GROUP, "maximized", NULL))
    gtk_window_maximize (window);
  *page = g_key_file_get_string (file, GROUP, "page", NULL);
}

void
mw_window_state_keep (GtkWindow *window, const char *page)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = build_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  int width = 0;
  int height = 0;

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_window_get_default_size (window, &width, &height);
  g_key_file_set_integer (file, GROUP, "width", width);
  g_key_file_set_integer (file, GROUP, "height", height);
  g_key_file_set_boolean (file, GROUP, "maximized", gtk_window_is_maximized (window));
  if (page != NULL)
    g_key_file_set_string (file, GROUP, "page", page);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_debug ("The window's size is not kept: %s", error != NULL ? error->message : folder);
}
