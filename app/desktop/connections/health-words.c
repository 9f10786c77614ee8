/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/health-words.h"

#include <glib/gi18n.h>

#define A_WEEK 7

static void
add_sentence (GString *text, guint n, char *sentence)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/* Each number is a sentence of its own: no language has to fit four of them into one. */
char *
mw_health_words_describe (const MwHealth *health)
{
  GString *text = NULL;

  g_return_val_if_fail (health != NULL, NULL);

  text = g_string_new (NULL);
  add_sentence (
      text, health->n_fails,
      g_strdup_printf (ngettext ("%'u mailbox fails.", "%'u mailboxes fail.", health->n_fails),
                       health->n_fails));
  add_sentence (
      text, health->n_warnings,
      g_strdup_printf (ngettext ("%'u mailbox works with a warning.",
                                 "%'u mailboxes work with a warning.", health->n_warnings),
                       health->n_warnings));
  add_sentence (
      text, health->n_works,
      g_strdup_printf (ngettext ("%'u mailbox works.", "%'u mailboxes work.", health->n_works),
                       health->n_works));
  /* Translators: never, or its settings changed since */
  add_sentence (
      text, health->n_untested,
      g_strdup_printf (ngettext ("%'u mailbox was not tested as it is.",
                                 "%'u mailboxes were not tested as they are.", health->n_untested),
                       health->n_untested));
  return g_string_free (text, FALSE);
}

char *
mw_health_words_compare (GPtrArray *days)
{
  const MwHealth *before = NULL;
  const MwHealth *last = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (days != NULL, NULL);

  before = mw_health_find_before (days);
  if (before == NULL)
    return NULL;
  last = g_ptr_array_index (days, days->len - 1);
  if (g_date_days_between (&before->day, &last->day) == A_WEEK)
    return g_strdup_printf (ngettext ("A week before %'u mailbox worked.",
                                      "A week before %'u mailboxes worked.", before->n_works),
                            before->n_works);
  date = mw_health_words_date (&before->day);
  /* Translators: the %s is a date */
  return g_strdup_printf (ngettext ("On %2$s %1$'u mailbox worked.",
                                    "On %2$s %1$'u mailboxes worked.", before->n_works),
                          before->n_works, date);
}

char *
mw_health_words_date (const GDate *day)
{
  g_autoptr (GDateTime) noon = NULL;

  g_return_val_if_fail (day != NULL, NULL);

  noon = g_date_time_new_local (g_date_get_year (day), (int) g_date_get_month (day),
                                g_date_get_day (day), 12, 0, 0);
  /* Translators: a date as g_date_time_format() writes it, in words of this language */
  return g_date_time_format (noon, _ ("%-d %B %Y"));
}
