/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwReceiver:
 * @host: the mail exchanger
 * @domain: a domain of whoever runs it
 *
 * Who receives the mail of a domain (its MX record), and where the settings of that provider could
 * be found.
 */
typedef struct
{
  char *host;   /* (owned) */
  char *domain; /* (owned) */
} MwReceiver;

void mw_receiver_free (MwReceiver *self);

/**
 * mw_receiver_find_async:
 * @resolver: who looks up
 * @domain: the domain of an address, as A-labels
 *
 * Asks for the MX records of a domain. Only the most preferred exchangers count: a second one may
 * well be somebody else's, who merely keeps the mail for a while. Of `mx.a.example.co.uk` the
 * domains are `a.example.co.uk` and `example.co.uk`, as the IETF's draft on autoconfig has it, and
 * never a public suffix, or one at or below @domain, which was asked already.
 */
void mw_receiver_find_async (GResolver *resolver,
                             const char *domain,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * mw_receiver_find_finish:
 * @takes_no_mail: (out): the domain says that it takes no mail at all (RFC 7505)
 *
 * Returns: (transfer full) (element-type MwReceiver): a few, the best first, empty if the domain
 *   receives its mail itself; %NULL with %G_RESOLVER_ERROR (no name server could be asked) or
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *mw_receiver_find_finish (GAsyncResult *result, gboolean *takes_no_mail, GError **error);

G_END_DECLS
