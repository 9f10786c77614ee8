/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Copies @text (UTF-8) without the Unicode space around it: what is pasted from a page often has
 * one that does not break. */
char *mw_typed_text_trim (const char *text);

/* Copies @text (of any encoding) without the Unicode space around it; refuses, with
 * MW_ERROR_INVALID, what is not UTF-8, control characters and characters that nobody can see. */
char *mw_typed_text_strip (const char *text, GError **error);

/* Whether nothing in @text (UTF-8) is there that nobody can see; else MW_ERROR_INVALID says what.
 */
gboolean mw_typed_text_is_seen (const char *text, GError **error);

/* Canonical caseless matching (Unicode 3.13, D145), composed again; with @compatible (D146) also
 * what only looks different, such as wide letters, is one. @text: UTF-8 */
char *mw_typed_text_fold (const char *text, gboolean compatible);

G_END_DECLS
