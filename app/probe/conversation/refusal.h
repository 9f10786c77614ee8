/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/answer.h"

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwRefusal:
 *
 * Why a server refuses, as far as its answer tells.
 */
typedef struct
{
  MwVerdict verdict; /* %MW_VERDICT_UNTESTED if the answer does not tell */
  gboolean vague;    /* the words name other causes too, and leave it open which it is */
} MwRefusal;

/**
 * mw_refusal_read:
 * @step: %MW_PROBE_STEP_LOGIN or %MW_PROBE_STEP_MAILBOX
 *
 * Reads the codes first: those of IMAP (RFC 3501, 5530), of POP3 (RFC 2449, 3206), and those of
 * SMTP (RFC 5321, 3463, 4954). What a code leaves open, since it only says that a login failed or
 * that something is not possible now, words tell that are known of servers in use.
 */
MwRefusal mw_refusal_read (const MwAnswer *answer, MwEndpoint *endpoint, MwProbeStep step);

G_END_DECLS
