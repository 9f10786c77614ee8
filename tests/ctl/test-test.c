/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What "mailwrightctl test" and "certificate" print and return, with a prober and a vault in
 * memory. */

#include "ctl/command.h"
#include "ctl/stream.h"

#include "harness/memory-prober.h"
#include "harness/memory-vault.h"
#include "store/fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  Fixture store;
  MwMemoryVault *vault;
  MwMemoryProber *prober;
  CtlContext context;
} World;

static void
set_up (World *w, gconstpointer user_data)
{
  fixture_set_up (&w->store, NULL);
  w->vault = mw_memory_vault_new ();
  w->prober = mw_memory_prober_new ();
  w->context = (CtlContext){ .catalogue = w->store.catalogue,
                             .live = w->store.live,
                             .draft = w->store.draft,
                             .vault = MW_VAULT (w->vault),
                             .prober = MW_PROBER (w->prober) };
}

static void
tear_down (World *w, gconstpointer user_data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (w->prober);
  g_object_unref (w->vault);
  fixture_tear_down (&w->store, NULL);
}

/* As main() does: options first, then the verb with what is left. */
static int
call (World *w, const CtlVerb *verb, const char *line)
{
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_option_context_add_main_entries (options, verb->options, NULL);
  g_option_context_parse_strv (options, &arguments, &error);
  g_assert_no_error (error);
  status = verb->func (&w->context, arguments + 1, &error);
  g_assert_cmpint (status, ==, error ? -1 : status);
  return status;
}

static void
add_mailbox (World *w, const char *name, const char *address, const char *imap)
{
  g_autofree char *id = add_complete_profile (w->store.draft, name, address);
  g_autofree char *secret_id = g_uuid_string_random ();
  g_autoptr (MwSecret) secret = mw_secret_new ("s3cret", -1);

  g_assert_true (mw_vault_keep (MW_VAULT (w->vault), secret_id, "label", secret, NULL, NULL));
  run_step (w->store.draft, MW_STEP_SET_OVERRIDE, id, "mail-password", secret_id);
  run_step (w->store.draft, MW_STEP_SET_OVERRIDE, id, "imap-server", imap);
}

static void
add_certificate (GPtrArray *chain, const char *subject, const char *issuer)
{
  const char *const names[] = { subject, NULL };
  g_autoptr (GDateTime) from = g_date_time_new_from_iso8601 ("2026-01-02T03:04:05Z", NULL);
  g_autoptr (GDateTime) until = g_date_time_new_from_iso8601 ("2056-01-02T03:04:05Z", NULL);
  const MwCertificateFields fields = { .subject = subject,
                                       .issuer = issuer,
                                       .names = names,
                                       .not_before = from,
                                       .not_after = until,
                                       .key_text = "EC 256 bits",
                                       .sha256 = "0123abcd",
                                       .pem = "-----BEGIN CERTIFICATE-----\n" };

  g_ptr_array_add (chain, mw_certificate_new (&fields));
}

static void
answer_encrypted (World *w, const char *host)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func (g_object_unref);
  const MwProbeFields fields = { .verdict = MW_VERDICT_WORKS,
                                 .step = MW_PROBE_STEP_MAILBOX,
                                 .message = "\u2068imap.example.org\u2069 works.\033[2J",
                                 .log = "",
                                 .milliseconds = 42,
                                 .tls_version = "TLS 1.3",
                                 .cipher = "TLS_AES_256_GCM_SHA384",
                                 .trust = "the system's trust store",
                                 .chain = chain,
                                 .chain_facts = { .n_built = 2, .n_sent = 1, .n_relied = 2 } };

  add_certificate (chain, "imap.example.org", "Example CA");
  add_certificate (chain, "Example CA", "Example Root");
  mw_memory_prober_answer (w->prober, host, &fields);
}

#define IN_SUBPROCESS(body)                                                                        \
  if (g_test_subprocess ())                                                                        \
    {                                                                                              \
      body;                                                                                        \
      return;                                                                                      \
    }                                                                                              \
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);                                     \
  g_test_trap_assert_passed ()

