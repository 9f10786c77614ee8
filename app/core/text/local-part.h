/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/error.h>

G_BEGIN_DECLS

/* Any failure here is MW_ERROR_INVALID. */

/* Finds the one "@" of @text that stands outside quotes, and refuses what is not one bare address:
 * names, comments, lists, inner space. Returns its place in @text. */
const char *mw_local_part_find_end (const char *text, GError **error);

/* What is compared of a local part: without needless quotes, without case, in NFC. */
char *mw_local_part_normalise (const char *text, GError **error);

G_END_DECLS
