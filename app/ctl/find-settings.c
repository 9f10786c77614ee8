/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/output.h"
#include "ctl/stream.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

static gboolean option_allow_plain;

static const GOptionEntry OPTIONS[] = {
  { "allow-plain", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_allow_plain,
    N_ ("Use a configuration file that came unencrypted, where there is no protected one"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
find (MwProber *prober, const char *address, GStrv *troubles, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mw_prober_find_settings_async (prober, address, option_allow_plain, NULL, on_found, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return mw_prober_find_settings_finish (prober, result, troubles, error);
}

/* Sentences have isolates around names for the window; programs would stumble over them. */
static char *
without_isolates (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, "\u2068", "", 0);
  g_string_replace (plain, "\u2069", "", 0);
  return g_string_free (plain, FALSE);
}

static void
add_setting (CtlTable *table, const MwFoundSetting *setting)
{
  g_autofree char *text = without_isolates (setting->source_text);

  ctl_table_begin_row (table);
  ctl_table_add_text (table, setting->direction == MW_DIRECTION_IN ? "in" : "out");
  ctl_table_add_text (table, setting->scheme);
  ctl_table_add_text (table, setting->host);
  ctl_table_add_number (table, setting->port);
  ctl_table_add_text (table, mw_encryption_to_string (setting->encryption));
  ctl_table_add_text (table, setting->account);
  ctl_table_add_text (table, setting->authentication);
  ctl_table_add_text (table, setting->source);
  ctl_table_add_sentence (table, text);
}

/* The administrator is often the provider, too. Programs that read the settings are not disturbed.
 */
static void
print_troubles (GStrv troubles)
{
  for (guint i = 0; troubles[i]; i++)
    {
      g_autofree char *text = without_isolates (troubles[i]);

      ctl_stream_say (NULL, text);
    }
}

static int
find_settings (CtlContext *context, char **arguments, GError **error)
{
  g_auto (GStrv) troubles = NULL;
  g_autoptr (GPtrArray) settings = find (context->prober, arguments[0], &troubles, error);
  g_autoptr (CtlTable) table = NULL;

  if (!settings)
    return -1;
  table =
      ctl_table_new ("direction", _ ("Direction"), "protocol", _ ("Protocol"), "host", _ ("Host"),
                     "port", _ ("Port"), "encryption", _ ("Encryption"), "account", _ ("Account"),
                     "authentication", NULL, "source", NULL, "source_text", _ ("Where From"), NULL);
  for (guint i = 0; i < settings->len; i++)
    add_setting (table, g_ptr_array_index (settings, i));
  if (settings->len > 0 || context->json)
    ctl_table_print (table, context->json);
  print_troubles (troubles);
  if (settings->len > 0)
    return CTL_DONE;
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
               _ ("No settings were found for “%s”. Ask the provider for them."), arguments[0]);
  return -1;
}

const CtlVerb CTL_FIND_SETTINGS_VERBS[] = {
  { "find-settings", NULL, find_settings, 1, 1, N_ ("ADDRESS [--allow-plain]"),
    N_ ("Find the servers of a mailbox; nothing is changed"), OPTIONS,
    "find-settings support@example.org" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
