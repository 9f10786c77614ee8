/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/search/search-rank.h"

#include <string.h>

typedef enum
{
  FOUND_WHOLE,
  FOUND_INSIDE,
  FOUND_NOT,
} Found;

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Letters on both sides make it a part of another word. */
static gboolean
is_whole (const char *text, const char *place, const char *word, gsize length)
{
  const char *end = place + length;
  gboolean joins_before = place > text && is_letter (g_utf8_get_char (g_utf8_prev_char (place)));
  gboolean joins_after = *end && is_letter (g_utf8_get_char (end));

  return !(joins_before && is_letter (g_utf8_get_char (word))) &&
         !(joins_after && is_letter (g_utf8_get_char (g_utf8_prev_char (word + length))));
}

static Found
find (const char *text, const char *word)
{
  gsize length = strlen (word);
  Found found = FOUND_NOT;

  for (const char *place = strstr (text, word); place; place = strstr (place + 1, word))
    {
      if (is_whole (text, place, word, length))
        return FOUND_WHOLE;
      found = FOUND_INSIDE;
    }
  return found;
}

static int
rank (const char *word, const char *name, const char *other)
{
  Found in_name = find (name, word);
  Found in_other = in_name == FOUND_WHOLE ? FOUND_NOT : find (other, word);

  if (in_name == FOUND_WHOLE)
    return 0;
  if (in_other == FOUND_WHOLE)
    return 1;
  return in_name == FOUND_INSIDE ? 2 : in_other == FOUND_INSIDE ? 3 : 4;
}

/* The words are the same in each row of a statement: they are divided once. */
static void
on_rank_wanted (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *search = (const char *) sqlite3_value_text (values[0]);
  const char *name = (const char *) sqlite3_value_text (values[1]);
  const char *other = (const char *) sqlite3_value_text (values[2]);
  char **words = sqlite3_get_auxdata (context, 0);
  g_auto (GStrv) own = NULL;
  int sum = 0;

  if (!words && search)
    words = own = g_strsplit (search, " ", -1);
  for (guint i = 0; words && words[i]; i++)
    if (*words[i])
      sum += rank (words[i], name ? name : "", other ? other : "");
  sqlite3_result_int (context, sum);
  if (own)
    sqlite3_set_auxdata (context, 0, g_steal_pointer (&own), (void (*) (void *)) g_strfreev);
}

gboolean
mw_search_rank_add_function (sqlite3 *db, GError **error)
{
  int code =
      sqlite3_create_function_v2 (db, "mw_search_rank", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                  on_rank_wanted, NULL, NULL, NULL);

  return code == SQLITE_OK || mw_database_set_error (db, code, error);
}
