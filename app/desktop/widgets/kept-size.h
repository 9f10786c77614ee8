/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sizes that a person gave to parts of the window, in `panes.ini` of the state folder. */

/**
 * mw_kept_size_read:
 * @name: of what it is the size, the same in each version
 *
 * Returns: the size that was kept; 0 where there is none, or the file is broken
 */
int mw_kept_size_read (const char *name);

/**
 * mw_kept_size_write:
 * @name: of what it is the size
 * @size: the size, more than 0
 *
 * Keeps it. Where it cannot be written, the next window has the usual size.
 */
void mw_kept_size_write (const char *name, int size);

G_END_DECLS
