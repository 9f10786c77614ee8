/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/assign-plan.h"

#include <glib/gi18n.h>

#include "desktop/lists/loaded-rows.h"

struct _MwAssignPlan
{
  char *id;            /* (owned) (nullable) of a responsibility that is there */
  char *name;          /* (owned) */
  MwMembers *joining;  /* (owned) everybody who was to join */
  GPtrArray *agents;   /* (owned) (element-type MwAgent) those that are new */
  GPtrArray *profiles; /* (owned) (element-type MwProfile) those that are new */
  guint n_agents;      /* members before */
  guint n_senders;     /* addresses that it gives already */
};

/* Whether mail can be sent as it: what a From list is made of. */
static gboolean
can_send (MwProfile *profile)
{
  return mw_profile_get_enabled (profile) && !mw_profile_get_retired (profile);
}

static guint
count_senders (GPtrArray *profiles)
{
  guint n = 0;

  for (guint i = 0; profiles != NULL && i < profiles->len; i++)
    n += can_send (g_ptr_array_index (profiles, i));
  return n;
}

static const char *
get_id (GObject *row)
{
  return MW_IS_AGENT (row) ? mw_agent_get_id (MW_AGENT (row))
                           : mw_profile_get_id (MW_PROFILE (row));
}

/* Returns: (transfer full): the rows that are in the one and not in the other */
static GPtrArray *
leave_out (GPtrArray *rows, GPtrArray *members)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *left = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; members != NULL && i < members->len; i++)
    g_hash_table_add (there, (gpointer) get_id (g_ptr_array_index (members, i)));
  for (guint i = 0; i < rows->len; i++)
    {
      GObject *row = g_ptr_array_index (rows, i);

      if (g_hash_table_add (there, (gpointer) get_id (row)))
        g_ptr_array_add (left, g_object_ref (row));
    }
  return left;
}

MwAssignPlan *
mw_assign_plan_new (
    const char *id, const char *name, MwMembers *joining, GPtrArray *agents, GPtrArray *profiles)
{
  MwAssignPlan *self = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (MW_IS_MEMBERS (joining), NULL);

  self = g_new0 (MwAssignPlan, 1);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->joining = g_object_ref (joining);
  self->agents = leave_out (mw_members_get_agents (joining), agents);
  self->profiles = leave_out (mw_members_get_profiles (joining), profiles);
  self->n_agents = agents != NULL ? agents->len : 0;
  self->n_senders = count_senders (profiles);
  return self;
}

void
mw_assign_plan_free (MwAssignPlan *self)
{
  g_free (self->id);
  g_free (self->name);
  g_object_unref (self->joining);
  g_ptr_array_unref (self->agents);
  g_ptr_array_unref (self->profiles);
  g_free (self);
}

/* ---- reading who is there ---- */

typedef struct
{
  MwResponsibility *responsibility; /* (owned) */
  MwMembers *joining;               /* (owned) */
  GPtrArray *agents;                /* (owned) (nullable) until they have come */
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->responsibility);
  g_object_unref (load->joining);
  g_clear_pointer (&load->agents, g_ptr_array_unref);
  g_free (load);
}

static void
on_profiles_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) profiles = mw_draft_collect_finish (MW_DRAFT (source), result, &error);

  if (profiles == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           mw_assign_plan_new (mw_responsibility_get_id (load->responsibility),
                                               mw_responsibility_get_name (load->responsibility),
                                               load->joining, load->agents, profiles),
                           (GDestroyNotify) mw_assign_plan_free);
}

static void
collect_members (GTask *task, MwQueryKind kind, GAsyncReadyCallback callback)
{
  Load *load = g_task_get_task_data (task);
  g_autoptr (MwQuery) query = mw_query_new (kind);

  mw_query_set_responsibility (query, mw_responsibility_get_id (load->responsibility));
  mw_draft_collect_async (g_task_get_source_object (task), query, g_task_get_cancellable (task),
                          callback, g_object_ref (task));
}

static void
on_agents_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  load->agents = mw_draft_collect_finish (MW_DRAFT (source), result, &error);
  if (load->agents == NULL)
    g_task_return_error (task, error);
  else
    collect_members (task, MW_QUERY_PROFILES, on_profiles_collected_cb);
}

static void
on_joining_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);

  if (rows == NULL)
    g_task_return_error (task, error);
  else
    collect_members (task, MW_QUERY_AGENTS, on_agents_collected_cb);
}

