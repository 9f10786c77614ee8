/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/reports/report.h"

G_BEGIN_DECLS

/* Sentences for people about how a login was gone about. */

/* (transfer full) (nullable): with which methods it was tried, behind what became of it. */
char *mw_login_word_methods (const MwProbeMatter *matter);

/* (transfer full): why nothing was logged in to at @server, which offers what the look saw; and
 * what to do. */
char *mw_login_word_offer (const MwProbeMatter *matter, const char *server, const char *protocol);

/* (transfer full): that nothing is known of the server, since libcurl gave up by itself. */
char *
mw_login_word_not_tried (const MwProbeMatter *matter, const char *server, const char *protocol);

G_END_DECLS
