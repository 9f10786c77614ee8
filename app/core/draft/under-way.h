/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft-under-way.h>

G_BEGIN_DECLS

/* What the history of a draft has more of once a call is done. */
typedef enum
{
  MW_GAIN_NONE,
  MW_GAIN_UNDO,
  MW_GAIN_REDO,
  MW_N_GAINS
} MwGain;

/* Each emits `under-way`, unless @gain is %MW_GAIN_NONE. */
void mw_under_way_begin (MwDraft *draft, MwGain gain);
void mw_under_way_end (MwDraft *draft, MwGain gain);

G_END_DECLS
