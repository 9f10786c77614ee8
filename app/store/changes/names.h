/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

G_BEGIN_DECLS

/**
 * MwNames:
 *
 * What objects are called, as a database with staged edits says it: now, or for what is not there
 * any more at the base. Keeps what it was told and what it found.
 */
typedef struct _MwNames MwNames;

MwNames *mw_names_new (sqlite3 *db);
void mw_names_free (MwNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwNames, mw_names_free)

/* (transfer none): until the names are freed; the id where nothing is known. */
const char *mw_names_find (MwNames *self, const MwEntity *entity, const char *id);

/* (transfer none) (nullable): the driver of the parameters of an entity's row. */
const char *mw_names_find_driver (MwNames *self, const MwEntity *entity, const char *object_id);

G_END_DECLS
