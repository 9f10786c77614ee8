/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "memory-vault.h"

#include <mailwright/error.h>
#include <mailwright/kept-secret.h>

struct _MwMemoryVault
{
  GObject parent_instance;

  GMutex mutex; /* of all below: calls come from any thread */
  GCond answered;
  MwMemoryVaultMood mood;
  GHashTable *secrets; /* (owned) (element-type utf8 MwSecret) */
  GHashTable *items;   /* (owned) (element-type utf8 MwKeptSecret): what is known of them */
  char *database_id;   /* (owned) */
  char *live_place;    /* (owned) (nullable) */
  char *draft_place;   /* (owned) (nullable) */
};

static void vault_iface_init (MwVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwMemoryVault,
                               mw_memory_vault,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_VAULT, vault_iface_init))

static gboolean
on_changed_idle_cb (gpointer user_data)
{
  g_signal_emit_by_name (user_data, "changed");
  return G_SOURCE_REMOVE;
}

static void
on_call_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  MwMemoryVault *self = user_data;

  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->answered);
  g_mutex_unlock (&self->mutex);
}

/* Waits as a prompt does that nobody answers. Called, and returns, without the mutex. */
static void
wait_for_answer (MwMemoryVault *self, GCancellable *cancellable)
{
  gulong handler =
      cancellable
          ? g_cancellable_connect (cancellable, G_CALLBACK (on_call_cancelled_cb), self, NULL)
          : 0;

  g_mutex_lock (&self->mutex);
  while (self->mood == MW_MEMORY_VAULT_WAITING && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->answered, &self->mutex);
  g_mutex_unlock (&self->mutex);
  g_cancellable_disconnect (cancellable, handler);
}

/* TRUE with the mutex locked, or FALSE without. */
static gboolean
enter (MwMemoryVault *self, GCancellable *cancellable, GError **error)
{
  wait_for_answer (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_mutex_lock (&self->mutex);
  switch (self->mood)
    {
    case MW_MEMORY_VAULT_LOCKED:
      self->mood = MW_MEMORY_VAULT_OPEN;
      g_idle_add_full (G_PRIORITY_DEFAULT, on_changed_idle_cb, g_object_ref (self), g_object_unref);
      return TRUE;
    case MW_MEMORY_VAULT_WAITING:
    case MW_MEMORY_VAULT_DISMISSED:
      g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_LOCKED, "The keyring is locked");
      break;
    case MW_MEMORY_VAULT_ABSENT:
      g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_ABSENT, "There is no keyring");
      break;
    case MW_MEMORY_VAULT_FAILING:
      g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_FAILED, "The keyring failed");
      break;
    case MW_MEMORY_VAULT_OPEN:
    default:
      return TRUE;
    }
  g_mutex_unlock (&self->mutex);
  return FALSE;
}

static gboolean
mw_memory_vault_keep (MwVault *vault,
                      const char *secret_id,
                      const char *label,
                      MwSecret *secret,
                      GCancellable *cancellable,
                      GError **error)
{
  MwMemoryVault *self = MW_MEMORY_VAULT (vault);
  MwKeptSecret *item = NULL;

  if (!enter (self, cancellable, error))
    return FALSE;
  item = mw_kept_secret_new (secret_id, self->database_id, label);
  item->time = g_get_real_time () / G_USEC_PER_SEC;
  item->live_place = g_strdup (self->live_place);
  item->draft_place = g_strdup (self->draft_place);
  g_hash_table_replace (self->secrets, g_strdup (secret_id), mw_secret_ref (secret));
  g_hash_table_replace (self->items, g_strdup (secret_id), item);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

static MwSecret *
mw_memory_vault_fetch (MwVault *vault,
                       const char *secret_id,
                       GCancellable *cancellable,
                       GError **error)
{
  MwMemoryVault *self = MW_MEMORY_VAULT (vault);
  MwSecret *secret = NULL;

  if (!enter (self, cancellable, error))
    return NULL;
  secret = g_hash_table_lookup (self->secrets, secret_id);
  if (secret)
    mw_secret_ref (secret);
  else
    g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND, "Not in this keyring");
  g_mutex_unlock (&self->mutex);
  return secret;
}

static gboolean
mw_memory_vault_forget (MwVault *vault,
                        const char *secret_id,
                        GCancellable *cancellable,
                        GError **error)
{
  MwMemoryVault *self = MW_MEMORY_VAULT (vault);

  if (!enter (self, cancellable, error))
    return FALSE;
  g_hash_table_remove (self->secrets, secret_id);
  g_hash_table_remove (self->items, secret_id);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

static gboolean
mw_memory_vault_look (MwVault *vault,
                      const char *secret_id,
                      MwSecretState *state,
                      GCancellable *cancellable,
                      GError **error)
{
  MwMemoryVault *self = MW_MEMORY_VAULT (vault);
  gboolean told = TRUE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_mutex_lock (&self->mutex);
  if (self->mood == MW_MEMORY_VAULT_FAILING)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_FAILED, "The keyring failed");
      told = FALSE;
    }
  else if (self->mood == MW_MEMORY_VAULT_ABSENT)
    *state = MW_SECRET_ABSENT;
  else if (self->mood != MW_MEMORY_VAULT_OPEN)
    *state = MW_SECRET_LOCKED;
  else if (g_hash_table_contains (self->secrets, secret_id))
    *state = MW_SECRET_STORED;
  else
    *state = MW_SECRET_MISSING;
  g_mutex_unlock (&self->mutex);
  return told;
}

