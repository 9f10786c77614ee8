/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

G_BEGIN_DECLS

/* A sample organisation, to try the programs on. */

/**
 * mw_demo_dup_path:
 *
 * Returns: (transfer full): where its live database is, beside a person's own
 */
char *mw_demo_dup_path (void);

gboolean mw_demo_fill (MwDraft *draft, GCancellable *cancellable, GError **error);

G_END_DECLS
