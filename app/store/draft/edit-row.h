/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

G_BEGIN_DECLS

/* Edits of objects of any kind, as their entities are described. Within the caller's transaction.
 */

/**
 * mw_row_set:
 * @field: the stable word of a field
 * @text: (nullable): its new value, as a person gave it
 *
 * Returns: %FALSE with %MW_ERROR_NOT_FOUND (the object, or the field), what the field's own rule
 * says, or a storage error
 */
gboolean mw_row_set (sqlite3 *db,
                     MwCatalogue *catalogue,
                     MwObjectKind kind,
                     const char *id,
                     const char *field,
                     const char *text,
                     GError **error);

/* Adds an object that has nothing but its id and one field. */
gboolean mw_row_add (sqlite3 *db,
                     MwCatalogue *catalogue,
                     MwObjectKind kind,
                     const char *id,
                     const char *field,
                     const char *text,
                     GError **error);

/* Removes an object, what belongs to it, and what others say of it. */
gboolean mw_row_remove (sqlite3 *db, MwObjectKind kind, const char *id, GError **error);

G_END_DECLS
