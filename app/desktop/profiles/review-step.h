/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/profiles/assistant-step.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_REVIEW_STEP (mw_review_step_get_type ())

/**
 * MwReviewStep:
 *
 * The assistant's last step: what will be staged, in words, and what the checks say of it.
 */
G_DECLARE_FINAL_TYPE (MwReviewStep, mw_review_step, MW, REVIEW_STEP, AdwBin)

GtkWidget *mw_review_step_new (MwNewProfile *profile);

G_END_DECLS
