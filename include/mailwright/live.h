/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/catalogue.h>
#include <mailwright/revision.h>
#include <mailwright/sender-map.h>

G_BEGIN_DECLS

/**
 * MwSubmission:
 * @base: the revision that the changes were made on
 * @token: a UUID of this submission: the same one is never applied twice
 * @author: who submits
 * @comment: why; may be empty
 * @operations: (element-type MwOperation): what changes, with the words of today
 * @catalogue: the drivers of whoever submits: with them goes what mail is sent from (MwFrom)
 */
typedef struct
{
  MwRevisionId base;
  const char *token;
  const char *author;
  const char *comment;
  GPtrArray *operations;
  MwCatalogue *catalogue;
} MwSubmission;

/**
 * MwOperationFunc:
 * @operation: (transfer none): an operation
 *
 * Returns: %FALSE with an error to stop
 */
typedef gboolean (*MwOperationFunc) (MwOperation *operation, gpointer user_data, GError **error);

/**
 * MwLive:
 *
 * The live configuration, shared by everybody. Nothing else touches it. Its calls block and are
 * made from any thread but the window's; each obeys its cancellable. mw_live_read_newest_async()
 * and its kin are for the window. A side that cannot be reached raises %MW_ERROR_UNREACHABLE, and
 * can be asked again.
 *
 * Property `problem` (string, nullable), notified in the main context: why nothing can be submitted
 * now, what still works and what to do, translated; %NULL while all is well. It is looked at from
 * time to time: mw_live_submit() and mw_live_is_reachable() look themselves.
 *
 * Signal `revised` (gint64 number, gboolean reachable), in the main context: the newest revision
 * that is known of, and whether the side can be reached.
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
  gboolean (*read_newest) (MwLive *self,
                           MwRevisionId *newest,
                           GCancellable *cancellable,
                           GError **error);
  gboolean (*snapshot) (MwLive *self,
                        MwOperationFunc func,
                        gpointer user_data,
                        MwRevisionId *at,
                        GCancellable *cancellable,
                        GError **error);
  GPtrArray *(*list_revisions) (MwLive *self,
                                const MwRevisionQuery *query,
                                GCancellable *cancellable,
                                GError **error);
  GPtrArray *(*list_operations) (
      MwLive *self, gint64 after, gint64 upto, GCancellable *cancellable, GError **error);
  gboolean (*submit) (MwLive *self,
                      const MwSubmission *submission,
                      MwRevisionId *made,
                      GCancellable *cancellable,
                      GError **error);
  gboolean (*settle) (MwLive *self,
                      const char *token,
                      MwRevisionId *made,
                      GCancellable *cancellable,
                      GError **error);
  MwSenderMap *(*read_senders) (MwLive *self, GCancellable *cancellable, GError **error);
  GPtrArray *(*check_rows) (MwLive *self,
                            MwCatalogue *catalogue,
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
 * @self: a live side
 *
 * Returns: (transfer none): the live configuration's own UUID
 */
const char *mw_live_get_id (MwLive *self);

/**
 * mw_live_read_newest:
 * @self: a live side
 * @newest: (out caller-allocates): the newest revision
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %FALSE with %MW_ERROR_UNREACHABLE, %MW_ERROR_STORAGE and its kin, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mw_live_read_newest (MwLive *self, MwRevisionId *newest, GCancellable *cancellable, GError **error);

/**
 * mw_live_snapshot:
 * @self: a live side
 * @func: called with each row of the configuration as an operation that adds it, those that others
 *   refer to first
 * @user_data: for @func
 * @at: (out caller-allocates): the revision whose state it is
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Gives the whole state, of one revision.
 *
 * Returns: %FALSE with the error of @func, or as mw_live_read_newest()
 */
gboolean mw_live_snapshot (MwLive *self,
                           MwOperationFunc func,
                           gpointer user_data,
                           MwRevisionId *at,
                           GCancellable *cancellable,
                           GError **error);

/**
 * mw_live_list_revisions:
 * @self: a live side
 * @query: (nullable): which ones; %NULL for all, the newest first
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type MwRevision): revisions; %NULL as mw_live_read_newest()
 */
GPtrArray *mw_live_list_revisions (MwLive *self,
                                   const MwRevisionQuery *query,
                                   GCancellable *cancellable,
                                   GError **error);

/**
 * mw_live_find_revision:
 * @self: a live side
 * @number: a revision's number
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full): the revision; %NULL with %MW_ERROR_NOT_FOUND, or as
 *   mw_live_read_newest()
 */
MwRevision *
mw_live_find_revision (MwLive *self, gint64 number, GCancellable *cancellable, GError **error);

/**
 * mw_live_list_operations:
 * @self: a live side
 * @after: the number of a revision
 * @upto: the number of a later one
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type MwOperation): what the revisions after @after changed, up
 * to and with @upto, in order; %NULL as mw_live_read_newest()
 */
GPtrArray *mw_live_list_operations (
    MwLive *self, gint64 after, gint64 upto, GCancellable *cancellable, GError **error);

/**
 * mw_live_submit:
 * @self: a live side
 * @submission: what to publish
 * @made: (out caller-allocates): the new revision
 * @cancellable: (nullable): obeyed until it is published: afterwards it is too late
 * @error: return location for an error
 *
 * All or nothing, in one transaction: compares the base, applies the operations, records them. A
 * token that arrived before gives the revision that it made.
 *
 * Returns: %FALSE with %MW_ERROR_STALE (the message names who moved it on, or what is not as it
 *   was), %MW_ERROR_DUPLICATE, %MW_ERROR_REFUSED, %MW_ERROR_READ_ONLY, %MW_ERROR_FULL,
 *   %MW_ERROR_BUSY, %MW_ERROR_STORAGE or %G_IO_ERROR_CANCELLED: nothing was published; with
 *   %MW_ERROR_UNREACHABLE nobody knows yet, and mw_live_settle() tells
 */
gboolean mw_live_submit (MwLive *self,
                         const MwSubmission *submission,
                         MwRevisionId *made,
                         GCancellable *cancellable,
                         GError **error);

/**
 * mw_live_settle:
 * @self: a live side
 * @token: a submission's token
 * @made: (out caller-allocates): the revision that it made; its number is 0 if it never arrived
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Asks what became of a submission whose answer was lost. One that did not arrive is withdrawn for
 * good: should it still be under way, it is refused.
 *
 * Returns: %FALSE as mw_live_read_newest()
 */
gboolean mw_live_settle (
    MwLive *self, const char *token, MwRevisionId *made, GCancellable *cancellable, GError **error);

G_END_DECLS

#include <mailwright/live-async.h>
#include <mailwright/live-side.h>
