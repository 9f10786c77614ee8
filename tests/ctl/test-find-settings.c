/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What "mailwrightctl find-settings" prints, with a prober in memory. */

#include "ctl/command.h"

#include <mailwright/error.h>

#include "harness/memory-prober.h"

static void
add_setting (GPtrArray *settings, const MwFoundSetting *setting)
{
  MwFoundSetting *copy = g_new0 (MwFoundSetting, 1);

  copy->scheme = g_strdup (setting->scheme);
  copy->direction = setting->direction;
  copy->host = g_strdup (setting->host);
  copy->port = setting->port;
  copy->encryption = setting->encryption;
  copy->account = g_strdup (setting->account);
  copy->authentication = g_strdup (setting->authentication);
  copy->source = g_strdup (setting->source);
  copy->source_text = g_strdup (setting->source_text);
  g_ptr_array_add (settings, copy);
}

static int
call (const char *address, gboolean json, GError **error)
{
  g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
  g_autoptr (GPtrArray) settings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);
  const MwFoundSetting incoming = {
    .scheme = (char *) "imap",
    .direction = MW_DIRECTION_IN,
    .host = (char *) "imap.example.org",
    .port = 993,
    .encryption = MW_ENCRYPTION_TLS,
    .account = (char *) "jo@example.org",
    .authentication = (char *) "automatic",
    .source = (char *) "autoconfig",
    .source_text = (char *) "The file \u2068https://autoconfig.example.org/\u2069 says so.",
  };
  const MwFoundSetting outgoing = {
    .scheme = (char *) "smtp",
    .direction = MW_DIRECTION_OUT,
    .host = (char *) "smtp.example.org",
    .port = 587,
    .encryption = MW_ENCRYPTION_STARTTLS,
    .source = (char *) "srv",
    .source_text = (char *) "A record says so.",
  };
  static const char *const TROUBLES[] = {
    "\u2068https://example.org/\u2069 cannot be used. It is empty.", "No name server answered.",
    NULL
  };
  CtlContext context = { .prober = MW_PROBER (prober), .json = json };
  char *arguments[] = { (char *) address, NULL };

  add_setting (settings, &incoming);
  add_setting (settings, &outgoing);
  mw_memory_prober_answer_settings (prober, "jo@example.org", settings);
  mw_memory_prober_answer_troubles (prober, TROUBLES);
  return CTL_FIND_SETTINGS_VERBS[0].func (&context, arguments, error);
}

static void
test_table (void)
{
  if (g_test_subprocess ())
    {
      g_assert_cmpint (call ("jo@example.org", FALSE, NULL), ==, CTL_DONE);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*Direction*Protocol*Host*Port*Encryption*Account*Where From*\n"
                             "in *imap*imap.example.org*993*tls*jo@example.org*"
                             "The file https://autoconfig.example.org/ says so.\n"
                             "out *smtp*smtp.example.org*587*starttls*A record says so.\n*");
  g_test_trap_assert_stderr ("*mailwrightctl: https://example.org/ cannot be used. It is empty.\n"
                             "mailwrightctl: No name server answered.\n*");
}

static void
test_json (void)
{
  if (g_test_subprocess ())
    {
      g_assert_cmpint (call ("jo@example.org", TRUE, NULL), ==, CTL_DONE);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (
      "*[\n"
      "  {\n"
      "    \"direction\" : \"in\",\n"
      "    \"protocol\" : \"imap\",\n"
      "    \"host\" : \"imap.example.org\",\n"
      "    \"port\" : 993,\n"
      "    \"encryption\" : \"tls\",\n"
      "    \"account\" : \"jo@example.org\",\n"
      "    \"authentication\" : \"automatic\",\n"
      "    \"source\" : \"autoconfig\",\n"
      "    \"source_text\" : \"The file https://autoconfig.example.org/ says so.\"\n"
      "  },\n"
      "  {\n"
      "    \"direction\" : \"out\",\n*"
      "    \"account\" : null,\n*"
      "]\n*");
}

static void
test_nothing (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (call ("jo@other.example", TRUE, &error), ==, -1);
      g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*[]\n*");
  g_test_trap_assert_stderr ("*mailwrightctl: No name server answered.\n*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find-settings/table", test_table);
  g_test_add_func ("/find-settings/json", test_json);
  g_test_add_func ("/find-settings/nothing", test_nothing);
  return g_test_run ();
}
