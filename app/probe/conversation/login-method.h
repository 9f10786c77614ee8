/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/sighting.h"

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwLoginMethod:
 *
 * The ways to log in that this program can go.
 */
typedef enum
{
  MW_LOGIN_METHOD_NONE,
  MW_LOGIN_METHOD_PLAIN,
  MW_LOGIN_METHOD_LOGIN,   /* of SASL */
  MW_LOGIN_METHOD_COMMAND, /* the protocol's own: LOGIN (IMAP), USER and PASS (POP3) */
  MW_LOGIN_METHOD_SCRAM_SHA_256,
  MW_LOGIN_METHOD_SCRAM_SHA_1,
  MW_LOGIN_METHOD_DIGEST_MD5,
  MW_LOGIN_METHOD_CRAM_MD5,
  MW_LOGIN_METHOD_APOP,
  MW_LOGIN_METHOD_XOAUTH2,
  MW_LOGIN_METHOD_OAUTHBEARER,
} MwLoginMethod;

#define MW_N_LOGIN_METHODS (MW_LOGIN_METHOD_OAUTHBEARER + 1)

/* The best first. */
typedef struct
{
  MwLoginMethod methods[MW_N_LOGIN_METHODS];
  guint n_methods;
} MwLoginMethods;

/**
 * mw_login_methods_find:
 * @seen: a connection that heard what the server offers
 *
 * What the server offers, the endpoint's authentication allows and this program can do. Inside of
 * TLS those come first that hand over the password itself: any server can check them, whereas the
 * others need it stored in a form of their own, which many a server that announces them has not.
 * Without TLS it is the reverse.
 */
MwLoginMethods mw_login_methods_find (MwEndpoint *endpoint, const MwSighting *seen);
gboolean mw_login_methods_have (const MwLoginMethods *self, MwLoginMethod method);

/* Whether a token in place of a password could be used, if that was chosen. */
gboolean mw_login_methods_take_token (const MwSighting *seen);

/**
 * mw_login_methods_find_other:
 * @refused: what the server refused, though it offers it
 * @encryption: of the connection
 *
 * What may succeed nevertheless: a server without the password's own form refuses all methods alike
 * that need it, so that the other is one that hands the password over, if there is one. But nobody
 * makes us say a password in the clear by a refusal.
 *
 * Returns: %MW_LOGIN_METHOD_NONE if there is nothing worth a try, or nothing safe
 */
MwLoginMethod mw_login_methods_find_other (const MwLoginMethods *self,
                                           MwLoginMethod refused,
                                           MwEncryption encryption);

/* Whether it says the password itself, and does not only prove that it is known. */
gboolean mw_login_method_hands_over (MwLoginMethod method);

/* (transfer none) (nullable): CURLOPT_LOGIN_OPTIONS; %NULL for the protocol's own command, for
 * which libcurl 7.88 has none: see mw_hearing_adapt(). */
const char *mw_login_method_get_options (MwLoginMethod method);

/* (transfer none) (nullable): how the protocol names it: `CRAM-MD5`. */
const char *mw_login_method_get_name (MwLoginMethod method, const char *scheme);

G_END_DECLS
