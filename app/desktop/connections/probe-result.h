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
 * Signals: `certificate (report)`: the #MwProbeReport whose certificate a person wants to see;
 * `trust-ca-file`: the authorities of a file are to be trusted, which the verdict asks for.
 */
G_DECLARE_FINAL_TYPE (MwProbeResult, mw_probe_result, MW, PROBE_RESULT, AdwBin)

GtkWidget *mw_probe_result_new (MwMailboxTest *test);

/**
 * mw_probe_result_get_test:
 *
 * Returns: (transfer none): the test that it shows
 */
MwMailboxTest *mw_probe_result_get_test (MwProbeResult *self);

/**
 * mw_probe_result_set_stale:
 * @stale: whether something that the verdict depends on was changed since
 *
 * Says so, and takes the verdict's colour away: it may hold no more.
 */
void mw_probe_result_set_stale (MwProbeResult *self, gboolean stale);

G_END_DECLS
