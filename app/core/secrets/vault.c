/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/vault.h>
#include <mailwright/error.h>

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_INTERFACE (MwVault, mw_vault, G_TYPE_OBJECT)

/* What an asynchronous call hands to its thread. */
typedef struct
{
  char *secret_id;  /* (owned) (nullable) */
  char *label;      /* (owned) (nullable) */
  MwSecret *secret; /* (owned) (nullable) */
} Call;

static void
mw_vault_default_init (MwVaultInterface *iface)
{
  g_signal_new ("changed", MW_TYPE_VAULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
free_call (Call *call)
{
  g_free (call->secret_id);
  g_free (call->label);
  g_clear_pointer (&call->secret, mw_secret_unref);
  g_free (call);
}

/* A prompt may wait for ever in a service that does not even hear that it was cancelled, so the
 * task returns at once when it is; the thread then ends on its own. */
static void
run (MwVault *self,
     Call *call,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data,
     gpointer tag,
     const char *name,
     GTaskThreadFunc body)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_name (task, name);
  g_task_set_task_data (task, call, (GDestroyNotify) free_call);
  g_task_set_return_on_cancel (task, TRUE);
  /* GLib runs the body all the same, and leaks the first of the two errors. */
  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_run_in_thread (task, body);
}

static Call *
new_call (const char *secret_id)
{
  Call *call = g_new0 (Call, 1);

  call->secret_id = g_strdup (secret_id);
  return call;
}

static void
return_done (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Call *call = task_data;
  GError *error = NULL;
  gboolean done =
      mw_vault_keep (source, call->secret_id, call->label, call->secret, cancellable, &error);

  return_done (task, done, error);
}

static void
fetch_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Call *call = task_data;
  GError *error = NULL;
  MwSecret *secret = mw_vault_fetch (source, call->secret_id, cancellable, &error);

  if (secret)
    g_task_return_pointer (task, secret, (GDestroyNotify) mw_secret_unref);
  else
    g_task_return_error (task, error);
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Call *call = task_data;
  GError *error = NULL;
  gboolean done = mw_vault_forget (source, call->secret_id, cancellable, &error);

  return_done (task, done, error);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Call *call = task_data;
  GError *error = NULL;
  MwSecretState state = MW_SECRET_ABSENT;

  if (mw_vault_look (source, call->secret_id, &state, cancellable, &error))
    g_task_return_int (task, state);
  else
    g_task_return_error (task, error);
}

static void
unlock_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = mw_vault_unlock (source, cancellable, &error);

  return_done (task, done, error);
}

static gboolean
finish_boolean (MwVault *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (MW_IS_VAULT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
check_secret (MwSecret *secret, GError **error)
{
  const char *text = mw_secret_get (secret);
  gsize length = mw_secret_get_length (secret);

  if (memchr (text, '\0', length) != NULL)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID,
                           _ ("The password was not stored: it contains a NUL character, which no "
                              "keyring can keep. Type it again without this character."));
      return FALSE;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID,
                           _ ("The password was not stored: it is not valid UTF-8 text. Type it "
                              "again, or convert it to UTF-8 first."));
      return FALSE;
    }
  return TRUE;
}

gboolean
mw_vault_keep (MwVault *self,
               const char *secret_id,
               const char *label,
               MwSecret *secret,
               GCancellable *cancellable,
               GError **error)
{
  g_return_val_if_fail (MW_IS_VAULT (self), FALSE);
  g_return_val_if_fail (secret_id != NULL && label != NULL && secret != NULL, FALSE);

  return check_secret (secret, error) &&
         MW_VAULT_GET_IFACE (self)->keep (self, secret_id, label, secret, cancellable, error);
}

/**
 * mw_vault_keep_async:
 * @secret_id: a fresh UUID
 * @label: what a person sees in another keyring program
 * @secret: the secret
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The asynchronous twin of mw_vault_keep(), in a thread.
 */
void
mw_vault_keep_async (MwVault *self,
                     const char *secret_id,
                     const char *label,
                     MwSecret *secret,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Call *call = NULL;

  g_return_if_fail (MW_IS_VAULT (self));
  g_return_if_fail (secret_id != NULL && label != NULL && secret != NULL);

  call = new_call (secret_id);
  call->label = g_strdup (label);
  call->secret = mw_secret_ref (secret);
  run (self, call, cancellable, callback, user_data, mw_vault_keep_async, "mw_vault_keep_async",
       keep_in_thread);
}

/**
 * mw_vault_keep_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: as mw_vault_keep()
 */
gboolean
mw_vault_keep_finish (MwVault *self, GAsyncResult *result, GError **error)
{
  return finish_boolean (self, result, mw_vault_keep_async, error);
}

