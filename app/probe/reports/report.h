/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/certificates/ca-file.h"
#include "probe/conversation/judgement.h"

G_BEGIN_DECLS

/**
 * MwProbeMatter:
 *
 * Everything that a report is made of. Borrowed.
 */
typedef struct
{
  MwEndpoint *endpoint;
  gboolean log_in;
  MwJudgement judgement;
  gint64 began;
  gint64 named;                /* when the name was looked up; 0 if it was not */
  const char *addresses;       /* (nullable) */
  const char *own_name;        /* (nullable): what an SMTP server was told */
  const MwSighting *look;      /* (nullable): there was no connection */
  const MwSighting *aside;     /* (nullable): the other way, TLS or plain text */
  const MwSighting *login;     /* (nullable) */
  MwLoginMethod method;        /* of @login; MW_LOGIN_METHOD_NONE for no login */
  MwLoginMethod failed_method; /* what was tried before that in vain */
  const char *log;
  MwCaFileState ca_file_state;
} MwProbeMatter;

/**
 * mw_probe_matter_get_verification:
 *
 * Returns: (nullable): what was found out about the certificate that decides: a server may show
 *   another one at each connection
 */
const MwVerification *mw_probe_matter_get_verification (const MwProbeMatter *self);

MwProbeReport *mw_probe_matter_report (const MwProbeMatter *self);

/* (transfer full): one sentence or two for people: what happened, and what to do. */
char *mw_probe_matter_word (const MwProbeMatter *self);

G_END_DECLS
