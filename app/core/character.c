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
