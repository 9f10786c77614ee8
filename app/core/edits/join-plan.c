/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/join-plan.h>

#include <glib/gi18n-lib.h>

#include "core/edits/assign-private.h"
#include "core/edits/subject.h"

struct _MwJoinPlan
{
  MwMembers *joining; /* (owned) */
  GPtrArray *plans;   /* (owned) (element-type MwAssignPlan): at least one */
};

MwJoinPlan *
mw_join_plan_new (MwMembers *joining, GPtrArray *plans)
{
  MwJoinPlan *self = NULL;

  g_return_val_if_fail (MW_IS_MEMBERS (joining), NULL);
  g_return_val_if_fail (plans != NULL && plans->len > 0, NULL);

  self = g_new0 (MwJoinPlan, 1);
  self->joining = g_object_ref (joining);
  self->plans = plans;
  return self;
}

void
mw_join_plan_free (MwJoinPlan *self)
{
  g_object_unref (self->joining);
  g_ptr_array_unref (self->plans);
  g_free (self);
}

/* ---- reading who is there ---- */

static GPtrArray *
new_plans (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mw_assign_plan_free);
}

MwJoinPlan *
mw_join_plan_load (MwDraft *draft,
                   GPtrArray *responsibilities,
                   MwMembers *joining,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) plans = new_plans ();

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (responsibilities != NULL && responsibilities->len > 0, NULL);

  for (guint i = 0; i < responsibilities->len; i++)
    {
      MwAssignPlan *plan = mw_assign_plan_load (draft, g_ptr_array_index (responsibilities, i),
                                                joining, cancellable, error);

      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
    }
  return mw_join_plan_new (joining, g_steal_pointer (&plans));
}

typedef struct
{
  GPtrArray *responsibilities; /* (owned) */
  MwMembers *joining;          /* (owned) */
  GPtrArray *plans;            /* (owned) (nullable): those that are made, until they are given */
} Load;

static void
load_free (Load *load)
{
  g_ptr_array_unref (load->responsibilities);
  g_object_unref (load->joining);
  g_clear_pointer (&load->plans, g_ptr_array_unref);
  g_free (load);
}

static void load_next (GTask *task);

static void
on_plan_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  MwAssignPlan *plan = mw_assign_plan_load_finish (MW_DRAFT (source), result, &error);

  if (plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (load->plans, plan);
  if (load->plans->len < load->responsibilities->len)
    load_next (task);
  else
    g_task_return_pointer (task, mw_join_plan_new (load->joining, g_steal_pointer (&load->plans)),
                           (GDestroyNotify) mw_join_plan_free);
}

static void
load_next (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  mw_assign_plan_load_async (
      g_task_get_source_object (task), g_ptr_array_index (load->responsibilities, load->plans->len),
      load->joining, g_task_get_cancellable (task), on_plan_loaded_cb, g_object_ref (task));
}

void
mw_join_plan_load_async (MwDraft *draft,
                         GPtrArray *responsibilities,
                         MwMembers *joining,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load = NULL;

  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (responsibilities != NULL && responsibilities->len > 0);

  task = g_task_new (draft, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_join_plan_load_async);
  load = g_new0 (Load, 1);
  load->responsibilities = g_ptr_array_ref (responsibilities);
  load->joining = g_object_ref (joining);
  load->plans = new_plans ();
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  load_next (task);
}

MwJoinPlan *
mw_join_plan_load_finish (MwDraft *draft, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, draft), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- in words ---- */

guint
mw_join_plan_count_changed (const MwJoinPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->plans->len; i++)
    n += mw_assign_plan_changes (g_ptr_array_index (self->plans, i));
  return n;
}

typedef GPtrArray *(*GetRows) (const MwAssignPlan *plan);

static guint
count_new (const MwJoinPlan *self, GetRows get_rows)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->plans->len; i++)
    {
      GPtrArray *rows = get_rows (g_ptr_array_index (self->plans, i));

      for (guint k = 0; k < rows->len; k++)
        g_hash_table_add (ids, (gpointer) mw_members_get_id (g_ptr_array_index (rows, k)));
    }
  return g_hash_table_size (ids);
}

