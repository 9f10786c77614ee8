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
  MW_SAID_COMMAND,
  MW_SAID_QUIT,
} MwSaid;

/* Anything that is not known for harmless counts as a part of a login. */
MwSaid mw_conversation_classify (const char *scheme, const char *line);

/* Whether a first line is one that a server of the protocol begins with; and if so, whether it
 * turns the connection away. */
gboolean mw_conversation_is_greeting (const char *scheme, const char *line);
gboolean mw_conversation_turns_away (const char *scheme, const char *line);

/* Adds what a line of an answer to %MW_SAID_CAPABILITIES offers; a login method as `AUTH=METHOD`.
 */
void mw_conversation_add_capabilities (const char *scheme, const char *line, GString *capabilities);
gboolean mw_conversation_offers (const char *capabilities, const char *word);

/**
 * mw_conversation_choose_login:
 *
 * Returns: (transfer full) (nullable): CURLOPT_LOGIN_OPTIONS for a login that the server offers and
 *   that @authentication allows, "" for none in particular; %NULL if there is no such login
 */
char *mw_conversation_choose_login (const char *scheme,
                                    const char *authentication,
                                    const char *capabilities);

/* (transfer full) (nullable): the command by which the mailbox of an endpoint is tried. */
char *mw_conversation_make_command (MwEndpoint *endpoint);
const char *mw_conversation_get_farewell (const char *scheme);

G_END_DECLS
