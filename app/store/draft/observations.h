/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/draft/draft-private.h"

G_BEGIN_DECLS

/* Tells the main context that something was kept; with the lock held. */
void mw_sqlite_draft_publish_observed (MwSqliteDraft *self);

/* What connection tests saw, kept beside the draft. Each takes the lock itself. */
gboolean mw_sqlite_draft_keep_observations (MwDraft *draft,
                                            GPtrArray *observations,
                                            GCancellable *cancellable,
                                            GError **error);
GPtrArray *mw_sqlite_draft_list_observations (MwDraft *draft,
                                              const char *profile_id,
                                              GCancellable *cancellable,
                                              GError **error);
gboolean mw_sqlite_draft_count_ending_certificates (MwDraft *draft,
                                                    guint *n_profiles,
                                                    GCancellable *cancellable,
                                                    GError **error);

G_END_DECLS
