/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/reports/report.h"

G_BEGIN_DECLS

/* Sentences for people about how a server, and this computer, introduced themselves. */

/* (transfer full): that what answers at @server is something else, and what it said first. */
char *
mw_greeting_word_alien (const MwProbeMatter *matter, const char *server, const char *protocol);

/* (transfer full): that the server does not like what this computer calls itself. */
char *mw_greeting_word_refused_name (const MwProbeMatter *matter, const char *server);

G_END_DECLS
