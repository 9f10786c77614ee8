/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/lists/list-moves.h"

/* Past this many separate steps, one big one is cheaper for whoever follows them. */
#define MOST_STEPS 500

/* A view of GTK 4.8 has some two hundred rows at hand. Where several steps in turn take out more
 * than these, it may go on to show one that is gone: then one step is to do it all. */
#define MOST_TOUCHED 200

/* Room for what comes is made in no time, but the rows of what is at hand are made. */
#define MOST_NEW 60

/* Where fewer stay, there is no place to keep. */
#define FEWEST_KEPT 20

static gint64
key_at (GArray *keys, guint i)
{
  return g_array_index (keys, gint64, i);
}

/* ---- where a row is in the new order ---- */

/* Keys are mostly numbered without gaps, and then an array finds a place in no time; a table is for
 * the others. */
#define GAPS 4
#define NOWHERE G_MAXUINT

typedef struct
{
  gint64 least;
  guint64 range;
  guint *array;      /* (owned) (nullable): by key, less the least */
  GHashTable *table; /* (owned) (nullable): key to place */
} Places;

static void
places_clear (Places *self)
{
  g_clear_pointer (&self->array, g_free);
  g_clear_pointer (&self->table, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

static void
places_fill (Places *self, GArray *keys, guint first, guint n)
{
  gint64 most = key_at (keys, first);

  self->least = most;
  for (guint i = 0; i < n; i++)
    {
      self->least = MIN (self->least, key_at (keys, first + i));
      most = MAX (most, key_at (keys, first + i));
    }
  self->range = (guint64) most - (guint64) self->least;
  if (self->range / GAPS > n)
    {
      self->table = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < n; i++)
        g_hash_table_insert (self->table, &g_array_index (keys, gint64, first + i),
                             GUINT_TO_POINTER (i + 1));
      return;
    }
  self->array = g_new0 (guint, self->range + 1);
  for (guint i = 0; i < n; i++)
    self->array[key_at (keys, first + i) - self->least] = i + 1;
}

static guint
places_find (const Places *self, gint64 key)
{
  if (self->table)
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->table, &key)) - 1;
  if (key < self->least || (guint64) key - (guint64) self->least > self->range)
    return NOWHERE;
  return self->array[key - self->least] - 1;
}

/* How often the new order does not go on after a row as the old one did. A step breaks it at three
 * places at most, so an order with many more breaks takes too many steps, whichever they are. */
static gboolean
is_torn (GArray *old, guint first, guint n, const Places *places)
{
  guint last = NOWHERE, breaks = 0;

  for (guint i = 0; i < n && breaks <= 3 * MOST_STEPS; i++)
    {
      guint place = places_find (places, key_at (old, first + i));

      if (place == NOWHERE)
        continue;
      breaks += place != last + 1;
      last = place;
    }
  return breaks > 3 * MOST_STEPS;
}

/* The rows that stay: the longest run of old rows whose new places ascend (patience sorting). */
static gboolean *
find_staying (GArray *old, guint first, guint n, const Places *places)
{
  gboolean *staying = g_new0 (gboolean, MAX (n, 1));
  guint *tails = g_new (guint, MAX (n, 1)), *place = g_new (guint, MAX (n, 1));
  int *previous = g_new (int, MAX (n, 1));
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 key = key_at (old, first + i);
      guint low = 0, high = length;

      place[i] = places_find (places, key);
      if (place[i] == NOWHERE)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (place[tails[middle]] < place[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low ? (int) tails[low - 1] : -1;
      tails[low] = i;
      length = MAX (length, low + 1);
    }
  for (int i = length ? (int) tails[length - 1] : -1; i >= 0; i = previous[i])
    staying[i] = TRUE;
  g_free (tails);
  g_free (place);
  g_free (previous);
  return staying;
}

static void
replace (GArray *keys,
         guint position,
         guint removed,
         GArray *wanted,
         guint from,
         guint added,
         MwItemsChangedFunc changed,
         gpointer user_data)
{
  if (removed)
    g_array_remove_range (keys, position, removed);
  if (added)
    g_array_insert_vals (keys, position, &g_array_index (wanted, gint64, from), added);
  if (removed || added)
    changed (user_data, position, removed, added);
}

/* Rows that go between two that stay are one step, and so are rows that come there. */
static gboolean
are_too_many_steps (
    GArray *old, guint first, const gboolean *staying, guint n, const Places *places, guint kept)
{
  guint steps = 0, removed = 0, next = 0;

  for (guint i = 0; i < n; i++)
    {
      guint place = staying[i] ? places_find (places, key_at (old, first + i)) : next;

      removed += !staying[i];
      steps += !staying[i] && (i == 0 || staying[i - 1]);
      steps += staying[i] && place != next;
      next = staying[i] ? place + 1 : next;
    }
  return steps > MOST_STEPS ||
         (removed > MOST_TOUCHED && (steps > 1 || kept + n - removed < FEWEST_KEPT));
}

/* Walks both orders from the start; between two rows that stay, what is old goes and what is new
 * comes. */
static void
step_through (GArray *keys,
              GArray *wanted,
              guint first,
              const gboolean *staying,
              guint n_old,
              guint n_new,
              MwItemsChangedFunc changed,
              gpointer user_data)
{
  guint position = first, from = first, i = 0;

  while (i < n_old || from < first + n_new)
    {
      guint removed = 0, added = 0;

      while (i < n_old && !staying[i])
        removed++, i++;
      while (from + added < first + n_new &&
             (i >= n_old || key_at (wanted, from + added) != key_at (keys, position + removed)))
        added++;
      replace (keys, position, removed, wanted, from, added, changed, user_data);
      position += added;
      from += added;
      if (i < n_old)
        i++, position++, from++;
    }
}

guint
mw_list_moves_count_shared (GArray *keys, GArray *wanted)
{
  guint n = 0;

  while (n < keys->len && n < wanted->len && key_at (keys, n) == key_at (wanted, n))
    n++;
  return n;
}

gboolean
mw_list_moves_apply (GArray *keys, GArray *wanted, MwItemsChangedFunc changed, gpointer user_data)
{
  guint first = mw_list_moves_count_shared (keys, wanted);
  guint n_old = keys->len, n_new = wanted->len, kept = 0;
  g_auto (Places) places = { 0 };
  g_autofree gboolean *staying = NULL;

  while (n_old > first && n_new > first && key_at (keys, n_old - 1) == key_at (wanted, n_new - 1))
    n_old--, n_new--;
  n_old -= first;
  n_new -= first;
  kept = keys->len - n_old;
  if (n_old == 0 || n_new == 0)
    {
      /* Where all that is there stays and more comes behind it or nearly all that there is, a view
       * makes rows of it; in between it keeps its place. */
      if ((n_new > MOST_NEW && (first == keys->len || kept < FEWEST_KEPT)) ||
          (n_old > MOST_TOUCHED && kept < FEWEST_KEPT))
        return FALSE;
      replace (keys, first, n_old, wanted, first, n_new, changed, user_data);
      return TRUE;
    }
  places_fill (&places, wanted, first, n_new);
  if (!is_torn (keys, first, n_old, &places))
    staying = find_staying (keys, first, n_old, &places);
  if (staying && !are_too_many_steps (keys, first, staying, n_old, &places, kept))
    step_through (keys, wanted, first, staying, n_old, n_new, changed, user_data);
  else if (n_old + n_new <= MOST_TOUCHED)
    replace (keys, first, n_old, wanted, first, n_new, changed, user_data);
  else
    return FALSE;
  return TRUE;
}
