/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/conversation.h"
#include "probe/conversation/login-method.h"

G_BEGIN_DECLS

/**
 * MwHearing:
 *
 * How libcurl is made to understand a server. It compares the words of the protocols byte by byte,
 * though they may be written in any case, and it takes a method by itself where an option of it
 * does not say which: nothing makes it use USER and PASS (POP3) or, before version 8.2, LOGIN
 * (IMAP) where something else is offered. It hands every line that it hears to
 * CURLOPT_HEADERFUNCTION before it reads it, in its own buffer: there the words are put in
 * capitals, and what is not to be chosen becomes blanks; and a server that does not want to know
 * who this is has it its way, whereas libcurl would hang up. The log and what is shown have the
 * line as it came. A libcurl that would not look there again could use fewer servers; it would then
 * give up, and that is told as its own doing.
 */
typedef struct
{
  const char *scheme;
  MwLoginMethod method; /* the only one that libcurl may choose; MW_LOGIN_METHOD_NONE: no login */
  gboolean before_tls;  /* STARTTLS is still to come */
} MwHearing;

/**
 * mw_hearing_adapt:
 * @said: what was said last
 * @index: which line of the answer this is, from 0
 * @line: (inout): not terminated; keeps its length
 */
void mw_hearing_adapt (const MwHearing *self, MwSaid said, guint index, char *line, gsize length);

G_END_DECLS
