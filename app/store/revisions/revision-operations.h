/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/operation.h>

G_BEGIN_DECLS

/* Operations as rows of revision_change, and what else they hold as rows of revision_value. */

gboolean
mw_revision_operations_add (sqlite3 *db, gint64 revision, GPtrArray *operations, GError **error);

/* (element-type MwOperation): of the revisions after one, up to and with another, in order. */
GPtrArray *mw_revision_operations_list (sqlite3 *db, gint64 after, gint64 upto, GError **error);

G_END_DECLS
