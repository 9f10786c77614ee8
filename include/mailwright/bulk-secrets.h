/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/profile.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwBulkProgressFunc:
 * @n_kept: how many are in the keyring by now
 */
typedef void (*MwBulkProgressFunc) (guint n_kept, gpointer user_data);

/**
 * mw_bulk_secrets_keep_async:
 * @vault: where they go
 * @profiles: (element-type MwProfile): whose secrets
 * @parameter: which secret
 * @secret: the secret, the same for all of them
 * @cancellable: (nullable): a cancellable
 * @progress: (scope call): called in the main context after each
 * @callback: what to call at the end; @progress is not called after it
 * @user_data: for @progress and @callback
 *
 * Keeps @secret once for each profile, under a fresh id each, one after the other: a profile's
 * secret is its own, and may be replaced or removed without the others'. If one cannot be kept, or
 * on cancelling, those that were are forgotten again.
 */
void mw_bulk_secrets_keep_async (MwVault *vault,
                                 GPtrArray *profiles,
                                 MwParameter *parameter,
                                 MwSecret *secret,
                                 GCancellable *cancellable,
                                 MwBulkProgressFunc progress,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * mw_bulk_secrets_keep_finish:
 *
 * Returns: (transfer full) (array zero-terminated=1): the secret ids in the order of the profiles,
 *   or %NULL with an error of mw_vault_keep()
 */
GStrv mw_bulk_secrets_keep_finish (MwVault *vault, GAsyncResult *result, GError **error);

/**
 * mw_bulk_secrets_forget:
 * @ids: (array zero-terminated=1): ids that nothing refers to after all
 *
 * Removes them from the keyring in the background.
 */
void mw_bulk_secrets_forget (MwVault *vault, const char *const *ids);

G_END_DECLS
