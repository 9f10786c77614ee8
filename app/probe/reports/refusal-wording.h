/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/reports/report.h"

G_BEGIN_DECLS

/**
 * mw_refusal_word:
 * @protocol: `IMAP`
 * @server: `host:port`
 * @words: what the server said, isolated
 *
 * Returns: (transfer full) (nullable): what happened, and what to do, where a server refused for a
 *   reason of its own; %NULL for every other verdict
 */
char *mw_refusal_word (const MwProbeMatter *matter,
                       const char *protocol,
                       const char *server,
                       const char *words);

G_END_DECLS
