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
 * properties: `n-failing`, `n-unseen` (guint). It ends its work when it is disposed.
 */
G_DECLARE_FINAL_TYPE (MwFailingWatch, mw_failing_watch, MW, FAILING_WATCH, GObject)

MwFailingWatch *mw_failing_watch_new (MwDraft *draft);
guint mw_failing_watch_get_n_unseen (MwFailingWatch *self);

G_END_DECLS
