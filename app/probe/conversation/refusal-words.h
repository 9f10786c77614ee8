/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/verdict.h>

G_BEGIN_DECLS

/**
 * MwRefusalWords:
 *
 * What the words of a refusal tell, whatever its codes.
 */
typedef struct
{
  MwVerdict verdict; /* %MW_VERDICT_UNTESTED: nothing that is known */
  gboolean firm;     /* of a failure for now: it is said outright, not only to try again */
  gboolean vague;    /* several causes are offered, a wrong password among them */
} MwRefusalWords;

/**
 * mw_refusal_words_read:
 * @step: %MW_PROBE_STEP_LOGIN or %MW_PROBE_STEP_MAILBOX
 * @encrypted: whether it was said inside of TLS, where no encryption can be missing
 */
MwRefusalWords mw_refusal_words_read (const char *words, MwProbeStep step, gboolean encrypted);

G_END_DECLS
