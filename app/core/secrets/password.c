/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/password.h>

#include <glib/gi18n-lib.h>
#include <mailwright/character.h>
#include <string.h>

#define BYTE_ORDER_MARK 0xfeff

/* The first character of each kind that was met; 0 for none. */
typedef struct
{
  gunichar of[MW_CHARACTER_INVISIBLE + 1];
  gunichar first, last;
} Met;

static Met
look_through (const char *text, gsize length)
{
  Met met = { .first = g_utf8_get_char (text) };

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      MwCharacterKind kind;

      met.last = g_utf8_get_char (p);
      kind = mw_character_get_kind (met.last);
      if (!met.of[kind])
        met.of[kind] = met.last;
    }
  return met;
}

static gboolean
is_space (gunichar c)
{
  MwCharacterKind kind = mw_character_get_kind (c);

  return kind == MW_CHARACTER_SPACE || kind == MW_CHARACTER_ODD_SPACE;
}

/* At an end there is nothing to join; a variation selector ends what it belongs to. */
static gboolean
joins_nothing (const Met *met)
{
  return mw_character_get_kind (met->first) == MW_CHARACTER_JOINER || met->last == 0x200c ||
         met->last == 0x200d;
}

static char *
refuse_bytes (const char *text, gsize length)
{
  if (length == 0)
    return g_strdup (_ ("The password is empty."));
  if (length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    return g_strdup (_ ("The password is UTF-16 text. Save it as UTF-8, without a byte order "
                        "mark."));
  if (memchr (text, 0, length))
    return g_strdup (_ ("The password contains a zero byte, which no server takes."));
  if (!g_utf8_validate (text, (gssize) length, NULL))
    return g_strdup (_ ("The password is not valid UTF-8 text."));
  return NULL;
}

static char *
refuse_invisible (gunichar c)
{
  return g_strdup_printf (_ ("The password contains a character that cannot be seen (U+%04X). Type "
                             "it again without it."),
                          c);
}

static char *
refuse_characters (const Met *met)
{
  if (met->first == BYTE_ORDER_MARK)
    return g_strdup (_ ("The password begins with a byte order mark (U+FEFF), which some programs "
                        "write in front of a text. Save it without."));
  if (met->of[MW_CHARACTER_LINE_END])
    return g_strdup (_ ("The password contains a line break, and a password is one line."));
  if (met->of[MW_CHARACTER_CONTROL])
    return g_strdup_printf (_ ("The password contains a control character (U+%04X). Type it "
                               "again without it."),
                            met->of[MW_CHARACTER_CONTROL]);
  if (met->of[MW_CHARACTER_INVISIBLE])
    return refuse_invisible (met->of[MW_CHARACTER_INVISIBLE]);
  if (joins_nothing (met))
    return refuse_invisible (met->of[MW_CHARACTER_JOINER]);
  return NULL;
}

static char *
doubt (const Met *met)
{
  if (is_space (met->first) && is_space (met->last))
    return g_strdup (_ ("The password begins and ends with a space."));
  if (is_space (met->first))
    return g_strdup (_ ("The password begins with a space."));
  if (is_space (met->last))
    return g_strdup (_ ("The password ends with a space."));
  if (met->of[MW_CHARACTER_ODD_SPACE])
    return g_strdup_printf (_ ("The password contains a space that is not the ordinary one "
                               "(U+%04X)."),
                            met->of[MW_CHARACTER_ODD_SPACE]);
  if (met->of[MW_CHARACTER_JOINER])
    return g_strdup_printf (_ ("The password contains a joining character that cannot be seen "
                               "(U+%04X)."),
                            met->of[MW_CHARACTER_JOINER]);
  return NULL;
}

MwPasswordState
mw_password_check (const char *text, gsize length, char **reason)
{
  Met met = { 0 };

  g_return_val_if_fail (text != NULL || length == 0, MW_PASSWORD_UNUSABLE);
  g_return_val_if_fail (reason != NULL, MW_PASSWORD_UNUSABLE);

  *reason = refuse_bytes (text, length);
  if (*reason)
    return MW_PASSWORD_UNUSABLE;
  met = look_through (text, length);
  *reason = refuse_characters (&met);
  if (*reason)
    return MW_PASSWORD_UNUSABLE;
  *reason = doubt (&met);
  return *reason ? MW_PASSWORD_DOUBTFUL : MW_PASSWORD_FINE;
}
