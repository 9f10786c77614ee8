/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a draft is searched by is, letter by letter, what it would be if it were made anew. */
void assert_search_index (const char *draft_path);

G_END_DECLS
