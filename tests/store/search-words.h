/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether each word of a search is in one of some texts. */
gboolean words_are_found (const char *search, GPtrArray *texts);

/* How well they are found: the sum of, for each word, a whole word of the name (0), of what else it
 * is known by (1), a part of the name (2), of the other (3), or neither (4). */
guint words_rank (const char *search, const char *name, const char *other);

G_END_DECLS
