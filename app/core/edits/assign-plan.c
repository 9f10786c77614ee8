/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/assign-plan.h>

#include <glib/gi18n-lib.h>

#include <mailwright/from.h>
#include <mailwright/loaded-rows.h>
#include <mailwright/responsibility-edits.h>

#include "core/edits/assign-private.h"

struct _MwAssignPlan
{
  char *id;            /* (owned) (nullable) of a responsibility that is there */
  char *name;          /* (owned) */
  char *comment;       /* (owned) (nullable) of one that is added */
  MwMembers *joining;  /* (owned) everybody who was to join */
  GPtrArray *agents;   /* (owned) (element-type MwAgent) those that are new */
  GPtrArray *profiles; /* (owned) (element-type MwProfile) those that are new */
  GHashTable *senders; /* (owned) ids of the profiles whose addresses it gives already */
  GHashTable *held;    /* (owned) (nullable) of those that a lone agent can send as already */
  guint n_agents;      /* members before */
};

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static guint
count_senders (GPtrArray *profiles)
{
  guint n = 0;

  for (guint i = 0; profiles != NULL && i < profiles->len; i++)
    n += mw_from_can_send (g_ptr_array_index (profiles, i));
  return n;
}

guint
mw_assign_plan_count_addresses (const MwAssignPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->senders) + count_senders (self->profiles);
}

guint
mw_assign_plan_count_agents (const MwAssignPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_agents + self->agents->len;
}

/* Returns: (transfer full): the rows that are in the one and not in the other */
static GPtrArray *
leave_out (GPtrArray *rows, GPtrArray *members)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *left = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; members != NULL && i < members->len; i++)
    g_hash_table_add (there, (gpointer) mw_members_get_id (g_ptr_array_index (members, i)));
  for (guint i = 0; i < rows->len; i++)
    {
      GObject *row = g_ptr_array_index (rows, i);

      if (g_hash_table_add (there, (gpointer) mw_members_get_id (row)))
        g_ptr_array_add (left, g_object_ref (row));
    }
  return left;
}

static void
add_senders (GHashTable *ids, GPtrArray *profiles)
{
  for (guint i = 0; profiles != NULL && i < profiles->len; i++)
    if (mw_from_can_send (g_ptr_array_index (profiles, i)))
      g_hash_table_add (ids, g_strdup (mw_profile_get_id (g_ptr_array_index (profiles, i))));
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
  self->senders = new_ids ();
  add_senders (self->senders, profiles);
  return self;
}

void
mw_assign_plan_set_held (MwAssignPlan *self, GPtrArray *senders)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (senders != NULL);

  g_clear_pointer (&self->held, g_hash_table_unref);
  self->held = new_ids ();
  for (guint i = 0; i < senders->len; i++)
    g_hash_table_add (self->held,
                      g_strdup (mw_sender_get_profile_id (g_ptr_array_index (senders, i))));
}

void
mw_assign_plan_free (MwAssignPlan *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->comment);
  g_object_unref (self->joining);
  g_ptr_array_unref (self->agents);
  g_ptr_array_unref (self->profiles);
  g_hash_table_unref (self->senders);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_free (self);
}

/* ---- reading who is there ---- */

typedef struct
{
  MwResponsibility *responsibility; /* (owned) */
  MwMembers *joining;               /* (owned) */
  GPtrArray *agents;                /* (owned) (nullable) until they have come */
  GPtrArray *profiles;              /* (owned) (nullable) until they have come */
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->responsibility);
  g_object_unref (load->joining);
  g_clear_pointer (&load->agents, g_ptr_array_unref);
  g_clear_pointer (&load->profiles, g_ptr_array_unref);
  g_free (load);
}

/* Returns: (transfer full) (nullable): what asks for the From list of the only one that joins */
static MwQuery *
make_held_query (MwMembers *joining)
{
  GPtrArray *agents = mw_members_get_agents (joining);
  g_autoptr (MwQuery) query = NULL;

  if (agents->len != 1)
    return NULL;
  query = mw_query_new (MW_QUERY_FROM_LIST);
  mw_query_set_agent (query, mw_agent_get_id (g_ptr_array_index (agents, 0)));
  return g_steal_pointer (&query);
}

