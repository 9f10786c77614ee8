/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/* Of so many days it is kept; what is older goes. */
#define MW_HEALTH_MOST_DAYS 400

/* Of what fails, so many are counted: more than that is an outage, however many. */
#define MW_HEALTH_MOST_FAILS 1000

/**
 * MwHealth:
 *
 * How many of the mailboxes in use worked when the last test of a day ended. Like observations it
 * is kept beside the draft: it is no configuration, is in no journal and in no revision.
 */
typedef struct
{
  GDate day; /* of the calendar here */
  guint n_works;
  guint n_warnings;
  guint n_fails;
  guint n_untested; /* never, or changed since */
} MwHealth;

/**
 * MwHealthNow:
 *
 * What is known of the mailboxes in use as they are now.
 */
typedef struct
{
  guint n_fails;  /* mailboxes; above MW_HEALTH_MOST_FAILS there are more than that */
  guint n_unseen; /* mailboxes that were never tested; 0 where it was not asked */
} MwHealthNow;

/**
 * mw_health_get_n_mailboxes:
 *
 * Returns: how many mailboxes were in use
 */
guint mw_health_get_n_mailboxes (const MwHealth *self);

/**
 * mw_health_find_before:
 * @days: (element-type MwHealth): as mw_draft_list_health() gives them
 *
 * What the newest day is compared with: the newest one that is at least a week older, else the one
 * before it.
 *
 * Returns: (nullable): one of @days, or %NULL where there is only one
 */
const MwHealth *mw_health_find_before (GPtrArray *days);

/**
 * mw_draft_keep_health:
 * @self: a draft
 * @day: the day that it is
 *
 * Keeps how many mailboxes work, fail and so on, in the place of what was kept of that day. What is
 * older than the newest %MW_HEALTH_MOST_DAYS days goes. Called when tests end.
 *
 * Returns: %FALSE on error
 */
gboolean
mw_draft_keep_health (MwDraft *self, const GDate *day, GCancellable *cancellable, GError **error);

/**
 * mw_draft_list_health:
 * @self: a draft
 *
 * Returns: (transfer full) (element-type MwHealth): what is kept of the days that had tests, the
 *   oldest first; %NULL on error
 */
GPtrArray *mw_draft_list_health (MwDraft *self, GCancellable *cancellable, GError **error);

/**
 * mw_draft_read_health:
 * @self: a draft
 * @with_unseen: whether those that were never tested are counted, too: each mailbox is looked at
 *   for that
 * @now: (out): what is known now
 *
 * No edit waits for it.
 *
 * Returns: %FALSE on error
 */
gboolean mw_draft_read_health (MwDraft *self,
                               gboolean with_unseen,
                               MwHealthNow *now,
                               GCancellable *cancellable,
                               GError **error);

void mw_draft_keep_health_async (MwDraft *self,
                                 const GDate *day,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * mw_draft_keep_health_finish:
 *
 * Returns: as mw_draft_keep_health()
 */
gboolean mw_draft_keep_health_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_list_health_async (MwDraft *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * mw_draft_list_health_finish:
 *
 * Returns: (transfer full) (element-type MwHealth): as mw_draft_list_health()
 */
GPtrArray *mw_draft_list_health_finish (MwDraft *self, GAsyncResult *result, GError **error);

void mw_draft_read_health_async (MwDraft *self,
                                 gboolean with_unseen,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * mw_draft_read_health_finish:
 *
 * Returns: as mw_draft_read_health()
 */
gboolean
mw_draft_read_health_finish (MwDraft *self, GAsyncResult *result, MwHealthNow *now, GError **error);

G_END_DECLS
