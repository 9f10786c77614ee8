/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * mw_probe_step_row_new:
 * @step: a step of a test
 * @result: what became of it
 *
 * Returns: (transfer floating): a row that says so: the step, what was seen, the time, the outcome
 */
GtkWidget *
mw_probe_step_row_new (MwProbeStep step, MwDirection direction, const MwProbeStepResult *result);

G_END_DECLS
