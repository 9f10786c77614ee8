/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

#include <mailwright/operation.h>

G_BEGIN_DECLS

/**
 * MwConsequences:
 *
 * What joining or leaving a responsibility, another address, another site default, or the end of an
 * object means for people: who can send after it; of what is taken away, who could before. Each
 * object is asked about once.
 */
typedef struct _MwConsequences MwConsequences;

/**
 * mw_consequences_new:
 * @db: a connection that has a view sender
 * @has_unstaged: whether it has the views of mw_draft_senders_add_unstaged() as well; without them
 * what is taken away is asked for before it is, of another #MwConsequences
 */
MwConsequences *mw_consequences_new (sqlite3 *db, gboolean has_unstaged);
void mw_consequences_free (MwConsequences *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwConsequences, mw_consequences_free)

/* Whether an operation takes something away: what it means is then a matter of the state before. */
gboolean mw_consequences_takes_away (const MwOperationFields *fields);

/* Whether what it means begins, ends or changes: to disable is a change that ends something. */
MwChangeSign mw_consequences_get_sign (const MwOperationFields *fields);

/* (transfer none) (nullable): of a member of an entity, a value, or an object, for
 * mw_consequence_describe(). */
const char *mw_consequences_find (MwConsequences *self,
                                  const MwEntity *entity,
                                  const MwOperationFields *fields);

G_END_DECLS
