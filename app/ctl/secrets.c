/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/output.h"

#include <glib/gi18n-lib.h>

static gboolean option_all;
static gboolean option_dry_run;

static const GOptionEntry LIST_OPTIONS[] = {
  { "all", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_all,
    N_ ("With those of other databases"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const GOptionEntry CLEAN_OPTIONS[] = {
  { "dry-run", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_dry_run,
    N_ ("Only show what would be removed"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
add_time (CtlTable *table, gint64 time)
{
  g_autoptr (GDateTime) utc = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *stable = utc ? g_date_time_format_iso8601 (utc) : NULL;
  g_autofree char *shown = local ? g_date_time_format (local, "%x %X") : NULL;

  ctl_table_add_word (table, stable, shown);
}

static CtlTable *
new_table (void)
{
  return ctl_table_new ("id", NULL, "name", _ ("Password"),
                        /* Translators: a column: when the password was stored */
                        "stored", _ ("Stored"),
                        /* Translators: a column: who needs the password */
                        "use", _ ("Needed By"), "revision", NULL, "place", NULL, "database", NULL,
                        NULL);
}

static void
add_kept (CtlTable *table, const MwKeptSecret *kept)
{
  g_autofree char *name = mw_kept_secret_name (kept), *use = mw_kept_secret_describe (kept);
  g_autofree char *place = kept->place ? g_filename_display_name (kept->place) : NULL;

  ctl_table_begin_row (table);
  ctl_table_add_text (table, kept->id);
  ctl_table_add_text (table, name);
  add_time (table, kept->time);
  ctl_table_add_word (table, mw_secret_use_to_string (kept->use), use);
  ctl_table_add_number (table, kept->use == MW_SECRET_USE_REVISION ? kept->revision : 0);
  ctl_table_add_text (table, place);
  ctl_table_add_text (table, kept->database_id);
}

static int
list (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) kept =
      mw_kept_secrets_list (context->draft, context->vault, option_all, NULL, error);
  g_autoptr (CtlTable) table = new_table ();

  if (!kept)
    return -1;
  for (guint i = 0; i < kept->len; i++)
    add_kept (table, g_ptr_array_index (kept, i));
  ctl_table_print (table, context->json);
  return CTL_DONE;
}

/* What was removed before a failure is said, too. */
static void
say_removed (guint n)
{
  g_printerr (ngettext ("%u password removed from the keyring.\n",
                        "%u passwords removed from the keyring.\n", n),
              n);
}

static void
say_would_be_removed (guint n)
{
  g_printerr (ngettext ("%u password would be removed from the keyring.\n",
                        "%u passwords would be removed from the keyring.\n", n),
              n);
}

/* (transfer full): the ids of those that nobody needs, which are added to table */
static GStrv
find_unused (GPtrArray *kept, CtlTable *table)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < kept->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (kept, i);

      if (one->use != MW_SECRET_USE_NONE)
        continue;
      add_kept (table, one);
      g_strv_builder_add (ids, one->id);
    }
  return g_strv_builder_end (ids);
}

static void
print_cleaned (CtlContext *context, CtlTable *unused, guint n_removed)
{
  g_autoptr (CtlSheet) sheet = NULL;

  if (!context->json)
    {
      ctl_table_print (unused, FALSE);
      ctl_table_free (unused);
      return;
    }
  sheet = ctl_sheet_new ();
  ctl_sheet_add_number (sheet, "removed", NULL, n_removed);
  ctl_sheet_take_table (sheet, "secrets", NULL, unused);
  ctl_sheet_print (sheet, TRUE);
}

static int
clean (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) kept =
      mw_kept_secrets_list (context->draft, context->vault, FALSE, NULL, error);
  g_autoptr (CtlTable) table = new_table ();
  g_auto (GStrv) ids = NULL;
  gboolean ok = TRUE;
  guint n = 0;

  if (!kept)
    return -1;
  ids = find_unused (kept, table);
  if (!option_dry_run && ids[0])
    ok = mw_kept_secrets_clean (context->draft, context->vault, (const char *const *) ids, &n, NULL,
                                error);
  context->changed = n > 0;
  if (option_dry_run)
    say_would_be_removed (g_strv_length (ids));
  else if (ok || n > 0)
    say_removed (n);
  if (!ok)
    return -1;
  print_cleaned (context, g_steal_pointer (&table), n);
  return CTL_DONE;
}

const CtlVerb CTL_SECRETS_VERBS[] = {
  { "secrets", "list", list, 0, 0, N_ ("[--all]"),
    N_ ("List the stored passwords, and who needs each"), LIST_OPTIONS, "secrets list --all" },
  { "secrets", "clean", clean, 0, 0, N_ ("[--dry-run]"),
    N_ ("Remove the stored passwords that nobody needs any more"), CLEAN_OPTIONS,
    "secrets clean --dry-run" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
