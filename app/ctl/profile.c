/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/bulk.h"
#include "ctl/output.h"
#include "ctl/password.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

static gboolean
add_profile_row (GObject *row, gpointer user_data)
{
  MwProfile *profile = MW_PROFILE (row);
  g_autofree char *encryption = mw_profile_dup_encryption_text (profile);
  CtlTable *table = user_data;

  ctl_table_begin_row (table);
  ctl_table_add_text (table, mw_profile_get_id (profile));
  ctl_table_add_text (table, mw_profile_get_name (profile));
  ctl_table_add_text (table, mw_profile_get_address (profile));
  ctl_table_add_text (table, mw_profile_get_driver (profile));
  ctl_table_add_text (table, mw_profile_get_incoming (profile));
  ctl_table_add_text (table, mw_profile_get_outgoing (profile));
  ctl_table_add_word (table, mw_profile_get_encryption_in (profile), encryption);
  ctl_table_add_text (table, mw_profile_get_encryption_out (profile));
  ctl_table_add_text (table, mw_profile_get_response_group (profile));
  ctl_table_add_word (table,
                      mw_profile_get_retired (profile)   ? "retired"
                      : mw_profile_get_enabled (profile) ? "active"
                                                         : "disabled",
                      mw_profile_get_state_text (profile));
  ctl_table_add_flag (table, mw_profile_get_staged (profile) != MW_STAGED_NO, _ ("staged"));
  return TRUE;
}

static char *option_where;
static char *option_in_domain;
static char *option_on_host;
static char *option_agent;
static char *option_responsibility;

static const GOptionEntry LIST_OPTIONS[] = {
  { "where", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_where,
    N_ ("Those that are found by these words, as in the window"), N_ ("SEARCH") },
  { "domain", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_in_domain,
    N_ ("Those whose address is in such a domain; a part of it is enough"), N_ ("DOMAIN") },
  { "host", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_on_host,
    N_ ("Those that fetch or send through such a server, a default one, too"), N_ ("HOST") },
  { "agent", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_agent,
    N_ ("Those as which such an agent can send"), N_ ("WORDS") },
  { "responsibility", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_responsibility,
    N_ ("Those that such a responsibility has"), N_ ("WORDS") },
  G_OPTION_ENTRY_NULL,
};

static int
profile_list (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (CtlTable) table =
      ctl_table_new ("id", NULL, "name", _ ("Name"), "address", _ ("Address"), "driver",
                     _ ("Driver"), "incoming", _ ("Incoming"), "outgoing", _ ("Outgoing"),
                     "encryption_in", _ ("Encryption"), "encryption_out", NULL, "response_group",
                     _ ("Response Group"), "state", _ ("State"), "staged", _ ("Staged"), NULL);

  mw_query_set_search (query, option_where);
  mw_query_set_domain (query, option_in_domain);
  mw_query_set_host (query, option_on_host);
  mw_query_set_agent_words (query, option_agent);
  mw_query_set_responsibility_words (query, option_responsibility);
  if (!mw_draft_foreach (context->draft, query, add_profile_row, table, NULL, error))
    return -1;
  ctl_table_print (table, context->json);
  return CTL_DONE;
}

static const char *
secret_word (MwSecretState state)
{
  switch (state)
    {
    case MW_SECRET_STORED:
      return "stored";
    case MW_SECRET_LOCKED:
      return "locked";
    case MW_SECRET_NO_KEYRING:
      return "no-keyring";
    case MW_SECRET_ABSENT:
      return "absent";
    case MW_SECRET_MISSING:
    default:
      return "missing";
    }
}

/* A secret is shown by what the keyring says of it; neither it nor its id is. */
static gboolean
add_value (CtlContext *context, CtlTable *table, MwValue *value, GError **error)
{
  MwParameter *parameter = mw_value_get_parameter (value);
  gboolean secret = mw_parameter_is_secret (parameter);
  MwSecretState state = MW_SECRET_MISSING;

  if (secret && mw_value_get_value (value) &&
      !mw_vault_look (context->vault, mw_value_get_value (value), &state, NULL, error))
    return FALSE;
  ctl_table_begin_row (table);
  ctl_table_add_text (table, mw_value_get_key (value));
  ctl_table_add_text (table, mw_parameter_get_name (parameter));
  if (!secret)
    ctl_table_add_text (table, mw_value_get_value (value));
  else
    ctl_table_add_word (table, NULL,
                        mw_value_get_value (value) ? mw_secret_state_describe (state) : "");
  ctl_table_add_text (table, mw_origin_to_string (mw_value_get_origin (value)));
  ctl_table_add_flag (table, mw_value_get_staged (value) != MW_STAGED_NO, _ ("staged"));
  ctl_table_add_flag (table, mw_value_get_needed (value), _ ("needed"));
  ctl_table_add_text (table, secret && mw_value_get_value (value) ? secret_word (state) : NULL);
  return TRUE;
}

