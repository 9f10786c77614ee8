/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What is found by what, and in which order. That the index stays right whatever is done to a
 * draft, test-random says of it. */

#include "fixture.h"
#include "search-check.h"

#include <string.h>

#define POP3_DRIVER "internet-smtp-pop3"

typedef struct
{
  char *sales;
  char *returns;
  char *jobs;
  char *anna;
  char *first_line;
} Office;

static void
office_clear (Office *office)
{
  g_free (office->sales);
  g_free (office->returns);
  g_free (office->jobs);
  g_free (office->anna);
  g_free (office->first_line);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

/* Sales has a host of its own, the others the site's; Anna sends as Sales in First Line. */
static Office
office_new (Fixture *f)
{
  Office office = { 0 };

  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "imap-server", "mx1.example.net");
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "smtp-server", "relay.example.net");
  office.sales = add_profile (f->draft, "Sales", "verkauf@example.org");
  office.returns = add_profile (f->draft, "Returns", "returns@münchen.example");
  office.jobs = add_profile (f->draft, "Jobs", "bewerbung@example.org");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, office.sales, "imap-server", "mx2.example.net");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, office.jobs, "mail-password",
            "0b0e0a0c-1111-4222-8333-444455556666");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, office.sales, "mail-password",
            "0b0e0a0c-1111-4222-8333-444455556667");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, office.returns, "mail-password",
            "0b0e0a0c-1111-4222-8333-444455556668");
  run_step (f->draft, MW_STEP_SET_PROFILE, office.jobs, "comment", "Straße der Bewerber, Haus 7");
  office.anna = add_agent (f->draft, "alarsen", "Anna Weiß");
  office.first_line = add_responsibility (f->draft, "First Line");
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, office.first_line, "comment", "Vormittags");
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, office.first_line, office.anna, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, office.first_line, office.sales, NULL);
  return office;
}

static gboolean
add_name (GObject *row, gpointer user_data)
{
  GString *names = user_data;
  const char *name = MW_IS_PROFILE (row)    ? mw_profile_get_name (MW_PROFILE (row))
                     : MW_IS_AGENT (row)    ? mw_agent_get_login (MW_AGENT (row))
                     : MW_IS_OVERRIDE (row) ? mw_override_get_key (MW_OVERRIDE (row))
                                            : mw_responsibility_get_name (MW_RESPONSIBILITY (row));

  g_string_append_printf (names, "%s%s", names->len ? "," : "", name);
  return TRUE;
}

