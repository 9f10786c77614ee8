/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/live/secret-rows.h"

#include <mailwright/live.h>

G_BEGIN_DECLS

/* What mw_live_find_secrets() does, in a transaction of a live database: kept may have others. */
gboolean mw_live_secrets_find (sqlite3 *db,
                               GHashTable *index,
                               MwIsValueFunc is_value,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
