/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/text/typed-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

#include "core/text/invisible.h"

gboolean
mw_typed_text_is_seen (const char *text, GError **error)
{
  const char *invisible = mw_invisible_find (text, text + strlen (text));

  if (!invisible)
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
               _ ("This contains a character that cannot be seen (U+%04X). Type it again "
                  "without it."),
               g_utf8_get_char (invisible));
  return FALSE;
}

char *
mw_typed_text_trim (const char *text)
{
  const char *end = text + strlen (text);

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, (gsize) (end - text));
}

char *
mw_typed_text_strip (const char *text, GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *decomposed = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
                   _ ("This is not valid text (UTF-8). Type it again."));
      return NULL;
    }

  stripped = mw_typed_text_trim (text);
  for (const char *p = stripped; *p; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      {
        g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
                     _ ("This contains a control character, such as a tab or a line break. Type it "
                        "again without it."));
        return NULL;
      }
  /* A character that is written with a variation selector may be a letter and a mark in its other
   * form, which are not; whoever is handed that form has to find the same. */
  decomposed = g_utf8_normalize (stripped, -1, G_NORMALIZE_NFD);
  if (!mw_typed_text_is_seen (stripped, error) || !mw_typed_text_is_seen (decomposed, error))
    return NULL;
  return g_steal_pointer (&stripped);
}

char *
mw_typed_text_fold (const char *text, gboolean compatible)
{
  g_autofree char *decomposed =
      g_utf8_normalize (text, -1, compatible ? G_NORMALIZE_NFKD : G_NORMALIZE_NFD);
  g_autoptr (GString) lower = g_string_new (NULL);
  g_autofree char *folded = NULL;

  /* GLib folds upper-case Cherokee to lower and lower to upper: begin with one of them. */
  for (const char *p = decomposed; *p; p = g_utf8_next_char (p))
    g_string_append_unichar (lower, g_unichar_tolower (g_utf8_get_char (p)));
  folded = g_utf8_casefold (lower->str, -1);
  return g_utf8_normalize (folded, -1, compatible ? G_NORMALIZE_NFKC : G_NORMALIZE_NFC);
}
