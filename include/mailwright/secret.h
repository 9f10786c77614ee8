/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwSecret:
 *
 * A secret in memory that is never swapped out, wiped when freed.
 */
typedef struct _MwSecret MwSecret;

/**
 * mw_secret_new:
 * @text: the secret; copied, the caller wipes its own
 * @length: bytes of @text, or -1 up to its NUL
 *
 * Returns: (transfer full): a new secret
 */
MwSecret *mw_secret_new (const char *text, gssize length);
MwSecret *mw_secret_ref (MwSecret *self);
void mw_secret_unref (MwSecret *self);

/**
 * mw_secret_get:
 *
 * Returns: (transfer none): the text, with a NUL behind it, as long as the secret lives
 */
const char *mw_secret_get (MwSecret *self);

/**
 * mw_secret_get_length:
 *
 * Returns: bytes of the text, without the NUL behind it
 */
gsize mw_secret_get_length (MwSecret *self);
#define MW_TYPE_SECRET (mw_secret_get_type ())
GType mw_secret_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwSecret, mw_secret_unref)

G_END_DECLS
