/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/live.h>

G_BEGIN_DECLS

/* What mw_draft_find_secrets() does, for the draft in the file own. On connections of its own:
 * nobody waits for it. */
gboolean mw_draft_secrets_find (
    const char *own, MwLive *live, GPtrArray *kept, GCancellable *cancellable, GError **error);

G_END_DECLS
