/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "search-words.h"

#include <mailwright/name.h>
#include <string.h>

static gboolean
holds (const char *text, const char *word)
{
  g_autofree char *folded = mw_name_key (text);

  return strstr (folded, word) != NULL;
}

static gboolean
any_holds (GPtrArray *texts, const char *word)
{
  for (guint i = 0; i < texts->len; i++)
    if (texts->pdata[i] && holds (texts->pdata[i], word))
      return TRUE;
  return FALSE;
}

static gboolean
holds_whole (const char *text, const char *word)
{
  g_autofree char *folded = mw_name_key (text);
  g_autofree char *escaped = g_regex_escape_string (word, -1);
  g_autofree char *pattern =
      g_strdup_printf ("(?:(?![\\p{L}\\p{N}\\p{M}])|(?<![\\p{L}\\p{N}\\p{M}]))%s"
                       "(?:(?<![\\p{L}\\p{N}\\p{M}])|(?![\\p{L}\\p{N}\\p{M}]))",
                       escaped);

  return g_regex_match_simple (pattern, folded, 0, 0);
}

static guint
rank_of (const char *word, const char *name, const char *other)
{
  return holds_whole (name, word)    ? 0
         : holds_whole (other, word) ? 1
         : holds (name, word)        ? 2
         : holds (other, word)       ? 3
                                     : 4;
}

static GStrv
split (const char *search)
{
  g_autofree char *folded = mw_name_key (search ? search : "");

  return g_strsplit (folded, " ", -1);
}

gboolean
words_are_found (const char *search, GPtrArray *texts)
{
  g_auto (GStrv) words = split (search);

  for (guint i = 0; words[i]; i++)
    if (*words[i] && !any_holds (texts, words[i]))
      return FALSE;
  return TRUE;
}

guint
words_rank (const char *search, const char *name, const char *other)
{
  g_auto (GStrv) words = split (search);
  guint rank = 0;

  for (guint i = 0; words[i]; i++)
    rank += *words[i] ? rank_of (words[i], name, other) : 0;
  return rank;
}
