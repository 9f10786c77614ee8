/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/revision.h>
#include <mailwright/sender-map.h>

G_BEGIN_DECLS

/**
 * MwLive:
 *
 * The live configuration, shared by every reader. Nothing else touches it. Blocking; called from
 * the draft's worker. Signal `revised` (no arguments): there may be new revisions; in the main
 * context.
 */
#define MW_TYPE_LIVE (mw_live_get_type ())
G_DECLARE_INTERFACE (MwLive, mw_live, MW, LIVE, GObject)

/**
 * MwIsValueFunc:
 * @table: `profile_override` or `site_default`
 * @owner: a profile's or a driver's id
 * @key: a parameter's key
 * @value: (nullable): a value; %NULL for none
 *
 * Returns: whether some draft has it so, or can come to
 */
typedef gboolean (*MwIsValueFunc) (
    const char *table, const char *owner, const char *key, const char *value, gpointer user_data);

struct _MwLiveInterface
{
  GTypeInterface parent_iface;

  const char *(*get_id) (MwLive *self);
  gint64 (*get_revision) (MwLive *self, GCancellable *cancellable, GError **error);
  gint64 (*snapshot) (MwLive *self, const char *path, GCancellable *cancellable, GError **error);
  gint64 (*submit) (MwLive *self,
                    const MwSubmission *submission,
                    GCancellable *cancellable,
                    GError **error);
  gint64 (*find_submission) (MwLive *self,
                             const char *token,
                             GCancellable *cancellable,
                             GError **error);
  GPtrArray *(*list_revisions) (MwLive *self,
                                gint64 after,
                                gboolean with_changesets,
                                GCancellable *cancellable,
                                GError **error);
  MwSenderMap *(*read_senders) (MwLive *self, GCancellable *cancellable, GError **error);
  gboolean (*check) (MwLive *self,
                     MwCatalogue *catalogue,
                     GPtrArray *findings,
                     GCancellable *cancellable,
                     GError **error);
  const char *(*get_place) (MwLive *self);
  gboolean (*is_reachable) (MwLive *self, GCancellable *cancellable, GError **error);
  gboolean (*get_setting) (
      MwLive *self, const char *key, char **value, GCancellable *cancellable, GError **error);
  gboolean (*set_setting) (
      MwLive *self, const char *key, const char *value, GCancellable *cancellable, GError **error);
  gboolean (*find_secrets) (MwLive *self,
                            GPtrArray *kept,
                            MwIsValueFunc is_value,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error);
};

/**
 * mw_live_get_id:
 *
 * Returns: (transfer none): the live configuration's own UUID
 */
const char *mw_live_get_id (MwLive *self);

/**
 * mw_live_get_revision:
 *
 * Returns: the newest revision's number, 0 before the first, -1 with %MW_ERROR_STORAGE and its kin
 */
gint64 mw_live_get_revision (MwLive *self, GCancellable *cancellable, GError **error);

/**
 * mw_live_snapshot:
 * @path: an SQLite database that has the entity tables, empty
 *
 * Copies the whole state, of one revision, into @path.
 *
 * Returns: that revision's number, -1 with an error
 */
gint64 mw_live_snapshot (MwLive *self, const char *path, GCancellable *cancellable, GError **error);

/**
 * mw_live_submit:
 * @submission: what to publish
 *
 * All or nothing, in one transaction: compares the base revision, applies the changeset (a conflict
 * is an error, never skipped), records the revision with its inverse.
 *
 * Returns: the new revision's number, or -1 with %MW_ERROR_STALE (the message names who moved it
 * on), %MW_ERROR_DUPLICATE, %MW_ERROR_REFUSED, %MW_ERROR_READ_ONLY, %MW_ERROR_FULL, %MW_ERROR_BUSY
 * or %MW_ERROR_STORAGE
 */
gint64 mw_live_submit (MwLive *self,
                       const MwSubmission *submission,
                       GCancellable *cancellable,
                       GError **error);

/**
 * mw_live_find_submission:
 * @token: a submission's token
 *
 * Returns: the revision that it became, 0 if it never arrived, -1 with an error
 */
gint64 mw_live_find_submission (MwLive *self,
                                const char *token,
                                GCancellable *cancellable,
                                GError **error);

/**
 * mw_live_list_revisions:
 * @after: the revision after which to begin
 *
 * Returns: (transfer full) (element-type MwRevision): the revisions after @after, oldest first
 */
GPtrArray *mw_live_list_revisions (MwLive *self,
                                   gint64 after,
                                   gboolean with_changesets,
                                   GCancellable *cancellable,
                                   GError **error);

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
 * @catalogue: the drivers
 * @findings: (element-type MwFinding): where findings are added
 *
 * Looks for what an older version or another program wrote to the live side: what no draft need
 * know of. Warnings `login`, `invisible-name`, `invisible-comment`, `invalid`, `no-sender`,
 * `unmade-sender`, see mailwright/check.h.
 *
 * Returns: %FALSE with %MW_ERROR_STORAGE and its kin
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
 * mw_live_find_secrets:
 * @kept: (element-type MwKeptSecret): what is in the keyring; who needs each is filled in
 * @is_value: what drafts have: a revision may be taken back where either side is as it left it
 *
 * Looks which are live, and which a revision would bring back that can be taken back. Those of
 * another database are left alone.
 *
 * Returns: %FALSE with an error
 */
gboolean mw_live_find_secrets (MwLive *self,
                               GPtrArray *kept,
                               MwIsValueFunc is_value,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
