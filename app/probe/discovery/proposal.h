/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/discovery/provider.h"

G_BEGIN_DECLS

/**
 * mw_proposal_merge:
 * @own: what the address's own domain says
 * @receivers: (element-type MwProvider): who receives its mail, the best first; heard only on what
 *   @own is silent about
 * @probed: (element-type MwFoundSetting): names that answered
 *
 * Chooses what is proposed, and takes it out of where it was found.
 *
 * Returns: (transfer full) (element-type MwFoundSetting): at most one for each scheme: encrypted
 *   incoming ones first, IMAP before POP3 unless a domain's records prefer POP3 (RFC 6186,
 *   section 3.4). One that is not encrypted is there only for want of a better
 */
GPtrArray *mw_proposal_merge (MwProvider *own, GPtrArray *receivers, GPtrArray *probed);

/**
 * mw_proposal_list_missing:
 *
 * Returns: (transfer full): the schemes that are still to be looked for: whoever has an IMAP server
 *   needs no POP3 server, and what a domain says it does not offer is not tried
 */
GStrv mw_proposal_list_missing (MwProvider *own, GPtrArray *receivers);

G_END_DECLS
