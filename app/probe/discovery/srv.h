/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * mw_srv_lookup_async:
 * @resolver: who looks up
 * @domain: the domain of an address, as A-labels
 *
 * Asks for the SRV records of a domain's mail services (RFC 6186, RFC 8314).
 */
void mw_srv_lookup_async (GResolver *resolver,
                          const char *domain,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/**
 * mw_srv_lookup_finish:
 * @not_offered: (out) (transfer full): the schemes that the domain says it does not offer: all
 *   their services have "." for a target
 * @unanswered: (out) (transfer full) (nullable): the name of the first record that no name server
 *   could be asked for
 *
 * Returns: (transfer full) (element-type MwFoundSetting): the settings without their source and
 *   account, by the priority that the domain gives them (across schemes, RFC 6186), then TLS before
 *   STARTTLS and IMAP before POP3, then by weight. Empty if there are no records; %NULL only with
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *
mw_srv_lookup_finish (GAsyncResult *result, GStrv *not_offered, char **unanswered, GError **error);

/**
 * mw_srv_dup_record:
 *
 * Returns: (transfer full): the name of the record that @setting is from, as in
 *   `_imaps._tcp.example.org`
 */
char *mw_srv_dup_record (const MwFoundSetting *setting, const char *domain);

G_END_DECLS
