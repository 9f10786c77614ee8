/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "list-lines.h"

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  for (guint i = 0; i < MOST_SORTED; i++)
    g_free (line->sorts[i]);
  g_free (line);
}

GPtrArray *
lines_new (void)
{
  return g_ptr_array_new_with_free_func (line_free);
}

void
lines_add (GPtrArray *lines,
           guint rank,
           char *text,
           const char *first,
           const char *second,
           const char *third)
{
  Line *line = g_new0 (Line, 1);

  line->text = text;
  line->rank = rank;
  line->sorts[0] = g_strdup (first);
  line->sorts[1] = g_strdup (second);
  line->sorts[2] = g_strdup (third);
  g_ptr_array_add (lines, line);
}

/* What is nowhere comes first; the way that a person chose holds for the first alone, but for a
 * From list, which has one order. */
static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Line *x = *(Line *const *) a, *y = *(Line *const *) b;
  const MwQuery *query = user_data;
  gboolean from_list = mw_query_get_kind (query) == MW_QUERY_FROM_LIST;

  if (x->rank != y->rank && !from_list && mw_query_is_in_first_order (query))
    return x->rank < y->rank ? -1 : 1;
  for (guint i = 0; i < MOST_SORTED; i++)
    {
      int order = g_strcmp0 (x->sorts[i], y->sorts[i]);

      if (order)
        return (i == 0 || from_list) && mw_query_get_descending (query) ? -order : order;
    }
  g_assert_not_reached ();
}

void
lines_sort (GPtrArray *lines, const MwQuery *query)
{
  g_ptr_array_sort_with_data (lines, compare, (gpointer) query);
}
