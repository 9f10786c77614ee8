/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/operation.h>

G_BEGIN_DECLS

/**
 * mw_stage_again:
 * @db: a draft that was put on another base, in a transaction
 * @wanted: (element-type MwOperation): what is to be staged on it
 * @cancellable: (nullable): obeyed between two operations
 *
 * Stages all that fits on what is there now. What does not is kept in words, in the table
 * set_aside: each operation by itself, but those that hand a unique name on to each other together.
 *
 * Returns: %FALSE with a storage error or %G_IO_ERROR_CANCELLED; the transaction is to be rolled
 *   back then, and nothing is set aside
 */
gboolean mw_stage_again (sqlite3 *db, GPtrArray *wanted, GCancellable *cancellable, GError **error);

G_END_DECLS
