/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwSecretsDialog:
 *
 * Lists the passwords that the keyring has of this database, with who needs each, and removes those
 * that nobody needs any more.
 */
#define MW_TYPE_SECRETS_DIALOG (mw_secrets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwSecretsDialog, mw_secrets_dialog, MW, SECRETS_DIALOG, AdwWindow)

/**
 * mw_secrets_dialog_new:
 * @parent: the window that it belongs to
 * @draft: the draft
 * @vault: the keyring
 *
 * Looks at the keyring at once, which may ask to unlock it.
 *
 * Returns: (transfer none): a dialog to be presented
 */
GtkWindow *mw_secrets_dialog_new (GtkWindow *parent, MwDraft *draft, MwVault *vault);

G_END_DECLS
