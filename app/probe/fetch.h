/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwFetch:
 *
 * What is asked for, and within which bounds.
 */
typedef struct
{
  char *url;                  /* (owned): `https:`, or `http:` where that is wanted */
  char *ca_file;              /* (owned) (nullable): in place of the system's trust store */
  char **connect_to;          /* (owned) (nullable): where to connect instead, as curl writes it */
  gsize maximum_bytes;        /* of the answer */
  guint maximum_redirects;    /* how often the server may send us elsewhere */
  guint maximum_milliseconds; /* for all of it */
} MwFetch;

void mw_fetch_free (MwFetch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwFetch, mw_fetch_free)

/**
 * mw_fetch_async:
 * @self: (transfer full): what is asked for
 *
 * Fetches one file from a web server. Certificates are verified, TLS is 1.2 at least. A redirect
 * stays with `https:` whatever the first URL was, and no cookie, login or referrer is sent.
 */
void mw_fetch_async (MwFetch *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);

/**
 * mw_fetch_finish:
 * @final_url: (out) (transfer full): where the answer came from, after all redirects
 *
 * Returns: (transfer full): what the server answered with status 200, or %NULL with a %G_IO_ERROR:
 *   %G_IO_ERROR_NOT_FOUND (another status), %G_IO_ERROR_NO_SPACE (too large),
 *   %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_PERMISSION_DENIED (a redirect to somewhere unprotected, or
 *   too many), %G_IO_ERROR_INVALID_DATA (no such certificate), %G_IO_ERROR_CANCELLED,
 *   %G_IO_ERROR_FAILED
 */
GBytes *mw_fetch_finish (GAsyncResult *result, char **final_url, GError **error);

G_END_DECLS
