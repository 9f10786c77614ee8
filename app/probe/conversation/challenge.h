/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwTokenRefusal:
 *
 * What a server says of a token that it refuses, as XOAUTH2 and OAUTHBEARER (RFC 7628, 3.2.2) have
 * it: JSON in the base64 of one more challenge, which is nothing for people to read. Strings are
 * owned; each may be %NULL.
 */
typedef struct
{
  char *status; /* `invalid_token`, or a status of HTTP */
  char *scope;  /* what the token has to be for */
  char *text;   /* anything that it says to people */
} MwTokenRefusal;

/**
 * mw_token_refusal_read:
 * @line: a challenge: `334 …` or `+ …`
 *
 * Returns: (transfer full) (nullable): %NULL if it is another challenge
 */
MwTokenRefusal *mw_token_refusal_read (const char *line);
void mw_token_refusal_free (MwTokenRefusal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwTokenRefusal, mw_token_refusal_free)

G_END_DECLS
