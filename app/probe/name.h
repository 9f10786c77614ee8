/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwNameLookup:
 *
 * Finds out the addresses of a host. libcurl could, but it cannot tell a name that does not exist
 * from name servers that do not answer, and waits for both when it is cancelled.
 */
typedef struct _MwNameLookup MwNameLookup;

/* It has ended; it may be freed in it. @addresses are separated by commas; or else there is @error,
 * of #GResolverError or %G_IO_ERROR_TIMED_OUT. */
typedef void (*MwNameLookupDone) (const char *addresses, const GError *error, gpointer user_data);

MwNameLookup *mw_name_lookup_new (GMainContext *context,
                                  const char *host,
                                  gint64 limit,
                                  MwNameLookupDone done,
                                  gpointer user_data);
void mw_name_lookup_free (MwNameLookup *self);

G_END_DECLS
