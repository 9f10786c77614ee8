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
 * stays with `https:` whatever the first URL was, and no cookie, login or referrer is sent. What
 * comes compressed is unpacked.
 */
void mw_fetch_async (MwFetch *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);

/**
 * mw_fetch_finish:
 * @final_url: (out) (transfer full): where the answer came from, after all redirects
 * @type: (out) (transfer full) (nullable): the Content-Type that it came with
 *
 * Returns: (transfer full): what the server answered with status 200, or %NULL with a %G_IO_ERROR
 *   whose message is one translated sentence about the server, with its name. There is no such file
 *   with %G_IO_ERROR_NOT_FOUND (status 404 or 410), %G_IO_ERROR_HOST_NOT_FOUND,
 *   %G_IO_ERROR_CONNECTION_REFUSED and %G_IO_ERROR_HOST_UNREACHABLE; something is wrong with
 *   %G_IO_ERROR_NO_SPACE (too large), %G_IO_ERROR_TIMED_OUT (it was reached, and too slow),
 *   %G_IO_ERROR_PERMISSION_DENIED (a redirect to somewhere unprotected, or too many),
 *   %G_IO_ERROR_INVALID_DATA (the certificate), %G_IO_ERROR_FAILED. Or %G_IO_ERROR_CANCELLED
 */
GBytes *mw_fetch_finish (GAsyncResult *result, char **final_url, char **type, GError **error);

G_END_DECLS
