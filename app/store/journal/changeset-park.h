/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/**
 * mw_changeset_park:
 * @db: a connection in a transaction
 * @changeset: what is to be applied
 * @mark: what tells what is parked: a fresh UUID
 * @error: return location for an error
 *
 * Takes their unique names from the rows that @changeset gives another one, so that those which
 * change names among each other stand in nobody's way. Applying @changeset then gives them theirs:
 * a row that has @mark where the changeset knows another value is what it was made on. A row that
 * has another name meanwhile is left as it is.
 *
 * Returns: %FALSE with a storage error; the caller rolls back
 */
gboolean mw_changeset_park (sqlite3 *db, GBytes *changeset, const char *mark, GError **error);

G_END_DECLS
