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

/**
 * mw_character_dup_visible:
 * @text: what a person, a server or a file wrote
 *
 * Writes out what cannot be seen, or would make what is around it look like something else: ends of
 * lines, control characters, marks of direction and other invisible ones.
 *
 * Returns: (transfer full): @text on one line, valid UTF-8, with the number of each of them in its
 *   place: `<U+202E>`
 */
char *mw_character_dup_visible (const char *text);

/**
 * mw_character_dup_visible_sentence:
 * @text: a sentence in the reader's language, with what others wrote in it
 *
 * The same as mw_character_dup_visible(), but the marks and closed isolates stay by which sentences
 * of writing from right to left are held together. An isolate that somebody left open does not.
 *
 * Returns: (transfer full): @text on one line, valid UTF-8
 */
char *mw_character_dup_visible_sentence (const char *text);

G_END_DECLS
