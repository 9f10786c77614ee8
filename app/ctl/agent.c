/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/join.h"
#include "ctl/output.h"

#include <glib/gi18n-lib.h>

static gboolean
add_agent_row (GObject *row, gpointer user_data)
{
  MwAgent *agent = MW_AGENT (row);
  CtlTable *table = user_data;

  ctl_table_begin_row (table);
  ctl_table_add_text (table, mw_agent_get_id (agent));
  ctl_table_add_text (table, mw_agent_get_login (agent));
  ctl_table_add_text (table, mw_agent_get_name (agent));
  ctl_table_add_text (table, mw_agent_get_address (agent));
  ctl_table_add_number (table, mw_agent_get_n_responsibilities (agent));
  ctl_table_add_number (table, mw_agent_get_n_addresses (agent));
  ctl_table_add_flag (table, mw_agent_get_staged (agent) != MW_STAGED_NO, _ ("staged"));
  return TRUE;
}

static char *option_where;

static const GOptionEntry LIST_OPTIONS[] = {
  { "where", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_where,
    N_ ("Those that are found by these words, as in the window"), N_ ("SEARCH") },
  G_OPTION_ENTRY_NULL,
};

static int
agent_list (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_AGENTS);
  g_autoptr (CtlTable) table =
      ctl_table_new ("id", NULL, "login", _ ("Login"), "name", _ ("Name"), "address", _ ("Address"),
                     "responsibilities", _ ("Responsibilities"), "addresses", _ ("Addresses"),
                     "staged", _ ("Staged"), NULL);

  mw_query_set_search (query, option_where);
  if (!mw_draft_foreach (context->draft, query, add_agent_row, table, NULL, error))
    return -1;
  ctl_table_print (table, context->json);
  return CTL_DONE;
}

static char *option_name;
static char *option_address;

static const GOptionEntry ADD_OPTIONS[] = {
  { "name", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_name, N_ ("The agent’s name"),
    N_ ("NAME") },
  { "address", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_address,
    N_ ("The agent’s own address"), N_ ("ADDRESS") },
  G_OPTION_ENTRY_NULL,
};

static int
agent_add (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwEdit) edit = mw_agent_edits_add (arguments[0], option_name, option_address);

  return ctl_apply (context, edit, error);
}

static char *option_login;
static char *option_default;

static const GOptionEntry EDIT_OPTIONS[] = {
  { "login", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_login, N_ ("Another login"),
    N_ ("LOGIN") },
  { "name", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_name, N_ ("The agent’s name"),
    N_ ("NAME") },
  { "address", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_address,
    N_ ("The agent’s own address"), N_ ("ADDRESS") },
  { "default", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_default,
    N_ ("The profile that the agent’s new mail is from"), N_ ("PROFILE") },
  G_OPTION_ENTRY_NULL,
};

static int
agent_edit (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwAgent) agent = mw_draft_find_agent (context->draft, arguments[0], NULL, error);
  g_autoptr (MwProfile) profile = NULL;
  g_autoptr (MwEdit) edit = NULL;

  if (!agent)
    return -1;
  if (option_default && *option_default)
    {
      profile = mw_draft_find_profile (context->draft, option_default, NULL, error);
      if (!profile)
        return -1;
    }
  edit = mw_agent_edits_change (
      agent, (MwFieldChange[]){
                 { "login", option_login },
                 { "name", option_name },
                 { "address", option_address },
                 { "default-profile", profile ? mw_profile_get_id (profile) : option_default },
                 { NULL, NULL },
             });
  return ctl_apply_change (context, edit, error);
}

static int
agent_remove (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwAgent) agent = mw_draft_find_agent (context->draft, arguments[0], NULL, error);
  g_autoptr (GPtrArray) agents = g_ptr_array_new ();
  g_autoptr (MwEdit) edit = NULL;

  if (!agent)
    return -1;
  g_ptr_array_add (agents, agent);
  edit = mw_agent_edits_remove (agents);
  return ctl_apply (context, edit, error);
}

static gboolean option_dry_run;

