/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>
#include <mailwright/live.h>

G_BEGIN_DECLS

/**
 * mw_rebase:
 * @db: a draft
 * @live: the live side
 * @catalogue: the drivers
 *
 * Moves a draft whose base is nowhere any more (the live database was restored from a back-up, or
 * is another branch of it) onto what is there. What was staged stays staged, as one entry of the
 * undo history; an object that is not there any more and that something was staged of is added
 * again.
 *
 * Returns: %FALSE with an error of mw_live_snapshot() or a storage error: nothing was changed
 */
gboolean mw_rebase (
    sqlite3 *db, MwLive *live, MwCatalogue *catalogue, GCancellable *cancellable, GError **error);

G_END_DECLS
