/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * mw_discard_dialog_present:
 * @parent: the window whose draft it is
 * @draft: whose staged edits are thrown away
 *
 * Asks first, saying what will be lost. Without anything staged nothing happens.
 */
void mw_discard_dialog_present (GtkWindow *parent, MwDraft *draft);

G_END_DECLS