static CtlTable *
table_of_values (CtlContext *context, MwProfile *profile, GError **error)
{
  g_autoptr (CtlTable) table = ctl_table_new (
      "key", _ ("Key"), "name", _ ("Name"), "value", _ ("Value"), "origin", _ ("Origin"), "staged",
      _ ("Staged"), "needed", _ ("Needed"), "secret", NULL, NULL);
  MwDriver *driver = mw_catalogue_find (context->catalogue, mw_profile_get_driver (profile));
  g_autoptr (MwSheet) sheet = NULL;

  if (!driver)
    return g_steal_pointer (&table);
  sheet = mw_sheet_new (driver, mw_profile_get_address (profile));
  if (!mw_draft_load_sheet (context->draft, sheet, mw_profile_get_id (profile), NULL, error))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      if (!add_value (context, table, value, error))
        return NULL;
    }
  return g_steal_pointer (&table);
}

static int
profile_show (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, arguments[0], NULL, error);
  g_autoptr (CtlSheet) sheet = ctl_sheet_new ();
  CtlTable *values;

  if (!profile)
    return -1;
  values = table_of_values (context, profile, error);
  if (!values)
    return -1;
  ctl_sheet_add_text (sheet, "id", NULL, mw_profile_get_id (profile));
  ctl_sheet_add_text (sheet, "name", _ ("Name"), mw_profile_get_name (profile));
  ctl_sheet_add_text (sheet, "address", _ ("Address"), mw_profile_get_address (profile));
  ctl_sheet_add_text (sheet, "driver", _ ("Driver"), mw_profile_get_driver (profile));
  ctl_sheet_add_text (sheet, "comment", _ ("Comment"), mw_profile_get_comment (profile));
  ctl_sheet_add_text (sheet, "response_group", _ ("Response Group"),
                      mw_profile_get_response_group (profile));
  ctl_sheet_add_word (sheet, "state", _ ("State"),
                      mw_profile_get_retired (profile)   ? "retired"
                      : mw_profile_get_enabled (profile) ? "active"
                                                         : "disabled",
                      mw_profile_get_state_text (profile));
  ctl_sheet_add_flag (sheet, "staged", _ ("Staged"),
                      mw_profile_get_staged (profile) != MW_STAGED_NO);
  ctl_sheet_take_table (sheet, "values", _ ("Parameters"), values);
  ctl_sheet_print (sheet, context->json);
  return CTL_DONE;
}

static gboolean
is_secret (CtlContext *context, const char *driver_id, const char *key)
{
  MwDriver *driver = mw_catalogue_find (context->catalogue, driver_id);
  MwParameter *parameter = driver ? mw_driver_find_parameter (driver, key) : NULL;

  return parameter && mw_parameter_is_secret (parameter);
}

static int
refuse_secret (const char *profile, const char *key, GError **error)
{
  return ctl_usage (error,
                    _ ("“%s” is a secret and never an argument. Use “mailwrightctl profile "
                       "password %s %s”."),
                    key, profile, key);
}

static char *option_driver;
static char *option_name;

static const GOptionEntry ADD_OPTIONS[] = {
  { "driver", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_driver, N_ ("The driver’s ID"),
    N_ ("DRIVER") },
  { "name", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_name,
    N_ ("The profile’s name; its address if none is given"), N_ ("NAME") },
  G_OPTION_ENTRY_NULL,
};

