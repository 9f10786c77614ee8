/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwSubmitDialog:
 *
 * Shows what a submit would write, as of the moment when it was opened, asks for a comment, and
 * submits exactly that. Nothing in it gets lost: a failure leaves it as it is, and closed it keeps
 * the comment and the ticks until the next time.
 */
#define MW_TYPE_SUBMIT_DIALOG (mw_submit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwSubmitDialog, mw_submit_dialog, MW, SUBMIT_DIALOG, AdwWindow)

/**
 * mw_submit_dialog_present:
 * @parent: the window whose draft it is; its actions lead to what has to be put right
 * @draft: what is submitted
 *
 * Stages what is being typed in @parent and opens the dialog of @parent. If nothing is staged then,
 * a toast says so.
 */
void mw_submit_dialog_present (GtkWindow *parent, MwDraft *draft);

G_END_DECLS