static void
return_plan (GTask *task, GPtrArray *held)
{
  Load *load = g_task_get_task_data (task);
  MwAssignPlan *plan = mw_assign_plan_new (mw_responsibility_get_id (load->responsibility),
                                           mw_responsibility_get_name (load->responsibility),
                                           load->joining, load->agents, load->profiles);

  if (held != NULL)
    mw_assign_plan_set_held (plan, held);
  g_task_return_pointer (task, plan, (GDestroyNotify) mw_assign_plan_free);
}

static void
on_held_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) held = mw_draft_collect_finish (MW_DRAFT (source), result, &error);

  if (held == NULL)
    g_task_return_error (task, error);
  else
    return_plan (task, held);
}

static void
on_profiles_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (MwQuery) query = make_held_query (load->joining);

  load->profiles = mw_draft_collect_finish (MW_DRAFT (source), result, &error);
  if (load->profiles == NULL)
    g_task_return_error (task, error);
  else if (query == NULL)
    return_plan (task, NULL);
  else
    mw_draft_collect_async (MW_DRAFT (source), query, g_task_get_cancellable (task),
                            on_held_collected_cb, g_object_ref (task));
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

  if (!mw_loaded_rows_wait_finish (result, &error))
    g_task_return_error (task, error);
  else
    collect_members (task, MW_QUERY_AGENTS, on_agents_collected_cb);
}

static gpointer
copy_row (gconstpointer row, gpointer user_data)
{
  return g_object_ref ((gpointer) row);
}

void
mw_assign_plan_load_async (MwDraft *draft,
                           MwResponsibility *responsibility,
                           MwMembers *joining,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
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
  g_ptr_array_extend (rows, mw_members_get_agents (joining), copy_row, NULL);
  g_ptr_array_extend (rows, mw_members_get_profiles (joining), copy_row, NULL);
  mw_loaded_rows_wait_async (rows, cancellable, on_joining_loaded_cb, task);
}

MwAssignPlan *
mw_assign_plan_load_finish (MwDraft *draft, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, draft), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
take_row (GObject *row, gpointer user_data)
{
  g_ptr_array_add (user_data, g_object_ref (row));
  return TRUE;
}

