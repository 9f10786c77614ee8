/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/bulk-secrets.h>

#include <glib/gi18n-lib.h>

#include <mailwright/parameter.h>

typedef struct
{
  GPtrArray *profiles;         /* (owned) (element-type MwProfile) */
  MwParameter *parameter;      /* (owned) */
  MwSecret *secret;            /* (owned) */
  GPtrArray *ids;              /* (owned) (element-type utf8) the one under way is the last */
  MwBulkProgressFunc progress; /* (nullable) */
  gpointer progress_target;
} Keeping;

static void keep_next (GTask *task);

static void
keeping_free (Keeping *keeping)
{
  g_ptr_array_unref (keeping->profiles);
  g_object_unref (keeping->parameter);
  mw_secret_unref (keeping->secret);
  g_clear_pointer (&keeping->ids, g_ptr_array_unref);
  g_free (keeping);
}

/* One that is not forgotten is found and removed later: nothing refers to it. */
static void
on_forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!mw_vault_forget_finish (MW_VAULT (source), result, &error))
    g_debug ("An unused secret stays in the keyring: %s", error->message);
}

static void
give_up (GTask *task, GError *error)
{
  Keeping *keeping = g_task_get_task_data (task);

  g_ptr_array_add (keeping->ids, NULL);
  mw_bulk_secrets_forget (g_task_get_source_object (task),
                          (const char *const *) keeping->ids->pdata);
  g_task_return_error (task, error);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;

  if (!mw_vault_keep_finish (MW_VAULT (source), result, &error))
    {
      give_up (task, error);
      return;
    }
  if (keeping->progress != NULL)
    keeping->progress (keeping->ids->len, keeping->progress_target);
  keep_next (task);
}

static void
keep_next (GTask *task)
{
  Keeping *keeping = g_task_get_task_data (task);
  MwVault *vault = g_task_get_source_object (task);
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    give_up (task, error);
  else if (keeping->ids->len == keeping->profiles->len)
    {
      g_ptr_array_set_free_func (keeping->ids, NULL);
      g_ptr_array_add (keeping->ids, NULL);
      g_task_return_pointer (task, g_ptr_array_free (g_steal_pointer (&keeping->ids), FALSE),
                             (GDestroyNotify) g_strfreev);
    }
  else
    {
      MwProfile *profile = g_ptr_array_index (keeping->profiles, keeping->ids->len);
      /* Translators: an entry in the keyring's own program: an address, a parameter's name */
      g_autofree char *label =
          g_strdup_printf (_ ("Mailwright: %s, %s"), mw_profile_get_address (profile),
                           mw_parameter_get_name (keeping->parameter));
      char *id = g_uuid_string_random ();

      g_ptr_array_add (keeping->ids, id);
      mw_vault_keep_async (vault, id, label, keeping->secret, g_task_get_cancellable (task),
                           on_kept_cb, g_object_ref (task));
    }
}

void
mw_bulk_secrets_keep_async (MwVault *vault,
                            GPtrArray *profiles,
                            MwParameter *parameter,
                            MwSecret *secret,
                            GCancellable *cancellable,
                            MwBulkProgressFunc progress,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Keeping *keeping = NULL;

  g_return_if_fail (MW_IS_VAULT (vault));
  g_return_if_fail (MW_IS_PARAMETER (parameter));

  keeping = g_new0 (Keeping, 1);
  keeping->profiles = g_ptr_array_ref (profiles);
  keeping->parameter = g_object_ref (parameter);
  keeping->secret = mw_secret_ref (secret);
  keeping->ids = g_ptr_array_new_with_free_func (g_free);
  keeping->progress = progress;
  keeping->progress_target = user_data;

  task = g_task_new (vault, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_bulk_secrets_keep_async);
  /* What the keyring holds in the end decides, not when somebody wished to stop. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, keeping, (GDestroyNotify) keeping_free);
  keep_next (task);
}

GStrv
mw_bulk_secrets_keep_finish (MwVault *vault, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, vault), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mw_bulk_secrets_forget (MwVault *vault, const char *const *ids)
{
  g_return_if_fail (MW_IS_VAULT (vault));

  for (guint i = 0; ids[i] != NULL; i++)
    mw_vault_forget_async (vault, ids[i], NULL, on_forgotten_cb, NULL);
}