MwSecret *
mw_vault_fetch (MwVault *self, const char *secret_id, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_VAULT (self), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  return MW_VAULT_GET_IFACE (self)->fetch (self, secret_id, cancellable, error);
}

/**
 * mw_vault_fetch_async:
 * @secret_id: a secret’s id
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The asynchronous twin of mw_vault_fetch(), in a thread.
 */
void
mw_vault_fetch_async (MwVault *self,
                      const char *secret_id,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (MW_IS_VAULT (self));
  g_return_if_fail (secret_id != NULL);

  run (self, new_call (secret_id), cancellable, callback, user_data, mw_vault_fetch_async,
       "mw_vault_fetch_async", fetch_in_thread);
}

/**
 * mw_vault_fetch_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): as mw_vault_fetch()
 */
MwSecret *
mw_vault_fetch_finish (MwVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MW_IS_VAULT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_vault_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
mw_vault_forget (MwVault *self, const char *secret_id, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_VAULT (self), FALSE);
  g_return_val_if_fail (secret_id != NULL, FALSE);

  return MW_VAULT_GET_IFACE (self)->forget (self, secret_id, cancellable, error);
}

/**
 * mw_vault_forget_async:
 * @secret_id: a secret’s id
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The asynchronous twin of mw_vault_forget(), in a thread.
 */
void
mw_vault_forget_async (MwVault *self,
                       const char *secret_id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (MW_IS_VAULT (self));
  g_return_if_fail (secret_id != NULL);

  run (self, new_call (secret_id), cancellable, callback, user_data, mw_vault_forget_async,
       "mw_vault_forget_async", forget_in_thread);
}

/**
 * mw_vault_forget_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: as mw_vault_forget()
 */
gboolean
mw_vault_forget_finish (MwVault *self, GAsyncResult *result, GError **error)
{
  return finish_boolean (self, result, mw_vault_forget_async, error);
}

gboolean
mw_vault_look (MwVault *self,
               const char *secret_id,
               MwSecretState *state,
               GCancellable *cancellable,
               GError **error)
{
  g_return_val_if_fail (MW_IS_VAULT (self), FALSE);
  g_return_val_if_fail (secret_id != NULL && state != NULL, FALSE);

  return MW_VAULT_GET_IFACE (self)->look (self, secret_id, state, cancellable, error);
}

/**
 * mw_vault_look_async:
 * @secret_id: a secret’s id
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The asynchronous twin of mw_vault_look(), in a thread.
 */
void
mw_vault_look_async (MwVault *self,
                     const char *secret_id,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (MW_IS_VAULT (self));
  g_return_if_fail (secret_id != NULL);

  run (self, new_call (secret_id), cancellable, callback, user_data, mw_vault_look_async,
       "mw_vault_look_async", look_in_thread);
}

/**
 * mw_vault_look_finish:
 * @result: what the callback was given
 * @state: (out): what the keyring says of it
 * @error: return location for an error
 *
 * Returns: as mw_vault_look()
 */
gboolean
mw_vault_look_finish (MwVault *self, GAsyncResult *result, MwSecretState *state, GError **error)
{
  gssize found = -1;

  g_return_val_if_fail (MW_IS_VAULT (self), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_vault_look_async), FALSE);

  found = g_task_propagate_int (G_TASK (result), error);
  if (found < 0)
    return FALSE;
  *state = (MwSecretState) found;
  return TRUE;
}

gboolean
mw_vault_unlock (MwVault *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_VAULT (self), FALSE);

  return MW_VAULT_GET_IFACE (self)->unlock (self, cancellable, error);
}

/**
 * mw_vault_unlock_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The asynchronous twin of mw_vault_unlock(), in a thread.
 */
void
mw_vault_unlock_async (MwVault *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (MW_IS_VAULT (self));

  run (self, new_call (NULL), cancellable, callback, user_data, mw_vault_unlock_async,
       "mw_vault_unlock_async", unlock_in_thread);
}

/**
 * mw_vault_unlock_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: as mw_vault_unlock()
 */
gboolean
mw_vault_unlock_finish (MwVault *self, GAsyncResult *result, GError **error)
{
  return finish_boolean (self, result, mw_vault_unlock_async, error);
}

GPtrArray *
mw_vault_list (MwVault *self, gboolean all, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_VAULT (self), NULL);

  return MW_VAULT_GET_IFACE (self)->list (self, all, cancellable, error);
}

const char *
mw_secret_state_describe (MwSecretState state)
{
  switch (state)
    {
    case MW_SECRET_STORED:
      return _ ("Stored in keyring");
    case MW_SECRET_MISSING:
      return _ ("Not in this keyring");
    case MW_SECRET_LOCKED:
      return _ ("Keyring locked");
    case MW_SECRET_NO_KEYRING:
      return _ ("No default keyring");
    case MW_SECRET_ABSENT:
    default:
      return _ ("No keyring");
    }
}
