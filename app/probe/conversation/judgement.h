/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/login-method.h"

G_BEGIN_DECLS

/* What was found out, and at which step; %MW_VERDICT_WORKS while nothing is wrong. */
typedef struct
{
  MwVerdict verdict;
  MwProbeStep step;
} MwJudgement;

/**
 * mw_judge_look:
 * @look: what was seen without credentials
 * @aside: (nullable): what was seen the other way (TLS instead of plain text, or the reverse), if
 *   mw_judge_wants_aside() asked for it
 * @trusts: whether the CA file could be read
 */
MwJudgement mw_judge_look (MwEndpoint *endpoint,
                           const MwSighting *look,
                           const MwSighting *aside,
                           gboolean trusts);

/* Whether the cause may be that the port speaks TLS where plain text was expected, or the reverse.
 */
gboolean mw_judge_wants_aside (MwEndpoint *endpoint, const MwSighting *look);

/* What is known before there is a second connection. */
MwJudgement mw_judge_offer (MwEndpoint *endpoint, const MwSighting *look, gboolean has_password);

/* @method: with which it logs in; MW_LOGIN_METHOD_NONE for no login. */
MwJudgement mw_judge_login (MwEndpoint *endpoint, const MwSighting *login, MwLoginMethod method);

/* Of what works: whether something should be mended. */
MwJudgement mw_judge_warning (MwEndpoint *endpoint, const MwSighting *look, GDateTime *now);

G_END_DECLS