static void
fill (World *w)
{
  add_mailbox (w, "Support", "support@example.org", "imap.example.org");
  add_mailbox (w, "Sales", "sales@example.org", "other.example.org");
  answer_encrypted (w, "imap.example.org");
  mw_memory_prober_answer_verdict (w->prober, "smtp.example.org", MW_VERDICT_NOT_ENCRYPTED,
                                   MW_PROBE_STEP_ENCRYPTION);
}

static void
run_lines (World *w)
{
  fill (w);
  g_assert_cmpint (call (w, CTL_TEST_VERBS, "test Support"), ==, CTL_DONE);
  mw_memory_prober_answer_verdict (w->prober, "other.example.org", MW_VERDICT_LOGIN_REFUSED,
                                   MW_PROBE_STEP_LOGIN);
  g_assert_cmpint (call (w, CTL_TEST_VERBS, "test Sales"), ==, CTL_REFUSED);
}

static void
test_lines (World *w, gconstpointer user_data)
{
  IN_SUBPROCESS (run_lines (w));
  g_test_trap_assert_stdout ("*Support  incoming  IMAP  imap.example.org:993  works    "
                             "imap.example.org works. [2J\n*");
  g_test_trap_assert_stdout ("*Support  outgoing  SMTP  smtp.example.org:465  warning  *");
  g_test_trap_assert_stdout ("*Sales  incoming  IMAP  other.example.org:993  fails    *");
}

static void
run_json (World *w)
{
  fill (w);
  w->context.json = TRUE;
  g_assert_cmpint (call (w, CTL_TEST_VERBS, "test --all"), ==, CTL_DONE);
}

static void
test_json (World *w, gconstpointer user_data)
{
  IN_SUBPROCESS (run_json (w));
  g_test_trap_assert_stdout ("*[\n  {\n*    \"profile\" : \"Support\",\n"
                             "    \"direction\" : \"in\",\n"
                             "    \"protocol\" : \"imap\",\n"
                             "    \"state\" : \"works\",\n"
                             "    \"verdict\" : \"works\",\n"
                             "    \"step\" : \"mailbox\",\n"
                             "    \"message\" : \"imap.example.org works. [2J\",\n"
                             "    \"milliseconds\" : 42,\n"
                             "    \"tls\" : {\n"
                             "      \"version\" : \"TLS 1.3\",\n"
                             "      \"cipher\" : \"TLS_AES_256_GCM_SHA384\"\n"
                             "    },\n"
                             "    \"certificate\" : {\n"
                             "      \"subject\" : \"imap.example.org\",\n"
                             "      \"issuer\" : \"Example CA\",\n"
                             "      \"names\" : [\n"
                             "        \"imap.example.org\"\n"
                             "      ],\n"
                             "      \"not_before\" : \"2026-01-02T03:04:05Z\",\n"
                             "      \"not_after\" : \"2056-01-02T03:04:05Z\",\n"
                             "      \"sha256\" : \"0123abcd\",\n"
                             "      \"origin\" : \"server\",\n"
                             "      \"state\" : \"works\",\n"
                             "      \"chain\" : [\n*Example Root*\"origin\" : \"system\"*"
                             "\n  }*\n]\n*");
  g_test_trap_assert_stdout ("*\"state\" : \"warning\",*\"tls\" : null,*\"certificate\" : null*");
}

/* One mailbox whose password nobody can read does not keep the others from being tested. */
static void
run_without_keyring (World *w)
{
  fill (w);
  w->context.json = TRUE;
  mw_memory_vault_set_mood (w->vault, MW_MEMORY_VAULT_ABSENT);
  g_assert_cmpint (call (w, CTL_TEST_VERBS, "test --all"), ==, CTL_REFUSED);
  g_assert_cmpuint (mw_memory_prober_count (w->prober), ==, 4);
  g_assert_cmpint (call (w, CTL_TEST_VERBS, "test --all --no-login"), ==, CTL_DONE);
}

static void
test_without_keyring (World *w, gconstpointer user_data)
{
  IN_SUBPROCESS (run_without_keyring (w));
  g_test_trap_assert_stdout ("*keyring-unavailable*keyring-unavailable*keyring-unavailable*"
                             "keyring-unavailable*");
}

