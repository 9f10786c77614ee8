/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/lists/list-pieces.h"

#include <mailwright/keyed-list.h>

/* So many rows that a view makes go or come in one go. */
#define ROWS_AT_ONCE 20

/* More than views hold: somebody works on all rows. Then the old ones go in one step, since so many
 * pieces would take longer than that. */
#define MOST_HELD 600

static void
pieces_clear (gpointer data)
{
  MwListPieces *self = data;

  g_array_unref (self->keys);
  g_array_unref (self->coming);
}

static gint64
key_at (GArray *keys, guint i)
{
  return g_array_index (keys, gint64, i);
}

static void
take_out (MwListPieces *self, guint position, guint n)
{
  if (n == 0)
    return;
  g_array_remove_range (self->keys, position, n);
  self->left -= n;
  self->changed (self->user_data, position, n, 0);
}

static gboolean
is_held_at (MwListPieces *self, guint position)
{
  return self->is_held (self->user_data, key_at (self->keys, position));
}

/* What nobody holds costs nothing: it goes together with what somebody holds before it. */
static void
take_out_from_end (MwListPieces *self)
{
  guint begin = self->next + self->left, n = 0;

  while (begin > self->next && n + is_held_at (self, begin - 1) <= ROWS_AT_ONCE)
    n += is_held_at (self, --begin);
  take_out (self, begin, self->next + self->left - begin);
}

static void
take_out_from_start (MwListPieces *self)
{
  guint end = self->next, n = 0;

  while (end < self->next + self->left && n + is_held_at (self, end) <= ROWS_AT_ONCE)
    n += is_held_at (self, end++);
  take_out (self, self->next, end - self->next);
}

static guint
count_held (MwListPieces *self)
{
  guint n = 0;

  for (guint i = 0; i < self->left; i++)
    n += is_held_at (self, self->next + i);
  return n;
}

MwListPieces *
mw_list_pieces_new (GArray *keys,
                    GArray *coming,
                    MwIsHeldFunc is_held,
                    MwItemsChangedFunc changed,
                    gpointer user_data)
{
  MwListPieces *self = g_rc_box_new0 (MwListPieces);

  self->keys = g_array_ref (keys);
  self->coming = g_array_ref (coming);
  self->is_held = is_held;
  self->changed = changed;
  self->user_data = user_data;
  self->next = mw_list_moves_count_shared (keys, coming);
  self->left = keys->len - self->next;
  self->last = self->next + MW_ROWS_AT_HAND;
  return self;
}

MwListPieces *
mw_list_pieces_ref (MwListPieces *self)
{
  return g_rc_box_acquire (self);
}

void
mw_list_pieces_unref (MwListPieces *self)
{
  g_rc_box_release_full (self, pieces_clear);
}

/* Whoever hears of it may ask for another order: after that nothing is looked at any more. */
static void
put (MwListPieces *self, guint n)
{
  guint position = self->next, removed = self->left;
  guint added = MIN (n, self->coming->len - position);

  if (removed > 0)
    g_array_remove_range (self->keys, position, removed);
  if (added > 0)
    g_array_insert_vals (self->keys, position, &g_array_index (self->coming, gint64, position),
                         added);
  self->left = 0;
  self->next += added;
  if (removed > 0 || added > 0)
    self->changed (self->user_data, position, removed, added);
}

gboolean
mw_list_pieces_step (MwListPieces *self)
{
  guint held = count_held (self);

  if (held > 2 * ROWS_AT_ONCE && held <= MOST_HELD)
    {
      take_out_from_end (self);
      take_out_from_start (self);
      return TRUE;
    }
  put (self, self->next < self->last ? ROWS_AT_ONCE : G_MAXUINT);
  return self->next < self->coming->len;
}
