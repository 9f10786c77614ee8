/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/* As a test of what is in the draft now would have seen it. */
MwObservation *
observe (Fixture *f, const char *id, MwDirection direction, MwVerdict verdict, int days_left);

/* @observation: (transfer full) */
void observe_keep (Fixture *f, MwObservation *observation);

/* Both directions of a profile, kept. */
void observe_both (Fixture *f, const char *id, MwVerdict in, MwVerdict out);

G_END_DECLS
