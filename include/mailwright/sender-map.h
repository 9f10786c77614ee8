/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwLeftOutReason:
 * @MW_LEFT_OUT_LOGIN: a login that a mail server would take for a list, or that nobody can see
 * @MW_LEFT_OUT_ADDRESS: what is no address, or not written as mail servers ask for it
 * @MW_LEFT_OUT_SPELLING: one spelling of an address, which mail servers take for another address
 *
 * Why something is not published. As text: `login`, `address`, `spelling`, see
 * mw_left_out_reason_to_string().
 */
typedef enum
{
  MW_LEFT_OUT_LOGIN,
  MW_LEFT_OUT_ADDRESS,
  MW_LEFT_OUT_SPELLING,
} MwLeftOutReason;

/**
 * MwLeftOut:
 * @reason: why
 * @text: the login or address, as it is in the database
 *
 * What a #MwSenderMap does not hold, since a mail server would read it as something else.
 */
typedef struct
{
  MwLeftOutReason reason;
  char *text; /* (owned) */
} MwLeftOut;

/**
 * mw_left_out_reason_to_string:
 *
 * Returns: (transfer none): the stable word for @reason, as in JSON
 */
const char *mw_left_out_reason_to_string (MwLeftOutReason reason);

/**
 * mw_left_out_describe:
 *
 * Returns: (transfer full): a translated sentence: what is left out, why, and what to do. What
 *   cannot be seen in its text is written as `<U+200B>`.
 */
char *mw_left_out_describe (const MwLeftOut *left_out);

/**
 * MwSenderMap:
 *
 * Who may send as which envelope sender, as of one revision: what a mail server is told. It asks
 * with an address in lower case, in A-labels or (SMTPUTF8) in U-labels, and is answered with all
 * logins that may use it, as one list. Immutable once it is filled.
 */
typedef struct _MwSenderMap MwSenderMap;

/**
 * mw_sender_map_new:
 * @live_id: the live configuration's UUID
 * @revision: the revision that the rows are of
 */
MwSenderMap *mw_sender_map_new (const char *live_id, gint64 revision);
void mw_sender_map_free (MwSenderMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwSenderMap, mw_sender_map_free)

/**
 * mw_sender_map_add:
 * @address: an envelope sender as mail servers ask for it
 * @login: one login that may use it
 *
 * Adds a row; rows come in the order of their addresses' bytes, then of their logins'. What cannot
 * be published safely is left out and noted (mw_sender_map_get_left_out()):
 *
 * - a login with white space, a comma, a control or an invisible character: Postfix takes the
 *   answer apart at commas and blanks (postconf(5), smtpd_sender_login_maps);
 * - what is no bare mail address, or not in the form that is asked for; so never `@domain` or
 *   `user`, which Postfix asks for next and which would stand for many addresses;
 * - a spelling that full case folding turns into another one (`ß`, final sigma): Postfix folds what
 *   it asks for, and would ask for the other address. The spelling in A-labels stays.
 */
void mw_sender_map_add (MwSenderMap *self, const char *address, const char *login);

/**
 * mw_sender_map_leave_out:
 * @self: a map that is being filled
 * @reason: why
 * @text: what is not published
 *
 * Notes what is not to be in it, once.
 */
void mw_sender_map_leave_out (MwSenderMap *self, MwLeftOutReason reason, const char *text);

const char *mw_sender_map_get_live_id (const MwSenderMap *self);

/**
 * mw_sender_map_set_revision_id:
 * @revision_id: the UUID of the revision that the map is of; "" where there is none yet
 */
void mw_sender_map_set_revision_id (MwSenderMap *self, const char *revision_id);
const char *mw_sender_map_get_revision_id (const MwSenderMap *self);
gint64 mw_sender_map_get_revision (const MwSenderMap *self);
guint mw_sender_map_get_n_addresses (const MwSenderMap *self);

/**
 * mw_sender_map_get_row:
 * @i: which one, below mw_sender_map_get_n_addresses()
 * @logins: (out) (transfer none): its logins in the order of their bytes, divided by commas
 *
 * Returns: (transfer none): the address
 */
const char *mw_sender_map_get_row (const MwSenderMap *self, guint i, const char **logins);

/**
 * mw_sender_map_get_left_out:
 *
 * Returns: (transfer none) (element-type MwLeftOut): what is not in it, each once
 */
GPtrArray *mw_sender_map_get_left_out (const MwSenderMap *self);

G_END_DECLS
