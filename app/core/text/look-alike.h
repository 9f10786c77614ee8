/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Latin letter that @c looks like, of the same case where there is one; else @c. */
gunichar mw_look_alike_find (gunichar c);

G_END_DECLS
