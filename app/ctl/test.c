/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/report.h"
#include "ctl/stream.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <mailwright/character.h>
#include <signal.h>
#include <unistd.h>

static gboolean option_all;
static gboolean option_staged;
static gint64 option_revision;
static gboolean option_no_login;

static const GOptionEntry TEST_OPTIONS[] = {
  { "all", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_all,
    N_ ("Test all profiles that are in use"), NULL },
  { "staged", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_staged,
    N_ ("Test the profiles that staged changes touch and that are not known to work"), NULL },
  { "revision", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64, &option_revision,
    N_ ("Test the profiles that a revision touched and that are not known to work"),
    N_ ("NUMBER") },
  { "no-login", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_no_login,
    N_ ("Do not log in, and leave the keyring alone"), NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  MwTestRun *run;  /* (owned) */
  GMainLoop *loop; /* (owned) */
  gboolean json;
  gboolean progress; /* somebody is looking at it */
  gboolean interrupted;
  guint n_printed;
  int name_width;   /* of what was printed so far */
  int server_width; /* the same */
} Testing;

/* ---- what is printed while it runs ---- */

#define CLEAR_LINE "\r\033[K"

static guint
get_number (Testing *testing, const char *property)
{
  guint number = 0;

  g_object_get (testing->run, property, &number, NULL);
  return number;
}

static void
hide_progress (Testing *testing)
{
  ctl_stream_flush ();
  if (testing->progress)
    ctl_stream_put_control (CLEAR_LINE);
}

static void
show_progress (Testing *testing)
{
  guint n = get_number (testing, "n-tests");

  ctl_stream_flush ();
  if (testing->progress && n > 0)
    {
      /* Translators: how far a connection test is: how many of how many */
      g_printerr (ngettext ("%u of %u connection tested", "%u of %u connections tested", n),
                  get_number (testing, "n-done"), n);
      ctl_stream_put_control ("\r");
    }
}

static void
on_number_known_cb (Testing *testing)
{
  show_progress (testing);
}

static const char *
get_scheme (MwMailboxTest *test)
{
  MwProbeReport *report = mw_mailbox_test_get_report (test);

  return report ? mw_probe_report_get_fields (report)->endpoint->scheme : NULL;
}

static void
print_object (Testing *testing, MwMailboxTest *test)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node,
                         ctl_report_to_json (mw_mailbox_test_get_profile_name (test),
                                             mw_mailbox_test_get_direction (test),
                                             get_scheme (test), mw_mailbox_test_get_report (test)));
  ctl_stream_put (testing->n_printed++ ? ",\n" : "\n");
  ctl_json_print (node, 2);
}

/* Widths of printf count bytes. */
static void
print_padded (const char *text, int *width)
{
  g_autofree char *shown = mw_character_dup_visible (text);
  int have = (int) g_utf8_strlen (shown, -1);

  *width = MAX (*width, have);
  g_print ("%s%*s  ", shown, *width - have, "");
}

static void
print_line (Testing *testing, MwMailboxTest *test)
{
  g_autofree char *protocol = NULL;
  g_autofree char *plain = ctl_plain_text (mw_mailbox_test_get_message (test));
  g_autofree char *message = mw_character_dup_visible_sentence (plain);
  int protocol_width = 4, direction_width = 8, state_width = 7;
  MwReachability state = mw_mailbox_test_get_reachability (test);

  g_object_get (test, "protocol", &protocol, NULL);
  testing->n_printed++;
  print_padded (mw_mailbox_test_get_profile_name (test), &testing->name_width);
  print_padded (ctl_direction_text (mw_mailbox_test_get_direction (test)), &direction_width);
  print_padded (protocol, &protocol_width);
  print_padded (mw_mailbox_test_get_server (test), &testing->server_width);
  print_padded (state == MW_REACHABILITY_WARNING ? _ ("warning")
                : state == MW_REACHABILITY_FAILS ? _ ("fails")
                                                 : _ ("works"),
                &state_width);
  g_print ("%s\n", message);
}

static void
on_tested_cb (MwTestRun *run, MwMailboxTest *test, gpointer user_data)
{
  Testing *testing = user_data;

  hide_progress (testing);
  if (testing->json)
    print_object (testing, test);
  else
    print_line (testing, test);
  show_progress (testing);
  /* Nobody would see the rest. */
  if (ctl_stream_is_lost ())
    mw_test_run_cancel (testing->run);
}

/* ---- the run ---- */

static void
on_running_changed_cb (Testing *testing)
{
  if (!mw_test_run_get_running (testing->run))
    g_main_loop_quit (testing->loop);
}

static gboolean
on_interrupted_cb (gpointer user_data)
{
  Testing *testing = user_data;

  testing->interrupted = TRUE;
  mw_test_run_cancel (testing->run);
  return G_SOURCE_CONTINUE;
}

