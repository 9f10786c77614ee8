/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/error.h>

/* The formatter takes the hyphens for signs. */
/* clang-format off */
G_DEFINE_QUARK (mw-error-quark, mw_error)
/* clang-format on */
