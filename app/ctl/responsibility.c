/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/join.h"
#include "ctl/output.h"
#include "ctl/report.h"

#include <glib/gi18n-lib.h>

static gboolean
add_responsibility_row (GObject *row, gpointer user_data)
{
  MwResponsibility *responsibility = MW_RESPONSIBILITY (row);
  CtlTable *table = user_data;

  ctl_table_begin_row (table);
  ctl_table_add_text (table, mw_responsibility_get_id (responsibility));
  ctl_table_add_text (table, mw_responsibility_get_name (responsibility));
  ctl_table_add_number (table, mw_responsibility_get_n_agents (responsibility));
  ctl_table_add_number (table, mw_responsibility_get_n_profiles (responsibility));
  ctl_table_add_text (table, mw_responsibility_get_comment (responsibility));
  ctl_table_add_flag (table, mw_responsibility_get_staged (responsibility) != MW_STAGED_NO,
                      _ ("staged"));
  return TRUE;
}

static char *option_where;

static const GOptionEntry LIST_OPTIONS[] = {
  { "where", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_where,
    N_ ("Those that are found by these words, as in the window"), N_ ("SEARCH") },
  G_OPTION_ENTRY_NULL,
};

static int
responsibility_list (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_RESPONSIBILITIES);
  g_autoptr (CtlTable) table =
      ctl_table_new ("id", NULL, "name", _ ("Name"), "agents", _ ("Agents"), "profiles",
                     _ ("Profiles"), "comment", _ ("Comment"), "staged", _ ("Staged"), NULL);

  mw_query_set_search (query, option_where);
  if (!mw_draft_foreach (context->draft, query, add_responsibility_row, table, NULL, error))
    return -1;
  ctl_table_print (table, context->json);
  return CTL_DONE;
}

static gboolean
add_agent_member (GObject *row, gpointer user_data)
{
  ctl_table_begin_row (user_data);
  ctl_table_add_text (user_data, mw_agent_get_id (MW_AGENT (row)));
  ctl_table_add_text (user_data, mw_agent_get_login (MW_AGENT (row)));
  ctl_table_add_text (user_data, mw_agent_get_display_name (MW_AGENT (row)));
  return TRUE;
}

static gboolean
add_profile_member (GObject *row, gpointer user_data)
{
  ctl_table_begin_row (user_data);
  ctl_table_add_text (user_data, mw_profile_get_id (MW_PROFILE (row)));
  ctl_table_add_text (user_data, mw_profile_get_address (MW_PROFILE (row)));
  ctl_table_add_text (user_data, mw_profile_get_name (MW_PROFILE (row)));
  return TRUE;
}

static CtlTable *
table_of_members (CtlContext *context, MwQueryKind kind, const char *id, GError **error)
{
  gboolean agents = kind == MW_QUERY_AGENTS;
  g_autoptr (MwQuery) query = mw_query_new (kind);
  g_autoptr (CtlTable) table =
      ctl_table_new ("id", NULL, agents ? "login" : "address", agents ? _ ("Login") : _ ("Address"),
                     "name", _ ("Name"), NULL);

  mw_query_set_responsibility (query, id);
  if (!mw_draft_foreach (context->draft, query, agents ? add_agent_member : add_profile_member,
                         table, NULL, error))
    return NULL;
  return g_steal_pointer (&table);
}

