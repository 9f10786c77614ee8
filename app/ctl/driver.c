/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/output.h"

#include <glib/gi18n-lib.h>
#include <mailwright/character.h>
#include <mailwright/error.h>

static MwDriver *
find_driver (CtlContext *context, const char *name, GError **error)
{
  MwDriver *driver = mw_catalogue_find (context->catalogue, name);

  if (!driver)
    g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                 _ ("There is no driver “%s”. “mailwrightctl driver list” shows them all."), name);
  return driver;
}

static void
print_problems (CtlContext *context)
{
  const char *const *problems = mw_catalogue_get_problems (context->catalogue);

  for (guint i = 0; problems[i]; i++)
    {
      g_autofree char *problem = mw_character_dup_visible_sentence (problems[i]);

      g_printerr ("%s\n", problem);
    }
}

static int
driver_list (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (CtlTable) table =
      ctl_table_new ("id", _ ("ID"), "name", _ ("Name"), "channel", _ ("Channel"), "profiles",
                     _ ("Profiles"), "site", _ ("Site"), "description", NULL, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (context->catalogue));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (context->catalogue), i);
      guint n_profiles = 0;

      if (!mw_draft_count_profiles (context->draft, mw_driver_get_id (driver), &n_profiles, NULL,
                                    error))
        return -1;
      ctl_table_begin_row (table);
      ctl_table_add_text (table, mw_driver_get_id (driver));
      ctl_table_add_text (table, mw_driver_get_name (driver));
      ctl_table_add_text (table, mw_driver_get_channel (driver));
      ctl_table_add_number (table, n_profiles);
      ctl_table_add_flag (table, mw_driver_get_site (driver), _ ("yes"));
      ctl_table_add_text (table, mw_driver_get_description (driver));
    }
  ctl_table_print (table, context->json);
  print_problems (context);
  return CTL_DONE;
}

static const char *
direction_word (MwDirection direction)
{
  return direction == MW_DIRECTION_IN ? "in" : direction == MW_DIRECTION_OUT ? "out" : "both";
}

static void
add_parameter (CtlTable *table, MwSheet *sheet, MwParameter *parameter)
{
  MwValue *value = mw_sheet_find (sheet, mw_parameter_get_key (parameter));
  g_autofree char *type = mw_parameter_describe_type (parameter);
  g_autofree char *choices = g_strjoinv (" ", (char **) mw_parameter_get_choices (parameter));
  g_autofree char *shown = mw_parameter_words_default (mw_sheet_get_driver (sheet), parameter);
  const char *inherited = mw_value_get_inherited (value), *own = mw_value_get_own (value);

  ctl_table_begin_row (table);
  ctl_table_add_text (table, mw_parameter_get_key (parameter));
  ctl_table_add_text (table, mw_parameter_get_name (parameter));
  ctl_table_add_word (table, mw_parameter_type_to_string (mw_parameter_get_value_type (parameter)),
                      type);
  ctl_table_add_word (table, direction_word (mw_parameter_get_direction (parameter)),
                      mw_parameter_words_direction (parameter));
  ctl_table_add_flag (table, mw_parameter_get_required (parameter), _ ("yes"));
  ctl_table_add_word (table, inherited, shown);
  ctl_table_add_text (table, own);
  ctl_table_add_text (table, mw_parameter_get_section (parameter));
  ctl_table_add_text (table, mw_parameter_get_unit (parameter));
  ctl_table_add_text (table, choices);
  ctl_table_add_number (table, mw_parameter_get_minimum (parameter));
  ctl_table_add_number (table, mw_parameter_get_maximum (parameter));
  ctl_table_add_text (table, mw_parameter_get_help (parameter));
}

