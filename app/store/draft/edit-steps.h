/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>
#include <mailwright/edit.h>

G_BEGIN_DECLS

/**
 * mw_edit_steps_run:
 * @db: the draft, in a transaction
 * @catalogue: the drivers
 * @edit: what to do
 *
 * Checks and does every step of @edit.
 *
 * Returns: %FALSE with %MW_ERROR_INVALID, %MW_ERROR_DUPLICATE, %MW_ERROR_NOT_FOUND,
 *   %MW_ERROR_REFUSED or a storage error
 */
gboolean mw_edit_steps_run (sqlite3 *db, MwCatalogue *catalogue, MwEdit *edit, GError **error);

G_END_DECLS
