/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwCancelWatch:
 *
 * Tells one thread that a cancellable was cancelled in another. It is what
 * [func@Gio.Cancellable.source_new] is for, and cannot be used for: GLib before 2.86 keeps a source
 * for ever that is destroyed in one thread while another is still busy with cancelling
 * (`cancellable_source_dispose()` waits for a call that has been made already).
 */
typedef struct _MwCancelWatch MwCancelWatch;

/**
 * mw_cancel_watch_new:
 * @context: of the thread that is told
 * @cancellable: what is watched; is told at once where it is cancelled already
 * @on_cancelled: (scope notified): is called once in @context, unless the watch was freed before
 *
 * Returns: (transfer full): free with [func@Mw.cancel_watch_free], in the thread of @context
 */
MwCancelWatch *mw_cancel_watch_new (GMainContext *context,
                                    GCancellable *cancellable,
                                    GSourceOnceFunc on_cancelled,
                                    gpointer user_data);

/**
 * mw_cancel_watch_free:
 *
 * Does not wait for whoever is cancelling. May be called by what the watch tells.
 */
void mw_cancel_watch_free (MwCancelWatch *self);

G_END_DECLS
