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
 * Returns: whether there is an edit to undo, or will be when mw_draft_undo_async() has its turn:
 *   one that is being made, or made again. Should that fail, undoing fails with %MW_ERROR_NOTHING.
 */
gboolean mw_draft_can_undo (MwDraft *self);

/**
 * mw_draft_can_redo:
 * @self: a draft
 *
 * Returns: whether there is an edit to be made again, or one is being undone; as above
 */
gboolean mw_draft_can_redo (MwDraft *self);

G_END_DECLS
