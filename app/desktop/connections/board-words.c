/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/board-words.h"

#include <glib/gi18n.h>

#define A_MINUTE 60
#define AN_HOUR (60 * A_MINUTE)

/* Each count is a sentence of its own: no language has to fit them into one. */
static void
add (GString *text, gboolean said, char *sentence)
{
  if (said)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/* Rounded as people say it. */
static char *
describe_left (gint64 seconds)
{
  guint minutes = (guint) ((seconds + A_MINUTE / 2) / A_MINUTE);
  guint hours = (guint) ((seconds + AN_HOUR / 2) / AN_HOUR);

  if (minutes < 1)
    return g_strdup (_ ("Less than a minute left."));
  if (minutes < 100)
    return g_strdup_printf (ngettext ("About %u minute left.", "About %u minutes left.", minutes),
                            minutes);
  return g_strdup_printf (ngettext ("About %u hour left.", "About %u hours left.", hours), hours);
}

char *
mw_board_words_describe (const MwBoardCounts *counts)
{
  GString *text = NULL;

  g_return_val_if_fail (counts != NULL, NULL);

  text = g_string_new (NULL);
  /* Translators: how many connections were tested, of how many */
  add (text, counts->n_tests > 0,
       g_strdup_printf (ngettext ("Tested %'u of %'u connection.", "Tested %'u of %'u connections.",
                                  counts->n_tests),
                        counts->n_done, counts->n_tests));
  add (text, counts->n_tests > 0 && counts->seconds_left >= 0,
       describe_left (counts->seconds_left));
  add (text, counts->n_failed > 0,
       g_strdup_printf (
           ngettext ("%'u connection fails.", "%'u connections fail.", counts->n_failed),
           counts->n_failed));
  add (text, counts->n_warnings > 0,
       g_strdup_printf (ngettext ("%'u connection works with a warning.",
                                  "%'u connections work with a warning.", counts->n_warnings),
                        counts->n_warnings));
  add (
      text, counts->n_works > 0,
      g_strdup_printf (ngettext ("%'u connection works.", "%'u connections work.", counts->n_works),
                       counts->n_works));
  add (text, counts->n_unseen > 0,
       g_strdup_printf (ngettext ("%'u mailbox was never tested.",
                                  "%'u mailboxes were never tested.", counts->n_unseen),
                        counts->n_unseen));
  return g_string_free (text, FALSE);
}
