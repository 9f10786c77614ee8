/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/live.h>

G_BEGIN_DECLS

/* What is about the live side itself: where it is, what is set there, what it publishes. */

/**
 * mw_live_read_senders:
 *
 * Reads who may send as what, all of one revision.
 *
 * Returns: (transfer full): what mail servers are to be told, or %NULL with an error
 */
MwSenderMap *mw_live_read_senders (MwLive *self, GCancellable *cancellable, GError **error);

/**
 * mw_live_check:
 * @self: a live side
 * @catalogue: the drivers
 * @findings: (element-type MwFinding): where findings are added
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Looks for what an older version or another program wrote to the live side: what no draft need
 * know of. Warnings `login`, `invisible-name`, `invisible-comment`, `invalid`, `no-sender`,
 * `unmade-sender`, see mailwright/check.h; `row-address` (what is no address, or is compared as
 * another one), `row-name` (the same of a name or login) and `row-orphan` (what belongs or refers
 * to an object that is not there). A draft does without what cannot be in it, and mail servers are
 * told nothing of such addresses.
 *
 * Returns: %FALSE as mw_live_read_newest()
 */
gboolean mw_live_check (MwLive *self,
                        MwCatalogue *catalogue,
                        GPtrArray *findings,
                        GCancellable *cancellable,
                        GError **error);

/**
 * mw_live_get_place:
 *
 * Where the live configuration is kept. A copy has the same id, and another place.
 *
 * Returns: (transfer none): for SQLite the file's path without symbolic links
 */
const char *mw_live_get_place (MwLive *self);

/**
 * mw_live_is_reachable:
 *
 * Whether what was opened is still what others find at its place. A file that was removed or
 * replaced can still be read and written by whoever has it open, and by nobody else.
 *
 * Returns: %FALSE with %MW_ERROR_NOT_FOUND or %MW_ERROR_STORAGE
 */
gboolean mw_live_is_reachable (MwLive *self, GCancellable *cancellable, GError **error);

/**
 * mw_live_get_setting:
 * @key: which setting
 * @value: (out) (transfer full) (nullable): its value, %NULL if it is not set
 *
 * What is set about the live side itself; it is in no revision.
 *
 * Returns: %FALSE with an error
 */
gboolean mw_live_get_setting (
    MwLive *self, const char *key, char **value, GCancellable *cancellable, GError **error);

/**
 * mw_live_set_setting:
 * @value: (nullable): the value; %NULL to have it not set
 *
 * Sets it at once, for everybody.
 *
 * Returns: %FALSE with an error
 */
gboolean mw_live_set_setting (
    MwLive *self, const char *key, const char *value, GCancellable *cancellable, GError **error);

/**
 * mw_live_get_revision:
 * @self: a live side
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: the newest revision's number, 0 before the first, -1 as mw_live_read_newest()
 */
gint64 mw_live_get_revision (MwLive *self, GCancellable *cancellable, GError **error);

G_END_DECLS
