/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/list-moves.h"

/* Past this many separate steps, one big one is cheaper for whoever follows them. */
#define MOST_STEPS 500

static gint64
key_at (GArray *keys, guint i)
{
  return g_array_index (keys, gint64, i);
}

/* The rows that stay: the longest run of old rows whose new places ascend (patience sorting). */
static gboolean *
find_staying (GArray *old, guint first, guint n, GHashTable *places)
{
  gboolean *staying = g_new0 (gboolean, MAX (n, 1));
  guint *tails = g_new (guint, MAX (n, 1)), *place = g_new (guint, MAX (n, 1));
  int *previous = g_new (int, MAX (n, 1));
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 key = key_at (old, first + i);
      gpointer found;
      guint low = 0, high = length;

      if (!g_hash_table_lookup_extended (places, &key, NULL, &found))
        continue;
      place[i] = GPOINTER_TO_UINT (found);
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

static guint
count_steps (const gboolean *staying, guint n)
{
  guint steps = 0;

  for (guint i = 0; i < n; i++)
    steps += !staying[i] && (i == 0 || staying[i - 1]);
  return steps;
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

void
mw_list_moves_apply (GArray *keys, GArray *wanted, MwItemsChangedFunc changed, gpointer user_data)
{
  guint first = 0, n_old = keys->len, n_new = wanted->len;
  g_autoptr (GHashTable) places = NULL;
  g_autofree gboolean *staying = NULL;

  while (first < n_old && first < n_new && key_at (keys, first) == key_at (wanted, first))
    first++;
  while (n_old > first && n_new > first && key_at (keys, n_old - 1) == key_at (wanted, n_new - 1))
    n_old--, n_new--;
  n_old -= first;
  n_new -= first;
  if (n_old == 0 || n_new == 0)
    {
      replace (keys, first, n_old, wanted, first, n_new, changed, user_data);
      return;
    }
  places = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n_new; i++)
    g_hash_table_insert (places, &g_array_index (wanted, gint64, first + i), GUINT_TO_POINTER (i));
  staying = find_staying (keys, first, n_old, places);
  if (count_steps (staying, n_old) > MOST_STEPS)
    replace (keys, first, n_old, wanted, first, n_new, changed, user_data);
  else
    step_through (keys, wanted, first, staying, n_old, n_new, changed, user_data);
}
