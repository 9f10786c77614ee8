/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <libsecret/secret.h>

#include <mailwright/error.h>

G_BEGIN_DECLS

/* Blocking calls to the Secret Service, for any thread. Their errors are those of libsecret and
 * D-Bus, but for the codes of MW_ERROR that are said; mw_service_translate() does the rest. */

/* libsecret's service, with our way of waiting for prompts. */
#define MW_TYPE_SERVICE (mw_service_get_type ())
G_DECLARE_FINAL_TYPE (MwService, mw_service, MW, SERVICE, SecretService)

/* Opens the service anew. No connection is kept from one call to the next: proxies that were made
 * in a thread do not hear that the service was restarted or a collection locked. */
SecretService *
mw_service_open (SecretServiceFlags flags, GCancellable *cancellable, GError **error);

/* The default collection; NULL without an error if there is none. */
SecretCollection *
mw_service_get_default (SecretService *self, GCancellable *cancellable, GError **error);

/* The default collection, made if there is none, and unlocked. MW_ERROR_KEYRING_MISSING if there is
 * none still, MW_ERROR_KEYRING_LOCKED if it stayed locked, MW_ERROR_KEYRING_FAILED if what it keeps
 * is lost at the end of the session. */
SecretCollection *
mw_service_open_default (SecretService *self, GCancellable *cancellable, GError **error);

/* Unlocks a collection. MW_ERROR_KEYRING_LOCKED if it stayed locked. */
gboolean mw_service_unlock (SecretService *self,
                            SecretCollection *collection,
                            GCancellable *cancellable,
                            GError **error);

/* Unlocks an item. Some services lock their items one by one, to be asked for each:
 * MW_ERROR_KEYRING_DECLINED if its collection is not locked, but the item stayed so. */
gboolean mw_service_unlock_item (SecretService *self,
                                 SecretItem *item,
                                 GCancellable *cancellable,
                                 GError **error);

/* Whether the collection of an item is open, whatever the item itself is. */
gboolean mw_service_is_open (SecretService *self, const char *item_path, GCancellable *cancellable);

/* Says so where an item was refused because it is locked, and its collection is not. */
void mw_service_explain_item (SecretService *self,
                              SecretItem *item,
                              GCancellable *cancellable,
                              GError **error);

/* There is no default collection. */
void mw_service_set_missing (GError **error);

/* Whether a new attempt may succeed: the service may have been restarted under us. */
gboolean mw_service_may_retry (const GError *error);

/* Whether the error says that there is no service. */
gboolean mw_service_is_absent (const GError *error);

/* Makes a MW_ERROR of an error of libsecret or D-Bus; cancelled stays what it is. */
void mw_service_translate (GError **error);

G_END_DECLS
