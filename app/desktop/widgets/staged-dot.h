/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwStagedDot:
 *
 * The dot beside what differs from the live configuration, with the words for it as its accessible
 * name and tooltip. Not visible while nothing is staged. Property: `staged` (an #MwStaged as an
 * int, so that it can be bound to a row object’s property).
 */
#define MW_TYPE_STAGED_DOT (mw_staged_dot_get_type ())
G_DECLARE_FINAL_TYPE (MwStagedDot, mw_staged_dot, MW, STAGED_DOT, GtkWidget)

GtkWidget *mw_staged_dot_new (void);
void mw_staged_dot_set_staged (MwStagedDot *self, MwStaged staged);

/**
 * mw_staged_describe:
 *
 * Returns: (nullable): the words for a staged state, translated; %NULL for none
 */
const char *mw_staged_describe (MwStaged staged);

G_END_DECLS
