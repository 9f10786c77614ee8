/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_FAILING_WATCH (mw_failing_watch_get_type ())

/**
 * MwFailingWatch:
 *
 * How many mailboxes of a draft fail, and how many were never tested, as far as is known: it
 * follows tests and edits, and asks no more often than once a second. Readable, notifying
 * properties: `n-failing`, above %MW_HEALTH_MOST_FAILS for more than that, and `n-unseen`, 0 while
 * nobody shows it (guint). It ends its work with its last reference.
 */
G_DECLARE_FINAL_TYPE (MwFailingWatch, mw_failing_watch, MW, FAILING_WATCH, GObject)

/**
 * mw_failing_watch_get:
 *
 * Returns: (transfer full): that of @draft, which all who ask share
 */
MwFailingWatch *mw_failing_watch_get (MwDraft *draft);
guint mw_failing_watch_get_n_unseen (MwFailingWatch *self);

/**
 * mw_failing_watch_begin_unseen:
 *
 * What was never tested is counted until as many calls of mw_failing_watch_end_unseen() as of this:
 * each mailbox is looked at for that, so call it only while the number is shown.
 */
void mw_failing_watch_begin_unseen (MwFailingWatch *self);
void mw_failing_watch_end_unseen (MwFailingWatch *self);

G_END_DECLS
