/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/* Adds a warning to @findings for each profile that is staged to fetch from another place than
 * before, or anew, where another one fetches too. */
gboolean mw_same_mailbox_check (sqlite3 *db, GPtrArray *findings, GError **error);

G_END_DECLS
