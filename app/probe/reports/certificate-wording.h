/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/reports/report.h"

G_BEGIN_DECLS

/**
 * mw_certificate_word_judgement:
 * @server: host:port
 * @protocol: as in "IMAP"
 *
 * Returns: (transfer full) (nullable): what the judgement means for people, if it is one of a
 *   certificate: which is at fault, since when, and what to do
 */
char *mw_certificate_word_judgement (const MwProbeMatter *matter,
                                     const char *server,
                                     const char *protocol);

/**
 * mw_certificate_word_notes:
 *
 * Returns: (transfer full) (nullable): what else to know of the certificate of a server that works,
 *   as sentences: lists that have ended, and names that not all programs accept
 */
char *mw_certificate_word_notes (const MwProbeMatter *matter);

G_END_DECLS
