/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-places.h"

#include <glib/gstdio.h>
#include <unistd.h>

static char *
build_place (const char *live_id, const char *ending)
{
  g_autofree char *name = g_strconcat (live_id, ending, NULL);

  return g_build_filename (g_get_user_state_dir (), "mailwright", name, NULL);
}

char *
mw_draft_places_get_usual (const char *live_id)
{
  return build_place (live_id, ".draft");
}

void
mw_draft_places_note (const char *live_id, const char *path)
{
  g_autofree char *usual = mw_draft_places_get_usual (live_id);
  g_autofree char *folder = build_place (live_id, ".drafts");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *note = g_build_filename (folder, digest, NULL);

  if (!g_str_equal (path, usual) && g_mkdir_with_parents (folder, 0700) == 0)
    /* It may be there already, which is all that is wanted. */
    (void) !symlink (path, note);
}

/* A file that was removed, not one on a disk that is away. */
static gboolean
is_gone (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, F_OK) != 0 && g_access (folder, R_OK | X_OK) == 0;
}

void
mw_draft_places_add_to (const char *live_id, GHashTable *places)
{
  g_autofree char *folder = build_place (live_id, ".drafts");
  g_autoptr (GDir) notes = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  g_hash_table_add (places, mw_draft_places_get_usual (live_id));
  while (notes && (name = g_dir_read_name (notes)))
    {
      g_autofree char *note = g_build_filename (folder, name, NULL);
      g_autofree char *path = g_file_read_link (note, NULL);

      if (path && is_gone (path))
        g_unlink (note);
      else if (path)
        g_hash_table_add (places, g_steal_pointer (&path));
    }
}
