/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>
#include <mailwright/publish.h>

G_BEGIN_DECLS

/**
 * MwPublication:
 *
 * Keeps mail servers told of what is live as long as a program runs: publishes in the folder that
 * is set when it begins, and when a revision comes or another folder is set, by whomever; while
 * that fails, again after a while. For the main context; the work is done in a thread.
 *
 * Properties, read-only: `folder` (string, %NULL if none is set or it is not for this place),
 * `path` (string, %NULL without a folder: the file), `revision` (gint64: of what is published; -1
 * while that is not known), `left-out` (string, %NULL for nothing: what is not published, a
 * sentence a line), `busy` (gboolean: it is looked at, or written).
 *
 * Signal `looked` (no arguments): what the properties and mw_publication_get_problem() say is new.
 */
#define MW_TYPE_PUBLICATION (mw_publication_get_type ())
G_DECLARE_FINAL_TYPE (MwPublication, mw_publication, MW, PUBLICATION, GObject)

/**
 * mw_publication_new:
 * @draft: a draft of what is published
 * @publisher: who writes it
 *
 * Begins at once, with a look at all of what is published.
 */
MwPublication *mw_publication_new (MwDraft *draft, MwPublisher *publisher);

/**
 * mw_publication_update:
 *
 * Looks, and publishes if need be, now instead of after a while.
 */
void mw_publication_update (MwPublication *self);

/**
 * mw_publication_get_problem:
 *
 * Returns: (transfer none) (nullable): why mail servers are not told what is live: an error of
 *   mw_publish_read_folder() or mw_publish()
 */
const GError *mw_publication_get_problem (MwPublication *self);

/**
 * mw_publication_set_folder_async:
 * @folder: (nullable): as of mw_publish_set_folder()
 */
void mw_publication_set_folder_async (MwPublication *self,
                                      const char *folder,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * mw_publication_set_folder_finish:
 *
 * Returns: as mw_publish_set_folder()
 */
gboolean
mw_publication_set_folder_finish (MwPublication *self, GAsyncResult *result, GError **error);

/**
 * mw_publication_end:
 *
 * Publishes what is not published yet, and blocks until that is done: for the end of a program,
 * where a submit may have come a moment ago. What fails is tried at the next start.
 */
void mw_publication_end (MwPublication *self);

G_END_DECLS
