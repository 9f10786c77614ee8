/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/draft/draft-private.h"

#include <mailwright/health.h>

G_BEGIN_DECLS

/* How many mailboxes work, day by day, kept beside the draft. Each takes the lock itself. */
gboolean mw_sqlite_draft_keep_health (MwDraft *draft,
                                      const GDate *day,
                                      GCancellable *cancellable,
                                      GError **error);
GPtrArray *mw_sqlite_draft_list_health (MwDraft *draft, GCancellable *cancellable, GError **error);
gboolean mw_sqlite_draft_read_health (MwDraft *draft,
                                      gboolean with_unseen,
                                      MwHealthNow *now,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
