/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/database/script.h"

#define RESOURCE_FOLDER "/io/github/mailwright/Mailwright/schema/"

char *
mw_script_load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, ".sql", NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_val_if_fail (sql != NULL, NULL);
  return g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
}
