/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/revision.h>

G_BEGIN_DECLS

/* The revision whose state a database has: the newest one, or the one that a draft is based on. */
gboolean mw_state_revision_read (sqlite3 *db, MwRevisionId *base, GError **error);
gboolean mw_state_revision_write (sqlite3 *db, const MwRevisionId *base, GError **error);

G_END_DECLS
