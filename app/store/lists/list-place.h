/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"
#include "store/entities/touched.h"

#include <mailwright/catalogue.h>
#include <mailwright/query.h>

G_BEGIN_DECLS

/* An order of rows after some of them were written. */
typedef struct
{
  GArray *keys; /* (owned) (nullable) of gint64: the order now; NULL where it is as it was */
  GArray
      *touched; /* (owned) (nullable) of gint64: rows to read anew; NULL: all that anyone holds */
  GPtrArray *rows; /* (owned) (nullable) (element-type MwRow): the first ones, read with it */
} MwOrder;

void mw_order_free (MwOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwOrder, mw_order_free)

/* What was written since an order was right, and the draft's mark after that. */
typedef struct
{
  GArray *keys;       /* (owned) of gint64: the order, which nobody changes meanwhile */
  MwTouched *touched; /* (owned) */
  char *mark;         /* (owned) */
} MwOrderMoves;

void mw_order_moves_free (MwOrderMoves *self);

/**
 * mw_list_place:
 * @db: a draft, outside a transaction
 * @catalogue: the drivers
 * @query: what is listed
 * @moves: what was written
 *
 * Finds where the rows that were written belong, among those that were not: each by as many
 * comparisons as it takes to halve the order down to one place. Reads the whole order instead where
 * that is not known: many rows were written, or another edit is there already, or the order also
 * depends on what no edit wrote.
 *
 * Returns: (transfer full): the order; %NULL with a storage error
 */
MwOrder *mw_list_place (sqlite3 *db,
                        MwCatalogue *catalogue,
                        const MwQuery *query,
                        const MwOrderMoves *moves,
                        GError **error);

G_END_DECLS
