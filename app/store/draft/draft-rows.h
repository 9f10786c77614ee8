/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/draft/draft-private.h"

G_BEGIN_DECLS

/* Reading single objects and values of the draft; each takes the lock itself. */
gboolean mw_sqlite_draft_foreach (MwDraft *draft,
                                  const MwQuery *query,
                                  MwRowFunc func,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);
MwProfile *mw_sqlite_draft_find_profile (MwDraft *draft,
                                         const char *name_or_address,
                                         GCancellable *cancellable,
                                         GError **error);
MwAgent *mw_sqlite_draft_find_agent (MwDraft *draft,
                                     const char *login,
                                     GCancellable *cancellable,
                                     GError **error);
MwResponsibility *mw_sqlite_draft_find_responsibility (MwDraft *draft,
                                                       const char *name,
                                                       GCancellable *cancellable,
                                                       GError **error);
gboolean mw_sqlite_draft_find_key (MwDraft *draft,
                                   GType type,
                                   const char *id,
                                   gint64 *key,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean mw_sqlite_draft_read_values (MwDraft *draft,
                                      const char *driver_id,
                                      const char *profile_id,
                                      GHashTable **site_defaults,
                                      GHashTable **overrides,
                                      GHashTable **live,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean mw_sqlite_draft_count_profiles (MwDraft *draft,
                                         const char *driver_id,
                                         guint *n_profiles,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
