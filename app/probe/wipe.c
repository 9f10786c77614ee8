/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/wipe.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

void
mw_wipe_block (void *block)
{
  if (block)
    explicit_bzero (block, malloc_usable_size (block));
}

void
mw_wipe_free (void *block)
{
  mw_wipe_block (block);
  free (block);
}

void *
mw_wipe_realloc (void *block, gsize size)
{
  gsize old = block ? malloc_usable_size (block) : 0;
  void *moved = NULL;

  if (block && size <= old && size > old / 2)
    return block;
  moved = malloc (size);
  if (!moved)
    return NULL;
  if (block)
    memcpy (moved, block, MIN (old, size));
  mw_wipe_free (block);
  return moved;
}
