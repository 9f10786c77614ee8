/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/touched.h>

#include <mailwright/error.h>

/* So many are looked up one by one; for more, all profiles are read once. */
#define ONE_BY_ONE 200

typedef struct
{
  GHashTable *profiles; /* (owned): ids */
  GHashTable *drivers;  /* (owned): ids */
  GStrvBuilder *found;  /* (owned) */
} Touched;

static void
touched_clear (Touched *touched)
{
  g_hash_table_unref (touched->profiles);
  g_hash_table_unref (touched->drivers);
  g_strv_builder_unref (touched->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Touched, touched_clear)

static void
touched_init (Touched *touched, GPtrArray *operations)
{
  touched->profiles = g_hash_table_new (g_str_hash, g_str_equal);
  touched->drivers = g_hash_table_new (g_str_hash, g_str_equal);
  touched->found = g_strv_builder_new ();
  for (guint i = 0; i < operations->len; i++)
    {
      const MwOperationFields *fields = mw_operation_get_fields (g_ptr_array_index (operations, i));

      if (fields->object_kind == MW_OBJECT_PROFILE)
        g_hash_table_add (touched->profiles, (gpointer) fields->object_id);
      else if (fields->object_kind == MW_OBJECT_DRIVER)
        g_hash_table_add (touched->drivers, (gpointer) fields->object_id);
    }
}

static void
take (Touched *touched, MwProfile *profile)
{
  MwReachability reachability = mw_profile_get_reachability (profile);

  if (reachability != MW_REACHABILITY_WORKS && reachability != MW_REACHABILITY_WARNING &&
      mw_profile_get_enabled (profile) && !mw_profile_get_retired (profile))
    g_strv_builder_add (touched->found, mw_profile_get_id (profile));
}

static gboolean
take_touched (GObject *row, gpointer user_data)
{
  Touched *touched = user_data;
  MwProfile *profile = MW_PROFILE (row);

  if (g_hash_table_contains (touched->profiles, mw_profile_get_id (profile)) ||
      g_hash_table_contains (touched->drivers, mw_profile_get_driver (profile)))
    take (touched, profile);
  return TRUE;
}

/* A profile that was removed is none that could be tested. */
static gboolean
find_one (
    Touched *touched, MwDraft *draft, const char *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (MwProfile) profile = mw_draft_find_profile (draft, id, cancellable, &local_error);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (profile)
    take (touched, profile);
  else if (!g_error_matches (local_error, MW_ERROR, MW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
find_each (Touched *touched, MwDraft *draft, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, touched->profiles);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!find_one (touched, draft, id, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
find_among_all (Touched *touched, MwDraft *draft, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);

  mw_query_set_state (query, "active");
  return mw_draft_foreach (draft, query, take_touched, touched, cancellable, error);
}

char **
mw_touched_find (MwDraft *draft, GPtrArray *operations, GCancellable *cancellable, GError **error)
{
  g_auto (Touched) touched = { 0 };
  gboolean few = FALSE;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (operations != NULL, NULL);

  touched_init (&touched, operations);
  few = g_hash_table_size (touched.drivers) == 0 &&
        g_hash_table_size (touched.profiles) <= ONE_BY_ONE;
  if (few ? !find_each (&touched, draft, cancellable, error)
          : !find_among_all (&touched, draft, cancellable, error))
    return NULL;
  return g_strv_builder_end (touched.found);
}

/* ---- without waiting ---- */

typedef struct
{
  MwDraft *draft;        /* (owned) (nullable): given back before it ends */
  GPtrArray *operations; /* (owned) */
} Finding;

static void
finding_free (Finding *finding)
{
  g_clear_object (&finding->draft);
  g_ptr_array_unref (finding->operations);
  g_free (finding);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Finding *finding = task_data;
  GError *error = NULL;
  char **ids = mw_touched_find (finding->draft, finding->operations, cancellable, &error);

  if (ids)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

/* The thread never is the last to hold the draft: it would end in it. */
static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) asked = user_data;
  Finding *finding = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  char **ids = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&finding->draft);
  if (ids)
    g_task_return_pointer (asked, ids, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (asked, error);
}

void
mw_touched_find_async (MwDraft *draft,
                       GPtrArray *operations,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *asked = NULL;
  g_autoptr (GTask) task = NULL;
  Finding *finding = NULL;

  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (operations != NULL);

  asked = g_task_new (draft, cancellable, callback, user_data);
  g_task_set_source_tag (asked, mw_touched_find_async);
  task = g_task_new (NULL, cancellable, on_found_cb, asked);
  g_task_set_source_tag (task, find_in_thread);
  finding = g_new0 (Finding, 1);
  finding->draft = g_object_ref (draft);
  finding->operations = g_ptr_array_ref (operations);
  g_task_set_task_data (task, finding, (GDestroyNotify) finding_free);
  g_task_run_in_thread (task, find_in_thread);
}

char **
mw_touched_find_finish (MwDraft *draft, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, draft), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_touched_find_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
