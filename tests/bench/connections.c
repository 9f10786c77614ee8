/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* connections fill LIVE-DATABASE DRAFT < TABLE
 * connections test LIVE-DATABASE DRAFT
 *
 * fill: submits a mailbox for each line of the table, and keeps its password in the keyring. A line
 * has, separated by tabs: the name, the driver, the password, then KEY=VALUE of its parameters.
 * test: tests all of them, as Test All does, and prints one line a connection: the name, in or out,
 * and the verdict; then to stderr the most memory that was needed, in MiB. */

#include "gauge.h"
#include "probe/prober.h"
#include "store/store.h"
#include "vault/keyring.h"

#include <mailwright/tester.h>
#include <stdio.h>
#include <string.h>

static void
stop (GError *error)
{
  fprintf (stderr, "connections: %s\n", error ? error->message : "failed");
  exit (1);
}

/* ---- fill ---- */

/* Equal passwords are one item of the keyring, which takes ever longer to add one more. */
static const char *
keep_password (MwVault *vault, GHashTable *kept, const char *name, const char *password)
{
  char *secret_id = g_hash_table_lookup (kept, password);
  g_autoptr (MwSecret) secret = NULL;
  GError *error = NULL;

  if (secret_id)
    return secret_id;
  secret_id = g_uuid_string_random ();
  secret = mw_secret_new (password, -1);
  if (!mw_vault_keep (vault, secret_id, name, secret, NULL, &error))
    stop (error);
  g_hash_table_insert (kept, g_strdup (password), secret_id);
  return secret_id;
}

static void
add_mailbox (MwEdit *edit, MwVault *vault, GHashTable *kept, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  g_autofree char *address = NULL;
  const char *id = NULL;

  if (g_strv_length (fields) < 3)
    return;
  address = g_strdup_printf ("%s@example.org", fields[0]);
  id = mw_edit_add_new_profile (edit, fields[0], address, fields[1]);
  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "mail-password",
                    keep_password (vault, kept, fields[0], fields[2]), NULL);
  for (guint i = 3; fields[i]; i++)
    {
      g_auto (GStrv) pair = g_strsplit (fields[i], "=", 2);

      mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, pair[0], pair[1], NULL);
    }
}

static void
fill (MwDraft *draft, MwVault *vault)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "Mailboxes", NULL);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (MwReview) review = NULL;
  char line[4096];
  GError *error = NULL;

  while (fgets (line, sizeof line, stdin))
    add_mailbox (edit, vault, kept, g_strchomp (line));
  if (!mw_draft_apply (draft, edit, NULL, &error))
    stop (error);
  review = mw_draft_review (draft, NULL, &error);
  if (!review || mw_draft_submit (draft, review, "bench", "Mailboxes", NULL, NULL, &error) == 0)
    stop (error);
}

/* ---- test ---- */

static void
on_tested_cb (MwTestRun *run, MwMailboxTest *test, gpointer user_data)
{
  printf ("%s\t%s\t%s\n", mw_mailbox_test_get_profile_name (test),
          mw_mailbox_test_get_direction (test) == MW_DIRECTION_IN ? "in" : "out",
          mw_verdict_to_string (mw_mailbox_test_get_verdict (test)));
}

static void
test (MwDraft *draft, MwVault *vault)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  g_autoptr (MwTester) tester = mw_tester_new (draft, vault, prober);
  g_autoptr (MwTestRun) run = mw_tester_run (tester, NULL, TRUE);

  g_signal_connect (run, "tested", G_CALLBACK (on_tested_cb), NULL);
  while (mw_test_run_get_running (run))
    g_main_context_iteration (NULL, TRUE);
  if (mw_test_run_get_error_message (run))
    fprintf (stderr, "connections: %s\n", mw_test_run_get_error_message (run));
  fprintf (stderr, "%.2f\n", gauge_get_peak_mib ());
}

int
main (int argc, char *argv[])
{
  g_autoptr (MwCatalogue) catalogue = mw_catalogue_new_default ();
  g_autoptr (MwLive) live = NULL;
  g_autoptr (MwDraft) draft = NULL;
  g_autoptr (MwVault) vault = NULL;
  GError *error = NULL;

  if (argc != 4)
    {
      fprintf (stderr, "connections fill|test LIVE-DATABASE DRAFT\n");
      return 2;
    }
  live = mw_sqlite_live_open (argv[2], TRUE, NULL, &error);
  draft = live ? mw_sqlite_draft_open (argv[3], live, catalogue, NULL, &error) : NULL;
  if (!draft)
    stop (error);
  vault = MW_VAULT (mw_keyring_new (mw_live_get_id (live), NULL, NULL));
  if (g_str_equal (argv[1], "fill"))
    fill (draft, vault);
  else
    test (draft, vault);
  return 0;
}