static GPtrArray *
read_rows (MwDraft *draft, MwQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (!mw_draft_foreach (draft, query, take_row, rows, cancellable, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static GPtrArray *
read_members (MwDraft *draft,
              MwResponsibility *responsibility,
              MwQueryKind kind,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (MwQuery) query = mw_query_new (kind);

  mw_query_set_responsibility (query, mw_responsibility_get_id (responsibility));
  return read_rows (draft, query, cancellable, error);
}

MwAssignPlan *
mw_assign_plan_load (MwDraft *draft,
                     MwResponsibility *responsibility,
                     MwMembers *joining,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (MwQuery) query = NULL;
  g_autoptr (GPtrArray) agents = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GPtrArray) held = NULL;
  MwAssignPlan *plan = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (responsibility), NULL);

  query = make_held_query (joining);
  agents = read_members (draft, responsibility, MW_QUERY_AGENTS, cancellable, error);
  if (agents != NULL)
    profiles = read_members (draft, responsibility, MW_QUERY_PROFILES, cancellable, error);
  if (profiles != NULL && query != NULL)
    held = read_rows (draft, query, cancellable, error);
  if (profiles == NULL || (query != NULL && held == NULL))
    return NULL;
  plan =
      mw_assign_plan_new (mw_responsibility_get_id (responsibility),
                          mw_responsibility_get_name (responsibility), joining, agents, profiles);
  if (held != NULL)
    mw_assign_plan_set_held (plan, held);
  return plan;
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

/* Who can send as something already: what else. */
static void
append_gains (GString *text, const MwAssignPlan *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  mw_assign_plan_add_gains (self, ids);
  n = g_hash_table_size (ids);
  if (n == 0)
    append_sentence (text, g_strdup_printf (_ ("\u2068%s\u2069 will be in \u2068%s\u2069, and can "
                                               "send as all its addresses already."),
                                            name_agent (self, 0), self->name));
  else
    append_sentence (
        text,
        g_strdup_printf (ngettext ("\u2068%s\u2069 will be able to send as %u more address.",
                                   "\u2068%s\u2069 will be able to send as %u more addresses.", n),
                         name_agent (self, 0), n));
}

static void
append_one_agent (GString *text, const MwAssignPlan *self, guint n_addresses)
{
  if (self->held != NULL && g_hash_table_size (self->held) > 0)
    append_gains (text, self);
  else
    append_sentence (
        text, g_strdup_printf (ngettext ("\u2068%s\u2069 will be able to send as %u address.",
                                         "\u2068%s\u2069 will be able to send as %u addresses.",
                                         n_addresses),
                               name_agent (self, 0), n_addresses));
}

/* Of several it differs what they can send as already. */
static void
append_agents (GString *text, const MwAssignPlan *self)
{
  guint n = self->agents->len;
  guint n_addresses = mw_assign_plan_count_addresses (self);

  if (n_addresses == 0)
    append_lone_agents (text, self);
  else if (n == 1)
    append_one_agent (text, self, n_addresses);
  else if (n == 2)
    append_sentence (
        text,
        g_strdup_printf (ngettext ("\u2068%s\u2069 and \u2068%s\u2069 will be able to send as %u "
                                   "address through \u2068%s\u2069.",
                                   "\u2068%s\u2069 and \u2068%s\u2069 will be able to send as %u "
                                   "addresses through \u2068%s\u2069.",
                                   n_addresses),
                         name_agent (self, 0), name_agent (self, 1), n_addresses, self->name));
  else
    {
      append_sentence (text, g_strdup_printf (ngettext ("%u agent will be in \u2068%s\u2069.",
                                                        "%u agents will be in \u2068%s\u2069.", n),
                                              n, self->name));
      append_sentence (
          text, g_strdup_printf (ngettext ("Each of them will be able to send as %u address "
                                           "through it.",
                                           "Each of them will be able to send as %u addresses "
                                           "through it.",
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
  guint n = mw_assign_plan_count_agents (self);

  if (!mw_from_can_send (profile))
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
  guint n_agents = mw_assign_plan_count_agents (self);

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

void
mw_assign_plan_set_comment (MwAssignPlan *self, const char *comment)
{
  g_return_if_fail (self != NULL);

  g_free (self->comment);
  self->comment = g_strdup (comment);
}

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
  g_autofree char *fresh = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  detail = name_only_one (self);
  if (self->id == NULL)
    edit = mw_responsibility_edits_add (self->name, self->comment, &fresh);
  else
    edit = mw_edit_new (MW_EDIT_ASSIGN, self->name, detail);
  mw_assign_plan_add_steps (self, edit, self->id != NULL ? self->id : fresh);
  return edit;
}

/* ---- for several responsibilities ---- */

void
mw_assign_plan_add_gains (const MwAssignPlan *self, GHashTable *ids)
{
  GHashTableIter iter;
  gpointer id = NULL;

  g_return_if_fail (self != NULL);

  if (self->agents->len == 0)
    return;
  g_hash_table_iter_init (&iter, self->senders);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (self->held == NULL || !g_hash_table_contains (self->held, id))
      g_hash_table_add (ids, id);
  for (guint i = 0; i < self->profiles->len; i++)
    {
      MwProfile *profile = g_ptr_array_index (self->profiles, i);
      gpointer fresh = (gpointer) mw_profile_get_id (profile);

      if (mw_from_can_send (profile) &&
          (self->held == NULL || !g_hash_table_contains (self->held, fresh)))
        g_hash_table_add (ids, fresh);
    }
}

void
mw_assign_plan_add_steps (const MwAssignPlan *self, MwEdit *edit, const char *id)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->agents->len; i++)
    mw_edit_add_step (edit, MW_STEP_ASSIGN_AGENT, id,
                      mw_agent_get_id (g_ptr_array_index (self->agents, i)), NULL);
  for (guint i = 0; i < self->profiles->len; i++)
    mw_edit_add_step (edit, MW_STEP_ASSIGN_PROFILE, id,
                      mw_profile_get_id (g_ptr_array_index (self->profiles, i)), NULL);
}

const char *
mw_assign_plan_get_id (const MwAssignPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}
