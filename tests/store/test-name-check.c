/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What older versions and other programs left in names and logins is found, and names that look
 * alike. */

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "code object" of all that a review finds, warnings and errors, in order. */
static char *
find_all (MwDraft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwReview) review = mw_draft_review (draft, NULL, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GListModel *findings = NULL;

  g_assert_no_error (error);
  findings = mw_review_get_findings (review);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      g_ptr_array_add (lines,
                       g_strdup_printf ("%s%s %s", mw_finding_get_is_error (finding) ? "!" : "",
                                        mw_finding_get_code (finding),
                                        mw_finding_get_object_name (finding)));
      g_test_message ("%s", mw_finding_get_message (finding));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("; ", (char **) lines->pdata);
}

#define assert_found(draft, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = find_all (draft);                                                    \
    g_assert_cmpstr (found_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static char *
dup_message (MwDraft *draft, const char *code)
{
  g_autoptr (MwReview) review = mw_draft_review (draft, NULL, NULL);
  GListModel *findings = mw_review_get_findings (review);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (mw_finding_get_code (finding), code))
        return g_strdup (mw_finding_get_message (finding));
    }
  return NULL;
}

/* As a version before wrote it: its schema knew of none of this. */
static void
write_older (Fixture *f, const char *sql)
{
  g_autofree char *rules = NULL;

  fixture_close (f);
  rules = ask (f->live_path, "SELECT group_concat (sql, ';') FROM sqlite_schema"
                             " WHERE name IN ('agent_login_new', 'agent_login_changed')");
  g_assert_cmpint (run_sql (f->live_path, "DROP TRIGGER agent_login_new;"
                                          "DROP TRIGGER agent_login_changed"),
                   ==, SQLITE_OK);
  g_assert_cmpint (run_sql (f->live_path, sql), ==, SQLITE_OK);
  g_assert_cmpint (run_sql (f->live_path, rules), ==, SQLITE_OK);
}

static void
begin_anew (Fixture *f)
{
  g_unlink (f->draft_path);
  fixture_reopen (f);
}

#define OLDER                                                                                      \
  "INSERT INTO agent (id, login, login_key, name) VALUES ('a1', 'anna, bo', 'anna, bo', ''),"      \
  " ('a2', 'chris', 'chris', 'Ch\u200bris'), ('a3', 'd\ufeffora', 'd\ufeffora', 'Dora');"          \
  "INSERT INTO profile (id, name, name_key, address, address_key, address_unicode, driver, "       \
  "comment)"                                                                                       \
  " VALUES ('p1', '\u202eSales', '\u202esales', 's@example.org', 's@example.org', "                \
  "'s@example.org',"                                                                               \
  "  '" IMAP_DRIVER "', 'old\u2028one');"                                                          \
  "INSERT INTO profile_override VALUES ('p1', 'from-display-name', 'Sa\u00adles');"                \
  "INSERT INTO site_default VALUES ('" IMAP_DRIVER "', 'from-display-name', 'Ex\u2060ample');"     \
  "INSERT INTO responsibility (id, name, name_key, comment) VALUES"                                \
  " ('r1', 'First\u3164', 'first', ''), ('r2', 'Second', 'second', 'co\u200emment');"              \
  "INSERT INTO response_group VALUES ('g1', 'Gr\u200boup', 'group')"

#define FOUND                                                                                      \
  "invalid <U+202E>Sales; invalid Internet SMTP/IMAP Server; invisible-comment <U+202E>Sales; "    \
  "invisible-comment Second; invisible-name <U+202E>Sales; invisible-name Ch<U+200B>ris; "         \
  "invisible-name First<U+3164>; invisible-name Gr<U+200B>oup; login Dora; login anna, bo; "       \
  "unmade-sender <U+202E>Sales"

static void
test_older (Fixture *f, gconstpointer user_data)
{
  g_autofree char *words = NULL;

  write_older (f, OLDER);
  begin_anew (f);
  assert_found (f->draft, FOUND);
  words = dup_message (f->draft, "login");
  g_assert_nonnull (strstr (words, "A login has no comma"));
  g_assert_nonnull (strstr (words, "no address for this agent"));
  /* Nothing of it is staged: it keeps nobody from anything that is accepted. */
  run_step (f->draft, MW_STEP_SET_AGENT, "a2", "name", "Chris");
  run_step (f->draft, MW_STEP_SET_AGENT, "a1", "login", "anna");
  run_step (f->draft, MW_STEP_SET_AGENT, "a3", "login", "dora");
  run_step (f->draft, MW_STEP_SET_PROFILE, "p1", "enabled", "off");
  run_step (f->draft, MW_STEP_SET_PROFILE, "p1", "name", "Sales");
  run_step (f->draft, MW_STEP_SET_PROFILE, "p1", "comment", "old one");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, "p1", "from-display-name", "Sales");
  run_step (f->draft, MW_STEP_RESET_SITE_DEFAULT, IMAP_DRIVER, "from-display-name", NULL);
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, "r1", "name", "First");
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, "r2", "comment", "comment");
  assert_found (f->draft, "invisible-name Gr<U+200B>oup");
}

