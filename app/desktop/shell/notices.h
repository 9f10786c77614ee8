/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwNotices:
 *
 * The bars above the content that say what is still so: the file of the draft or of the live side
 * is not there; the live configuration moved on since the draft began; driver files are broken;
 * certificates end soon. Property: `draft` (#MwDraft).
 */
#define MW_TYPE_NOTICES (mw_notices_get_type ())
G_DECLARE_FINAL_TYPE (MwNotices, mw_notices, MW, NOTICES, AdwBin)

void mw_notices_set_draft (MwNotices *self, MwDraft *draft);

G_END_DECLS
