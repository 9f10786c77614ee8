/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/profiles/assistant-step.h"
#include <adwaita.h>
#include <mailwright/tester.h>

G_BEGIN_DECLS

#define MW_TYPE_PARAMETERS_STEP (mw_parameters_step_get_type ())

/**
 * MwParametersStep:
 *
 * The assistant's second step: what is needed, the passwords, and everything else on demand.
 */
G_DECLARE_FINAL_TYPE (MwParametersStep, mw_parameters_step, MW, PARAMETERS_STEP, AdwBin)

GtkWidget *mw_parameters_step_new (MwNewProfile *profile, MwTester *tester);

G_END_DECLS