static int
responsibility_show (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwResponsibility) responsibility =
      mw_draft_find_responsibility (context->draft, arguments[0], NULL, error);
  g_autoptr (CtlSheet) sheet = ctl_sheet_new ();
  g_autoptr (CtlTable) agents = NULL;
  g_autoptr (CtlTable) profiles = NULL;
  const char *id;

  if (!responsibility)
    return -1;
  id = mw_responsibility_get_id (responsibility);
  agents = table_of_members (context, MW_QUERY_AGENTS, id, error);
  profiles = agents ? table_of_members (context, MW_QUERY_PROFILES, id, error) : NULL;
  if (!profiles)
    return -1;
  ctl_sheet_add_text (sheet, "id", NULL, id);
  ctl_sheet_add_text (sheet, "name", _ ("Name"), mw_responsibility_get_name (responsibility));
  ctl_sheet_add_text (sheet, "comment", _ ("Comment"),
                      mw_responsibility_get_comment (responsibility));
  ctl_sheet_take_table (sheet, "agents", _ ("Agents"), g_steal_pointer (&agents));
  ctl_sheet_take_table (sheet, "profiles", _ ("Profiles"), g_steal_pointer (&profiles));
  ctl_sheet_print (sheet, context->json);
  return CTL_DONE;
}

static char **option_agents;
static char **option_profiles;
static char *option_comment;
static gboolean option_dry_run;

#define AGENT_ENTRY                                                                                \
  {                                                                                                \
    "agent", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXTS, &option_agents,                              \
        N_ ("An agent’s login (may be given several times)"), N_ ("LOGIN")                         \
  }
#define PROFILE_ENTRY                                                                              \
  {                                                                                                \
    "profile", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXTS, &option_profiles,                          \
        N_ ("A profile’s name or address (may be given several times)"), N_ ("PROFILE")            \
  }

static const GOptionEntry ADD_OPTIONS[] = {
  { "comment", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_comment, N_ ("What it is for"),
    N_ ("TEXT") },
  AGENT_ENTRY,
  PROFILE_ENTRY,
  G_OPTION_ENTRY_NULL,
};

static const GOptionEntry ASSIGN_OPTIONS[] = {
  AGENT_ENTRY,
  PROFILE_ENTRY,
  { "dry-run", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_dry_run,
    N_ ("Say who will be able to send as what, and stage nothing"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const GOptionEntry UNASSIGN_OPTIONS[] = {
  AGENT_ENTRY,
  PROFILE_ENTRY,
  G_OPTION_ENTRY_NULL,
};

/* (transfer full) (nullable): who the options name. */
static MwMembers *
find_members (CtlContext *context, GError **error)
{
  g_autoptr (GPtrArray) agents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; option_agents && option_agents[i]; i++)
    {
      MwAgent *agent = mw_draft_find_agent (context->draft, option_agents[i], NULL, error);

      if (!agent)
        return NULL;
      g_ptr_array_add (agents, agent);
    }
  for (guint i = 0; option_profiles && option_profiles[i]; i++)
    {
      MwProfile *profile = mw_draft_find_profile (context->draft, option_profiles[i], NULL, error);

      if (!profile)
        return NULL;
      g_ptr_array_add (profiles, profile);
    }
  return mw_members_new (agents, profiles);
}

static gboolean
check_members (GError **error)
{
  return option_agents || option_profiles ||
         ctl_usage (error, _ ("Name at least one --agent or --profile.")) == CTL_DONE;
}

static int
responsibility_add (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwMembers) joining = find_members (context, error);
  g_autoptr (MwAssignPlan) plan = NULL;
  g_autoptr (MwEdit) edit = NULL;

  if (!joining)
    return -1;
  plan = mw_assign_plan_new (NULL, arguments[0], joining, NULL, NULL);
  mw_assign_plan_set_comment (plan, option_comment);
  edit = mw_assign_plan_build_edit (plan);
  return ctl_apply (context, edit, error);
}

static char *option_name;

static const GOptionEntry EDIT_OPTIONS[] = {
  { "name", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_name, N_ ("Another name"),
    N_ ("NAME") },
  { "comment", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_comment,
    N_ ("What it is for; empty takes it away"), N_ ("TEXT") },
  G_OPTION_ENTRY_NULL,
};

static int
responsibility_edit (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwResponsibility) responsibility =
      mw_draft_find_responsibility (context->draft, arguments[0], NULL, error);
  g_autoptr (MwEdit) edit = NULL;

  if (!responsibility)
    return -1;
  edit = mw_responsibility_edits_change (responsibility, (MwFieldChange[]){
                                                             { "name", option_name },
                                                             { "comment", option_comment },
                                                             { NULL, NULL },
                                                         });
  return ctl_apply_change (context, edit, error);
}

