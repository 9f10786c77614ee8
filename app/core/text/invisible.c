/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/text/invisible.h"

#include <mailwright/character.h>
#include <string.h>

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d
#define BLACK_FLAG 0x1f3f4
#define KEYCAP 0x20e3
#define VIRAMA 9 /* its canonical combining class */

/* A character and those beside it; 0 where there is none. */
typedef struct
{
  gunichar before;
  gunichar base; /* the last before it that is neither a mark nor such a character */
  gunichar c;
  gunichar after;
} Place;

static gboolean
is_between (gunichar c, gunichar first, gunichar last)
{
  return c >= first && c <= last;
}

gboolean
mw_is_invisible (gunichar c)
{
  MwCharacterKind kind = mw_character_get_kind (c);

  return kind == MW_CHARACTER_INVISIBLE || kind == MW_CHARACTER_JOINER ||
         kind == MW_CHARACTER_LINE_END;
}

/* Scripts whose letters change their shapes beside each other. */
static gboolean
joins (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_MONGOLIAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
    case G_UNICODE_SCRIPT_DEVANAGARI:
    case G_UNICODE_SCRIPT_BENGALI:
    case G_UNICODE_SCRIPT_GURMUKHI:
    case G_UNICODE_SCRIPT_GUJARATI:
    case G_UNICODE_SCRIPT_ORIYA:
    case G_UNICODE_SCRIPT_TAMIL:
    case G_UNICODE_SCRIPT_TELUGU:
    case G_UNICODE_SCRIPT_KANNADA:
    case G_UNICODE_SCRIPT_MALAYALAM:
    case G_UNICODE_SCRIPT_SINHALA:
    case G_UNICODE_SCRIPT_TIBETAN:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_BALINESE:
    case G_UNICODE_SCRIPT_JAVANESE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Those of later versions of Unicode than GLib's, too. */
static gboolean
is_symbol (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_MATH_SYMBOL ||
         is_between (c, 0x1f000, 0x1faff);
}

/* After UAX 31, table "Joiner contexts", and for emoji UTS 51. Without a letter that it could
 * shape, a joiner does nothing that could be seen. */
static gboolean
is_joiner_of_word (const Place *place)
{
  if (!joins (place->base))
    return FALSE;
  return place->c == ZERO_WIDTH_JOINER || g_unichar_combining_class (place->before) == VIRAMA ||
         joins (place->after);
}

static gboolean
is_variation_selector (const Place *place)
{
  gboolean han = g_unichar_get_script (place->before) == G_UNICODE_SCRIPT_HAN;

  if (place->c == 0xfe0e || place->c == 0xfe0f)
    return is_symbol (place->before) || place->before == 0x203c || place->before == 0x2049 ||
           place->before == 0x2139 || place->before == 0x3030 || place->before == 0x303d ||
           (place->after == KEYCAP &&
            (is_between (place->before, '0', '9') || place->before == '#' || place->before == '*'));
  if (is_between (place->c, 0xfe00, 0xfe0d))
    return han || g_unichar_type (place->before) == G_UNICODE_MATH_SYMBOL ||
           g_unichar_get_script (place->before) == G_UNICODE_SCRIPT_MYANMAR ||
           g_unichar_get_script (place->before) == G_UNICODE_SCRIPT_PHAGS_PA;
  if (is_between (place->c, 0x180b, 0x180f))
    return g_unichar_get_script (place->before) == G_UNICODE_SCRIPT_MONGOLIAN;
  return is_between (place->c, 0xe0100, 0xe01ef) && han;
}

static gboolean
is_part_of_emoji (const Place *place)
{
  if (place->c == ZERO_WIDTH_JOINER)
    return (is_symbol (place->before) || place->before == 0xfe0f) && is_symbol (place->after);
  return is_between (place->c, 0xe0020, 0xe007f) &&
         (place->before == BLACK_FLAG || is_between (place->before, 0xe0020, 0xe007e));
}

static gboolean
is_written_with (const Place *place)
{
  if ((place->c == ZERO_WIDTH_JOINER || place->c == ZERO_WIDTH_NON_JOINER) &&
      !mw_is_invisible (place->before) && is_joiner_of_word (place))
    return TRUE;
  return is_variation_selector (place) || is_part_of_emoji (place);
}

const char *
mw_invisible_find (const char *text, const char *end)
{
  Place place = { 0 };

  for (; text < end; text = g_utf8_next_char (text))
    {
      const char *next = g_utf8_next_char (text);

      place.c = g_utf8_get_char (text);
      place.after = next < end ? g_utf8_get_char (next) : 0;
      if (!mw_is_invisible (place.c))
        {
          if (!g_unichar_ismark (place.c))
            place.base = place.c;
        }
      else if (!is_written_with (&place))
        return text;
      place.before = place.c;
    }
  return NULL;
}

char *
mw_invisible_remove (const char *text)
{
  GString *rest = g_string_new (NULL);

  for (; *text; text = g_utf8_next_char (text))
    if (!mw_is_invisible (g_utf8_get_char (text)))
      g_string_append_unichar (rest, g_utf8_get_char (text));
  return g_string_free (rest, FALSE);
}

char *
mw_invisible_show (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *end = valid + strlen (valid);
  const char *hit = mw_invisible_find (valid, end);
  GString *shown = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (p != hit && !g_unichar_iscntrl (c))
        {
          g_string_append_unichar (shown, c);
          continue;
        }
      g_string_append_printf (shown, "<U+%04X>", c);
      if (p == hit)
        hit = mw_invisible_find (g_utf8_next_char (p), end);
    }
  return g_string_free (shown, FALSE);
}
