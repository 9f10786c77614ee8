/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Two profiles that fetch from one mailbox. */

#include "fixture.h"

#include <string.h>

/* The findings as "PROFILE", one space between them; each names another profile. */
static char *
review (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwReview) reviewed = mw_draft_review (f->draft, NULL, &error);
  GListModel *findings = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  findings = mw_review_get_findings (reviewed);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      if (!g_str_equal (mw_finding_get_code (finding), "same-mailbox"))
        continue;
      g_assert_false (mw_finding_get_is_error (finding));
      g_assert_cmpstr (mw_finding_get_key (finding), ==, "imap-account-name");
      g_assert_nonnull (strstr (mw_finding_get_message (finding), "”"));
      g_string_append_printf (text, "%s%s", text->len ? " " : "",
                              mw_finding_get_object_name (finding));
    }
  return g_string_free (text, FALSE);
}

#define assert_found(f, expected)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = review (f);                                                          \
    g_assert_cmpstr (found_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
set (Fixture *f, const char *id, const char *key, const char *value)
{
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, key, value);
}

static void
test_accounts (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");

  assert_found (f, "");
  set (f, b, "imap-account-name", "A@Example.org");
  assert_found (f, "A B");
  set (f, b, "imap-port", "993");
  assert_found (f, "A B");
  set (f, b, "imap-server", "IMAP.example.org");
  assert_found (f, "A B");
  set (f, b, "imap-port", "1993");
  assert_found (f, "");
  set (f, b, "imap-port", "993");
  set (f, b, "imap-server", "imap2.example.org");
  assert_found (f, "");
  set (f, b, "imap-server", "imap.example.org");
  set (f, b, "imap-encryption", "starttls");
  assert_found (f, "A B");
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, b, "imap-port", NULL);
  assert_found (f, "");
  set (f, b, "imap-encryption", "tls");
  assert_found (f, "A B");

  set (f, a, "process-incoming-mail", "off");
  assert_found (f, "");
  set (f, a, "process-incoming-mail", "on");
  run_step (f->draft, MW_STEP_SET_PROFILE, b, "enabled", "off");
  assert_found (f, "");
}

/* No account is no mailbox. */
static void
test_no_account (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");

  set (f, a, "imap-account-name", "");
  set (f, b, "imap-account-name", "");
  assert_found (f, "");
}

/* Only what is to be submitted is found, but among all; and it says who the other one is. */
static void
test_touched (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autofree char *c = NULL;
  g_autoptr (MwReview) reviewed = NULL;
  g_autoptr (MwFinding) finding = NULL;

  g_assert_cmpint (submit_all (f->draft), ==, 1);
  set (f, a, "polling-interval", "60");
  assert_found (f, "");
  set (f, b, "imap-account-name", "a@example.org");
  assert_found (f, "B");
  reviewed = mw_draft_review (f->draft, NULL, NULL);
  finding = g_list_model_get_item (mw_review_get_findings (reviewed), 0);
  g_assert_nonnull (strstr (mw_finding_get_message (finding), "“A”"));
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  assert_found (f, "");

  c = add_complete_profile (f->draft, "C", "c@example.org");
  set (f, c, "imap-account-name", "b@example.org");
  assert_found (f, "C");
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "imap-account-name", "everyone");
  assert_found (f, "A B");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/same-mailbox/accounts", test_accounts);
  FIXTURE_TEST ("/store/same-mailbox/no-account", test_no_account);
  FIXTURE_TEST ("/store/same-mailbox/touched", test_touched);
  return g_test_run ();
}
