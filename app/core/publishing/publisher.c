/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/publisher.h>

G_DEFINE_INTERFACE (MwPublisher, mw_publisher, G_TYPE_OBJECT)

static void
mw_publisher_default_init (MwPublisherInterface *iface)
{
}

char *
mw_publisher_get_path (MwPublisher *self, const char *folder)
{
  g_return_val_if_fail (MW_IS_PUBLISHER (self) && folder, NULL);
  return MW_PUBLISHER_GET_IFACE (self)->get_path (self, folder);
}

gboolean
mw_publisher_look (MwPublisher *self,
                   const char *folder,
                   char **live_id,
                   gint64 *revision,
                   char **revision_id,
                   GError **error)
{
  g_autofree char *found_id = NULL, *found_revision_id = NULL;
  gint64 found_revision = 0;

  g_return_val_if_fail (MW_IS_PUBLISHER (self) && folder, FALSE);
  if (!MW_PUBLISHER_GET_IFACE (self)->look (self, folder, &found_id, &found_revision,
                                            &found_revision_id, error))
    return FALSE;
  if (live_id)
    *live_id = g_steal_pointer (&found_id);
  if (revision)
    *revision = found_revision;
  if (revision_id)
    *revision_id = g_steal_pointer (&found_revision_id);
  return TRUE;
}

gboolean
mw_publisher_compare (MwPublisher *self, const char *folder, const MwSenderMap *map, GError **error)
{
  g_return_val_if_fail (MW_IS_PUBLISHER (self) && folder && map, FALSE);
  return MW_PUBLISHER_GET_IFACE (self)->compare (self, folder, map, error);
}

gboolean
mw_publisher_check_folder (MwPublisher *self, const char *folder, GError **error)
{
  g_return_val_if_fail (MW_IS_PUBLISHER (self) && folder, FALSE);
  return MW_PUBLISHER_GET_IFACE (self)->check_folder (self, folder, error);
}

gboolean
mw_publisher_write (MwPublisher *self,
                    const char *folder,
                    const MwSenderMap *map,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (MW_IS_PUBLISHER (self) && folder && map, FALSE);
  return MW_PUBLISHER_GET_IFACE (self)->write (self, folder, map, cancellable, error);
}
