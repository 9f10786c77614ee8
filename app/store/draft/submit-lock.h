/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwSubmitLock:
 *
 * Held while a draft is submitted, against other programs on the same draft. It goes with the
 * program.
 */
typedef struct _MwSubmitLock MwSubmitLock;

/**
 * mw_submit_lock_take:
 * @draft: the draft's path
 * @cancellable: (nullable): a cancellable
 *
 * Waits a moment for another program.
 *
 * Returns: (transfer full): a lock; %NULL with %MW_ERROR_BUSY, %MW_ERROR_READ_ONLY or
 *   %G_IO_ERROR_CANCELLED
 */
MwSubmitLock *mw_submit_lock_take (const char *draft, GCancellable *cancellable, GError **error);
void mw_submit_lock_free (MwSubmitLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwSubmitLock, mw_submit_lock_free)

G_END_DECLS
