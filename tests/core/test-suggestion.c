/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/catalogue.h>

#include <mailwright/connection-plan.h>
#include <mailwright/suggestion.h>
#include "harness/memory-prober.h"

#define HOST "mail.example.org"

static MwSheet *
create_sheet (void)
{
  g_autofree char *drivers =
      g_test_build_filename (G_TEST_DIST, "..", "..", "data", "drivers", NULL);
  const char *directories[] = { drivers, NULL };
  g_autoptr (MwCatalogue) catalogue = mw_catalogue_new (directories);
  MwSheet *sheet =
      mw_sheet_new (mw_catalogue_find (catalogue, "internet-smtp-imap"), "support@example.org");

  mw_sheet_set_override (sheet, "imap-server", HOST);
  return sheet;
}

static MwProtocol *
find_imap (MwSheet *sheet)
{
  return mw_driver_find_protocol (mw_sheet_get_driver (sheet), MW_DIRECTION_IN);
}

static void
assert_planned (GHashTable *values, const char *key, const char *value)
{
  gpointer planned = NULL;

  g_assert_true (g_hash_table_lookup_extended (values, key, NULL, &planned));
  g_assert_cmpstr (planned, ==, value);
}

static void
wait_until_looked (MwSuggestion *suggestion)
{
  while (mw_suggestion_get_running (suggestion))
    g_main_context_iteration (NULL, TRUE);
}

/* A server that is there, but fails at the step with the verdict. */
static void
answer (MwMemoryProber *prober, MwVerdict verdict, MwProbeStep step)
{
  mw_memory_prober_answer_verdict (prober, HOST, verdict, step);
}

static void
test_plan_follows (void)
{
  g_autoptr (MwSheet) sheet = create_sheet ();
  MwConnectionWish wish = { .port = 143, .encryption = MW_ENCRYPTION_STARTTLS };
  g_autoptr (GHashTable) values = mw_connection_plan (sheet, find_imap (sheet), &wish);
  g_autoptr (GPtrArray) lines = mw_connection_plan_describe (sheet, find_imap (sheet), values);

  /* 143 is what the port follows to: it is not set, and is said all the same. */
  g_assert_cmpuint (g_hash_table_size (values), ==, 1);
  assert_planned (values, "imap-encryption", "starttls");
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (((MwPlanLine *) g_ptr_array_index (lines, 1))->before, ==, "993");
  g_assert_cmpstr (((MwPlanLine *) g_ptr_array_index (lines, 1))->after, ==, "143");
}

static void
test_plan_own_port (void)
{
  g_autoptr (MwSheet) sheet = create_sheet ();
  MwConnectionWish wish = { .port = 993, .encryption = MW_ENCRYPTION_TLS };
  g_autoptr (GHashTable) values = NULL;

  mw_sheet_set_override (sheet, "imap-port", "1143");
  mw_sheet_set_override (sheet, "imap-encryption", "none");
  values = mw_connection_plan (sheet, find_imap (sheet), &wish);
  assert_planned (values, "imap-encryption", NULL);
  /* 993 is what it follows to: it is not nailed down. */
  assert_planned (values, "imap-port", NULL);
}

static void
test_plan_everything (void)
{
  g_autoptr (MwSheet) sheet = create_sheet ();
  MwConnectionWish wish = { .host = "imap.example.net",
                            .port = 993,
                            .encryption = MW_ENCRYPTION_TLS,
                            .account = "support",
                            .authentication = "no such word" };
  g_autoptr (GHashTable) values = mw_connection_plan (sheet, find_imap (sheet), &wish);

  g_assert_cmpuint (g_hash_table_size (values), ==, 2);
  assert_planned (values, "imap-server", "imap.example.net");
  assert_planned (values, "imap-account-name", "support");
}

