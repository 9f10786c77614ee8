/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/shell/window.h"

G_BEGIN_DECLS

/**
 * mw_undo_words_tell:
 * @window: where it was undone
 * @redone: whether it was made again
 *
 * Says what was just undone, or made again, where nothing of it is seen: on another page, or of
 * another object than the one that is open.
 */
void mw_undo_words_tell (MwWindow *window, gboolean redone);

G_END_DECLS
