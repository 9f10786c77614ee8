/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/kept-secret.h>

#include <mailwright/draft.h>
#include <mailwright/vault.h>

/* ---- finding ---- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const MwKeptSecret *first = *(MwKeptSecret *const *) a, *second = *(MwKeptSecret *const *) b;
  g_autofree char *name = mw_kept_secret_name (first), *other = mw_kept_secret_name (second);
  int order = g_utf8_collate (name, other);

  if (order != 0)
    return order;
  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

/* After all that can be seen was looked into. Somebody may be about to stage what was stored just
 * now, or have staged it in a draft that is away; after a while that is given up. A clock that was
 * wrong makes nothing old. */
static void
doubt (MwKeptSecret *kept, gint64 now)
{
  gboolean old =
      kept->time > 0 && now - kept->time >= MW_KEPT_SECRET_DAYS * G_TIME_SPAN_DAY / G_USEC_PER_SEC;

  /* Where something is in the way, it stays said what. */
  if (kept->use == MW_SECRET_USE_NONE && !kept->staged && !old)
    mw_kept_secret_need (kept, MW_SECRET_USE_UNKNOWN, NULL);
}

GPtrArray *
mw_kept_secrets_list (
    MwDraft *draft, MwVault *vault, gboolean all, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_return_val_if_fail (MW_IS_DRAFT (draft) && MW_IS_VAULT (vault), NULL);

  kept = mw_vault_list (vault, all, cancellable, error);
  if (!kept || !mw_draft_find_secrets (draft, kept, cancellable, error))
    return NULL;
  for (guint i = 0; i < kept->len; i++)
    doubt (g_ptr_array_index (kept, i), now);
  g_ptr_array_sort (kept, compare);
  return g_steal_pointer (&kept);
}

/* ---- removing ---- */

/* Those of ids that nobody needs. */
static GPtrArray *
find_unused (GPtrArray *kept, const char *const *ids)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *unused = g_ptr_array_new ();

  for (guint i = 0; ids && ids[i]; i++)
    g_hash_table_add (wanted, (gpointer) ids[i]);
  for (guint i = 0; i < kept->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (kept, i);

      if (one->use == MW_SECRET_USE_NONE && (!ids || g_hash_table_contains (wanted, one->id)))
        g_ptr_array_add (unused, one->id);
    }
  return unused;
}

gboolean
mw_kept_secrets_clean (MwDraft *draft,
                       MwVault *vault,
                       const char *const *ids,
                       guint *n_removed,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) kept = NULL, unused = NULL;

  g_return_val_if_fail (n_removed != NULL, FALSE);

  *n_removed = 0;
  kept = mw_kept_secrets_list (draft, vault, FALSE, cancellable, error);
  if (!kept)
    return FALSE;
  unused = find_unused (kept, ids);
  for (guint i = 0; i < unused->len; i++)
    {
      if (!mw_vault_forget (vault, g_ptr_array_index (unused, i), cancellable, error))
        return FALSE;
      (*n_removed)++;
    }
  return TRUE;
}

/* ---- the same in a thread ---- */

typedef struct _Work Work;
struct _Work
{
  void (*body) (MwDraft *draft, Work *work, GCancellable *cancellable);
  MwVault *vault; /* (owned) */
  gboolean all;
  GStrv ids;       /* (owned) (nullable) */
  GPtrArray *kept; /* (owned) (nullable): what was found */
  guint n_removed;
  GError *error; /* (owned) (nullable) */
};

static void
work_free (gpointer user_data)
{
  Work *work = user_data;

  g_object_unref (work->vault);
  g_strfreev (work->ids);
  g_clear_pointer (&work->kept, g_ptr_array_unref);
  g_clear_error (&work->error);
  g_free (work);
}

static gboolean
on_work_done_cb (gpointer user_data)
{
  GTask *task = user_data;
  Work *work = g_task_get_task_data (task);

  if (work->error)
    g_task_return_error (task, g_steal_pointer (&work->error));
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* The task goes back to its context whole: the thread must not have the last reference to the
 * draft. */
static gpointer
work_in_thread (gpointer user_data)
{
  GTask *task = user_data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();

  work->body (g_task_get_source_object (task), work, g_task_get_cancellable (task));
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, on_work_done_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  return NULL;
}

/* In a thread of its own: a keyring may wait for somebody, and the draft's edits do not. */
static void
start (GTask *task, gpointer tag, MwVault *vault, Work *work)
{
  work->vault = g_object_ref (vault);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, work_free);
  /* What was removed is told, whenever somebody wished to stop. */
  g_task_set_check_cancellable (task, FALSE);
  g_thread_unref (g_thread_new ("kept-secrets", work_in_thread, task));
}

static void
list_body (MwDraft *draft, Work *work, GCancellable *cancellable)
{
  work->kept = mw_kept_secrets_list (draft, work->vault, work->all, cancellable, &work->error);
}

void
mw_kept_secrets_list_async (MwDraft *draft,
                            MwVault *vault,
                            gboolean all,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Work *work = NULL;

  g_return_if_fail (MW_IS_DRAFT (draft) && MW_IS_VAULT (vault));

  work = g_new0 (Work, 1);
  work->body = list_body;
  work->all = all;
  start (g_task_new (draft, cancellable, callback, user_data), mw_kept_secrets_list_async, vault,
         work);
}

GPtrArray *
mw_kept_secrets_list_finish (MwDraft *draft, GAsyncResult *result, GError **error)
{
  Work *work = NULL;

  g_return_val_if_fail (g_task_is_valid (result, draft), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_kept_secrets_list_async), NULL);

  work = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&work->kept) : NULL;
}

static void
clean_body (MwDraft *draft, Work *work, GCancellable *cancellable)
{
  mw_kept_secrets_clean (draft, work->vault, (const char *const *) work->ids, &work->n_removed,
                         cancellable, &work->error);
}

void
mw_kept_secrets_clean_async (MwDraft *draft,
                             MwVault *vault,
                             const char *const *ids,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Work *work = NULL;

  g_return_if_fail (MW_IS_DRAFT (draft) && MW_IS_VAULT (vault));

  work = g_new0 (Work, 1);
  work->body = clean_body;
  work->ids = g_strdupv ((char **) ids);
  start (g_task_new (draft, cancellable, callback, user_data), mw_kept_secrets_clean_async, vault,
         work);
}

gboolean
mw_kept_secrets_clean_finish (MwDraft *draft,
                              GAsyncResult *result,
                              guint *n_removed,
                              GError **error)
{
  Work *work = NULL;

  g_return_val_if_fail (g_task_is_valid (result, draft), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_kept_secrets_clean_async), FALSE);
  g_return_val_if_fail (n_removed != NULL, FALSE);

  work = g_task_get_task_data (G_TASK (result));
  *n_removed = work->n_removed;
  return g_task_propagate_boolean (G_TASK (result), error);
}
