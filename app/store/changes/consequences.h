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
 * What joining or leaving a responsibility, or another address to send from, means for people. Each
 * object is asked about once. The connection has a view sender.
 */
typedef struct _MwConsequences MwConsequences;

MwConsequences *mw_consequences_new (sqlite3 *db);
void mw_consequences_free (MwConsequences *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwConsequences, mw_consequences_free)

/* (transfer none) (nullable): of a member that came to an object or left it, for
 * mw_consequence_describe(). */
const char *mw_consequences_find (MwConsequences *self,
                                  const MwEntity *entity,
                                  const MwOperationFields *fields);

/* (transfer none) (nullable): the same of a value that object_id, a profile or a driver, has of
 * key. */
const char *mw_consequences_find_value (MwConsequences *self,
                                        const MwEntity *entity,
                                        const char *object_id,
                                        const char *key);

G_END_DECLS
