/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What objects may be called, and profiles that are called by their addresses. */

#include "fixture.h"

#include <string.h>

static void
assert_refused (MwDraft *draft,
                MwStepKind kind,
                const char *first,
                const char *second,
                const char *third,
                const char *fragment)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_step (draft, &error, kind, first, second, third));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, fragment));
}

/* Postfix reads the logins of an address as a list. */
static void
test_logins (Fixture *f, gconstpointer user_data)
{
  static const char *const REFUSED[][2] = {
    { "anna, bo", "Login: A login has no comma" },
    { "anna,bo", "has no comma" },
    { "anna bo", "has no space" },
    { "anna\u00a0bo", "has no space" },
    { "an\u200bna", "cannot be seen (U+200B)" },
    { "an\u202ena", "cannot be seen (U+202E)" },
    { "an\u2028na", "cannot be seen (U+2028)" },
    { "\ufeffanna", "cannot be seen (U+FEFF)" },
    { "anna\nbo", "control character" },
    { "", "An agent needs a login." },
    { "\u00a0\u2003", "An agent needs a login." },
  };
  g_autofree char *id = add_agent (f->draft, " chris\u00a0", "");
  guint n = count_changes (f->draft);

  for (guint i = 0; i < G_N_ELEMENTS (REFUSED); i++)
    {
      assert_refused (f->draft, MW_STEP_ADD_AGENT, "new", REFUSED[i][0], "", REFUSED[i][1]);
      assert_refused (f->draft, MW_STEP_SET_AGENT, id, "login", REFUSED[i][0], REFUSED[i][1]);
    }
  g_assert_cmpuint (count_changes (f->draft), ==, n);
  assert_answer (f->draft_path, "SELECT login || '|' || login_key FROM agent", "chris|chris");
}

/* Every field that a person reads. */
static void
test_invisible (Fixture *f, gconstpointer user_data)
{
  static const char *const SEEN_BY_NOBODY[] = { "Sup\u200bport", "\u202eSupport", "Sup\u2028port",
                                                "\ufeffSupport", "Support\u3164" };
  g_autofree char *profile = add_profile (f->draft, "A", "a@example.org");
  g_autofree char *agent = add_agent (f->draft, "anna", "Anna");
  g_autofree char *responsibility = add_responsibility (f->draft, "First");
  guint n = count_changes (f->draft);

  for (guint i = 0; i < G_N_ELEMENTS (SEEN_BY_NOBODY); i++)
    {
      const char *text = SEEN_BY_NOBODY[i];

      assert_refused (f->draft, MW_STEP_SET_PROFILE, profile, "name", text, "Name: ");
      assert_refused (f->draft, MW_STEP_SET_PROFILE, profile, "comment", text, "Comment: ");
      assert_refused (f->draft, MW_STEP_SET_PROFILE, profile, "address", text, "cannot be seen");
      assert_refused (f->draft, MW_STEP_SET_AGENT, agent, "name", text, "Name: ");
      assert_refused (f->draft, MW_STEP_SET_AGENT, agent, "address", text, "cannot be seen");
      assert_refused (f->draft, MW_STEP_ADD_AGENT, "new", "bo", text, "Name: ");
      assert_refused (f->draft, MW_STEP_ADD_RESPONSIBILITY, "new", text, NULL, "cannot be seen");
      assert_refused (f->draft, MW_STEP_SET_RESPONSIBILITY, responsibility, "name", text, "Name: ");
      assert_refused (f->draft, MW_STEP_SET_RESPONSIBILITY, responsibility, "comment", text,
                      "Comment: ");
      assert_refused (f->draft, MW_STEP_SET_OVERRIDE, profile, "from-display-name", text,
                      "“From Display Name” contains a character that cannot be seen");
      assert_refused (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "from-display-name", text,
                      "cannot be seen");
    }
  g_assert_cmpuint (count_changes (f->draft), ==, n);
  /* What is written so stays. */
  run_step (f->draft, MW_STEP_SET_PROFILE, profile, "name", "\u0645\u06cc\u200c\u062e");
  run_step (f->draft, MW_STEP_SET_AGENT, agent, "name", "Anna \u2764\ufe0f\u00a0");
  assert_answer (f->draft_path, "SELECT name FROM profile", "\u0645\u06cc\u200c\u062e");
  assert_answer (f->draft_path, "SELECT name FROM agent", "Anna \u2764\ufe0f");
}

static char *
name_of (MwDraft *draft, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwProfile) profile = mw_draft_find_profile (draft, wanted, NULL, &error);

  g_assert_no_error (error);
  return g_strdup_printf ("%s %s", mw_profile_get_address (profile), mw_profile_get_name (profile));
}

