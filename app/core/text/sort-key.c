/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <locale.h>
#include <mailwright/name.h>
#include <string.h>

/* So many digits are counted by one. */
#define MOST_DIGITS 9

/* C, POSIX and C.UTF-8 compare bytes: É would come after Z. */
static gboolean
has_language (void)
{
  const char *locale = setlocale (LC_COLLATE, NULL);

  return locale && !g_str_equal (locale, "C") && !g_str_equal (locale, "POSIX") &&
         !g_str_has_prefix (locale, "C.");
}

/* Letters without their marks, and before each number how long it is: 10 has more digits than 9. */
static char *
make_plain_key (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  GString *key = g_string_new (NULL);

  for (const char *p = decomposed; *p;)
    {
      gunichar c = g_utf8_get_char (p);
      gsize n_digits;

      if (*p == '0' && g_ascii_isdigit (p[1]))
        {
          p++;
          continue;
        }
      n_digits = strspn (p, "0123456789");
      for (gsize n = n_digits; n >= MOST_DIGITS; n -= MOST_DIGITS)
        g_string_append_c (key, '0' + MOST_DIGITS);
      if (n_digits > 0)
        {
          g_string_append_c (key, (char) ('0' + n_digits % MOST_DIGITS));
          g_string_append_len (key, p, (gssize) n_digits);
          p += n_digits;
          continue;
        }
      if (!g_unichar_ismark (c))
        g_string_append_unichar (key, c);
      p = g_utf8_next_char (p);
    }
  return g_string_free (key, FALSE);
}

char *
mw_name_sort_key (const char *text)
{
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (text, NULL);

  name = mw_name_key (text);
  key = has_language () ? g_utf8_collate_key_for_filename (name, -1) : make_plain_key (name);
  return g_strconcat (key, "\x01", name, NULL);
}