guint
mw_join_plan_count_agents (const MwJoinPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return count_new (self, mw_assign_plan_get_agents);
}

guint
mw_join_plan_count_profiles (const MwJoinPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return count_new (self, mw_assign_plan_get_profiles);
}

/* Returns: (nullable): the only one that changes, or the only one at all */
static MwAssignPlan *
get_only_plan (const MwJoinPlan *self)
{
  MwAssignPlan *only = self->plans->len == 1 ? g_ptr_array_index (self->plans, 0) : NULL;

  if (mw_join_plan_count_changed (self) != 1)
    return only;
  for (guint i = 0; only == NULL && i < self->plans->len; i++)
    if (mw_assign_plan_changes (g_ptr_array_index (self->plans, i)))
      only = g_ptr_array_index (self->plans, i);
  return only;
}

static gboolean
is_lone_agent (const MwJoinPlan *self)
{
  return mw_members_get_agents (self->joining)->len == 1 &&
         mw_members_get_profiles (self->joining)->len == 0;
}

/* Of one agent it is known what is new to send as; of several it differs. */
static char *
describe_gains (const MwJoinPlan *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < self->plans->len; i++)
    mw_assign_plan_add_gains (g_ptr_array_index (self->plans, i), ids);
  n = g_hash_table_size (ids);
  if (n == 0)
    return g_strdup (_ ("They give no further address to send as."));
  return g_strdup_printf (ngettext ("They give %u more address to send as.",
                                    "They give %u more addresses to send as.", n),
                          n);
}

char *
mw_join_plan_describe (const MwJoinPlan *self)
{
  guint n = 0;
  MwAssignPlan *only = NULL;
  g_autofree char *who = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  n = mw_join_plan_count_changed (self);
  only = get_only_plan (self);
  if (only != NULL)
    return mw_assign_plan_describe (only);
  who = mw_members_describe (self->joining);
  if (n == 0)
    /* Translators: an agent's name, or “3 agents”, in all of the chosen responsibilities */
    return g_strdup_printf (_ ("Nothing changes: \u2068%s\u2069, in all of them already."), who);
  first = g_strdup_printf (
      /* Translators: an agent's name, or “3 agents”, then how many responsibilities they join */
      ngettext ("Assigns \u2068%s\u2069 to %u responsibility.",
                "Assigns \u2068%s\u2069 to %u responsibilities.", n),
      who, n);
  if (!is_lone_agent (self))
    return g_steal_pointer (&first);
  second = describe_gains (self);
  return g_strconcat (first, " ", second, NULL);
}

char *
mw_join_plan_describe_done (const MwJoinPlan *self)
{
  MwAssignPlan *only = NULL;
  g_autofree char *who = NULL;
  g_autofree char *where = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  only = get_only_plan (self);
  if (only != NULL)
    return mw_assign_plan_describe_done (only);
  who = mw_members_describe (self->joining);
  where = mw_subject_of_responsibilities (mw_join_plan_count_changed (self), NULL);
  return g_strdup_printf (_ ("Assigned \u2068%s\u2069 to \u2068%s\u2069"), who, where);
}

MwEdit *
mw_join_plan_build_edit (const MwJoinPlan *self)
{
  MwAssignPlan *only = NULL;
  MwEdit *edit = NULL;
  g_autofree char *who = NULL;
  g_autofree char *where = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  only = get_only_plan (self);
  if (only != NULL)
    return mw_assign_plan_build_edit (only);
  who = mw_members_describe (self->joining);
  where = mw_subject_of_responsibilities (mw_join_plan_count_changed (self), NULL);
  edit = mw_edit_new (MW_EDIT_ASSIGN, where, who);
  for (guint i = 0; i < self->plans->len; i++)
    {
      MwAssignPlan *plan = g_ptr_array_index (self->plans, i);

      mw_assign_plan_add_steps (plan, edit, mw_assign_plan_get_id (plan));
    }
  return edit;
}
