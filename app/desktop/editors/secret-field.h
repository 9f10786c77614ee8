/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/editors/value-field.h"
#include <adwaita.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

#define MW_TYPE_SECRET_FIELD (mw_secret_field_get_type ())

/**
 * MwSecretField:
 *
 * What the keyring says of a secret, in words, and what can be done: unlock, retry, replace,
 * reveal, remove. What is typed goes to the vault under a fresh id, and then that id is the field's
 * text; it stays in the entry until the vault has it.
 */
G_DECLARE_FINAL_TYPE (MwSecretField, mw_secret_field, MW, SECRET_FIELD, AdwBin)

GtkWidget *mw_secret_field_new (MwParameter *parameter);

/**
 * mw_secret_field_set_vault:
 * @vault: where secrets are kept
 * @owner: whose secret it is, an address: other keyring programs show it
 *
 * Makes the field usable.
 */
void mw_secret_field_set_vault (MwSecretField *self, MwVault *vault, const char *owner);

G_END_DECLS
