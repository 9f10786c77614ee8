/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_window_state_restore:
 * @window: a window that is not shown yet
 * @page: (out) (transfer full) (nullable): the page that was shown last
 *
 * Gives @window the size that it had, from `window.ini` in the state folder. A file that is missing
 * or broken is as good as none.
 */
void mw_window_state_restore (GtkWindow *window, char **page);

/**
 * mw_window_state_keep:
 * @window: a window that is about to close
 * @page: (nullable): the page that is shown
 *
 * Keeps @window's size. Where it cannot be written, the next window opens as the first one did.
 */
void mw_window_state_keep (GtkWindow *window, const char *page);

G_END_DECLS
