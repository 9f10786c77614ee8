/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwSecretStates:
 *
 * What the keyring says of the secrets that a list shows: asked once for each secret that comes
 * into view, remembered until the keyring changes.
 *
 * Signal `changed`: an answer came, or all answers were thrown away.
 */
#define MW_TYPE_SECRET_STATES (mw_secret_states_get_type ())
G_DECLARE_FINAL_TYPE (MwSecretStates, mw_secret_states, MW, SECRET_STATES, GObject)

/**
 * mw_secret_states_new:
 * @vault: whom to ask
 *
 * Returns: (transfer full): an object that remembers nothing yet
 */
MwSecretStates *mw_secret_states_new (MwVault *vault);

/**
 * mw_secret_states_look:
 * @self: the answers
 * @secret_id: a secret's id
 * @state: (out): what the keyring said
 *
 * Returns: whether an answer is known; if not, it is asked for, and `changed` follows
 */
gboolean mw_secret_states_look (MwSecretStates *self, const char *secret_id, MwSecretState *state);

G_END_DECLS
