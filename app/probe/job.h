/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwJob:
 *
 * One test: the name, a look without credentials, and where it is asked for a second connection
 * that logs in.
 */
typedef struct _MwJob MwJob;

/* @report is the caller's to keep. The job may be freed in it. */
typedef void (*MwJobDone) (MwJob *job, MwProbeReport *report, gpointer user_data);

MwJob *mw_job_new (MwEndpoint *endpoint, MwSecret *password, gboolean log_in);

/* What is counted when it is seen to it that no host is asked too much at once. */
const char *mw_job_get_host (MwJob *self);
void mw_job_begin (MwJob *self, GMainContext *context, MwJobDone done, gpointer user_data);

/* Ends it at once, wherever it is. */
void mw_job_free (MwJob *self);

G_END_DECLS
