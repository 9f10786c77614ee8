/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/address.h>

#include "probe/discovery/discovery.h"

G_BEGIN_DECLS

/* Where a provider says something, the most trustworthy first. */
typedef enum
{
  MW_SAYING_AUTOCONFIG,
  MW_SAYING_WELL_KNOWN,
  MW_SAYING_PLAIN_AUTOCONFIG,
  MW_SAYING_PLAIN_WELL_KNOWN,
  MW_SAYING_RECORDS,
  MW_N_SAYINGS,
} MwSaying;

/**
 * MwProvider:
 *
 * What one domain says of the servers for an address: its configuration files and its SRV records.
 * What was found can be looked at while it is still being asked.
 */
typedef struct _MwProvider MwProvider;

/**
 * mw_provider_new:
 * @sources: where to look
 * @address: whose settings are looked for
 * @domain: whom to ask, as A-labels
 * @host: (nullable): the mail exchanger by which @domain was found, if it is not that of @address
 *
 * Returns: (transfer full): a provider that was not asked yet
 */
MwProvider *mw_provider_new (const MwDiscoverySources *sources,
                             const char *address,
                             const char *domain,
                             const char *host);
MwProvider *mw_provider_ref (MwProvider *self);
void mw_provider_unref (MwProvider *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwProvider, mw_provider_unref)

/**
 * mw_provider_ask_async:
 *
 * Asks for the files over HTTPS, with the address, and for the records. Cannot fail:
 * mw_provider_ask_finish() merely tells that it has ended.
 */
void mw_provider_ask_async (MwProvider *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void mw_provider_ask_finish (GAsyncResult *result);

/**
 * mw_provider_ask_plain_async:
 * @use: whether what is found may be used; else it is only told that it is there
 *
 * Asks for the files without encryption, and so without the address. Ends as
 * mw_provider_ask_async() does.
 */
void mw_provider_ask_plain_async (MwProvider *self,
                                  gboolean use,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* (transfer none) (element-type MwFoundSetting): to be taken out as needed. */
GPtrArray *mw_provider_get_found (MwProvider *self, MwSaying saying);

/* Whether a file over HTTPS was found that can be used. */
gboolean mw_provider_has_file (MwProvider *self);

/* Whether the domain does not say that there is nothing of @scheme. */
gboolean mw_provider_offers (MwProvider *self, const char *scheme);

/* Adds what is wrong with what is there, and if @strange what is there in place of files. */
void mw_provider_list_troubles (MwProvider *self, gboolean strange, GStrvBuilder *troubles);

G_END_DECLS
