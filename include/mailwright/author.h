/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mw_author_get_name:
 *
 * Who submits, as a revision names them: the real name of whoever runs this program, or the name
 * they log in with where no real one is known.
 *
 * Returns: (transfer none): the name
 */
const char *mw_author_get_name (void);

G_END_DECLS
