/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

#include <mailwright/operation.h>

G_BEGIN_DECLS

/**
 * MwRowWriter:
 *
 * Writes single operations as rows, with statements that it keeps.
 */
typedef struct _MwRowWriter MwRowWriter;

MwRowWriter *mw_row_writer_new (sqlite3 *db);
void mw_row_writer_free (MwRowWriter *self);

/* The row that has a unique value which an operation wants. */
typedef struct
{
  char *id;          /* (owned) (nullable): %NULL if there is none */
  char *name;        /* (owned): what it is called */
  const char *field; /* the field that the value is of */
  char *value;       /* (owned): as people know it */
} MwRowBlock;

void mw_row_block_clear (MwRowBlock *block);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwRowBlock, mw_row_block_clear)

/**
 * mw_row_writer_write:
 * @parked: whether it was parked: what was there before was compared then
 * @block: (out caller-allocates): zeroed; filled where a row has a value that it wants, and nothing
 * was written
 *
 * Returns: %FALSE with %MW_ERROR_STALE where something else is there than the operation says, or a
 *   storage error
 */
gboolean mw_row_writer_write (MwRowWriter *self,
                              const MwOperation *operation,
                              gboolean parked,
                              MwRowBlock *block,
                              GError **error);

/* Gives a unique value up for a moment. */
gboolean mw_row_writer_park (MwRowWriter *self, const MwOperation *operation, GError **error);

/* Within the transaction: whatever refers to something refers to what is there, or
 * MW_ERROR_REFUSED that names the object. */
gboolean mw_row_check_references (sqlite3 *db, GError **error);

/* What the object of an operation is called, for a message. */
const char *mw_row_name_of (const MwOperation *operation);

G_END_DECLS
