/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/vault.h>

G_BEGIN_DECLS

#define MW_TYPE_SECRET_WATCH (mw_secret_watch_get_type ())

/**
 * MwSecretWatch:
 *
 * What the keyring says of one secret, and says anew whenever it changes.
 *
 * Signals: `asked` (the keyring is being asked, or there is nothing to ask it), `answered (reason)`
 * (a nullable string: why it could not say).
 */
G_DECLARE_FINAL_TYPE (MwSecretWatch, mw_secret_watch, MW, SECRET_WATCH, GObject)

MwSecretWatch *mw_secret_watch_new (void);

/* Asks at once, if it is another vault. */
void mw_secret_watch_set_vault (MwSecretWatch *self, MwVault *vault);
MwVault *mw_secret_watch_get_vault (MwSecretWatch *self); /* (transfer none) (nullable) */

/* @id: (nullable): nothing is known of it then, and nobody asked yet */
void mw_secret_watch_set_id (MwSecretWatch *self, const char *id);
const char *mw_secret_watch_get_id (MwSecretWatch *self); /* (nullable) */

/* Asks again. */
void mw_secret_watch_look (MwSecretWatch *self);

/* The last answer does not count any more. */
void mw_secret_watch_forget (MwSecretWatch *self);
gboolean mw_secret_watch_is_known (MwSecretWatch *self);
MwSecretState mw_secret_watch_get_state (MwSecretWatch *self);

/* Whether there is a secret that is known to be so. */
gboolean mw_secret_watch_knows (MwSecretWatch *self, MwSecretState state);

G_END_DECLS