static void
test_offers (void)
{
  g_autoptr (MwSheet) sheet = create_sheet ();
  g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
  g_autoptr (MwSuggestion) suggestion = NULL;
  g_autoptr (GHashTable) values = NULL;

  mw_sheet_set_override (sheet, "imap-encryption", "none");
  suggestion = mw_suggestion_new (MW_PROBER (prober), sheet, find_imap (sheet));
  g_assert_true (mw_suggestion_get_running (suggestion));
  g_assert_null (mw_suggestion_get_best (suggestion));
  wait_until_looked (suggestion);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (suggestion)), ==, 3);
  g_assert_cmpuint (mw_memory_prober_count (prober), ==, 3);
  g_assert_cmpuint (mw_memory_prober_count_logins (prober), ==, 0);
  g_assert_cmpint (mw_offer_get_encryption (mw_suggestion_get_best (suggestion)), ==,
                   MW_ENCRYPTION_TLS);
  values = mw_suggestion_plan (suggestion);
  assert_planned (values, "imap-encryption", NULL);
}

static void
test_untrusted (void)
{
  g_autoptr (MwSheet) sheet = create_sheet ();
  g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
  g_autoptr (MwSuggestion) suggestion = NULL;
  MwOffer *best = NULL;

  answer (prober, MW_VERDICT_CERTIFICATE_EXPIRED, MW_PROBE_STEP_CERTIFICATE);
  suggestion = mw_suggestion_new (MW_PROBER (prober), sheet, find_imap (sheet));
  wait_until_looked (suggestion);

  best = mw_suggestion_get_best (suggestion);
  g_assert_nonnull (best);
  g_assert_cmpint (mw_offer_get_encryption (best), ==, MW_ENCRYPTION_TLS);
  g_assert_cmpint (mw_offer_get_reachability (best), ==, MW_REACHABILITY_WARNING);
}

static void
test_nobody (void)
{
  g_autoptr (MwSheet) sheet = create_sheet ();
  g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
  g_autoptr (MwSuggestion) suggestion = NULL;
  g_autoptr (MwOffer) offer = NULL;

  answer (prober, MW_VERDICT_CONNECTION_REFUSED, MW_PROBE_STEP_CONNECTION);
  mw_sheet_set_override (sheet, "imap-port", "2993");
  suggestion = mw_suggestion_new (MW_PROBER (prober), sheet, find_imap (sheet));
  /* The port that was set by hand is looked at, too. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (suggestion)), ==, 6);
  wait_until_looked (suggestion);

  g_assert_null (mw_suggestion_get_best (suggestion));
  g_assert_null (mw_suggestion_plan (suggestion));
  /* It was only tried: that is told, and is no connection that was refused. */
  offer = g_list_model_get_item (G_LIST_MODEL (suggestion), 0);
  g_assert_cmpstr (mw_offer_get_state_text (offer), ==, "Nothing answers there");
}

static void
test_cancelled (void)
{
  g_autoptr (MwSheet) sheet = create_sheet ();
  g_autoptr (MwMemoryProber) prober = mw_memory_prober_new ();
  g_autoptr (MwSuggestion) suggestion = NULL;

  mw_memory_prober_set_held (prober, TRUE);
  suggestion = mw_suggestion_new (MW_PROBER (prober), sheet, find_imap (sheet));
  mw_suggestion_cancel (suggestion);
  wait_until_looked (suggestion);
  g_assert_null (mw_suggestion_get_best (suggestion));

  g_clear_object (&suggestion);
  suggestion = mw_suggestion_new (MW_PROBER (prober), sheet, find_imap (sheet));
  g_clear_object (&suggestion);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/follows", test_plan_follows);
  g_test_add_func ("/plan/own-port", test_plan_own_port);
  g_test_add_func ("/plan/everything", test_plan_everything);
  g_test_add_func ("/suggestion/offers", test_offers);
  g_test_add_func ("/suggestion/untrusted", test_untrusted);
  g_test_add_func ("/suggestion/nobody", test_nobody);
  g_test_add_func ("/suggestion/cancelled", test_cancelled);

  return g_test_run ();
}
