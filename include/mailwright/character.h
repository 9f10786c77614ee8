/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwCharacterKind:
 * @MW_CHARACTER_VISIBLE: somebody who looks at it sees that it is there
 * @MW_CHARACTER_SPACE: the ordinary space (U+0020)
 * @MW_CHARACTER_ODD_SPACE: every other one: no-break, thin, ideographic …
 * @MW_CHARACTER_LINE_END: ends a line: LF, VT, FF, CR, NEL, LS and PS (Unicode 5.8)
 * @MW_CHARACTER_CONTROL: any other control character (Cc)
 * @MW_CHARACTER_JOINER: cannot be seen, but is part of words and pictures that can: the zero-width
 *   joiners of Indic and Persian writing, and variation selectors
 * @MW_CHARACTER_INVISIBLE: cannot be seen: zero-width spaces, marks of direction, the byte order
 *   mark, fillers, tags and what else is ignored where it is not known (Unicode,
 *   Default_Ignorable_Code_Point), interlinear marks, and noncharacters
 *
 * What a character is to somebody who looks at a text.
 */
typedef enum
{
  MW_CHARACTER_VISIBLE,
  MW_CHARACTER_SPACE,
  MW_CHARACTER_ODD_SPACE,
  MW_CHARACTER_LINE_END,
  MW_CHARACTER_CONTROL,
  MW_CHARACTER_JOINER,
  MW_CHARACTER_INVISIBLE,
} MwCharacterKind;

/**
 * mw_character_get_kind:
 * @c: a character
 *
 * Returns: what it is to somebody who looks at it
 */
MwCharacterKind mw_character_get_kind (gunichar c);

G_END_DECLS
