/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/sender-map.h>

G_BEGIN_DECLS

/**
 * MwPublisher:
 *
 * Writes what mail servers need into a folder that they read: never half a file, never an older
 * revision over a newer one, and never over what another database published. Blocking; any thread.
 */
#define MW_TYPE_PUBLISHER (mw_publisher_get_type ())
G_DECLARE_INTERFACE (MwPublisher, mw_publisher, MW, PUBLISHER, GObject)

struct _MwPublisherInterface
{
  GTypeInterface parent_iface;

  char *(*get_path) (MwPublisher *self, const char *folder);
  gboolean (*look) (MwPublisher *self,
                    const char *folder,
                    char **live_id,
                    gint64 *revision,
                    char **revision_id,
                    GError **error);
  gboolean (*compare) (MwPublisher *self,
                       const char *folder,
                       const MwSenderMap *map,
                       GError **error);
  gboolean (*check_folder) (MwPublisher *self, const char *folder, GError **error);
  gboolean (*write) (MwPublisher *self,
                     const char *folder,
                     const MwSenderMap *map,
                     GCancellable *cancellable,
                     GError **error);
};

/**
 * mw_publisher_get_path:
 * @folder: a folder
 *
 * Returns: (transfer full): the file that it publishes there
 */
char *mw_publisher_get_path (MwPublisher *self, const char *folder);

/**
 * mw_publisher_look:
 * @folder: a folder
 * @live_id: (out) (transfer full) (optional): whose it is
 * @revision: (out) (optional): which revision it is of, by its number
 * @revision_id: (out) (transfer full) (optional) (nullable): the same by its UUID, since a database
 *   that came back from a backup uses a number again; %NULL where an older program published it
 *
 * Looks at what is published, as far as it says of itself.
 *
 * Returns: %FALSE with %MW_ERROR_NOT_FOUND (nothing is), %MW_ERROR_NOT_DATABASE (it is damaged),
 *   %MW_ERROR_REFUSED (another program's), %MW_ERROR_READ_ONLY or %MW_ERROR_STORAGE
 */
gboolean mw_publisher_look (MwPublisher *self,
                            const char *folder,
                            char **live_id,
                            gint64 *revision,
                            char **revision_id,
                            GError **error);

/**
 * mw_publisher_compare:
 * @map: what should be published
 *
 * Reads the whole of what is published.
 *
 * Returns: %TRUE if it is @map; else %FALSE with an error as of mw_publisher_look(),
 *   %MW_ERROR_STALE (it is of another revision) or %MW_ERROR_REFUSED (of another database)
 */
gboolean mw_publisher_compare (MwPublisher *self,
                               const char *folder,
                               const MwSenderMap *map,
                               GError **error);

/**
 * mw_publisher_check_folder:
 *
 * Returns: whether @folder is there and may be written; else %FALSE with %MW_ERROR_NOT_FOUND,
 *   %MW_ERROR_READ_ONLY or %MW_ERROR_STORAGE
 */
gboolean mw_publisher_check_folder (MwPublisher *self, const char *folder, GError **error);

/**
 * mw_publisher_write:
 * @map: what to publish
 * @cancellable: (nullable): ends the wait for another program that publishes there
 *
 * Writes @map beside what is published, and puts it in its place when it is on the disk whole.
 *
 * Returns: %FALSE with %MW_ERROR_NOT_FOUND (the folder is missing), %MW_ERROR_READ_ONLY,
 *   %MW_ERROR_FULL, %MW_ERROR_BUSY, %MW_ERROR_STALE (a newer revision is published; it stays),
 *   %MW_ERROR_REFUSED (what is there is another database's or program's; it stays) or
 *   %MW_ERROR_STORAGE
 */
gboolean mw_publisher_write (MwPublisher *self,
                             const char *folder,
                             const MwSenderMap *map,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