static char *
names_of (MwDraft *draft, const MwQuery *query)
{
  GString *names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  mw_draft_foreach (draft, query, add_name, names, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (names, FALSE);
}

static void
assert_found (MwDraft *draft, MwQueryKind kind, const char *search, const char *expected)
{
  g_autoptr (MwQuery) query = mw_query_new (kind);
  g_autofree char *names = NULL;

  mw_query_set_search (query, search);
  names = names_of (draft, query);
  g_test_message ("%s", search);
  g_assert_cmpstr (names, ==, expected);
}

static void
test_profiles (Fixture *f, gconstpointer user_data)
{
  G_GNUC_UNUSED g_auto (Office) office = office_new (f);
  static const char *const FOUND[][2] = {
    { "ales", "Sales" },
    { "VERKAUF", "Sales" },
    { "münchen", "Returns" },
    { "xn--", "Returns" },
    { "strasse", "Jobs" },
    { "straße", "Jobs" },
    { "STRASSE HAUS", "Jobs" },
    /* What is the site's is of those that have nothing of their own. */
    { "mx1.example", "Jobs,Returns" },
    { "mx2", "Sales" },
    { "relay", "Jobs,Returns,Sales" },
    /* Who can send as it, and through what. */
    { "weiss", "Sales" },
    { "alarsen", "Sales" },
    { "first line", "Sales" },
    { "vormittag", "Sales" },
    /* Its driver. */
    { "internet", "Jobs,Returns,Sales" },
    /* Words stand in any order, each where it likes; short ones, too. */
    { "line mx2 ver", "Sales" },
    { "7 bewerb", "Jobs" },
    { "x2 an", "Sales" },
    { "2", "Sales" },
    { "line mx1", "" },
    /* The id of a secret is nothing that anybody knows. */
    { "0b0e0a0c", "" },
    { "\"", "" },
    { "sal\" OR \"ret", "" },
    { "sales*", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (FOUND); i++)
    assert_found (f->draft, MW_QUERY_PROFILES, FOUND[i][0], FOUND[i][1]);
}

static void
test_others (Fixture *f, gconstpointer user_data)
{
  G_GNUC_UNUSED g_auto (Office) office = office_new (f);

  G_GNUC_UNUSED g_autofree char *bo = add_agent (f->draft, "bo", "");
  G_GNUC_UNUSED g_autofree char *second = add_responsibility (f->draft, "Second Line");
  assert_found (f->draft, MW_QUERY_AGENTS, "verkauf@", "alarsen");
  assert_found (f->draft, MW_QUERY_AGENTS, "first", "alarsen");
  assert_found (f->draft, MW_QUERY_AGENTS, "anna sales", "alarsen");
  assert_found (f->draft, MW_QUERY_AGENTS, "bo", "bo");
  assert_found (f->draft, MW_QUERY_AGENTS, "returns", "");
  assert_found (f->draft, MW_QUERY_RESPONSIBILITIES, "anna", "First Line");
  assert_found (f->draft, MW_QUERY_RESPONSIBILITIES, "verkauf@", "First Line");
  assert_found (f->draft, MW_QUERY_RESPONSIBILITIES, "line", "First Line,Second Line");
  assert_found (f->draft, MW_QUERY_RESPONSIBILITIES, "returns", "");
  assert_found (f->draft, MW_QUERY_OVERRIDES, "mx2", "imap-server");
  assert_found (f->draft, MW_QUERY_OVERRIDES, "sales server", "imap-server");
  assert_found (f->draft, MW_QUERY_OVERRIDES, "0b0e0a0c", "");
  assert_found (f->draft, MW_QUERY_OVERRIDES, "mail password jobs", "mail-password");
}

/* The whole word, then parts of words, then what is only in something that belongs to it. */
static void
test_rank (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autofree char *names = NULL;
  g_autofree char *b = add_profile (f->draft, "Aachen", "one@example.org");

  g_free (add_profile (f->draft, "Bonn", "two.desk@example.org"));
  g_free (add_profile (f->draft, "Desktops", "three@example.org"));
  g_free (add_profile (f->draft, "Zoo Desk", "four@example.org"));
  g_free (add_profile (f->draft, "Essen", "helpdesk@example.org"));
  run_step (f->draft, MW_STEP_SET_PROFILE, b, "comment", "desk");
  assert_found (f->draft, MW_QUERY_PROFILES, "desk", "Zoo Desk,Bonn,Desktops,Essen,Aachen");
  /* Who chose an order gets that. */
  mw_query_set_search (query, "desk");
  mw_query_set_sort (query, "address", FALSE);
  names = names_of (f->draft, query);
  g_assert_cmpstr (names, ==, "Zoo Desk,Essen,Aachen,Desktops,Bonn");
}

static void
test_filters (Fixture *f, gconstpointer user_data)
{
  g_auto (Office) office = office_new (f);
  static const struct
  {
    void (*set) (MwQuery *query, const char *text);
    const char *text;
    const char *expected;
  } FILTERS[] = {
    { mw_query_set_domain, "example.org", "Jobs,Sales" },
    { mw_query_set_domain, "@münchen", "Returns" },
    { mw_query_set_domain, "verkauf", "" },
    { mw_query_set_host, "mx1.example.net", "Jobs,Returns" },
    { mw_query_set_host, "MX2", "Sales" },
    { mw_query_set_host, "relay", "Jobs,Returns,Sales" },
    { mw_query_set_agent_words, "weiss", "Sales" },
    { mw_query_set_agent_words, "anna first", "" },
    { mw_query_set_responsibility_words, "line", "Sales" },
    { mw_query_set_responsibility_words, "anna", "" },
  };

  run_step (f->draft, MW_STEP_SET_OVERRIDE, office.jobs, "from-address", "mx2@example.org");
  for (guint i = 0; i < G_N_ELEMENTS (FILTERS); i++)
    {
      g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
      g_autofree char *names = NULL;

      FILTERS[i].set (query, FILTERS[i].text);
      names = names_of (f->draft, query);
      g_test_message ("%s", FILTERS[i].text);
      g_assert_cmpstr (names, ==, FILTERS[i].expected);
    }
  /* Where mail is not fetched, the host it would be fetched from is none. */
  run_step (f->draft, MW_STEP_SET_OVERRIDE, office.returns, "process-incoming-mail", "off");
  assert_found (f->draft, MW_QUERY_PROFILES, "mx1", "Jobs");
}

/* Each step alone, undone and done again, and onto what another one submitted. */
static void
test_index (Fixture *f, gconstpointer user_data)
{
  g_auto (Office) office = office_new (f);

  assert_search_index (f->draft_path);
  submit_accepting (f->draft);
  assert_search_index (f->draft_path);
  run_step (f->draft, MW_STEP_SET_PROFILE, office.sales, "name", "Verkauf Süd");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, office.returns, "imap-server", "mx2.example.net");
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, office.sales, "imap-server", NULL);
  run_step (f->draft, MW_STEP_REMOVE_AGENT, office.anna, NULL, NULL);
  assert_search_index (f->draft_path);
  assert_found (f->draft, MW_QUERY_PROFILES, "mx2", "Returns");
  assert_found (f->draft, MW_QUERY_PROFILES, "weiss", "");
  while (mw_draft_undo (f->draft, NULL, NULL))
    assert_search_index (f->draft_path);
  assert_found (f->draft, MW_QUERY_PROFILES, "mx2", "Sales");
  while (mw_draft_redo (f->draft, NULL, NULL))
    assert_search_index (f->draft_path);
  assert_found (f->draft, MW_QUERY_PROFILES, "süd", "Verkauf Süd");
}

