/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * mw_object_kind_register:
 * @word: its stable word; static
 * @name: its name for people, to be translated; static
 *
 * Adds a kind of object, before the first database is opened.
 *
 * Returns: the new kind
 */
MwObjectKind mw_object_kind_register (const char *word, const char *name);

/**
 * mw_object_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): the stable word ("profile", "response-group")
 */
const char *mw_object_kind_to_string (MwObjectKind kind);

/**
 * mw_object_kind_from_string:
 * @word: (nullable): a stable word
 *
 * Returns: the kind; -1 for a word that nobody registered (a newer program wrote it)
 */
int mw_object_kind_from_string (const char *word);

/**
 * mw_object_kind_describe:
 * @kind: a kind
 *
 * Returns: (transfer none): the translated word ("Profile")
 */
const char *mw_object_kind_describe (MwObjectKind kind);

G_END_DECLS
