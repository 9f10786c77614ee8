/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/publishing.h"
#include "ctl/stream.h"
#include "probe/prober.h"
#include "publish/cdb-publisher.h"
#include "store/store.h"
#include "vault/keyring.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <mailwright/demo.h>
#include <mailwright/error.h>
#include <mailwright/shipped.h>

/* How many characters of a call stand before its description. */
#define CALL_WIDTH 55

/* How many milliseconds are waited for what was cancelled. */
#define LONGEST_CLOSE 30000

static char *option_database;
static char *option_draft;
static char *option_format;
static gboolean option_demo;
static gboolean option_help;
static gboolean option_version;

static const GOptionEntry GLOBAL_OPTIONS[] = {
  { "database", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &option_database,
    N_ ("The live database"), N_ ("FILE") },
  { "draft", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &option_draft, N_ ("The draft"),
    N_ ("FILE") },
  { "demo", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_demo,
    N_ ("Use a sample organisation, in a database of its own"), NULL },
  { "format", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_format,
    N_ ("How to print: table (for people) or json (for programs)"), N_ ("FORMAT") },
  { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_help, N_ ("Print this help"),
    NULL },
  { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_version, N_ ("Print the version"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

static const CtlVerb *const NOUNS[] = {
  CTL_DRIVER_VERBS,      CTL_PROFILE_VERBS, CTL_AGENT_VERBS,         CTL_RESPONSIBILITY_VERBS,
  CTL_DRAFT_VERBS,       CTL_PUBLISH_VERBS, CTL_FIND_SETTINGS_VERBS, CTL_TEST_VERBS,
  CTL_CERTIFICATE_VERBS, CTL_SECRETS_VERBS, CTL_SUGGEST_VERBS,       CTL_HEALTH_VERBS,
};

static const char *
translated (const char *text)
{
  return *text ? _ (text) : "";
}

/* The widths of printf count bytes, and a translated call has more of them than characters. */
static void
append_call (GString *text, const char *call, const char *description)
{
  guint have = (guint) g_utf8_strlen (call, -1);

  g_string_append_printf (text, "\n  %s", call);
  if (have > CALL_WIDTH)
    {
      g_string_append (text, "\n  ");
      have = 0;
    }
  for (guint i = have; i <= CALL_WIDTH; i++)
    g_string_append_c (text, ' ');
  g_string_append (text, description);
}

static char *
dup_call (const CtlVerb *verb)
{
  return g_strdup_printf ("%s%s%s %s", verb->noun, verb->verb ? " " : "",
                          verb->verb ? verb->verb : "", translated (verb->usage));
}

/* (transfer full): all commands, or those of a noun. */
static char *
describe_verbs (const char *noun)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (NOUNS); i++)
    for (const CtlVerb *verb = NOUNS[i]; verb->noun; verb++)
      {
        g_autofree char *call = dup_call (verb);

        if (!noun || g_str_equal (verb->noun, noun))
          append_call (text, call, translated (verb->description));
      }
  return g_string_free (text, FALSE);
}

static GOptionContext *
new_option_context (const char *parameters)
{
  GOptionContext *options = g_option_context_new (parameters);

  /* GLib's own help ends the program at once, whether it could be printed or not. */
  g_option_context_set_help_enabled (options, FALSE);
  g_option_context_add_main_entries (options, GLOBAL_OPTIONS, GETTEXT_PACKAGE);
  return options;
}

static int
print_help (GOptionContext *options)
{
  g_autofree char *text = g_option_context_get_help (options, TRUE, NULL);

  g_print ("%s", text);
  return CTL_DONE;
}

static int
fail_usage (const GError *error)
{
  ctl_stream_say (NULL, error->message);
  g_printerr ("%s\n", _ ("Try “mailwrightctl --help”."));
  return CTL_USAGE;
}

static int
status_of (const GError *error)
{
  if (error->domain != MW_ERROR)
    return CTL_FAILED;
  switch ((MwError) error->code)
    {
    case MW_ERROR_INVALID:
    case MW_ERROR_DUPLICATE:
    case MW_ERROR_NOT_FOUND:
    case MW_ERROR_REFUSED:
    case MW_ERROR_BLOCKED:
    case MW_ERROR_NOTHING:
      return CTL_REFUSED;
    case MW_ERROR_STALE:
    case MW_ERROR_REVIEW_OUTDATED:
      return CTL_STALE;
    case MW_ERROR_UNREACHABLE:
    case MW_ERROR_STORAGE:
    case MW_ERROR_FULL:
    case MW_ERROR_READ_ONLY:
    case MW_ERROR_BUSY:
    case MW_ERROR_NOT_DATABASE:
    case MW_ERROR_NEWER_SCHEMA:
    case MW_ERROR_KEYRING_ABSENT:
    case MW_ERROR_KEYRING_MISSING:
    case MW_ERROR_KEYRING_LOCKED:
    case MW_ERROR_KEYRING_DECLINED:
    case MW_ERROR_KEYRING_FAILED:
    default:
      return CTL_FAILED;
    }
}

static int
fail (const GError *error)
{
  if (error->domain == CTL_USAGE_ERROR)
    return fail_usage (error);
  ctl_stream_say (NULL, error->message);
  return status_of (error);
}

/* (transfer full): all that can be done with a noun. */
static char *
list_verbs (const char *noun)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (NOUNS); i++)
    for (const CtlVerb *verb = NOUNS[i]; verb->noun; verb++)
      if (verb->verb && g_str_equal (verb->noun, noun))
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", verb->verb);
  return g_string_free (list, FALSE);
}

