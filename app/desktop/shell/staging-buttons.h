/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwStagingButtons:
 *
 * Undo, redo and Submit with the number of staged changes, following a draft. They activate
 * `win.undo`, `win.redo` and `win.submit`. Property: `draft` (#MwDraft).
 */
#define MW_TYPE_STAGING_BUTTONS (mw_staging_buttons_get_type ())
G_DECLARE_FINAL_TYPE (MwStagingButtons, mw_staging_buttons, MW, STAGING_BUTTONS, AdwBin)

void mw_staging_buttons_set_draft (MwStagingButtons *self, MwDraft *draft);

G_END_DECLS
