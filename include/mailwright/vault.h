/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwVault:
 *
 * Keeps secrets. Everything that the rest of Mailwright knows of a secret is its id, a fresh UUID
 * for each value that was ever kept. Blocking; each call has an asynchronous twin that runs it in a
 * thread.
 */
#define MW_TYPE_VAULT (mw_vault_get_type ())
G_DECLARE_INTERFACE (MwVault, mw_vault, MW, VAULT, GObject)

/**
 * MwSecretState:
 * @MW_SECRET_STORED: it is in this keyring
 * @MW_SECRET_MISSING: not in this keyring
 * @MW_SECRET_LOCKED: the keyring is locked, so nobody can tell or read it
 * @MW_SECRET_NO_KEYRING: there is no default keyring that it could be in
 * @MW_SECRET_ABSENT: no keyring service can be reached
 *
 * What the keyring says of one secret id, without reading the secret.
 */
typedef enum
{
  MW_SECRET_STORED,
  MW_SECRET_MISSING,
  MW_SECRET_LOCKED,
  MW_SECRET_NO_KEYRING,
  MW_SECRET_ABSENT,
} MwSecretState;

/**
 * MwSecret:
 *
 * A secret in memory that is never swapped out, wiped when freed.
 */
typedef struct _MwSecret MwSecret;

/**
 * mw_secret_new:
 * @text: the secret; copied, the caller wipes its own
 * @length: bytes of @text, or -1 up to its NUL
 *
 * Returns: (transfer full): a new secret
 */
MwSecret *mw_secret_new (const char *text, gssize length);
MwSecret *mw_secret_ref (MwSecret *self);
void mw_secret_unref (MwSecret *self);

/**
 * mw_secret_get:
 *
 * Returns: (transfer none): the text, with a NUL behind it, as long as the secret lives
 */
const char *mw_secret_get (MwSecret *self);

/**
 * mw_secret_get_length:
 *
 * Returns: bytes of the text, without the NUL behind it
 */
gsize mw_secret_get_length (MwSecret *self);
#define MW_TYPE_SECRET (mw_secret_get_type ())
GType mw_secret_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwSecret, mw_secret_unref)

struct _MwVaultInterface
{
  GTypeInterface parent_iface;

  gboolean (*keep) (MwVault *self,
                    const char *secret_id,
                    const char *label,
                    MwSecret *secret,
                    GCancellable *cancellable,
                    GError **error);
  MwSecret *(*fetch) (MwVault *self,
                      const char *secret_id,
                      GCancellable *cancellable,
                      GError **error);
  gboolean (*forget) (MwVault *self,
                      const char *secret_id,
                      GCancellable *cancellable,
                      GError **error);
  gboolean (*look) (MwVault *self,
                    const char *secret_id,
                    MwSecretState *state,
                    GCancellable *cancellable,
                    GError **error);
  gboolean (*unlock) (MwVault *self, GCancellable *cancellable, GError **error);
  GPtrArray *(*list) (MwVault *self, gboolean all, GCancellable *cancellable, GError **error);
};

/**
 * mw_vault_keep:
 * @self: a vault
 * @secret_id: a fresh UUID
 * @label: what a person sees in another keyring program ("Mailwright: support@example.org, Mail
 *   Password"); never holds a secret
 * @secret: the secret; any UTF-8 without NUL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Stores @secret under @secret_id, and reads it back: a service that said yes and kept nothing is
 * an error. Asks to unlock a locked keyring, and to create one where there is none.
 *
 * Returns: %FALSE with %MW_ERROR_INVALID (NUL in it, or no UTF-8), %MW_ERROR_KEYRING_ABSENT,
 * %MW_ERROR_KEYRING_MISSING (no default keyring, and none was created), %MW_ERROR_KEYRING_LOCKED
 * (its prompt was dismissed), %MW_ERROR_KEYRING_DECLINED (any other prompt was),
 * %MW_ERROR_KEYRING_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean mw_vault_keep (MwVault *self,
                        const char *secret_id,
                        const char *label,
                        MwSecret *secret,
                        GCancellable *cancellable,
                        GError **error);
void mw_vault_keep_async (MwVault *self,
                          const char *secret_id,
                          const char *label,
                          MwSecret *secret,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean mw_vault_keep_finish (MwVault *self, GAsyncResult *result, GError **error);

/**
 * mw_vault_fetch:
 *
 * Reads the secret of @secret_id, asking to unlock a locked keyring.
 *
 * Returns: (transfer full): the secret, or %NULL with %MW_ERROR_NOT_FOUND,
 * %MW_ERROR_KEYRING_ABSENT, %MW_ERROR_KEYRING_MISSING, %MW_ERROR_KEYRING_LOCKED,
 * %MW_ERROR_KEYRING_DECLINED, %MW_ERROR_KEYRING_FAILED or %G_IO_ERROR_CANCELLED
 */
