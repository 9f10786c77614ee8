/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/certificates/naming.h"

#include <mailwright/certificate.h>
#include <openssl/x509_vfy.h>

G_BEGIN_DECLS

/* A revocation list of the CA file that would have been asked, and whose time is over. */
typedef struct
{
  char *issuer;     /* (owned): as a certificate names it */
  GDateTime *ended; /* (owned) */
} MwEndedList;

MwEndedList *mw_ended_list_new (const char *issuer, GDateTime *ended);
void mw_ended_list_free (MwEndedList *self);

/**
 * MwVerification:
 *
 * What was found out about the certificate of a server.
 */
typedef struct
{
  GPtrArray *chain; /* (owned) (element-type MwCertificate): the server's own first, then those that
                     * vouch for it, then what else the server sent */
  guint n_built;    /* how many of these are the server's own and vouch for it */
  guint n_sent;     /* how many of these in turn came from the server; the others were here */
  int error;        /* X509_V_OK, or why the chain is not trusted, whatever is pinned */
  guint fault;      /* which certificate of the chain that is the fault of */
  gboolean has_namesake; /* the last of the chain names an issuer that the CA file has by name, but
                          * not by key */
  MwNaming *naming;      /* (owned): for whom the server's own is */
  gboolean pin_matches;
  GPtrArray *ended_lists; /* (owned) (element-type MwEndedList) */
} MwVerification;

MwVerification *mw_verification_new (void);
void mw_verification_free (MwVerification *self);

/**
 * mw_verification_accepts:
 * @pin: (nullable): the fingerprint of the one certificate that is accepted
 *
 * Returns: whether a login may be said to whoever has this certificate
 */
gboolean mw_verification_accepts (const MwVerification *self, const char *pin);

/**
 * mw_verification_count_relied:
 *
 * Returns: how many of the chain, from the first, matter to whoever connects: of what is pinned,
 *   the server's own alone
 */
guint mw_verification_count_relied (const MwVerification *self, const char *pin);

G_END_DECLS