/* There is one object for each, tested or not. */
static void
print_untested (Testing *testing)
{
  GListModel *tests = G_LIST_MODEL (testing->run);

  for (guint i = 0; testing->json && i < g_list_model_get_n_items (tests); i++)
    {
      g_autoptr (MwMailboxTest) test = g_list_model_get_item (tests, i);

      if (!mw_mailbox_test_get_report (test))
        print_object (testing, test);
    }
}

static void
run_to_its_end (Testing *testing)
{
  guint interrupt = g_unix_signal_add (SIGINT, on_interrupted_cb, testing);
  guint terminate = g_unix_signal_add (SIGTERM, on_interrupted_cb, testing);

  g_signal_connect (testing->run, "tested", G_CALLBACK (on_tested_cb), testing);
  g_signal_connect_swapped (testing->run, "notify::n-tests", G_CALLBACK (on_number_known_cb),
                            testing);
  g_signal_connect_swapped (testing->run, "notify::running", G_CALLBACK (on_running_changed_cb),
                            testing);
  if (testing->json)
    ctl_stream_put ("[");
  if (mw_test_run_get_running (testing->run))
    g_main_loop_run (testing->loop);
  hide_progress (testing);
  print_untested (testing);
  if (testing->json)
    ctl_stream_put (testing->n_printed ? "\n]\n" : "]\n");
  ctl_stream_flush ();
  g_signal_handlers_disconnect_by_data (testing->run, testing);
  g_source_remove (interrupt);
  g_source_remove (terminate);
}

static int
finish (Testing *testing)
{
  const char *message = mw_test_run_get_error_message (testing->run);

  if (testing->interrupted)
    {
      g_printerr ("mailwrightctl: %s\n", _ ("Interrupted."));
      return CTL_INTERRUPTED;
    }
  if (message)
    {
      ctl_stream_say (NULL, message);
      return CTL_FAILED;
    }
  if (!testing->json && testing->n_printed == 0)
    g_print ("%s\n", _ ("There is nothing to test."));
  return mw_test_run_get_n_failed (testing->run) > 0 ? CTL_REFUSED : CTL_DONE;
}

/* Names and addresses become ids here: what is not there is said before anything is tested. */
static char **
find_profiles (CtlContext *context, char **names, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, names[i], NULL, error);

      if (!profile)
        return NULL;
      g_strv_builder_add (ids, mw_profile_get_id (profile));
    }
  return g_strv_builder_end (ids);
}

/* What the window offers to test after a submit; here before it, too. */
static char **
find_touched (CtlContext *context, GError **error)
{
  g_autoptr (MwReview) review = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (MwRevision) revision = NULL;

  if (option_staged)
    {
      review = mw_draft_review (context->draft, NULL, error);
      return review
                 ? mw_touched_find (context->draft, mw_review_get_operations (review), NULL, error)
                 : NULL;
    }
  revision = mw_live_find_revision (context->live, option_revision, NULL, error);
  if (!revision)
    return NULL;
  operations =
      mw_live_list_operations (context->live, option_revision - 1, option_revision, NULL, error);
  return operations ? mw_touched_find (context->draft, operations, NULL, error) : NULL;
}

static gboolean
find_all (CtlContext *context, char **arguments, char ***ids, GError **error)
{
  int n_ways = option_all + option_staged + (option_revision != 0) + (arguments[0] != NULL);

  if (n_ways > 1)
    return ctl_usage (error, "%s",
                      _ ("Say one of these: profiles, --all, --staged or --revision.")) == CTL_DONE;
  if (n_ways == 0)
    return ctl_usage (error,
                      _ ("Name the profiles to test, or say --all, --staged or --revision.")) ==
           CTL_DONE;
  if (option_all)
    return TRUE;
  *ids = arguments[0] ? find_profiles (context, arguments, error) : find_touched (context, error);
  return *ids != NULL;
}

static int
test (CtlContext *context, char **arguments, GError **error)
{
  Testing testing = { .json = context->json, .progress = isatty (STDERR_FILENO) };
  g_autoptr (MwTester) tester = NULL;
  g_auto (GStrv) ids = NULL;
  int status;

  if (!find_all (context, arguments, &ids, error))
    return -1;
  testing.loop = g_main_loop_new (NULL, FALSE);
  tester = mw_tester_new (context->draft, context->vault, context->prober);
  testing.run = mw_tester_run (tester, (const char *const *) ids, !option_no_login);
  run_to_its_end (&testing);
  status = finish (&testing);
  g_object_unref (testing.run);
  g_main_loop_unref (testing.loop);
  return status;
}

const CtlVerb CTL_TEST_VERBS[] = {
  { "test", NULL, test, 0, -1, N_ ("PROFILE…|--all|--staged|--revision NUMBER [--no-login]"),
    N_ ("Test the connections of profiles, as the draft has them"), TEST_OPTIONS,
    "test support@example.org --no-login" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