static gboolean
interrupt (gpointer user_data)
{
  World *w = user_data;

  if (mw_memory_prober_count (w->prober) < 4)
    return G_SOURCE_CONTINUE;
  raise (SIGINT);
  return G_SOURCE_REMOVE;
}

static void
run_interrupted (World *w)
{
  fill (w);
  w->context.json = TRUE;
  mw_memory_prober_set_held (w->prober, TRUE);
  g_timeout_add (5, interrupt, w);
  g_assert_cmpint (call (w, CTL_TEST_VERBS, "test --all"), ==, CTL_INTERRUPTED);
  mw_memory_prober_set_held (w->prober, FALSE);
}

static void
test_interrupted (World *w, gconstpointer user_data)
{
  IN_SUBPROCESS (run_interrupted (w));
  g_test_trap_assert_stdout ("*[\n  {*\"verdict\" : \"untested\",\n    \"step\" : null,\n*}\n]\n*");
  g_test_trap_assert_stderr ("*Interrupted.*");
}

/* What is left need not be tested: nobody would see it. */
static void
run_unwritten (World *w)
{
  int full = open ("/dev/full", O_WRONLY);

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("Mailbox %u", i);
      g_autofree char *address = g_strdup_printf ("m%u@example.org", i);

      add_mailbox (w, name, address, "imap.example.org");
    }
  ctl_stream_set_up ();
  g_assert_cmpint (dup2 (full, STDOUT_FILENO), ==, STDOUT_FILENO);
  call (w, CTL_TEST_VERBS, "test --all");
  g_assert_cmpuint (mw_memory_prober_count (w->prober), >, 0);
  g_assert_cmpuint (mw_memory_prober_count (w->prober), <, 100);
  g_assert_cmpint (ctl_stream_end (CTL_DONE, FALSE), ==, CTL_FAILED);
  close (full);
}

static void
test_unwritten (World *w, gconstpointer user_data)
{
  IN_SUBPROCESS (run_unwritten (w));
  g_test_trap_assert_stderr ("*The output could not be written: *\n*");
}

/* A file that is opened later does not take the place of a stream that the caller closed. */
static void
run_gap (void)
{
  int fd;

  close (STDOUT_FILENO);
  ctl_stream_set_up ();
  fd = open ("/dev/zero", O_RDWR);
  g_assert_cmpint (fd, >, STDERR_FILENO);
  ctl_stream_put ("lost");
  ctl_stream_flush ();
  g_assert_true (ctl_stream_is_lost ());
  close (fd);
}

static void
test_gap (World *w, gconstpointer user_data)
{
  IN_SUBPROCESS (run_gap ());
}

static void
run_certificate (World *w)
{
  fill (w);
  g_assert_cmpint (call (w, CTL_CERTIFICATE_VERBS, "certificate Support"), ==, CTL_DONE);
  g_assert_cmpint (call (w, CTL_CERTIFICATE_VERBS, "certificate Support --pem"), ==, CTL_DONE);
  g_assert_cmpuint (mw_memory_prober_count_logins (w->prober), ==, 0);
  g_assert_cmpint (call (w, CTL_CERTIFICATE_VERBS, "certificate Support --direction out"), ==,
                   CTL_REFUSED);
}

static void
test_certificate (World *w, gconstpointer user_data)
{
  IN_SUBPROCESS (run_certificate (w));
  g_test_trap_assert_stdout ("*Server * imap.example.org:993\n*TLS Version*TLS 1.3\n*"
                             "Subject *SHA-256\n"
                             "imap.example.org *Example CA *EC 256 bits *0123abcd\n"
                             "Example CA *Example Root *\n"
                             "-----BEGIN CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\n*");
}

#define WORLD_TEST(path, func) g_test_add (path, World, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  WORLD_TEST ("/ctl/test/lines", test_lines);
  WORLD_TEST ("/ctl/test/json", test_json);
  WORLD_TEST ("/ctl/test/without-keyring", test_without_keyring);
  WORLD_TEST ("/ctl/test/interrupted", test_interrupted);
  WORLD_TEST ("/ctl/test/unwritten", test_unwritten);
  WORLD_TEST ("/ctl/test/gap", test_gap);
  WORLD_TEST ("/ctl/test/certificate", test_certificate);
  return g_test_run ();
}
