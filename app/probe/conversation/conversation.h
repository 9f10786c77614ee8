/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>

G_BEGIN_DECLS

/* The words that libcurl exchanges with a server for us: which of them is what. */

/* What was said last. */
typedef enum
{
  MW_SAID_NOTHING,
  MW_SAID_CAPABILITIES,
  MW_SAID_STARTTLS,
  MW_SAID_LOGIN,
  MW_SAID_IDENTITY,
  MW_SAID_COMMAND,
  MW_SAID_QUIT,
} MwSaid;

/* Anything that is not known for harmless counts as a part of a login. */
MwSaid mw_conversation_classify (const char *scheme, const char *line);

/* RFC 3501, section 7.1.4: an IMAP server that knows already who asks takes no login. */
gboolean mw_conversation_is_logged_in (const char *greeting);

/* Adds what a line of an answer to %MW_SAID_CAPABILITIES offers; a login method as `AUTH=METHOD`.
 */
void mw_conversation_add_capabilities (const char *scheme, const char *line, GString *capabilities);
gboolean mw_conversation_offers (const char *capabilities, const char *word);

/* RFC 5321, section 4.2.2: whether @refusal (nullable), of EHLO, is that of a server that does not
 * know the command at all, and not of one that refuses this client. */
gboolean mw_conversation_knows_no_ehlo (const char *refusal);

/* RFC 1939, section 7: whether a POP3 server's first line ends in what APOP needs; libcurl wants an
 * @ in it. */
gboolean mw_conversation_has_stamp (const char *greeting);

/* (transfer full) (nullable): the command by which the mailbox of an endpoint is tried. */
char *mw_conversation_make_command (MwEndpoint *endpoint);

/**
 * mw_conversation_get_identity:
 *
 * What this program says of itself before it opens a folder (RFC 2971): some servers, those of
 * NetEase among them, open none to a program that keeps its name to itself.
 *
 * Returns: (transfer none) (nullable): %NULL where the server does not offer to hear it
 */
const char *mw_conversation_get_identity (const char *scheme, const char *capabilities);

const char *mw_conversation_get_farewell (const char *scheme);

G_END_DECLS
