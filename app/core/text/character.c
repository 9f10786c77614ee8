/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/character.h>

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Default_Ignorable_Code_Point of Unicode 15 (DerivedCoreProperties.txt), which GLib does not know,
 * without those that are joiners here; the interlinear marks; and the empty pattern of Braille. */
static const Range INVISIBLE[] = {
  { 0x00ad, 0x00ad },   { 0x061c, 0x061c },   { 0x115f, 0x1160 },   { 0x17b4, 0x17b5 },
  { 0x180e, 0x180e },   { 0x200b, 0x200b },   { 0x200e, 0x200f },   { 0x202a, 0x202e },
  { 0x2060, 0x206f },   { 0x2800, 0x2800 },   { 0x3164, 0x3164 },   { 0xfdd0, 0xfdef },
  { 0xfeff, 0xfeff },   { 0xffa0, 0xffa0 },   { 0xfff0, 0xfffb },   { 0x1bca0, 0x1bca3 },
  { 0x1d173, 0x1d17a }, { 0xe0000, 0xe00ff }, { 0xe01f0, 0xe0fff },
};

static const Range JOINERS[] = {
  { 0x034f, 0x034f }, { 0x180b, 0x180d }, { 0x180f, 0x180f },
  { 0x200c, 0x200d }, { 0xfe00, 0xfe0f }, { 0xe0100, 0xe01ef },
};

static gboolean
is_in (gunichar c, const Range *ranges, guint n)
{
  for (guint i = 0; i < n; i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

MwCharacterKind
mw_character_get_kind (gunichar c)
{
  if (c == ' ')
    return MW_CHARACTER_SPACE;
  if ((c >= 0x0a && c <= 0x0d) || c == 0x85 || c == 0x2028 || c == 0x2029)
    return MW_CHARACTER_LINE_END;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return MW_CHARACTER_CONTROL;
  if (c < 0xa0)
    return MW_CHARACTER_VISIBLE;
  if (g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR)
    return MW_CHARACTER_ODD_SPACE;
  if (is_in (c, JOINERS, G_N_ELEMENTS (JOINERS)))
    return MW_CHARACTER_JOINER;
  /* The last two of each plane are noncharacters. */
  if ((c & 0xfffe) == 0xfffe || is_in (c, INVISIBLE, G_N_ELEMENTS (INVISIBLE)))
    return MW_CHARACTER_INVISIBLE;
  return MW_CHARACTER_VISIBLE;
}

static void
append_escaped (GString *out, gunichar c)
{
  switch (c)
    {
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    default:
      g_string_append_printf (out, c > 0xffff ? "\\U%08x" : "\\u%04x", c);
    }
}

static gboolean
is_seen (gunichar c)
{
  MwCharacterKind kind = mw_character_get_kind (c);

  return kind != MW_CHARACTER_LINE_END && kind != MW_CHARACTER_CONTROL &&
         kind != MW_CHARACTER_INVISIBLE;
}

/* Left-to-right, right-to-left and Arabic letter mark: they end with the next letter. */
static gboolean
is_mark (gunichar c)
{
  return c == 0x200e || c == 0x200f || c == 0x061c;
}

static gboolean
is_isolate (gunichar c)
{
  return c >= 0x2066 && c <= 0x2069;
}

/* Whether each isolate is closed, by POP DIRECTIONAL ISOLATE (U+2069). */
static gboolean
isolates_are_closed (const char *text)
{
  int open = 0;

  for (const char *c = text; *c && open >= 0; c = g_utf8_next_char (c))
    if (is_isolate (g_utf8_get_char (c)))
      open += g_utf8_get_char (c) == 0x2069 ? -1 : 1;
  return open == 0;
}

static char *
make_visible (const char *text, gboolean marks, gboolean isolates)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (is_seen (letter) || (marks && is_mark (letter)) || (isolates && is_isolate (letter)))
        g_string_append_unichar (out, letter);
      else
        append_escaped (out, letter);
    }
  return g_string_free (out, FALSE);
}

char *
mw_character_dup_visible (const char *text)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  return make_visible (valid, FALSE, FALSE);
}

char *
mw_character_dup_visible_sentence (const char *text)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  return make_visible (valid, TRUE, isolates_are_closed (valid));
}