static gboolean
mw_memory_vault_unlock (MwVault *vault, GCancellable *cancellable, GError **error)
{
  MwMemoryVault *self = MW_MEMORY_VAULT (vault);

  if (!enter (self, cancellable, error))
    return FALSE;
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

static MwKeptSecret *
copy_item (const MwKeptSecret *item)
{
  MwKeptSecret *copy = mw_kept_secret_new (item->id, item->database_id, item->label);

  copy->time = item->time;
  copy->live_place = g_strdup (item->live_place);
  copy->draft_place = g_strdup (item->draft_place);
  return copy;
}

static GPtrArray *
mw_memory_vault_list (MwVault *vault, gboolean all, GCancellable *cancellable, GError **error)
{
  MwMemoryVault *self = MW_MEMORY_VAULT (vault);
  GPtrArray *found = NULL;
  GHashTableIter iter;
  const MwKeptSecret *item = NULL;

  if (!enter (self, cancellable, error))
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_kept_secret_free);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    if (all || g_str_equal (item->database_id, self->database_id))
      g_ptr_array_add (found, copy_item (item));
  g_mutex_unlock (&self->mutex);
  return found;
}

static void
vault_iface_init (MwVaultInterface *iface)
{
  iface->keep = mw_memory_vault_keep;
  iface->fetch = mw_memory_vault_fetch;
  iface->forget = mw_memory_vault_forget;
  iface->look = mw_memory_vault_look;
  iface->unlock = mw_memory_vault_unlock;
  iface->list = mw_memory_vault_list;
}

static void
mw_memory_vault_finalize (GObject *object)
{
  MwMemoryVault *self = MW_MEMORY_VAULT (object);

  g_hash_table_unref (self->secrets);
  g_hash_table_unref (self->items);
  g_free (self->database_id);
  g_free (self->live_place);
  g_free (self->draft_place);
  g_cond_clear (&self->answered);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (mw_memory_vault_parent_class)->finalize (object);
}

static void
mw_memory_vault_class_init (MwMemoryVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_memory_vault_finalize;
}

static void
mw_memory_vault_init (MwMemoryVault *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->answered);
  self->secrets =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mw_secret_unref);
  self->items =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mw_kept_secret_free);
  self->database_id = g_strdup ("");
}

MwMemoryVault *
mw_memory_vault_new (void)
{
  return g_object_new (MW_TYPE_MEMORY_VAULT, NULL);
}

void
mw_memory_vault_set_mood (MwMemoryVault *self, MwMemoryVaultMood mood)
{
  g_return_if_fail (MW_IS_MEMORY_VAULT (self));

  g_mutex_lock (&self->mutex);
  self->mood = mood;
  g_cond_broadcast (&self->answered);
  g_mutex_unlock (&self->mutex);
  g_signal_emit_by_name (self, "changed");
}

char *
mw_memory_vault_get_label (MwMemoryVault *self, const char *secret_id)
{
  const MwKeptSecret *item = NULL;
  char *label = NULL;

  g_return_val_if_fail (MW_IS_MEMORY_VAULT (self), NULL);

  g_mutex_lock (&self->mutex);
  item = g_hash_table_lookup (self->items, secret_id);
  label = item ? g_strdup (item->label) : NULL;
  g_mutex_unlock (&self->mutex);
  return label;
}

guint
mw_memory_vault_count (MwMemoryVault *self)
{
  guint count = 0;

  g_return_val_if_fail (MW_IS_MEMORY_VAULT (self), 0);

  g_mutex_lock (&self->mutex);
  count = g_hash_table_size (self->secrets);
  g_mutex_unlock (&self->mutex);
  return count;
}

void
mw_memory_vault_set_origin (MwMemoryVault *self,
                            const char *database_id,
                            const char *live_place,
                            const char *draft_place)
{
  g_return_if_fail (MW_IS_MEMORY_VAULT (self) && database_id != NULL);

  g_mutex_lock (&self->mutex);
  g_free (self->database_id);
  g_free (self->live_place);
  g_free (self->draft_place);
  self->database_id = g_strdup (database_id);
  self->live_place = g_strdup (live_place);
  self->draft_place = g_strdup (draft_place);
  g_mutex_unlock (&self->mutex);
}

void
mw_memory_vault_make_older (MwMemoryVault *self, const char *secret_id, guint days)
{
  MwKeptSecret *item = NULL;

  g_return_if_fail (MW_IS_MEMORY_VAULT (self) && secret_id != NULL);

  g_mutex_lock (&self->mutex);
  item = g_hash_table_lookup (self->items, secret_id);
  if (item)
    item->time -= (gint64) days * 24 * 3600;
  g_mutex_unlock (&self->mutex);
}