static int
profile_add (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (MwEdit) edit = NULL;

  if (!option_driver)
    return ctl_usage (error,
                      _ ("--driver is missing. “mailwrightctl driver list” shows them all."));
  for (guint i = 1; arguments[i]; i++)
    {
      char *key = NULL, *value = NULL;

      if (!ctl_split_assignment (arguments[i], &key, &value, error))
        return -1;
      g_hash_table_insert (values, key, value);
      if (is_secret (context, option_driver, key))
        return refuse_secret (arguments[0], key, error);
    }
  edit = mw_profile_edits_add (option_name, arguments[0], option_driver, values, NULL);
  return ctl_apply (context, edit, error);
}

static char *option_address;
static char *option_comment;

static const GOptionEntry EDIT_OPTIONS[] = {
  { "name", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_name, N_ ("Another name"),
    N_ ("NAME") },
  { "address", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_address, N_ ("Another address"),
    N_ ("ADDRESS") },
  { "comment", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_comment,
    N_ ("What it is for; empty takes it away"), N_ ("TEXT") },
  G_OPTION_ENTRY_NULL,
};

static int
profile_edit (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, arguments[0], NULL, error);
  g_autoptr (MwEdit) edit = NULL;

  if (!profile)
    return -1;
  edit = mw_profile_edits_change (profile, (MwFieldChange[]){
                                               { "name", option_name },
                                               { "address", option_address },
                                               { "comment", option_comment },
                                               { NULL, NULL },
                                           });
  return ctl_apply_change (context, edit, error);
}

static const GOptionEntry WHERE_OPTIONS[] = {
  { "where", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_where,
    N_ ("All profiles that are found by these words, as in the window"), N_ ("SEARCH") },
  G_OPTION_ENTRY_NULL,
};

static int
set_of_one (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, arguments[0], NULL, error);
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwEdit) edit = NULL;

  if (!profile)
    return -1;
  for (guint i = 1; arguments[i]; i++)
    {
      g_autofree char *key = NULL, *value = NULL;

      if (!ctl_split_assignment (arguments[i], &key, &value, error))
        return -1;
      if (is_secret (context, mw_profile_get_driver (profile), key))
        return refuse_secret (arguments[0], key, error);
      mw_value_edits_add (edits, mw_profile_get_id (profile), mw_profile_get_name (profile), key,
                          value);
    }
  edit = mw_value_edits_build (edits);
  return ctl_apply (context, edit, error);
}

static int
profile_set (CtlContext *context, char **arguments, GError **error)
{
  if (option_where)
    return ctl_bulk_set (context, option_where, arguments, error);
  if (!arguments[1])
    return ctl_usage (error, "%s", _ ("Name a profile and at least one KEY=VALUE."));
  return set_of_one (context, arguments, error);
}

static int
unset_of_one (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, arguments[0], NULL, error);
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwEdit) edit = NULL;
  MwDriver *driver;

  if (!profile)
    return -1;
  driver = mw_catalogue_find (context->catalogue, mw_profile_get_driver (profile));
  for (guint i = 1; arguments[i]; i++)
    {
      if (driver && !mw_driver_find_parameter (driver, arguments[i]))
        {
          g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                       _ ("The driver “%s” has no parameter “%s”."), mw_driver_get_name (driver),
                       arguments[i]);
          return -1;
        }
      mw_value_edits_add (edits, mw_profile_get_id (profile), mw_profile_get_name (profile),
                          arguments[i], NULL);
    }
  edit = mw_value_edits_build (edits);
  return ctl_apply (context, edit, error);
}

static int
profile_unset (CtlContext *context, char **arguments, GError **error)
{
  if (option_where)
    return ctl_bulk_unset (context, option_where, arguments, error);
  if (!arguments[1])
    return ctl_usage (error, "%s", _ ("Name a profile and at least one KEY."));
  return unset_of_one (context, arguments, error);
}