static int
driver_show (CtlContext *context, char **arguments, GError **error)
{
  MwDriver *driver = find_driver (context, arguments[0], error);
  g_autoptr (CtlSheet) sheet = ctl_sheet_new ();
  g_autoptr (MwSheet) values = NULL;
  GListModel *parameters;
  CtlTable *table;
  guint n_profiles = 0;

  if (!driver)
    return -1;
  values = mw_sheet_new (driver, NULL);
  if (!mw_draft_load_sheet (context->draft, values, NULL, NULL, error) ||
      !mw_draft_count_profiles (context->draft, mw_driver_get_id (driver), &n_profiles, NULL,
                                error))
    return -1;
  ctl_sheet_add_text (sheet, "id", _ ("ID"), mw_driver_get_id (driver));
  ctl_sheet_add_text (sheet, "name", _ ("Name"), mw_driver_get_name (driver));
  ctl_sheet_add_text (sheet, "description", _ ("Description"), mw_driver_get_description (driver));
  ctl_sheet_add_text (sheet, "channel", _ ("Channel"), mw_driver_get_channel (driver));
  ctl_sheet_add_flag (sheet, "site", _ ("Site’s own"), mw_driver_get_site (driver));
  ctl_sheet_add_number (sheet, "profiles", _ ("Profiles"), n_profiles);
  table = ctl_table_new ("key", _ ("Key"), "name", _ ("Name"), "type", _ ("Type"), "direction",
                         _ ("Direction"), "required", _ ("Required"), "default", _ ("Default"),
                         "site_default", _ ("Site Default"), "section", NULL, "unit", NULL,
                         "choices", NULL, "minimum", NULL, "maximum", NULL, "help", NULL, NULL);
  parameters = mw_driver_get_parameters (driver);
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);

      add_parameter (table, values, parameter);
    }
  ctl_sheet_take_table (sheet, "parameters", _ ("Parameters"), table);
  ctl_sheet_print (sheet, context->json);
  return CTL_DONE;
}

static int
driver_set (CtlContext *context, char **arguments, GError **error)
{
  MwDriver *driver = find_driver (context, arguments[0], error);
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_DRIVER);
  g_autoptr (MwEdit) edit = NULL;

  if (!driver)
    return -1;
  for (guint i = 1; arguments[i]; i++)
    {
      g_autofree char *key = NULL, *value = NULL;

      if (!ctl_split_assignment (arguments[i], &key, &value, error))
        return -1;
      mw_value_edits_add (edits, mw_driver_get_id (driver), mw_driver_get_name (driver), key,
                          value);
    }
  edit = mw_value_edits_build (edits);
  return ctl_apply (context, edit, error);
}

static int
driver_unset (CtlContext *context, char **arguments, GError **error)
{
  MwDriver *driver = find_driver (context, arguments[0], error);
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_DRIVER);
  g_autoptr (MwEdit) edit = NULL;

  if (!driver)
    return -1;
  for (guint i = 1; arguments[i]; i++)
    {
      if (!mw_driver_find_parameter (driver, arguments[i]))
        {
          g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                       _ ("The driver “%s” has no parameter “%s”."), mw_driver_get_name (driver),
                       arguments[i]);
          return -1;
        }
      mw_value_edits_add (edits, mw_driver_get_id (driver), mw_driver_get_name (driver),
                          arguments[i], NULL);
    }
  edit = mw_value_edits_build (edits);
  return ctl_apply (context, edit, error);
}

const CtlVerb CTL_DRIVER_VERBS[] = {
  { "driver", "list", driver_list, 0, 0, "", N_ ("List the drivers"), NULL,
    "driver list --format json" },
  { "driver", "show", driver_show, 1, 1, N_ ("DRIVER"), N_ ("Show a driver and its parameters"),
    NULL, "driver show internet-smtp-imap" },
  { "driver", "set", driver_set, 2, -1, N_ ("DRIVER KEY=VALUE…"), N_ ("Set site defaults"), NULL,
    "driver set internet-smtp-imap smtp-server=smtp.example.org smtp-encryption=tls" },
  { "driver", "unset", driver_unset, 2, -1, N_ ("DRIVER KEY…"), N_ ("Reset site defaults"), NULL,
    "driver unset internet-smtp-imap smtp-server" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
