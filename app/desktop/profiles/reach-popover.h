/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * mw_reach_popover_new:
 * @draft: where what tests saw is kept
 * @profile_id: whose
 *
 * Returns: (transfer floating): a popover that says what the last test of each direction saw, when,
 * and what to do; read anew each time that it is shown
 */
GtkWidget *mw_reach_popover_new (MwDraft *draft, const char *profile_id);

G_END_DECLS