void
mw_assign_plan_load_async (MwDraft *draft,
                           MwResponsibility *responsibility,
                           MwMembers *joining,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GListStore) rows = g_list_store_new (G_TYPE_OBJECT);
  GPtrArray *agents = mw_members_get_agents (joining);
  GPtrArray *profiles = mw_members_get_profiles (joining);
  GTask *task = NULL;
  Load *load = NULL;

  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (MW_IS_RESPONSIBILITY (responsibility));

  task = g_task_new (draft, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_assign_plan_load_async);
  load = g_new0 (Load, 1);
  load->responsibility = g_object_ref (responsibility);
  load->joining = g_object_ref (joining);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_list_store_splice (rows, 0, 0, agents->pdata, agents->len);
  g_list_store_splice (rows, 0, 0, profiles->pdata, profiles->len);
  mw_loaded_rows_collect_async (G_LIST_MODEL (rows), NULL, cancellable, on_joining_loaded_cb, task);
}

MwAssignPlan *
mw_assign_plan_load_finish (MwDraft *draft, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, draft), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- in words ---- */

static void
append_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static const char *
name_agent (const MwAssignPlan *self, guint index)
{
  return mw_agent_get_display_name (g_ptr_array_index (self->agents, index));
}

static void
append_lone_agents (GString *text, const MwAssignPlan *self)
{
  guint n = self->agents->len;

  if (n == 1)
    append_sentence (text, g_strdup_printf (_ ("\u2068%s\u2069 will be in \u2068%s\u2069, which "
                                               "gives no address yet."),
                                            name_agent (self, 0), self->name));
  else
    append_sentence (text,
                     g_strdup_printf (ngettext ("%u agent will be in \u2068%s\u2069, which gives "
                                                "no address yet.",
                                                "%u agents will be in \u2068%s\u2069, which gives "
                                                "no address yet.",
                                                n),
                                      n, self->name));
}

static void
append_agents (GString *text, const MwAssignPlan *self)
{
  guint n = self->agents->len;
  guint n_addresses = self->n_senders + count_senders (self->profiles);

  if (n_addresses == 0)
    append_lone_agents (text, self);
  else if (n == 1)
    append_sentence (
        text, g_strdup_printf (ngettext ("\u2068%s\u2069 will be able to send as %u address.",
                                         "\u2068%s\u2069 will be able to send as %u addresses.",
                                         n_addresses),
                               name_agent (self, 0), n_addresses));
  else if (n == 2)
    append_sentence (
        text,
        g_strdup_printf (ngettext ("\u2068%s\u2069 and \u2068%s\u2069 will be able to send as %u "
                                   "address.",
                                   "\u2068%s\u2069 and \u2068%s\u2069 will be able to send as %u "
                                   "addresses.",
                                   n_addresses),
                         name_agent (self, 0), name_agent (self, 1), n_addresses));
  else
    {
      append_sentence (text, g_strdup_printf (ngettext ("%u agent will be in \u2068%s\u2069.",
                                                        "%u agents will be in \u2068%s\u2069.", n),
                                              n, self->name));
      append_sentence (
          text, g_strdup_printf (ngettext ("Each of them will be able to send as %u address.",
                                           "Each of them will be able to send as %u addresses.",
                                           n_addresses),
                                 n_addresses));
    }
}

/* One address by its name: who will be able to send as it. */
static void
append_profile (GString *text, const MwAssignPlan *self)
{
  MwProfile *profile = g_ptr_array_index (self->profiles, 0);
  const char *address = mw_profile_get_from_address (profile);
  guint n = self->n_agents + self->agents->len;

  if (!can_send (profile))
    append_sentence (text, g_strdup_printf (_ ("\u2068%s\u2069 will be in \u2068%s\u2069, but it "
                                               "is in no From list until it is enabled."),
                                            address, self->name));
  else if (n == 0)
    append_sentence (text, g_strdup_printf (_ ("\u2068%s\u2069 will be in \u2068%s\u2069, which "
                                               "has no agent yet."),
                                            address, self->name));
  else
    append_sentence (
        text, g_strdup_printf (ngettext ("%u agent will be able to send as \u2068%s\u2069.",
                                         "%u agents will be able to send as \u2068%s\u2069.", n),
                               n, address));
}

