/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwLikely:
 *
 * What is looked for below which domain. All fields belong to the caller.
 */
typedef struct
{
  MwProber *prober;
  GResolver *resolver;
  const char *domain;         /* as A-labels */
  const char *const *schemes; /* of `imap`, `pop3`, `smtp` */
  guint timeout;              /* seconds, for each step of a test */
} MwLikely;

/**
 * mw_likely_find_async:
 * @likely: (transfer none): what is looked for; copied
 * @found: (element-type MwFoundSetting): where settings are added as they are found
 *
 * Tries the names that mail servers often have (imap., pop., smtp., mail. and the domain itself) on
 * the standard ports, without a login: those names that can be looked up, TLS first, then STARTTLS.
 * What is not encrypted comes last, and never where a server's encryption was merely broken:
 * whoever breaks it would have a password sent in the clear.
 */
void mw_likely_find_async (const MwLikely *likely,
                           GPtrArray *found,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/**
 * mw_likely_find_finish:
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean mw_likely_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
