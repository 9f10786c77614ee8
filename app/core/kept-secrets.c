/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/kept-secret.h>

#include <glib/gi18n-lib.h>
#include <mailwright/draft.h>
#include <mailwright/error.h>
#include <mailwright/vault.h>

/* What a draft brought that cannot be looked into is left alone so long, in seconds. */
#define DRAFT_AWAY_SECONDS (30 * 24 * 3600)

/* ---- finding ---- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const MwKeptSecret *first = *(MwKeptSecret *const *) a, *second = *(MwKeptSecret *const *) b;
  int order = g_utf8_collate (first->label, second->label);

  if (order != 0)
    return order;
  return first->time > second->time ? -1 : first->time < second->time;
}

/* After all that can be seen was looked into. A clock that was wrong makes nothing old. */
static void
judge_what_is_away (MwKeptSecret *kept, gint64 now)
{
  if (!kept->seen && now - kept->time < DRAFT_AWAY_SECONDS)
    mw_kept_secret_need (kept, MW_SECRET_USE_DRAFT_AWAY);
}

GPtrArray *
mw_kept_secrets_list (MwDraft *draft, MwVault *vault, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_return_val_if_fail (MW_IS_DRAFT (draft) && MW_IS_VAULT (vault), NULL);

  all = mw_vault_list (vault, cancellable, error);
  if (!all || !mw_draft_find_secrets (draft, all, cancellable, error))
    return NULL;
  for (guint i = 0; i < all->len; i++)
    judge_what_is_away (g_ptr_array_index (all, i), now);
  g_ptr_array_sort (all, compare);
  return g_steal_pointer (&all);
}

/* ---- removing ---- */

gboolean
mw_kept_secrets_forget (MwDraft *draft,
                        MwVault *vault,
                        const char *const *ids,
                        guint *n_forgotten,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (ids != NULL && n_forgotten != NULL, FALSE);

  *n_forgotten = 0;
  all = mw_kept_secrets_list (draft, vault, cancellable, error);
  if (!all)
    return FALSE;
  for (guint i = 0; ids[i]; i++)
    g_hash_table_add (wanted, (gpointer) ids[i]);
  for (guint i = 0; i < all->len; i++)
    {
      MwKeptSecret *kept = g_ptr_array_index (all, i);

      if (!mw_kept_secret_is_unused (kept) || !g_hash_table_contains (wanted, kept->id))
        continue;
      if (!mw_vault_forget (vault, kept->id, cancellable, error))
        return FALSE;
      (*n_forgotten)++;
    }
  return TRUE;
}

static gboolean
refuse_database (const MwKeptSecret *kept, GError **error)
{
  g_autofree char *shown = g_filename_display_name (kept->live_place);

  g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
               _ ("The database of these passwords is still there: “%s”. Open it, and remove there "
                  "what it does not use any more."),
               shown);
  return FALSE;
}

/* Whether there are any, and whether all of them may go. */
static gboolean
check_database (GPtrArray *all, const char *database_id, GError **error)
{
  gboolean found = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      MwKeptSecret *kept = g_ptr_array_index (all, i);

      if (!g_str_equal (kept->database_id, database_id))
        continue;
      found = TRUE;
      if (kept->live_place && kept->use == MW_SECRET_USE_OTHER_DATABASE)
        return refuse_database (kept, error);
    }
  if (!found)
    g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                 _ ("The keyring has no passwords of a database “%s”."), database_id);
  return found;
}

gboolean
mw_kept_secrets_forget_database (MwDraft *draft,
                                 MwVault *vault,
                                 const char *database_id,
                                 guint *n_forgotten,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft) && MW_IS_VAULT (vault), FALSE);
  g_return_val_if_fail (database_id != NULL && n_forgotten != NULL, FALSE);

  *n_forgotten = 0;
  if (g_str_equal (database_id, mw_live_get_id (mw_draft_get_live (draft))))
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_REFUSED,
                           _ ("This is the database that is open. Of its passwords those are "
                              "removed that are not used any more."));
      return FALSE;
    }
  all = mw_kept_secrets_list (draft, vault, cancellable, error);
  if (!all || !check_database (all, database_id, error))
    return FALSE;
  return mw_vault_forget_database (vault, database_id, n_forgotten, cancellable, error);
}

/* ---- the same in a thread ---- */

typedef struct
{
  MwVault *vault;    /* (owned) */
  GStrv ids;         /* (owned) (nullable) */
  char *database_id; /* (owned) (nullable) */
  guint n_forgotten;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->vault);
  g_strfreev (work->ids);
  g_free (work->database_id);
  g_free (work);
}

static void
start (MwDraft *draft,
       Work *work,
       MwVault *vault,
       gpointer tag,
       GTaskThreadFunc func,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (draft, cancellable, callback, user_data);

  work->vault = g_object_ref (vault);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  /* What was removed is told, whenever somebody wished to stop. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, func);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  GPtrArray *all = mw_kept_secrets_list (source, work->vault, cancellable, &error);

  if (all)
    g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
mw_kept_secrets_list_async (MwDraft *draft,
                            MwVault *vault,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (draft) && MW_IS_VAULT (vault));

  start (draft, g_new0 (Work, 1), vault, mw_kept_secrets_list_async, list_in_thread, cancellable,
         callback, user_data);
}

GPtrArray *
mw_kept_secrets_list_finish (MwDraft *draft, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, draft), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_kept_secrets_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  gboolean done = FALSE;

  if (work->ids)
    done = mw_kept_secrets_forget (source, work->vault, (const char *const *) work->ids,
                                   &work->n_forgotten, cancellable, &error);
  else
    done = mw_kept_secrets_forget_database (source, work->vault, work->database_id,
                                            &work->n_forgotten, cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
finish_forgetting (
    MwDraft *draft, GAsyncResult *result, gpointer tag, guint *n_forgotten, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, draft), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  *n_forgotten = ((Work *) g_task_get_task_data (G_TASK (result)))->n_forgotten;
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mw_kept_secrets_forget_async (MwDraft *draft,
                              MwVault *vault,
                              const char *const *ids,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Work *work = NULL;

  g_return_if_fail (MW_IS_DRAFT (draft) && MW_IS_VAULT (vault) && ids != NULL);

  work = g_new0 (Work, 1);
  work->ids = g_strdupv ((char **) ids);
  start (draft, work, vault, mw_kept_secrets_forget_async, forget_in_thread, cancellable, callback,
         user_data);
}

gboolean
mw_kept_secrets_forget_finish (MwDraft *draft,
                               GAsyncResult *result,
                               guint *n_forgotten,
                               GError **error)
{
  return finish_forgetting (draft, result, mw_kept_secrets_forget_async, n_forgotten, error);
}

void
mw_kept_secrets_forget_database_async (MwDraft *draft,
                                       MwVault *vault,
                                       const char *database_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  Work *work = NULL;

  g_return_if_fail (MW_IS_DRAFT (draft) && MW_IS_VAULT (vault) && database_id != NULL);

  work = g_new0 (Work, 1);
  work->database_id = g_strdup (database_id);
  start (draft, work, vault, mw_kept_secrets_forget_database_async, forget_in_thread, cancellable,
         callback, user_data);
}

gboolean
mw_kept_secrets_forget_database_finish (MwDraft *draft,
                                        GAsyncResult *result,
                                        guint *n_forgotten,
                                        GError **error)
{
  return finish_forgetting (draft, result, mw_kept_secrets_forget_database_async, n_forgotten,
                            error);
}
