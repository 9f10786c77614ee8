/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "publish/cdb-publisher.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

#include "publish/folder.h"
#include "publish/map.h"

#define SENDER_LOGIN "sender_login.cdb"

struct _MwCdbPublisher
{
  GObject parent_instance;
};

static void mw_cdb_publisher_iface_init (MwPublisherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwCdbPublisher,
                               mw_cdb_publisher,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PUBLISHER,
                                                      mw_cdb_publisher_iface_init))

static char *
get_path (MwPublisher *publisher, const char *folder)
{
  return g_build_filename (folder, SENDER_LOGIN, NULL);
}

static gboolean
look (MwPublisher *publisher,
      const char *folder,
      char **live_id,
      gint64 *revision,
      char **revision_id,
      GError **error)
{
  g_autofree char *path = get_path (publisher, folder);
  g_auto (MwMapMark) mark = { 0 };

  if (!mw_map_read_mark (path, &mark, error))
    return FALSE;
  *live_id = g_steal_pointer (&mark.live_id);
  *revision = mark.revision;
  *revision_id = g_steal_pointer (&mark.revision_id);
  return TRUE;
}

static gboolean
compare (MwPublisher *publisher, const char *folder, const MwSenderMap *map, GError **error)
{
  g_autofree char *path = get_path (publisher, folder);

  return mw_map_compare (path, map, error);
}

static gboolean
check_folder (MwPublisher *publisher, const char *path, GError **error)
{
  g_auto (MwFolder) folder = MW_FOLDER_INIT;

  return mw_folder_open (&folder, path, error) && mw_folder_check_writable (&folder, error);
}

/* The same revision may be written again; an older one never. What is missing or damaged is no
 * obstacle. */
static gboolean
may_replace (const char *path, const MwSenderMap *map, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_auto (MwMapMark) mark = { 0 };

  if (!mw_map_read_mark (path, &mark, &local_error))
    {
      if (g_error_matches (local_error, MW_ERROR, MW_ERROR_NOT_FOUND) ||
          g_error_matches (local_error, MW_ERROR, MW_ERROR_NOT_DATABASE))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return mw_map_check_mark (path, &mark, map, TRUE, error);
}

static gboolean
fill (int fd, gconstpointer map)
{
  return mw_map_write (fd, map);
}

static gboolean
write_map (MwPublisher *publisher,
           const char *folder_path,
           const MwSenderMap *map,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *path = get_path (publisher, folder_path);
  g_auto (MwFolder) folder = MW_FOLDER_INIT;

  return mw_folder_open (&folder, folder_path, error) &&
         mw_folder_lock (&folder, cancellable, error) && may_replace (path, map, error) &&
         mw_folder_replace (&folder, SENDER_LOGIN, fill, map, error);
}

static void
mw_cdb_publisher_iface_init (MwPublisherInterface *iface)
{
  iface->get_path = get_path;
  iface->look = look;
  iface->compare = compare;
  iface->check_folder = check_folder;
  iface->write = write_map;
}

static void
mw_cdb_publisher_class_init (MwCdbPublisherClass *klass)
{
}

static void
mw_cdb_publisher_init (MwCdbPublisher *self)
{
}

MwPublisher *
mw_cdb_publisher_new (void)
{
  return g_object_new (MW_TYPE_CDB_PUBLISHER, NULL);
}
