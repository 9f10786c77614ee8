/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <libsecret/secret.h>

#include <mailwright/kept-secret.h>

G_BEGIN_DECLS

/* The attributes of our items. */
#define MW_ATTRIBUTE_ID "secret-id"
#define MW_ATTRIBUTE_DATABASE "database"
#define MW_ATTRIBUTE_LIVE "live"   /* where the database was when it was stored, as a URI */
#define MW_ATTRIBUTE_DRAFT "draft" /* the draft that brought it, as a URI */

#define MW_SCHEMA_NAME "io.github.mailwright.Secret"

/* The items of a database, or with all those of others too, without reading a secret.
 * (transfer full) (element-type MwKeptSecret): one of each */
GPtrArray *mw_listing_read (SecretService *service,
                            const char *database_id,
                            gboolean all,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
