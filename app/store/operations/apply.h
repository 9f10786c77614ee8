/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

#include <mailwright/operation.h>

G_BEGIN_DECLS

/**
 * mw_operations_apply:
 * @db: a connection in a transaction, with the entity tables
 * @operations: (element-type MwOperation): what to write, in any order
 * @cancellable: (nullable): obeyed between two of them
 *
 * Writes all of @operations. What each says was there before is compared with what is there; one
 * that finds its end already reached is passed over. A unique name is given to its new owner after
 * the old one gave it up; of a ring of names one is parked meanwhile. Whatever refers to something
 * is looked at when all is written. Where it fails, the caller rolls back.
 *
 * Returns: %FALSE with %MW_ERROR_STALE (something else is there), %MW_ERROR_DUPLICATE (a name is
 *   taken), %MW_ERROR_REFUSED (what is referred to is not there), each naming the object;
 *   %G_IO_ERROR_CANCELLED or a storage error
 */
gboolean
mw_operations_apply (sqlite3 *db, GPtrArray *operations, GCancellable *cancellable, GError **error);

G_END_DECLS
