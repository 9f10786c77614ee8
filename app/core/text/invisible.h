/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A character that nobody sees, also one that may be part of a word (#MwCharacterKind), and what
 * ends a line. Two texts that differ in it look the same. */
gboolean mw_is_invisible (gunichar c);

/* The first of them in @text (UTF-8) before @end, or %NULL. Where a script or an emoji is written
 * with one, it is none: a joiner in Persian or an Indic script, a variation selector after a Han
 * character or a symbol, the tags of a flag. */
const char *mw_invisible_find (const char *text, const char *end);

/* @text without any of them, wherever they stand. */
char *mw_invisible_remove (const char *text);

/* @text with the number of each of them in its place, `<U+200B>`, and of control characters. */
char *mw_invisible_show (const char *text);

G_END_DECLS
