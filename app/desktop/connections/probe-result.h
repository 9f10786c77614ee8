/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/tester.h>

G_BEGIN_DECLS

#define MW_TYPE_PROBE_RESULT (mw_probe_result_get_type ())

/**
 * MwProbeResult:
 *
 * What a test of one connection saw: the verdict, one sentence, each step with its outcome and
 * time, and the technical detail for whoever asks for it. It follows the test while it runs.
 *
 * Signal `certificate (report)`: the #MwProbeReport whose certificate a person wants to see.
 */
G_DECLARE_FINAL_TYPE (MwProbeResult, mw_probe_result, MW, PROBE_RESULT, AdwBin)

GtkWidget *mw_probe_result_new (MwMailboxTest *test);

/**
 * mw_probe_result_set_notice:
 * @notice: (nullable): what has to be known of the result, beneath its sentence
 */
void mw_probe_result_set_notice (MwProbeResult *self, const char *notice);

G_END_DECLS