/* An edit by any program, too: the rules are the database's own. */
static void
test_by_hand (Fixture *f, gconstpointer user_data)
{
  g_auto (Office) office = office_new (f);

  g_assert_cmpint (run_sql (f->draft_path, "UPDATE profile SET comment = 'Quittung'"
                                           " WHERE name = 'Jobs'"),
                   ==, SQLITE_OK);
  assert_search_index (f->draft_path);
  assert_found (f->draft, MW_QUERY_PROFILES, "quittung", "Jobs");
  assert_found (f->draft, MW_QUERY_PROFILES, "strasse", "");
}

/* What is not written as it is looked for, and has no lower case of the usual kind. */
static void
test_spellings (Fixture *f, gconstpointer user_data)
{
  g_auto (Office) office = office_new (f);

  run_step (f->draft, MW_STEP_SET_PROFILE, office.jobs, "comment", "Bu\u0308ro \u0130brahim");
  assert_found (f->draft, MW_QUERY_PROFILES, "b\u00fcro", "Jobs");
  assert_found (f->draft, MW_QUERY_PROFILES, "B\u00fcro", "Jobs");
  assert_found (f->draft, MW_QUERY_PROFILES, "bu\u0308ro", "Jobs");
  assert_found (f->draft, MW_QUERY_PROFILES, "\u0130brahim", "Jobs");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/search/profiles", test_profiles);
  FIXTURE_TEST ("/store/search/others", test_others);
  FIXTURE_TEST ("/store/search/rank", test_rank);
  FIXTURE_TEST ("/store/search/filters", test_filters);
  FIXTURE_TEST ("/store/search/index", test_index);
  FIXTURE_TEST ("/store/search/by-hand", test_by_hand);
  FIXTURE_TEST ("/store/search/spellings", test_spellings);
  return g_test_run ();
}
