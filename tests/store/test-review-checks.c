/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* A review checks profiles that have the same values once; what it says of each is the same as if
 * it had looked at each by itself. */

#include "fixture.h"

#define SECRET "11111111-1111-4111-8111-111111111111"

static void
give_values (Fixture *f, const char *id, const char *encryption)
{
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "imap-server", "mail.example.org");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "mail.example.org");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "mail-password", SECRET);
  if (encryption)
    run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-encryption", encryption);
}

/* How often a finding of that kind is about the profile. */
static guint
count_findings (MwReview *review, const char *id, const char *code)
{
  GListModel *findings = mw_review_get_findings (review);
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      n_found += g_str_equal (mw_finding_get_object_id (finding), id) &&
                 g_str_has_prefix (mw_finding_get_id (finding), code);
    }
  return n_found;
}

static MwReview *
review (Fixture *f)
{
  GError *error = NULL;
  MwReview *made = mw_draft_review (f->draft, NULL, &error);

  g_assert_no_error (error);
  return made;
}

static void
test_same_values (Fixture *f, gconstpointer user_data)
{
  g_autofree char *sound = add_profile (f->draft, "A", "a@example.org");
  g_autofree char *label = add_profile (f->draft, "B", "b@localhost");
  g_autofree char *plain = add_profile (f->draft, "C", "c@example.org");
  g_autofree char *too = add_profile (f->draft, "D", "d@example.org");
  g_autofree char *open = add_profile (f->draft, "E", "e@example.org");
  g_autofree char *last = add_profile (f->draft, "F", "f@example.org");
  g_autoptr (MwReview) reviewed = NULL;

  give_values (f, sound, NULL);
  give_values (f, label, NULL);
  give_values (f, plain, "none");
  give_values (f, too, "none");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, open, "imap-server", "mail.example.org");
  give_values (f, last, NULL);
  reviewed = review (f);
  g_assert_cmpuint (count_findings (reviewed, sound, ""), ==, 0);
  g_assert_cmpuint (count_findings (reviewed, last, ""), ==, 0);
  /* The same values as a sound one, but another kind of address. */
  g_assert_cmpuint (count_findings (reviewed, label, "single-label"), ==, 1);
  /* What is said of one is said of the next, too. */
  g_assert_cmpuint (count_findings (reviewed, plain, "plain-password"), ==, 1);
  g_assert_cmpuint (count_findings (reviewed, too, "plain-password"), ==, 1);
  g_assert_cmpuint (count_findings (reviewed, open, "missing"), >, 0);
}

/* Two passwords are as good as each other; a password that is none is not. */
static void
test_secrets (Fixture *f, gconstpointer user_data)
{
  g_autofree char *first = add_profile (f->draft, "A", "a@example.org");
  g_autofree char *second = add_profile (f->draft, "B", "b@example.org");
  g_autofree char *none = add_profile (f->draft, "C", "c@example.org");
  g_autofree char *sql = g_strdup_printf (
      "UPDATE profile_override SET value = '' WHERE profile = '%s' AND key = 'mail-password'",
      none);
  g_autoptr (MwReview) reviewed = NULL;

  give_values (f, first, NULL);
  give_values (f, second, NULL);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, second, "mail-password",
            "22222222-2222-4222-8222-222222222222");
  give_values (f, none, NULL);
  g_assert_cmpint (run_sql (f->draft_path, sql), ==, SQLITE_OK);
  reviewed = review (f);
  g_assert_cmpuint (count_findings (reviewed, first, ""), ==, 0);
  g_assert_cmpuint (count_findings (reviewed, second, ""), ==, 0);
  g_assert_cmpuint (count_findings (reviewed, none, ""), >, 0);
}

/* A site default that changes what is in effect is looked at with it. */
static void
test_site_default (Fixture *f, gconstpointer user_data)
{
  g_autofree char *first = add_profile (f->draft, "A", "a@example.org");
  g_autofree char *second = add_profile (f->draft, "B", "b@example.org");
  g_autoptr (MwReview) before = NULL;
  g_autoptr (MwReview) after = NULL;

  give_values (f, first, NULL);
  give_values (f, second, NULL);
  before = review (f);
  g_assert_cmpuint (count_findings (before, first, "plain-password"), ==, 0);
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "smtp-encryption", "none");
  after = review (f);
  g_assert_cmpuint (count_findings (after, first, "plain-password"), ==, 1);
  g_assert_cmpuint (count_findings (after, second, "plain-password"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/review-checks/same-values", test_same_values);
  FIXTURE_TEST ("/store/review-checks/secrets", test_secrets);
  FIXTURE_TEST ("/store/review-checks/site-default", test_site_default);
  return g_test_run ();
}
