/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/certificates/ca-file.h"

G_BEGIN_DECLS

/**
 * mw_revocation_find:
 * @chain: a server's certificate and those that vouch for it
 * @sent: what else the server sent
 * @file: whose lists are looked up
 * @ended: (element-type MwEndedList): lists that should have been asked, and whose time is over,
 * are added here
 *
 * Looks up each certificate of @chain in the lists of its issuer, newest first: complete lists,
 * those of changes (delta), those for a part, and those that another signs for the issuer
 * (indirect; RFC 5280). OpenSSL's own wants a list for each certificate, and fails without. What
 * was revoked stays so although the list has ended; anything else takes a list that is in date. A
 * list that is missing or was signed by somebody else is none.
 *
 * Returns: which of @chain was revoked, or -1
 */
int mw_revocation_find (STACK_OF (X509) * chain,
                        STACK_OF (X509) * sent,
                        const MwCaFile *file,
                        GPtrArray *ended);

G_END_DECLS
