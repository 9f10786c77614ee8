/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/output.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <mailwright/suggestion.h>

static gboolean option_set;

static const GOptionEntry OPTIONS[] = {
  { "set", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_set,
    N_ ("Stage the strongest that each server offers"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const char *
get_server (MwSheet *sheet, MwProtocol *protocol)
{
  const char *key = mw_protocol_get_key (protocol, "server");
  const char *server = key ? mw_sheet_get (sheet, key) : NULL;

  return server && *server ? server : NULL;
}

static void
add_offer (CtlTable *table, const char *server, MwProtocol *protocol, MwOffer *offer, gboolean best)
{
  ctl_table_begin_row (table);
  ctl_table_add_word (table, mw_protocol_get_id (protocol), mw_protocol_get_name (protocol));
  ctl_table_add_text (table, server);
  ctl_table_add_text (table, mw_encryption_to_string (mw_offer_get_encryption (offer)));
  ctl_table_add_number (table, mw_offer_get_port (offer));
  ctl_table_add_word (table, mw_reachability_to_string (mw_offer_get_reachability (offer)),
                      mw_offer_get_state_text (offer));
  ctl_table_add_flag (table, best, _ ("best"));
}

/* All servers are asked at once. */
static GPtrArray *
look (CtlContext *context, MwSheet *sheet, GListModel *protocols)
{
  GPtrArray *suggestions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      if (get_server (sheet, protocol))
        g_ptr_array_add (suggestions, mw_suggestion_new (context->prober, sheet, protocol));
    }
  for (guint i = 0; i < suggestions->len; i++)
    while (mw_suggestion_get_running (suggestions->pdata[i]))
      g_main_context_iteration (NULL, TRUE);
  return suggestions;
}

static void
take_offers (MwSheet *sheet, GListModel *protocols, GPtrArray *suggestions, CtlTable *table)
{
  for (guint i = 0, next = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);
      const char *server = get_server (sheet, protocol);
      MwSuggestion *suggestion = server ? suggestions->pdata[next++] : NULL;

      for (guint k = 0; suggestion && k < g_list_model_get_n_items (G_LIST_MODEL (suggestion)); k++)
        {
          g_autoptr (MwOffer) offer = g_list_model_get_item (G_LIST_MODEL (suggestion), k);

          add_offer (table, server, protocol, offer, offer == mw_suggestion_get_best (suggestion));
        }
    }
}

/* What is set so already is no step, and no step is no edit. */
static int
stage (CtlContext *context, MwProfile *profile, GPtrArray *suggestions, GError **error)
{
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwEdit) edit = NULL;

  for (guint i = 0; i < suggestions->len; i++)
    {
      g_autoptr (GHashTable) values = mw_suggestion_plan (suggestions->pdata[i]);

      if (values)
        mw_value_edits_add_all (edits, mw_profile_get_id (profile), mw_profile_get_name (profile),
                                values);
    }
  edit = mw_value_edits_build (edits);
  return edit ? ctl_apply (context, edit, error) : CTL_DONE;
}

static MwSheet *
load_sheet (CtlContext *context, MwProfile *profile, GError **error)
{
  MwDriver *driver = mw_catalogue_find (context->catalogue, mw_profile_get_driver (profile));
  g_autoptr (MwSheet) sheet = NULL;

  if (!driver)
    {
      g_set_error (
          error, MW_ERROR, MW_ERROR_NOT_FOUND,
          _ ("There is no driver “%s”, which “%s” is on. Put its file back; “mailwrightctl "
             "driver list” says where a file is at fault."),
          mw_profile_get_driver (profile), mw_profile_get_name (profile));
      return NULL;
    }
  sheet = mw_sheet_new (driver, mw_profile_get_address (profile));
  if (!mw_draft_load_sheet (context->draft, sheet, mw_profile_get_id (profile), NULL, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

static int
suggest (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, arguments[0], NULL, error);
  g_autoptr (MwSheet) sheet = profile ? load_sheet (context, profile, error) : NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (CtlTable) table = NULL;
  GListModel *protocols = NULL;

  if (!sheet)
    return -1;
  protocols = mw_driver_get_protocols (mw_sheet_get_driver (sheet));
  suggestions = look (context, sheet, protocols);
  if (suggestions->len == 0)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOTHING,
                   _ ("“%s” has no server to ask. Set one, or use “mailwrightctl find-settings”."),
                   mw_profile_get_name (profile));
      return -1;
    }
  table = ctl_table_new ("protocol", _ ("Protocol"), "server", _ ("Server"), "encryption",
                         _ ("Encryption"), "port", _ ("Port"), "state", _ ("State"), "best",
                         _ ("Best"), NULL);
  take_offers (sheet, protocols, suggestions, table);
  if (option_set && stage (context, profile, suggestions, error) != CTL_DONE)
    return -1;
  ctl_table_print (table, context->json);
  return CTL_DONE;
}

const CtlVerb CTL_SUGGEST_VERBS[] = {
  { "suggest", NULL, suggest, 1, 1, N_ ("PROFILE [--set]"),
    N_ ("Find out which encryption a profile’s servers offer, without logging in"), OPTIONS,
    "suggest support@example.org --set" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
