/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/name.h>

#include <string.h>

#include <glib/gi18n-lib.h>
#include <mailwright/address.h>
#include <mailwright/error.h>

#include "core/text/invisible.h"
#include "core/text/look-alike.h"
#include "core/text/typed-text.h"

#define LONGEST_NAME 200
#define LONGEST_COMMENT 1000

char *
mw_name_normalise (const char *text, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  name = mw_typed_text_strip (text, error);
  if (!name || g_utf8_strlen (name, -1) <= LONGEST_NAME)
    return g_steal_pointer (&name);
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
               ngettext ("A name has to be one line of at most %d character.",
                         "A name has to be one line of at most %d characters.", LONGEST_NAME),
               LONGEST_NAME);
  return NULL;
}

char *
mw_comment_normalise (const char *text, GError **error)
{
  g_autofree char *comment = mw_typed_text_strip (text ? text : "", error);

  if (!comment || g_utf8_strlen (comment, -1) <= LONGEST_COMMENT)
    return g_steal_pointer (&comment);
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
               ngettext ("The text has to be one line of at most %d character.",
                         "The text has to be one line of at most %d characters.", LONGEST_COMMENT),
               LONGEST_COMMENT);
  return NULL;
}

/* In every script: whoever writes an Arabic comma means a list, too. */
static gboolean
is_comma (gunichar c)
{
  static const gunichar COMMAS[] = { ',',    0x060c, 0x3001, 0xfe10, 0xfe11,
                                     0xfe50, 0xfe51, 0xff0c, 0xff64 };

  for (guint i = 0; i < G_N_ELEMENTS (COMMAS); i++)
    if (c == COMMAS[i])
      return TRUE;
  return FALSE;
}

static gboolean
refuse_character (gunichar c, const char *login, GError **error)
{
  if (is_comma (c))
    g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
                 /* Translators: %s is a login */
                 _ ("A login has no comma: mail servers would read “%s” as several logins. Remove "
                    "it."),
                 login);
  else if (g_unichar_isspace (c))
    g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
                 /* Translators: %s is a login */
                 _ ("A login has no space: mail servers would read “%s” as several logins. Remove "
                    "it."),
                 login);
  /* Joiners, too: a login is compared by machines, letter by letter. */
  else if (mw_is_invisible (c))
    g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
                 _ ("This contains a character that cannot be seen (U+%04X). Type it again "
                    "without it."),
                 c);
  else
    return FALSE;
  return TRUE;
}

char *
mw_login_normalise (const char *text, GError **error)
{
  g_autofree char *login = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  login = mw_name_normalise (text, error);
  for (const char *p = login; p && *p; p = g_utf8_next_char (p))
    if (refuse_character (g_utf8_get_char (p), login, error))
      return NULL;
  return g_steal_pointer (&login);
}

/* Single spaces between words, none around them. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);
  gboolean gap = FALSE;

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c))
        {
          gap = squeezed->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (squeezed, ' ');
      gap = FALSE;
      g_string_append_unichar (squeezed, c);
    }
  return g_string_free (squeezed, FALSE);
}

char *
mw_name_key (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text, NULL);

  valid = g_utf8_make_valid (text, -1);
  folded = mw_typed_text_fold (valid, TRUE);
  return squeeze (folded);
}

char *
mw_profile_name_key (const char *text)
{
  g_autoptr (MwAddress) address = NULL;
  g_autofree char *key = mw_name_key (text);

  g_return_val_if_fail (text, NULL);

  address = strchr (text, '@') ? mw_address_parse (text, NULL) : NULL;
  if (!address || g_str_equal (address->unicode, key))
    return g_steal_pointer (&key);
  /* A line break is in no name. */
  return g_strconcat (key, "\n", address->unicode, NULL);
}

char *
mw_name_skeleton (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *visible = NULL;
  g_autofree char *decomposed = NULL;
  g_autoptr (GString) skeleton = g_string_new (NULL);

  g_return_val_if_fail (text, NULL);

  valid = g_utf8_make_valid (text, -1);
  visible = mw_invisible_remove (valid);
  decomposed = g_utf8_normalize (visible, -1, G_NORMALIZE_NFKD);
  for (const char *p = decomposed; *p; p = g_utf8_next_char (p))
    g_string_append_unichar (skeleton,
                             g_unichar_tolower (mw_look_alike_find (g_utf8_get_char (p))));
  return squeeze (skeleton->str);
}
