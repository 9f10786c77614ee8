/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/job.h"

G_BEGIN_DECLS

/**
 * MwJobQueue:
 *
 * Runs jobs, not too many at once: so many in all, and so many for one host. Lives in one thread.
 */
typedef struct _MwJobQueue MwJobQueue;

MwJobQueue *mw_job_queue_new (GMainContext *context);
void mw_job_queue_free (MwJobQueue *self);

/**
 * mw_job_queue_add:
 * @job: (transfer full): what to run
 * @task: (transfer full): gets its report; its cancellable ends the job, waiting or not
 */
void mw_job_queue_add (MwJobQueue *self, MwJob *job, GTask *task);

G_END_DECLS
