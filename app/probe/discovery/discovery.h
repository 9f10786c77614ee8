/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwDiscoverySources:
 * @resolver: (nullable): who looks up names; %NULL for the system's
 * @ca_file: (nullable): what certificates of web servers are verified against; %NULL for the
 *   system's trust store
 * @connect_to: (nullable): where web servers are reached instead of where their names say, as in
 *   `:443:127.0.0.1:8443`
 * @fetch_milliseconds: how long a web server may take, 0 for the usual
 * @total_milliseconds: how long all of it may take, 0 for the usual
 *
 * Where settings are looked for. Only tests need another than the usual.
 */
typedef struct
{
  GResolver *resolver;
  const char *ca_file;
  const char *const *connect_to;
  guint fetch_milliseconds;
  guint total_milliseconds;
} MwDiscoverySources;

/**
 * mw_discovery_find_async:
 * @prober: who tests what is only likely; the source object of the result
 *
 * What mw_prober_find_settings_async() does. Ends at once when it is cancelled, and after 45
 * seconds at most with what was found until then. Nothing is asked of a public suffix, and no web
 * server of an address whose domain is a single label or an IP address. What a domain leaves open,
 * whoever receives its mail is asked for. Web servers are asked without encryption only where there
 * is no file with it, and without the address.
 */
void mw_discovery_find_async (MwProber *prober,
                              const char *address,
                              gboolean allow_plain,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* The same, looking elsewhere. */
void mw_discovery_find_in_async (const MwDiscoverySources *sources,
                                 MwProber *prober,
                                 const char *address,
                                 gboolean allow_plain,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * mw_discovery_find_finish:
 * @troubles: (out) (optional) (transfer full): what is wrong where settings could have been found
 *
 * Returns: (transfer full) (element-type MwFoundSetting): at most one for each scheme: incoming
 *   first, IMAP before POP3, unless it alone is not encrypted or the domain's records prefer POP3.
 *   Empty if nothing was found; %NULL with %MW_ERROR_INVALID or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
mw_discovery_find_finish (MwProber *prober, GAsyncResult *result, GStrv *troubles, GError **error);

G_END_DECLS
