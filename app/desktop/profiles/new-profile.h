/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

#define MW_TYPE_NEW_PROFILE (mw_new_profile_get_type ())

/**
 * MwNewProfile:
 *
 * A profile that is not there yet: what the assistant's steps fill. Passwords are in memory that is
 * never swapped out, until mw_new_profile_add_async() gives them to the vault.
 *
 * Signals: `changed` (something was filled in), `sheet-replaced` (another driver was chosen).
 */
G_DECLARE_FINAL_TYPE (MwNewProfile, mw_new_profile, MW, NEW_PROFILE, GObject)

MwNewProfile *mw_new_profile_new (MwDraft *draft, MwVault *vault);

MwDraft *mw_new_profile_get_draft (MwNewProfile *self);

const char *mw_new_profile_get_name (MwNewProfile *self);
const char *mw_new_profile_get_address (MwNewProfile *self);
void mw_new_profile_set_name (MwNewProfile *self, const char *name);
void mw_new_profile_set_address (MwNewProfile *self, const char *address);

/**
 * mw_new_profile_set_driver:
 *
 * Chooses the driver. What was set and what the new driver has too stays.
 */
void mw_new_profile_set_driver (MwNewProfile *self, MwDriver *driver);

/**
 * mw_new_profile_get_sheet:
 *
 * Returns: (transfer none) (nullable): the values, once a driver is chosen
 */
MwSheet *mw_new_profile_get_sheet (MwNewProfile *self);

/**
 * mw_new_profile_set_value:
 * @value: (nullable): a canonical value, %NULL to reset
 */
void mw_new_profile_set_value (MwNewProfile *self, const char *key, const char *value);

/**
 * mw_new_profile_set_secret:
 * @secret: (nullable): what was typed
 */
void mw_new_profile_set_secret (MwNewProfile *self, const char *key, MwSecret *secret);

/**
 * mw_new_profile_get_secrets:
 *
 * Returns: (transfer none) (element-type utf8 MwSecret): what was typed, by the parameter's key
 */
GHashTable *mw_new_profile_get_secrets (MwNewProfile *self);

/**
 * mw_new_profile_set_values:
 * @values: (element-type utf8 utf8): key to canonical value, or to %NULL for a reset
 */
void mw_new_profile_set_values (MwNewProfile *self, GHashTable *values);

/**
 * mw_new_profile_has_values:
 *
 * Returns: whether anything beside address, name and driver was filled in
 */
gboolean mw_new_profile_has_values (MwNewProfile *self);

/**
 * mw_new_profile_add_async:
 *
 * Gives the passwords to the vault, then stages the profile with all its values as one edit. If
 * either fails, nothing is staged and everything is still here.
 */
void mw_new_profile_add_async (MwNewProfile *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * mw_new_profile_add_finish:
 *
 * Returns: (transfer full): the id of the profile, or %NULL with an error of mw_vault_keep() or
 * mw_draft_apply()
 */
char *mw_new_profile_add_finish (MwNewProfile *self, GAsyncResult *result, GError **error);

G_END_DECLS
