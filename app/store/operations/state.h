/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

#include <mailwright/live.h>

G_BEGIN_DECLS

/* The whole configuration as operations that add its rows, parents first: what is copied from the
 * live side into a draft. Not for history: it has no words. */
gboolean mw_state_read (sqlite3 *db,
                        MwOperationFunc func,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error);

/* The same of one object, with all that belongs to it. */
gboolean mw_state_read_object (sqlite3 *db,
                               MwObjectKind kind,
                               const char *id,
                               MwOperationFunc func,
                               gpointer user_data,
                               GError **error);

/* A MwOperationFunc: writes what mw_state_read() gives, with a MwRowWriter. */
gboolean mw_state_write (MwOperation *operation, gpointer writer, GError **error);

/* The rows of all entity tables go, whatever a rule says of single ones. */
gboolean mw_state_clear (sqlite3 *db, GError **error);

G_END_DECLS
