/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>
#include <mailwright/operation.h>

G_BEGIN_DECLS

/**
 * MwNetWords:
 * @MW_NET_NAMES: what things are called
 * @MW_NET_CONSEQUENCES: what an operation means for people as well, for whoever reads it
 */
typedef enum
{
  MW_NET_NAMES,
  MW_NET_CONSEQUENCES,
} MwNetWords;

/**
 * mw_net_read:
 * @db: a draft
 * @catalogue: the drivers
 * @wanted: which words of now the operations have
 * @cancellable: (nullable): obeyed between two rows
 *
 * What is staged: the net of all edits.
 *
 * Returns: (transfer full) (element-type MwOperation): in the order of a diff: objects beside each
 *   other, by kind and name; %NULL with a storage error or %G_IO_ERROR_CANCELLED
 */
GPtrArray *mw_net_read (sqlite3 *db,
                        MwCatalogue *catalogue,
                        MwNetWords wanted,
                        GCancellable *cancellable,
                        GError **error);

/**
 * mw_net_describe:
 * @operation: an operation, from a draft or from history
 * @catalogue: the drivers
 *
 * Returns: (transfer full): the line of a diff for it, in the reader's language
 */
MwChange *mw_net_describe (const MwOperation *operation, MwCatalogue *catalogue);

/* Puts operations that have their words into the order of a diff: by object, and of each the object
 * as a whole first; parameters as their driver has them, or by their keys without a catalogue
 * (nullable). */
void mw_net_sort (GPtrArray *operations, MwCatalogue *catalogue);

G_END_DECLS