static const GOptionEntry SAME_AS_OPTIONS[] = {
  { "dry-run", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_dry_run,
    N_ ("Say what the agent will be able to send as, and stage nothing"), NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
take_responsibility (GObject *row, gpointer user_data)
{
  g_ptr_array_add (user_data, g_object_ref (row));
  return TRUE;
}

static int
agent_same_as (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwAgent) agent = mw_draft_find_agent (context->draft, arguments[0], NULL, error);
  g_autoptr (MwAgent) other = NULL;
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_RESPONSIBILITIES);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MwMembers) joining = NULL;

  other = agent ? mw_draft_find_agent (context->draft, arguments[1], NULL, error) : NULL;
  if (!other)
    return -1;
  mw_query_set_agent (query, mw_agent_get_id (other));
  if (!mw_draft_foreach (context->draft, query, take_responsibility, held, NULL, error))
    return -1;
  if (held->len == 0)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("%s is in no responsibility."),
                   mw_agent_get_display_name (other));
      return -1;
    }
  joining = mw_members_new_agent (agent);
  return ctl_join (context, held, joining, option_dry_run, error);
}

static gboolean
add_sender_row (GObject *row, gpointer user_data)
{
  MwSender *sender = MW_SENDER (row);
  CtlTable *table = user_data;

  ctl_table_begin_row (table);
  ctl_table_add_text (table, mw_sender_get_profile_id (sender));
  ctl_table_add_number (table, mw_sender_get_position (sender));
  ctl_table_add_text (table, mw_sender_get_address (sender));
  ctl_table_add_text (table, mw_sender_get_display_name (sender));
  ctl_table_add_flag (table, mw_sender_get_is_default (sender), _ ("default"));
  ctl_table_add_text (table, mw_sender_get_responsibilities (sender));
  ctl_table_add_flag (table, mw_sender_get_staged (sender) != MW_STAGED_NO, _ ("staged"));
  return TRUE;
}

static int
from_list (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwAgent) agent = mw_draft_find_agent (context->draft, arguments[0], NULL, error);
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_FROM_LIST);
  g_autoptr (CtlTable) table =
      ctl_table_new ("id", NULL, "position", _ ("Position"), "address", _ ("Address"), "name",
                     _ ("Name"), "default", _ ("Default"), "responsibilities",
                     _ ("Responsibilities"), "staged", _ ("Staged"), NULL);

  if (!agent)
    return -1;
  mw_query_set_agent (query, mw_agent_get_id (agent));
  if (!mw_draft_foreach (context->draft, query, add_sender_row, table, NULL, error))
    return -1;
  ctl_table_print (table, context->json);
  return CTL_DONE;
}

const CtlVerb CTL_AGENT_VERBS[] = {
  { "agent", "list", agent_list, 0, 0, N_ ("[--where SEARCH]"), N_ ("List the agents"),
    LIST_OPTIONS, "agent list --where support@example.org" },
  { "agent", "add", agent_add, 1, 1, N_ ("LOGIN [--name NAME] [--address ADDRESS]"),
    N_ ("Add an agent"), ADD_OPTIONS, "agent add anna --name \"Anna Larsen\"" },
  { "agent", "edit", agent_edit, 1, 1,
    N_ ("LOGIN [--login LOGIN] [--name NAME] [--address ADDRESS] [--default PROFILE]"),
    N_ ("Change an agent"), EDIT_OPTIONS,
    "agent edit anna --name \"Anna Holm\" --default support@example.org" },
  { "agent", "same-as", agent_same_as, 2, 2, N_ ("LOGIN OTHER [--dry-run]"),
    N_ ("Join an agent in all responsibilities of another one"), SAME_AS_OPTIONS,
    "agent same-as bo anna" },
  { "agent", "remove", agent_remove, 1, 1, N_ ("LOGIN"), N_ ("Remove an agent"), NULL,
    "agent remove anna" },
  { "from-list", NULL, from_list, 1, 1, N_ ("LOGIN"),
    N_ ("Show what an agent can send as, as the draft has it"), NULL, "from-list anna" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