static const CtlVerb *
find_verb (char **words, guint *n_words, GError **error)
{
  g_autofree char *verbs = NULL;
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (NOUNS); i++)
    for (const CtlVerb *verb = NOUNS[i]; verb->noun; verb++)
      {
        if (g_strcmp0 (words[0], verb->noun) != 0)
          continue;
        known = TRUE;
        if (verb->verb && g_strcmp0 (words[1], verb->verb) != 0)
          continue;
        *n_words = verb->verb ? 2 : 1;
        return verb;
      }
  verbs = known ? list_verbs (words[0]) : NULL;
  if (!words[0])
    ctl_usage (error, _ ("A command is missing."));
  else if (known && words[1])
    /* Translators: what was typed, twice a word; then words that can be typed */
    ctl_usage (error, _ ("“%s %s” is no command. What “%s” can be followed by: %s."), words[0],
               words[1], words[0], verbs);
  else if (known)
    /* Translators: what was typed, then words that can be typed */
    ctl_usage (error, _ ("“%s” needs to be told what to do: %s."), words[0], verbs);
  else
    ctl_usage (error, _ ("“%s” is no command."), words[0]);
  return NULL;
}

/* The verb's own options, and the global ones again, may stand anywhere behind it. */
static GOptionContext *
new_verb_context (const CtlVerb *verb)
{
  g_autofree char *call = dup_call (verb);
  /* Translators: %s is a command as it is typed */
  g_autofree char *example = g_strdup_printf (_ ("Example: mailwrightctl %s"), verb->example);
  GOptionContext *options = new_option_context (call);

  g_option_context_set_description (options, example);
  g_option_context_set_summary (options, translated (verb->description));
  if (verb->options)
    g_option_context_add_main_entries (options, verb->options, GETTEXT_PACKAGE);
  return options;
}

static gboolean
parse_options (GOptionContext *options, char ***arguments, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_option_context_parse_strv (options, arguments, &local_error))
    return TRUE;
  ctl_usage (error, "%s", local_error->message);
  return FALSE;
}

static gboolean
check_number (const CtlVerb *verb, char **arguments, GError **error)
{
  g_autofree char *call = dup_call (verb);
  int n = (int) g_strv_length (arguments);

  if (n >= verb->least && (verb->most < 0 || n <= verb->most))
    return TRUE;
  ctl_usage (error, _ ("Usage: mailwrightctl %s"), call);
  return FALSE;
}

static gboolean
check_format (gboolean *json, GError **error)
{
  *json = g_strcmp0 (option_format, "json") == 0;
  if (!option_format || *json || g_str_equal (option_format, "table"))
    return TRUE;
  ctl_usage (error, _ ("“%s” is no format; “table” and “json” are."), option_format);
  return FALSE;
}

static gboolean
open_live (CtlContext *context, GError **error)
{
  if (!context->live)
    context->live = mw_sqlite_live_open (option_database, FALSE, NULL, error);
  return context->live != NULL;
}

/* Who puts the adapters together: nothing below knows which store or keyring it works with. */
static gboolean
open_context (CtlContext *context, GError **error)
{
  if (!mw_sqlite_check_files (option_database, option_draft, error))
    return FALSE;
  context->catalogue = mw_catalogue_new_default ();
  context->live = mw_sqlite_live_open (option_database, TRUE, NULL, error);
  if (!context->live)
    return FALSE;
  context->draft =
      mw_sqlite_draft_open (option_draft, context->live, context->catalogue, NULL, error);
  if (!context->draft || (option_demo && !mw_demo_fill (context->draft, NULL, error)))
    return FALSE;
  context->vault =
      MW_VAULT (mw_keyring_new (mw_live_get_id (context->live), mw_live_get_place (context->live),
                                mw_draft_get_place (context->draft)));
  context->prober = mw_curl_prober_new ();
  return TRUE;
}

/* What a verb did not wait for was cancelled, and is on its way back: while the prober's thread is
 * at work, the program must not take its libraries down around it. */
