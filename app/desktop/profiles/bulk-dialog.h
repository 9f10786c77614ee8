/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwBulkDialog:
 *
 * Sets one parameter for many profiles: choose it, give its value, read what will happen, do it as
 * one edit. A secret is asked for once and kept once for each profile.
 */
#define MW_TYPE_BULK_DIALOG (mw_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwBulkDialog, mw_bulk_dialog, MW, BULK_DIALOG, AdwWindow)

/**
 * mw_bulk_dialog_new:
 * @parent: the window that it belongs to
 * @draft: where the edit goes
 * @vault: where secrets go
 * @profiles: (element-type MwProfile): for whom: those that are in it now
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWidget *
mw_bulk_dialog_new (GtkWindow *parent, MwDraft *draft, MwVault *vault, GPtrArray *profiles);

G_END_DECLS
