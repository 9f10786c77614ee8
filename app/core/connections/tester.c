/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/connections/test-private.h"

#include <mailwright/error.h>

struct _MwTester
{
  GObject parent_instance;

  MwDraft *draft;   /* (owned) */
  MwVault *vault;   /* (owned) */
  MwProber *prober; /* (owned) */
};

G_DEFINE_FINAL_TYPE (MwTester, mw_tester, G_TYPE_OBJECT)

static void
mw_tester_dispose (GObject *object)
{
  MwTester *self = MW_TESTER (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->prober);

  G_OBJECT_CLASS (mw_tester_parent_class)->dispose (object);
}

static void
mw_tester_class_init (MwTesterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_tester_dispose;
}

static void
mw_tester_init (MwTester *self)
{
}

/**
 * mw_tester_new:
 * @draft: where values are read and what was seen is kept
 * @vault: where passwords are read
 * @prober: what tests
 *
 * Returns: (transfer full): a tester
 */
MwTester *
mw_tester_new (MwDraft *draft, MwVault *vault, MwProber *prober)
{
  MwTester *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);
  g_return_val_if_fail (MW_IS_PROBER (prober), NULL);

  self = g_object_new (MW_TYPE_TESTER, NULL);
  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  self->prober = g_object_ref (prober);
  return self;
}

/**
 * mw_tester_get_prober:
 *
 * Returns: (transfer none): what tests
 */
MwProber *
mw_tester_get_prober (MwTester *self)
{
  g_return_val_if_fail (MW_IS_TESTER (self), NULL);
  return self->prober;
}

MwTestRun *
mw_tester_run (MwTester *self, const char *const *profile_ids, gboolean log_in)
{
  MwTestRun *run = NULL;

  g_return_val_if_fail (MW_IS_TESTER (self), NULL);

  run = mw_test_run_new (self->draft, self->vault, self->prober, log_in);
  mw_test_run_start (run, profile_ids);
  return run;
}

MwTestRun *
mw_tester_run_sheet (MwTester *self, MwSheet *sheet, GHashTable *passwords, gboolean log_in)
{
  MwTestRun *run = NULL;

  g_return_val_if_fail (MW_IS_TESTER (self), NULL);
  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);

  run = mw_test_run_new (self->draft, self->vault, self->prober, log_in);
  mw_test_run_start_sheet (run, sheet, passwords);
  return run;
}

/* ---- what was touched ---- */

typedef struct
{
  MwDraft *draft;       /* (owned) (nullable): given back before it ends */
  GHashTable *profiles; /* (owned): ids */
  GHashTable *drivers;  /* (owned): ids */
  GStrvBuilder *found;  /* (owned) */
} Touched;

static void
touched_free (Touched *touched)
{
  g_clear_object (&touched->draft);
  g_hash_table_unref (touched->profiles);
  g_hash_table_unref (touched->drivers);
  g_strv_builder_unref (touched->found);
  g_free (touched);
}

static Touched *
touched_new (MwDraft *draft, GListModel *changes)
{
  Touched *touched = g_new0 (Touched, 1);

  touched->draft = g_object_ref (draft);
  touched->profiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  touched->drivers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  touched->found = g_strv_builder_new ();
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (changes, i);
      MwObjectKind kind = mw_change_get_object_kind (change);

      if (kind == MW_OBJECT_PROFILE)
        g_hash_table_add (touched->profiles, g_strdup (mw_change_get_object_id (change)));
      else if (kind == MW_OBJECT_DRIVER)
        g_hash_table_add (touched->drivers, g_strdup (mw_change_get_object_id (change)));
    }
  return touched;
}

static gboolean
take_touched (GObject *row, gpointer user_data)
{
  Touched *touched = user_data;
  MwProfile *profile = MW_PROFILE (row);
  MwReachability reachability = mw_profile_get_reachability (profile);

  if (reachability != MW_REACHABILITY_WORKS && reachability != MW_REACHABILITY_WARNING &&
      mw_profile_get_enabled (profile) && !mw_profile_get_retired (profile))
    g_strv_builder_add (touched->found, mw_profile_get_id (profile));
  return TRUE;
}

/* A profile that was removed is none that could be tested. */
static gboolean
find_touched_profiles (Touched *touched, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, touched->profiles);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (MwProfile) profile =
          mw_draft_find_profile (touched->draft, id, cancellable, &local_error);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (profile && !g_hash_table_contains (touched->drivers, mw_profile_get_driver (profile)))
        take_touched (G_OBJECT (profile), touched);
      else if (!profile && !g_error_matches (local_error, MW_ERROR, MW_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
find_profiles_of_drivers (Touched *touched, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, touched->drivers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);

      mw_query_set_driver (query, id);
      mw_query_set_state (query, "active");
      if (!mw_draft_foreach (touched->draft, query, take_touched, touched, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
find_touched_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Touched *touched = task_data;
  GError *error = NULL;

  if (find_profiles_of_drivers (touched, cancellable, &error) &&
      find_touched_profiles (touched, cancellable, &error))
    g_task_return_pointer (task, g_strv_builder_end (touched->found), (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

/* The thread never is the last to hold the tester or the draft: they would end in it. */
static void
on_touched_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) asked = user_data;
  Touched *touched = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  char **ids = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&touched->draft);
  if (ids)
    g_task_return_pointer (asked, ids, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (asked, error);
}

void
mw_tester_find_touched_async (MwTester *self,
                              GListModel *changes,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *asked = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MW_IS_TESTER (self));
  g_return_if_fail (G_IS_LIST_MODEL (changes));

  asked = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (asked, mw_tester_find_touched_async);
  task = g_task_new (NULL, cancellable, on_touched_found_cb, asked);
  g_task_set_source_tag (task, find_touched_in_thread);
  g_task_set_task_data (task, touched_new (self->draft, changes), (GDestroyNotify) touched_free);
  g_task_run_in_thread (task, find_touched_in_thread);
}

char **
mw_tester_find_touched_finish (MwTester *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_tester_find_touched_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
