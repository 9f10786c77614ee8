/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/parameter-words.h>

#include <glib/gi18n-lib.h>

char *
mw_parameter_words_default (MwDriver *driver, MwParameter *parameter)
{
  const char *follows = mw_parameter_get_follows (parameter);
  const char *value = mw_parameter_get_default (parameter);
  MwParameter *followed = NULL;

  if (follows != NULL)
    {
      followed = mw_driver_find_parameter (driver, follows);
      /* Translators: %s is the parameter that decides the default, "SMTP Encryption" */
      return g_strdup_printf (_ ("Follows %s"),
                              followed != NULL ? mw_parameter_get_name (followed) : follows);
    }
  if (g_strcmp0 (value, "{address}") == 0)
    return g_strdup (_ ("The profile’s address"));
  if (g_strcmp0 (value, "{localpart}") == 0)
    return g_strdup (_ ("The part of the address before the @"));
  return mw_parameter_format (parameter, value);
}

const char *
mw_parameter_words_direction (MwParameter *parameter)
{
  switch (mw_parameter_get_direction (parameter))
    {
    case MW_DIRECTION_IN:
      return C_ ("direction of mail", "Incoming");
    case MW_DIRECTION_OUT:
      return C_ ("direction of mail", "Outgoing");
    case MW_DIRECTION_BOTH:
    default:
      return C_ ("direction of mail", "Both");
    }
}

const char *
mw_parameter_words_section (MwParameter *parameter)
{
  static const char *const titles[][2] = {
    { "incoming", N_ ("Incoming") },     { "outgoing", N_ ("Outgoing") },
    { "encryption", N_ ("Encryption") }, { "messages", N_ ("Messages") },
    { "folders", N_ ("Folders") },       { "advanced", N_ ("Advanced") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i][0], mw_parameter_get_section (parameter)))
      return _ (titles[i][1]);
  return "";
}

gboolean
mw_parameter_words_match (MwParameter *parameter, const char *folded)
{
  g_autofree char *type = NULL;
  g_autofree char *text = NULL;
  g_autofree char *haystack = NULL;
  g_auto (GStrv) words = NULL;

  if (folded == NULL)
    return TRUE;
  type = mw_parameter_describe_type (parameter);
  text = g_strjoin ("\n", mw_parameter_get_name (parameter), mw_parameter_get_key (parameter),
                    mw_parameter_get_help (parameter), mw_parameter_words_section (parameter), type,
                    NULL);
  haystack = g_utf8_casefold (text, -1);
  words = g_strsplit_set (folded, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
begins_word (const char *text, const char *place)
{
  return place == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place)));
}

/* A whole word (0), the beginning of one (1), a part (2), or not there at all (3). */
static guint
rank_in (const char *text, const char *word)
{
  guint best = 3;

  for (const char *place = strstr (text, word); place; place = strstr (place + 1, word))
    {
      gunichar next = g_utf8_get_char (place + strlen (word));
      guint found = !begins_word (text, place) ? 2 : next && g_unichar_isalnum (next) ? 1 : 0;

      best = MIN (best, found);
    }
  return best;
}

guint
mw_parameter_words_rank (MwParameter *parameter, const char *folded)
{
  g_autofree char *name = g_utf8_casefold (mw_parameter_get_name (parameter), -1);
  g_auto (GStrv) words = g_strsplit_set (folded ? folded : "", " \t", -1);
  guint rank = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        guint in_name = rank_in (name, words[i]);

        rank += in_name < 3 ? in_name : strstr (mw_parameter_get_key (parameter), words[i]) ? 3 : 4;
      }
  return rank;
}