static void
append_profiles (GString *text, const MwAssignPlan *self)
{
  guint n = self->profiles->len;
  guint n_silent = n - count_senders (self->profiles);
  guint n_agents = self->n_agents + self->agents->len;

  append_sentence (text,
                   g_strdup_printf (ngettext ("\u2068%s\u2069 will give %u more address.",
                                              "\u2068%s\u2069 will give %u more addresses.", n),
                                    self->name, n));
  if (n_silent > 0)
    append_sentence (text,
                     g_strdup_printf (ngettext ("%u of them is in no From list until it is "
                                                "enabled.",
                                                "%u of them are in no From list until they are "
                                                "enabled.",
                                                n_silent),
                                      n_silent));
  if (n_agents == 0)
    append_sentence (text, g_strdup (_ ("It has no agent yet.")));
  else if (n_silent < n)
    append_sentence (
        text, g_strdup_printf (ngettext ("%u agent will be able to send as them.",
                                         "%u agents will be able to send as them.", n_agents),
                               n_agents));
}

static void
append_nothing (GString *text, const MwAssignPlan *self)
{
  GPtrArray *agents = mw_members_get_agents (self->joining);
  GPtrArray *profiles = mw_members_get_profiles (self->joining);

  if (agents->len + profiles->len == 1)
    {
      g_autofree char *who = mw_members_describe (self->joining);

      append_sentence (text, g_strdup_printf (_ ("\u2068%s\u2069 is already in \u2068%s\u2069."),
                                              who, self->name));
    }
  else
    append_sentence (
        text, g_strdup_printf (_ ("All of them are already in \u2068%s\u2069."), self->name));
}

static guint
count_there (const MwAssignPlan *self)
{
  return mw_members_get_agents (self->joining)->len + mw_members_get_profiles (self->joining)->len -
         self->agents->len - self->profiles->len;
}

char *
mw_assign_plan_describe (const MwAssignPlan *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_there = 0;

  g_return_val_if_fail (self != NULL, NULL);

  n_there = count_there (self);
  if (!mw_assign_plan_changes (self))
    append_nothing (text, self);
  else
    {
      if (self->agents->len > 0)
        append_agents (text, self);
      if (self->profiles->len == 1)
        append_profile (text, self);
      else if (self->profiles->len > 1)
        append_profiles (text, self);
      if (n_there > 0)
        append_sentence (text, g_strdup_printf (ngettext ("%u is there already.",
                                                          "%u are there already.", n_there),
                                                n_there));
    }
  return g_strdup (text->str);
}

char *
mw_assign_plan_describe_done (const MwAssignPlan *self)
{
  g_autoptr (MwMembers) joined = NULL;
  g_autofree char *who = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  joined = mw_members_new (self->agents, self->profiles);
  who = mw_members_describe (joined);
  /* Translators: who was assigned ("Anna Larsen", "3 agents"), and the responsibility's name */
  return g_strdup_printf (_ ("Assigned \u2068%s\u2069 to \u2068%s\u2069"), who, self->name);
}

/* ---- as an edit ---- */

gboolean
mw_assign_plan_changes (const MwAssignPlan *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->agents->len + self->profiles->len > 0;
}

GPtrArray *
mw_assign_plan_get_agents (const MwAssignPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->agents;
}

GPtrArray *
mw_assign_plan_get_profiles (const MwAssignPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->profiles;
}

/* One name says what an edit did; of several the responsibility's has to do. */
static char *
name_only_one (const MwAssignPlan *self)
{
  g_autoptr (MwMembers) joined = NULL;

  if (self->id == NULL || self->agents->len + self->profiles->len != 1)
    return NULL;
  joined = mw_members_new (self->agents, self->profiles);
  return mw_members_describe (joined);
}

MwEdit *
mw_assign_plan_build_edit (const MwAssignPlan *self)
{
  MwEdit *edit = NULL;
  g_autofree char *detail = NULL;
  const char *id = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  detail = name_only_one (self);
  edit = mw_edit_new (self->id != NULL ? MW_EDIT_ASSIGN : MW_EDIT_ADD_RESPONSIBILITY, self->name,
                      detail);
  id = self->id != NULL ? self->id : mw_edit_add_new_responsibility (edit, self->name);
  for (guint i = 0; i < self->agents->len; i++)
    mw_edit_add_step (edit, MW_STEP_ASSIGN_AGENT, id,
                      mw_agent_get_id (g_ptr_array_index (self->agents, i)), NULL);
  for (guint i = 0; i < self->profiles->len; i++)
    mw_edit_add_step (edit, MW_STEP_ASSIGN_PROFILE, id,
                      mw_profile_get_id (g_ptr_array_index (self->profiles, i)), NULL);
  return edit;
}