#define assert_name(draft, wanted, expected)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *name_ = name_of (draft, wanted);                                              \
    g_assert_cmpstr (name_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* Two mailboxes whose addresses fold alike, each called by its address and found by it. */
static void
test_folded_alike (Fixture *f, gconstpointer user_data)
{
  static const char *const ADDRESSES[] = {
    "a@fa\u00df.example",
    "a@fass.example",
    "1@example.org",
    "\u2460@example.org",
    "x\u00b2@example.org",
    "x2@example.org",
    "a@\u03b2\u03cc\u03bb\u03bf\u03c3.example",
    "a@\u03b2\u03cc\u03bb\u03bf\u03c2.example",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ADDRESSES); i++)
    g_free (add_profile (f->draft, NULL, ADDRESSES[i]));
  for (guint i = 0; i < G_N_ELEMENTS (ADDRESSES); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%s %s", ADDRESSES[i], ADDRESSES[i]);

      assert_name (f->draft, ADDRESSES[i], expected);
    }
  assert_name (f->draft, "A@XN--FA-HIA.example", "a@fa\u00df.example a@fa\u00df.example");
}

/* One mailbox in another spelling is still one. */
static void
test_same_mailbox (Fixture *f, gconstpointer user_data)
{
  static const char *const SAME[] = { "A@Fa\u00df.example", "a@xn--fa-hia.example",
                                      "\u00e4@example.org", "A\u0308@EXAMPLE.org." };

  g_free (add_profile (f->draft, NULL, "a@fa\u00df.example"));
  g_free (add_profile (f->draft, NULL, "\u00c4@example.org"));
  for (guint i = 0; i < G_N_ELEMENTS (SAME); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_PROFILE, SAME[i], NULL);

      mw_edit_add_new_profile (edit, NULL, SAME[i], IMAP_DRIVER);
      g_assert_false (mw_draft_apply (f->draft, edit, NULL, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_DUPLICATE);
      g_assert_nonnull (strstr (error->message, "The address"));
    }
}

/* Whoever gave the name of an address to something else gives nobody trouble. */
static void
test_taken (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_PROFILE, "x", NULL);

  g_free (add_profile (f->draft, "Info@example.org", "desk@example.org"));
  g_free (add_profile (f->draft, "info@example.org (2)", "desk2@example.org"));
  g_free (add_profile (f->draft, NULL, "info@example.org"));
  assert_name (f->draft, "info@example.org", "info@example.org info@example.org (3)");
  assert_name (f->draft, "info@example.org (3)", "info@example.org info@example.org (3)");
  assert_name (f->draft, "desk@example.org", "desk@example.org Info@example.org");
  /* A name that was asked for is had, or not. */
  mw_edit_add_new_profile (edit, "INFO@example.org", "other@example.org", IMAP_DRIVER);
  g_assert_false (mw_draft_apply (f->draft, edit, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_DUPLICATE);
}

/* A database of before, in which such an address took the folded name for itself. */
static void
test_older_key (Fixture *f, gconstpointer user_data)
{
  g_free (add_profile (f->draft, NULL, "a@fa\u00df.example"));
  g_assert_cmpint (run_sql (f->draft_path, "UPDATE profile SET name_key = 'a@fass.example'"), ==,
                   SQLITE_OK);
  g_free (add_profile (f->draft, NULL, "a@fass.example"));
  assert_name (f->draft, "a@fass.example", "a@fass.example a@fass.example (2)");
}

/* A search finds both, however it is typed. */
static gboolean
count_row (GObject *row, gpointer user_data)
{
  ++*(guint *) user_data;
  return TRUE;
}

static void
test_search (Fixture *f, gconstpointer user_data)
{
  static const char *const SEARCHES[] = { "fass", "FA\u00df", "fa\u00df.example" };

  g_free (add_profile (f->draft, NULL, "a@fa\u00df.example"));
  g_free (add_profile (f->draft, NULL, "a@fass.example"));
  for (guint i = 0; i < G_N_ELEMENTS (SEARCHES); i++)
    {
      g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
      guint n = 0;

      mw_query_set_search (query, SEARCHES[i]);
      g_assert_true (mw_draft_foreach (f->draft, query, count_row, &n, NULL, NULL));
      g_assert_cmpuint (n, ==, 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/names/logins", test_logins);
  FIXTURE_TEST ("/store/names/invisible", test_invisible);
  FIXTURE_TEST ("/store/names/folded-alike", test_folded_alike);
  FIXTURE_TEST ("/store/names/same-mailbox", test_same_mailbox);
  FIXTURE_TEST ("/store/names/taken", test_taken);
  FIXTURE_TEST ("/store/names/older-key", test_older_key);
  FIXTURE_TEST ("/store/names/search", test_search);
  return g_test_run ();
}