static int
responsibility_remove (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwResponsibility) responsibility =
      mw_draft_find_responsibility (context->draft, arguments[0], NULL, error);
  g_autoptr (MwEdit) edit = NULL;

  if (!responsibility)
    return -1;
  edit = mw_responsibility_edits_remove (responsibility);
  return ctl_apply (context, edit, error);
}

/* (transfer full) (nullable): those that are named. */
static GPtrArray *
find_responsibilities (CtlContext *context, char **names, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; names[i]; i++)
    {
      MwResponsibility *one = mw_draft_find_responsibility (context->draft, names[i], NULL, error);

      if (!one)
        return NULL;
      g_ptr_array_add (found, one);
    }
  return g_steal_pointer (&found);
}

static int
responsibility_assign (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) responsibilities = NULL;
  g_autoptr (MwMembers) joining = NULL;

  if (!check_members (error))
    return -1;
  responsibilities = find_responsibilities (context, arguments, error);
  joining = responsibilities ? find_members (context, error) : NULL;
  if (!joining)
    return -1;
  return ctl_join (context, responsibilities, joining, option_dry_run, error);
}

static int
responsibility_unassign (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwResponsibility) responsibility = NULL;
  g_autoptr (MwMembers) leaving = NULL;
  g_autoptr (MwEdit) edit = NULL;

  if (!check_members (error))
    return -1;
  responsibility = mw_draft_find_responsibility (context->draft, arguments[0], NULL, error);
  leaving = responsibility ? find_members (context, error) : NULL;
  if (!leaving)
    return -1;
  edit = mw_responsibility_edits_unassign (mw_responsibility_get_id (responsibility),
                                           mw_responsibility_get_name (responsibility), leaving);
  return ctl_apply (context, edit, error);
}

const CtlVerb CTL_RESPONSIBILITY_VERBS[] = {
  { "responsibility", "list", responsibility_list, 0, 0, N_ ("[--where SEARCH]"),
    N_ ("List the responsibilities"), LIST_OPTIONS, "responsibility list --where anna" },
  { "responsibility", "show", responsibility_show, 1, 1, N_ ("NAME"),
    N_ ("Show a responsibility and its members"), NULL, "responsibility show Returns" },
  { "responsibility", "add", responsibility_add, 1, 1,
    N_ ("NAME [--comment TEXT] [--agent LOGIN]… [--profile PROFILE]…"), N_ ("Add a responsibility"),
    ADD_OPTIONS, "responsibility add Returns --agent anna" },
  { "responsibility", "edit", responsibility_edit, 1, 1, N_ ("NAME [--name NAME] [--comment TEXT]"),
    N_ ("Change a responsibility"), EDIT_OPTIONS,
    "responsibility edit Returns --name \"Returns DE\"" },
  { "responsibility", "assign", responsibility_assign, 1, -1,
    N_ ("NAME… [--agent LOGIN]… [--profile PROFILE]… [--dry-run]"),
    N_ ("Join agents and profiles in each of them"), ASSIGN_OPTIONS,
    "responsibility assign Returns --agent anna --agent bo --profile support@example.org" },
  { "responsibility", "unassign", responsibility_unassign, 1, 1,
    N_ ("NAME [--agent LOGIN]… [--profile PROFILE]…"), N_ ("Take agents and profiles out of it"),
    UNASSIGN_OPTIONS, "responsibility unassign Returns --agent bo" },
  { "responsibility", "remove", responsibility_remove, 1, 1, N_ ("NAME"),
    N_ ("Remove a responsibility"), NULL, "responsibility remove Returns" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
