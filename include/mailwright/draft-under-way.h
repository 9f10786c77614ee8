/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * mw_draft_can_undo:
 * @self: a draft
 *
 * Who presses Ctrl+Z right after an edit means that edit, also where it takes its time. The signal
 * `under-way` says that the answer may be another one, as the notification of `undo-label` does.
 *
 * Returns: whether there is an edit to undo, or may be when mw_draft_undo_async() has its turn: one
 *   that is being made, or made again. Should that one fail, the one before it is undone, and
 *   without one mw_draft_undo_async() fails with %MW_ERROR_NOTHING.
 */
gboolean mw_draft_can_undo (MwDraft *self);

/**
 * mw_draft_can_redo:
 * @self: a draft
 *
 * Returns: whether there is an edit to be made again, or may be: one is being undone; as above
 */
gboolean mw_draft_can_redo (MwDraft *self);

/**
 * mw_draft_undo_at:
 * @mark: what the draft's `mark` was after the edit that is meant
 *
 * Takes the last edit back if nothing was done since, here or by another program.
 *
 * Returns: as mw_draft_undo(); %MW_ERROR_NOTHING also if something was done
 */
gboolean
mw_draft_undo_at (MwDraft *self, const char *mark, GCancellable *cancellable, GError **error);

/* As mw_draft_undo_at(), and ended by mw_draft_undo_finish(). */
void mw_draft_undo_at_async (MwDraft *self,
                             const char *mark,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

G_END_DECLS
