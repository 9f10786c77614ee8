/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/journal.h"

#include <mailwright/live.h>

G_BEGIN_DECLS

/* Journals the inverse of a revision as one edit of the draft db. */
gboolean
mw_take_back (sqlite3 *db, MwLive *live, gint64 number, GCancellable *cancellable, GError **error);

G_END_DECLS
