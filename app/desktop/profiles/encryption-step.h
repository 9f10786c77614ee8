/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/profiles/assistant-step.h"
#include <adwaita.h>
#include <mailwright/tester.h>

G_BEGIN_DECLS

#define MW_TYPE_ENCRYPTION_STEP (mw_encryption_step_get_type ())

/**
 * MwEncryptionStep:
 *
 * The assistant's third step: how each connection is encrypted, and its port; what a server offers,
 * and whether it works so, can be found out before the profile is there.
 */
G_DECLARE_FINAL_TYPE (MwEncryptionStep, mw_encryption_step, MW, ENCRYPTION_STEP, AdwBin)

GtkWidget *mw_encryption_step_new (MwNewProfile *profile, MwTester *tester);

G_END_DECLS
