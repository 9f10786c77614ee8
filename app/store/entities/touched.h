/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

G_BEGIN_DECLS

/* More rows than this are not listed one by one: whoever follows then looks at everything, which
 * costs less than so many places that are found one by one. */
#define MW_TOUCHED_MOST 64

/* A row that was written. */
typedef struct
{
  const char *table; /* interned */
  gint64 rowid;      /* 0 where the table has none */
  char *object;      /* (owned): the object it belongs to */
  char *member;      /* (owned) (nullable): of a row that belongs to one */
} MwTouchedRow;

/**
 * MwTouched:
 *
 * The rows that an edit, an undo or a redo wrote, so that a list looks at those alone. Counted
 * references.
 */
typedef struct _MwTouched MwTouched;

MwTouched *mw_touched_new (void);
MwTouched *mw_touched_ref (MwTouched *self);
void mw_touched_unref (MwTouched *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwTouched, mw_touched_unref)

/* Adds what another one has. */
void mw_touched_add_all (MwTouched *self, const MwTouched *other);

/* Not only its rows: what was written is not known. */
void mw_touched_set_everything (MwTouched *self);

/* Whether there were too many to list. */
gboolean mw_touched_is_everything (const MwTouched *self);

guint mw_touched_get_n_rows (const MwTouched *self);
const MwTouchedRow *mw_touched_get_row (const MwTouched *self, guint i);

/**
 * mw_touched_watch:
 * @db: a draft
 * @slot: (nullable): where rows are added while it holds something; has to stay there as long as
 *   @db is open
 *
 * Has every write to an entity's table noted, by temporary triggers: those of this connection only,
 * and of a changeset that is applied, too.
 *
 * Returns: %FALSE with a storage error
 */
gboolean mw_touched_watch (sqlite3 *db, MwTouched **slot, GError **error);

G_END_DECLS