static int
profile_password (CtlContext *context, char **arguments, GError **error)
{
  const char *key = arguments[1] ? arguments[1] : "mail-password";
  g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, arguments[0], NULL, error);
  g_autofree char *secret_id = g_uuid_string_random ();
  g_autofree char *label = NULL;
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwEdit) edit = NULL;
  g_autoptr (MwSecret) secret = NULL;
  MwParameter *parameter;
  MwDriver *driver;

  if (!profile)
    return -1;
  driver = mw_catalogue_find (context->catalogue, mw_profile_get_driver (profile));
  parameter = driver ? mw_driver_find_parameter (driver, key) : NULL;
  if (!parameter || !mw_parameter_is_secret (parameter))
    {
      /* Without what was typed: it may be the password. */
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                           _ ("This profile’s driver has no secret with that key. A password is "
                              "never an argument: it is read from standard input."));
      return -1;
    }
  secret = ctl_password_read (mw_parameter_get_name (parameter), error);
  if (!secret)
    return -1;
  label = mw_vault_dup_label (mw_profile_get_address (profile), parameter);
  /* The keyring first: a crash can only leave an unused item there, never a value without one. */
  if (!mw_vault_keep (context->vault, secret_id, label, secret, NULL, error))
    return -1;
  mw_value_edits_add (edits, mw_profile_get_id (profile), mw_profile_get_name (profile), key,
                      secret_id);
  edit = mw_value_edits_build (edits);
  if (ctl_apply (context, edit, error) == CTL_DONE)
    return CTL_DONE;
  mw_vault_forget (context->vault, secret_id, NULL, NULL);
  return -1;
}

static int
set_enabled (CtlContext *context, const char *name, gboolean enabled, GError **error)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, name, NULL, error);
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (MwEdit) edit = NULL;

  if (!profile)
    return -1;
  profiles = mw_profile_edits_alone (profile);
  edit = mw_profile_edits_set_enabled (profiles, enabled);
  return ctl_apply (context, edit, error);
}

static int
profile_enable (CtlContext *context, char **arguments, GError **error)
{
  return set_enabled (context, arguments[0], TRUE, error);
}

static int
profile_disable (CtlContext *context, char **arguments, GError **error)
{
  return set_enabled (context, arguments[0], FALSE, error);
}

static int
profile_delete (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, arguments[0], NULL, error);
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (MwEdit) edit = NULL;

  if (!profile)
    return -1;
  profiles = mw_profile_edits_alone (profile);
  edit = mw_profile_edits_delete (profiles);
  return ctl_apply (context, edit, error);
}

const CtlVerb CTL_PROFILE_VERBS[] = {
  { "profile", "list", profile_list, 0, 0,
    N_ ("[--where SEARCH] [--domain DOMAIN] [--host HOST] [--agent WORDS] [--responsibility "
        "WORDS]"),
    N_ ("List the profiles"), LIST_OPTIONS, "profile list --host mx1.example.org --format json" },
  { "profile", "show", profile_show, 1, 1, N_ ("PROFILE"),
    N_ ("Show a profile and its effective values"), NULL, "profile show support@example.org" },
  { "profile", "add", profile_add, 1, -1, N_ ("ADDRESS --driver DRIVER [--name NAME] [KEY=VALUE…]"),
    N_ ("Add a profile"), ADD_OPTIONS,
    "profile add support@example.org --driver internet-smtp-imap --name Support" },
  { "profile", "edit", profile_edit, 1, 1,
    N_ ("PROFILE [--name NAME] [--address ADDRESS] [--comment TEXT]"), N_ ("Change a profile"),
    EDIT_OPTIONS, "profile edit Support --name \"Support DE\" --comment \"Germany and Austria\"" },
  { "profile", "set", profile_set, 1, -1, N_ ("PROFILE|--where SEARCH KEY=VALUE…"),
    N_ ("Set overrides"), WHERE_OPTIONS,
    "profile set Support imap-server=imap.example.org imap-encryption=tls" },
  { "profile", "unset", profile_unset, 1, -1, N_ ("PROFILE|--where SEARCH KEY…"),
    N_ ("Reset overrides"), WHERE_OPTIONS, "profile unset --where example.org imap-server" },
  { "profile", "password", profile_password, 1, 2, N_ ("PROFILE [KEY]"),
    N_ ("Keep a password, read from standard input, in the keyring"), NULL,
    "profile password Support <password-file" },
  { "profile", "enable", profile_enable, 1, 1, N_ ("PROFILE"), N_ ("Enable a profile"), NULL,
    "profile enable Support" },
  { "profile", "disable", profile_disable, 1, 1, N_ ("PROFILE"), N_ ("Disable a profile"), NULL,
    "profile disable Support" },
  { "profile", "delete", profile_delete, 1, 1, N_ ("PROFILE"),
    N_ ("Delete a profile that was never submitted"), NULL, "profile delete Support" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
