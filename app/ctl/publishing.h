/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "ctl/command.h"
#include "ctl/output.h"

G_BEGIN_DECLS

/* Publishes what is live, if a folder is set and what is there lags. If that fails, context->lag
 * says why: the verb that was called goes on all the same. */
void ctl_publishing_catch_up (CtlContext *context);

/* Says that it lags, if it does, with what will come of it. */
void ctl_publishing_say_lag (CtlContext *context);

/* Names what could not be published, on standard error. */
void ctl_publishing_say_left_out (GPtrArray *left_out);

/* What is wrong with what is published, as rows of a table of findings. FALSE if mail servers are
 * not told what is live, or cannot be told what comes next. */
gboolean ctl_publishing_check (CtlContext *context, CtlTable *findings, guint *n_findings);

/* A stable word for what is wrong with what is published. */
const char *ctl_publishing_code (const GError *error);

/* One object: what was published. */
void ctl_publishing_print (CtlContext *context, const char *folder, const MwPublished *published);

G_END_DECLS
