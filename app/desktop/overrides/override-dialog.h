/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwOverrideDialog:
 *
 * One parameter of one profile, with the editor of its type, for where the profile's own page would
 * be too much. What is typed is staged as it is on that page; there is nothing to confirm.
 */
#define MW_TYPE_OVERRIDE_DIALOG (mw_override_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwOverrideDialog, mw_override_dialog, MW, OVERRIDE_DIALOG, AdwWindow)

/**
 * mw_override_dialog_new:
 * @parent: the window that it belongs to
 * @draft: where edits go
 * @vault: where secrets are
 * @override: what is edited; its driver must have the parameter
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWidget *
mw_override_dialog_new (GtkWindow *parent, MwDraft *draft, MwVault *vault, MwOverride *override);

G_END_DECLS
