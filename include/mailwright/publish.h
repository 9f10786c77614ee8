/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/live.h>
#include <mailwright/publisher.h>

G_BEGIN_DECLS

/**
 * MwPublishWhen:
 * @MW_PUBLISH_ALWAYS: write it, whatever is there
 * @MW_PUBLISH_IF_WRONG: read all of what is there, and write if it is not what is live
 * @MW_PUBLISH_IF_BEHIND: write if what is there is missing, damaged or of an older revision, as far
 *   as it says of itself
 *
 * When mw_publish() writes.
 */
typedef enum
{
  MW_PUBLISH_ALWAYS,
  MW_PUBLISH_IF_WRONG,
  MW_PUBLISH_IF_BEHIND,
} MwPublishWhen;

/**
 * MwPublished:
 * @path: the file
 * @revision: the revision that it is of
 * @written: it was written just now; else it was found right
 * @n_addresses: how many addresses are in it; 0 with %MW_PUBLISH_IF_BEHIND where nothing was
 * written
 * @left_out: (element-type MwLeftOut): what is not in it; empty as @n_addresses
 *
 * What mw_publish() came to.
 */
typedef struct
{
  char *path; /* (owned) */
  gint64 revision;
  gboolean written;
  guint n_addresses;
  GPtrArray *left_out; /* (owned) */
} MwPublished;

void mw_published_clear (MwPublished *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwPublished, mw_published_clear)

/**
 * mw_publish:
 * @folder: where to
 * @published: (out): what it came to; for mw_published_clear()
 *
 * Publishes the newest revision of @live in @folder. Where another program publishes a newer one
 * meanwhile, that one stays.
 *
 * Returns: %FALSE with an error of @live or of mw_publisher_write()
 */
gboolean mw_publish (MwLive *live,
                     MwPublisher *publisher,
                     const char *folder,
                     MwPublishWhen when,
                     MwPublished *published,
                     GCancellable *cancellable,
                     GError **error);

/**
 * mw_publish_read_folder:
 * @folder: (out) (transfer full) (nullable): the folder that each submit publishes in; %NULL if
 *   none is set
 *
 * A folder counts for the place where @live was when it was set: what is submitted to a copy of a
 * database must not reach mail servers.
 *
 * Returns: %FALSE with %MW_ERROR_REFUSED if a folder is set, but for another place, or an error
 *   of @live
 */
gboolean
mw_publish_read_folder (MwLive *live, char **folder, GCancellable *cancellable, GError **error);

/**
 * mw_publish_set_folder:
 * @folder: (nullable): where each submit publishes from now on; an absolute path. %NULL for nowhere
 * @published: (out) (nullable): what was published there
 *
 * Publishes in @folder and, if that worked, sets it. What was published in another folder before
 * stays there.
 *
 * Returns: %FALSE with %MW_ERROR_INVALID or an error of mw_publish(); then nothing is set
 */
gboolean mw_publish_set_folder (MwLive *live,
                                MwPublisher *publisher,
                                const char *folder,
                                MwPublished *published,
                                GCancellable *cancellable,
                                GError **error);

/**
 * mw_publish_check:
 * @folder: where it should be published
 * @left_out: (out) (transfer full) (element-type MwLeftOut): what cannot be published
 *
 * Whether mail servers are told what is live, and can be told what is submitted next: reads all of
 * what is published, and looks whether @folder may be written. Changes nothing.
 *
 * Returns: %FALSE with an error of @live, mw_publisher_compare() or mw_publisher_check_folder()
 */
gboolean mw_publish_check (MwLive *live,
                           MwPublisher *publisher,
                           const char *folder,
                           GPtrArray **left_out,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
