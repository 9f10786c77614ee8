/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwKeyring:
 *
 * The vault in the desktop's keyring (Secret Service). A secret goes to the default collection; if
 * there is none, the service is asked to make one, which asks the person for its password.
 */
#define MW_TYPE_KEYRING (mw_keyring_get_type ())
G_DECLARE_FINAL_TYPE (MwKeyring, mw_keyring, MW, KEYRING, GObject)

/**
 * mw_keyring_new:
 * @database_id: the live database's own UUID: two databases do not see each other's secrets
 * @live_place: (nullable): the live database's file, without symbolic links
 * @draft_place: (nullable): the draft's. Both are noted with what is kept, so that it can be found
 *   out later whether it is used
 *
 * Talks to nobody yet. #MwVault::changed is emitted in the main context that is the caller's.
 *
 * Returns: (transfer full): a new vault
 */
MwKeyring *
mw_keyring_new (const char *database_id, const char *live_place, const char *draft_place);

G_END_DECLS