static void
close_prober (CtlContext *context)
{
  GWeakRef rest;

  if (!context->prober)
    return;
  g_weak_ref_init (&rest, context->prober);
  g_clear_object (&context->prober);
  for (guint i = 0; i < LONGEST_CLOSE; i++)
    {
      g_autoptr (GObject) left = g_weak_ref_get (&rest);

      if (!left)
        break;
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  g_weak_ref_clear (&rest);
}

static void
close_context (CtlContext *context)
{
  close_prober (context);
  g_clear_object (&context->vault);
  g_clear_object (&context->draft);
  g_clear_object (&context->live);
  g_clear_object (&context->catalogue);
  g_clear_object (&context->publisher);
  g_clear_error (&context->lag);
}

static gboolean
opens_by_itself (const CtlVerb *verb)
{
  for (const CtlVerb *one = CTL_PUBLISH_VERBS; one->noun; one++)
    if (one == verb)
      return TRUE;
  return FALSE;
}

/* Whatever is asked for: what an earlier run could not publish is published first. */
static int
call_verb (CtlContext *context, const CtlVerb *verb, char **arguments, GError **error)
{
  int status;

  if (option_demo && option_database)
    return ctl_usage (error, "%s", _ ("--demo is a database of its own: leave --database away."));
  if (option_demo)
    option_database = mw_demo_dup_path ();
  context->publisher = mw_cdb_publisher_new ();
  if (opens_by_itself (verb))
    return verb->func (context, arguments, error);
  if (!open_context (context, error))
    return -1;
  ctl_publishing_catch_up (context);
  status = verb->func (context, arguments, error);
  ctl_publishing_say_lag (context);
  return status;
}

static int
run_verb (CtlContext *context, const CtlVerb *verb, char **arguments, GError **error)
{
  int status;

  if (!check_number (verb, arguments, error) ||
      !ctl_check_texts (verb->options, arguments, error) || !check_format (&context->json, error))
    return -1;
  status = call_verb (context, verb, arguments, error);
  close_context (context);
  return status;
}

static int
print_version (void)
{
  g_print ("mailwrightctl %s\n", MW_VERSION);
  return CTL_DONE;
}

/* A noun alone is no command, but what follows it can be asked for. */
static gboolean
asks_for_verbs (char **words)
{
  g_autofree char *verbs = words[0] ? list_verbs (words[0]) : NULL;

  return verbs && *verbs &&
         (g_strcmp0 (words[1], "--help") == 0 || g_strcmp0 (words[1], "-h") == 0);
}

static int
print_verbs (const char *noun)
{
  g_autofree char *verbs = describe_verbs (noun);
  /* Translators: %s is the word that a command begins with (“profile”) */
  g_autofree char *call = g_strdup_printf (_ ("%s COMMAND…"), noun);
  g_autoptr (GOptionContext) options = new_option_context (call);

  g_option_context_set_description (options, verbs);
  return print_help (options);
}

static int
run (CtlContext *context, char **words, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GOptionContext) options = NULL;
  const CtlVerb *verb;
  guint n_words = 0;

  if (asks_for_verbs (words + 1))
    return print_verbs (words[1]);
  verb = find_verb (words + 1, &n_words, error);
  if (!verb)
    return -1;
  options = new_verb_context (verb);
  arguments = g_strdupv (words + n_words);
  if (!parse_options (options, &arguments, error))
    return -1;
  if (option_help)
    return print_help (options);
  return option_version ? print_version () : run_verb (context, verb, arguments + 1, error);
}

static void
set_up_locale (void)
{
  g_autofree char *folder = mw_shipped_locale_folder ();

  setlocale (LC_ALL, "");
  /* Without a locale (cron, a service) letters are ASCII to the C library, and umlauts would be
   * printed as question marks: names are UTF-8 there, too, as they are in files and databases. */
  if (g_str_equal (nl_langinfo (CODESET), "ANSI_X3.4-1968"))
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static int
run_program (CtlContext *context, char **argv, GError **error)
{
  g_autofree char *verbs = describe_verbs (NULL);
  g_auto (GStrv) words = g_strdupv (argv);
  /* Translators: how the program is called */
  g_autoptr (GOptionContext) options = new_option_context (_ ("COMMAND…"));

  g_option_context_set_summary (options, _ ("Administers the mailboxes that teams answer from."));
  g_option_context_set_description (options, verbs);
  g_option_context_set_strict_posix (options, TRUE);
  if (!parse_options (options, &words, error))
    return -1;
  if (option_help)
    return print_help (options);
  return option_version && !words[1] ? print_version () : run (context, words, error);
}

int
main (int argc, char **argv)
{
  CtlContext context = { .open_live = open_live };
  g_autoptr (GError) error = NULL;
  int status;

  set_up_locale ();
  ctl_stream_set_up ();
  status = run_program (&context, argv, &error);
  if (status < 0)
    status = fail (error);
  return ctl_stream_end (status, context.changed);
}
