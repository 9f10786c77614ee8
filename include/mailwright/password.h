/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwPasswordState:
 * @MW_PASSWORD_FINE: nothing is odd
 * @MW_PASSWORD_DOUBTFUL: it may be meant, and more often came along by accident
 * @MW_PASSWORD_UNUSABLE: nobody's password: it is not kept
 *
 * What a typed, pasted or piped password looks like.
 */
typedef enum
{
  MW_PASSWORD_FINE,
  MW_PASSWORD_DOUBTFUL,
  MW_PASSWORD_UNUSABLE,
} MwPasswordState;

/**
 * mw_password_check:
 * @text: (array length=length): what was typed, any bytes
 * @length: bytes of @text
 * @reason: (out) (transfer full) (nullable): why it is not fine, and what to do, in one or two
 *   sentences; never holds the password or its length. An odd character is named by its code
 *
 * Unusable is what is empty, no UTF-8, holds a zero byte, a control character or more than one line
 * (RFC 8265 4.2.2, FreeformClass), or what nobody can see: a byte order mark, zero-width spaces,
 * marks of direction. Doubtful are a space at an end, a space that is not the ordinary one, and the
 * joiners within some words and pictures.
 *
 * Returns: what it looks like; the gravest if it is odd in several ways
 */
MwPasswordState mw_password_check (const char *text, gsize length, char **reason);

G_END_DECLS
