/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mw_wipe_block:
 * @block: (nullable): memory that came from malloc()
 *
 * Overwrites all of it with zeros, so that the compiler does not leave it out.
 */
void mw_wipe_block (void *block);

/**
 * mw_wipe_free:
 * @block: (nullable): memory that came from malloc(): wiped, and freed
 */
void mw_wipe_free (void *block);

/**
 * mw_wipe_realloc:
 * @block: (nullable): memory that came from malloc()
 * @size: in bytes
 *
 * realloc() that leaves nothing behind where it moves.
 *
 * Returns: (nullable): the block in its new size
 */
void *mw_wipe_realloc (void *block, gsize size);

G_END_DECLS