/* Written beside a draft that is there already. */
static void
test_by_hand (Fixture *f, gconstpointer user_data)
{
  assert_found (f->draft, "");
  write_older (f, OLDER);
  fixture_reopen (f);
  assert_found (f->draft, FOUND);
}

/* A submit would write it, and the live schema would refuse it: in words of ours. */
static void
test_staged_login (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  write_older (f, "INSERT INTO agent (id, login, login_key) VALUES ('a1', 'anna, bo', 'anna, bo')");
  begin_anew (f);
  run_step (f->draft, MW_STEP_SET_AGENT, "a1", "login", "anna");
  assert_found (f->draft, "");
  /* Undone, it is what it was. */
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  assert_found (f->draft, "login anna, bo");
  g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
  submit_all (f->draft);
  assert_answer (f->live_path, "SELECT login FROM agent", "anna");
  g_assert_true (mw_draft_take_back (f->draft, 1, NULL, NULL));
  assert_found (f->draft, "!login anna, bo");
  g_assert_cmpint (try_submit (f->draft, &error), <, 0);
  g_assert_error (error, MW_ERROR, MW_ERROR_BLOCKED);
}

static void
test_look_alikes (Fixture *f, gconstpointer user_data)
{
  g_autofree char *words = NULL;

  g_free (add_agent (f->draft, "anna", "Anna Larsen"));
  g_free (add_agent (f->draft, "\u0430nn\u0430", "Bo"));
  g_free (add_agent (f->draft, "chris", "Dora"));
  g_free (add_agent (f->draft, "dora", "D\u043er\u0430"));
  g_free (add_responsibility (f->draft, "First Line"));
  g_free (add_responsibility (f->draft, "F\u0456rst Line"));
  g_free (add_responsibility (f->draft, "M\u00fcnchen"));
  g_free (add_responsibility (f->draft, "M\u00fcnch\u0435n"));
  g_free (add_complete_profile (f->draft, "Support", "support@example.org"));
  g_free (add_complete_profile (f->draft, "\u0405upport", "s2@example.org"));
  assert_found (f->draft, "look-alike D\u043er\u0430; look-alike F\u0456rst Line; "
                          "look-alike M\u00fcnch\u0435n; look-alike \u0405upport; "
                          "look-alike \u0430nn\u0430");
  words = dup_message (f->draft, "look-alike");
  g_assert_nonnull (strstr (words, "“\u0405upport” and “Support” look alike"));
}

/* What is the same, or only sounds so, is no mistake. */
static void
test_not_alike (Fixture *f, gconstpointer user_data)
{
  g_free (add_agent (f->draft, "anna", "M\u00fcller"));
  g_free (add_agent (f->draft, "anna2", "M\u00fcller"));
  g_free (add_agent (f->draft, "mueller", "Mueller"));
  g_free (add_agent (f->draft, "muller", "Muller"));
  g_free (add_responsibility (f->draft, "\u041e\u0442\u0434\u0435\u043b"));
  g_free (add_responsibility (f->draft, "Otdel"));
  g_free (add_responsibility (f->draft, "Line 1"));
  g_free (add_responsibility (f->draft, "Line l"));
  g_free (add_complete_profile (f->draft, NULL, "a@fa\u00df.example"));
  g_free (add_complete_profile (f->draft, NULL, "a@fass.example"));
  g_free (add_complete_profile (f->draft, NULL, "\u2460@example.org"));
  g_free (add_complete_profile (f->draft, NULL, "1@example.org"));
  assert_found (f->draft, "");
}

static void
test_senders (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autofree char *words = NULL;

  submit_all (f->draft);
  g_assert_cmpint (run_sql (f->live_path, "INSERT INTO profile_override SELECT id, 'from-address',"
                                          " 'x@example.org' FROM profile"),
                   ==, SQLITE_OK);
  assert_found (f->draft, "unmade-sender Support");
  g_assert_cmpint (run_sql (f->live_path, "UPDATE profile_override SET value = 'no address'"
                                          " WHERE key = 'from-address'"),
                   ==, SQLITE_OK);
  assert_found (f->draft, "no-sender Support");
  words = dup_message (f->draft, "no-sender");
  g_assert_nonnull (strstr (words, "“no address”"));
  g_assert_cmpint (
      run_sql (f->live_path, "DELETE FROM profile_override WHERE key = 'from-address'"), ==,
      SQLITE_OK);
  assert_found (f->draft, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/name-check/older", test_older);
  FIXTURE_TEST ("/store/name-check/by-hand", test_by_hand);
  FIXTURE_TEST ("/store/name-check/staged-login", test_staged_login);
  FIXTURE_TEST ("/store/name-check/look-alikes", test_look_alikes);
  FIXTURE_TEST ("/store/name-check/not-alike", test_not_alike);
  FIXTURE_TEST ("/store/name-check/senders", test_senders);
  return g_test_run ();
}