MwSecret *
mw_vault_fetch (MwVault *self, const char *secret_id, GCancellable *cancellable, GError **error);
void mw_vault_fetch_async (MwVault *self,
                           const char *secret_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
MwSecret *mw_vault_fetch_finish (MwVault *self, GAsyncResult *result, GError **error);

/**
 * mw_vault_forget:
 *
 * Removes the secret of @secret_id; one that is not there is no error.
 *
 * Returns: %FALSE with an error as of mw_vault_keep()
 */
gboolean
mw_vault_forget (MwVault *self, const char *secret_id, GCancellable *cancellable, GError **error);
void mw_vault_forget_async (MwVault *self,
                            const char *secret_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean mw_vault_forget_finish (MwVault *self, GAsyncResult *result, GError **error);

/**
 * mw_vault_look:
 * @state: (out): what the keyring says of it
 *
 * Looks for @secret_id by its attributes: never reads a secret, never prompts, never unlocks. A
 * locked or absent keyring is a state, not an error.
 *
 * Returns: %FALSE with %MW_ERROR_KEYRING_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean mw_vault_look (MwVault *self,
                        const char *secret_id,
                        MwSecretState *state,
                        GCancellable *cancellable,
                        GError **error);
void mw_vault_look_async (MwVault *self,
                          const char *secret_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean
mw_vault_look_finish (MwVault *self, GAsyncResult *result, MwSecretState *state, GError **error);

/**
 * mw_vault_unlock:
 *
 * Asks to unlock the keyring; the desktop shows its own prompt.
 *
 * Returns: %FALSE with %MW_ERROR_KEYRING_LOCKED if the prompt was dismissed, else as
 * mw_vault_keep()
 */
gboolean mw_vault_unlock (MwVault *self, GCancellable *cancellable, GError **error);
void mw_vault_unlock_async (MwVault *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean mw_vault_unlock_finish (MwVault *self, GAsyncResult *result, GError **error);

/**
 * mw_vault_list:
 * @all: with those that other databases kept there
 *
 * Lists the secrets that are kept, without reading them. Asks to unlock a locked keyring, since a
 * locked one does not tell what it has.
 *
 * Returns: (transfer full) (element-type MwKeptSecret): in no order; who needs them is not known
 *   yet. %NULL with an error as of mw_vault_fetch(), but for %MW_ERROR_NOT_FOUND
 */
GPtrArray *mw_vault_list (MwVault *self, gboolean all, GCancellable *cancellable, GError **error);

/**
 * mw_vault_changed: signal `changed` (no arguments): the keyring appeared, vanished, was locked or
 * unlocked; every state that mw_vault_look() gave may be different now. Emitted in the main
 * context.
 */

/**
 * mw_secret_state_describe:
 * @state: a state
 *
 * Returns: (transfer none): the translated words: "Stored in keyring", "Not in this keyring",
 * "Keyring locked", "No default keyring", "No keyring"
 */
const char *mw_secret_state_describe (MwSecretState state);

/**
 * mw_vault_dup_label:
 * @address: the profile's address
 * @parameter: what the secret is
 *
 * Returns: (transfer full): how the keyring lists it, for people, as a label of mw_vault_keep()
 */
char *mw_vault_dup_label (const char *address, MwParameter *parameter);

G_END_DECLS
