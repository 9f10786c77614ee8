/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first line that a server says. */

/* Whether a server of the protocol begins so; and if it does, whether it turns the connection away.
 */
gboolean mw_greeting_is_known (const char *scheme, const char *line);
gboolean mw_greeting_turns_away (const char *scheme, const char *line);

/**
 * mw_greeting_find_protocol:
 * @line: (nullable): what somebody said first
 *
 * Returns: (transfer none) (nullable): the name of the protocol that begins so: `SSH`, `HTTP`,
 *   `FTP` …; %NULL where nothing is known of it
 */
const char *mw_greeting_find_protocol (const char *line);

/* (transfer full) (nullable): the line for people, cut where it is long; %NULL where it is nothing
 * to read. */
char *mw_greeting_dup_text (const char *line);

G_END_DECLS
