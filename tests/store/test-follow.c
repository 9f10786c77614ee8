/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* A draft that lags behind by several revisions follows them one after the other. */

#include "fixture.h"
#include "model.h"

static MwDraft *
open_other (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  MwDraft *other = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, &error);

  g_assert_no_error (error);
  return other;
}

/* What the colleague's draft has is what is live, and nothing of it is staged. */
static void
assert_follows (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  MwDraft *other = open_other (f);
  g_autoptr (Model) live = model_read (f->live_path);
  g_autoptr (Model) rows = model_read (path);
  g_autoptr (Model) base = model_read_base (path);

  model_assert_equal (rows, live, "the draft's rows");
  model_assert_equal (base, live, "the draft's base");
  g_assert_cmpuint (count_changes (other), ==, 0);
  g_clear_object (&other);
}

/* Opened once, so that it has a base to lag behind. */
static void
leave_behind (Fixture *f)
{
  MwDraft *other = open_other (f);

  g_clear_object (&other);
}

static void
test_added_and_removed (Fixture *f, gconstpointer user_data)
{
  g_autofree char *agent = NULL, *responsibility = NULL;

  leave_behind (f);
  agent = add_agent (f->draft, "anna", "Anna");
  responsibility = add_responsibility (f->draft, "Returns");
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, responsibility, agent, NULL);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_UNASSIGN_AGENT, responsibility, agent, NULL);
  submit_all (f->draft);
  assert_follows (f);
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, responsibility, agent, NULL);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_REMOVE_AGENT, agent, NULL, NULL);
  run_step (f->draft, MW_STEP_REMOVE_RESPONSIBILITY, responsibility, NULL, NULL);
  submit_all (f->draft);
  assert_follows (f);
}

/* Removed, and added again with another value. */
static void
test_removed_and_added (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");

  submit_all (f->draft);
  leave_behind (f);
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, id, "smtp-server", NULL);
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "smtp-server", "s.example.org");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "other.example.org");
  run_step (f->draft, MW_STEP_RESET_SITE_DEFAULT, IMAP_DRIVER, "smtp-server", NULL);
  submit_all (f->draft);
  assert_follows (f);
}

/* A name that goes from one to the next, a revision each. */
static void
test_name_handed_on (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autofree char *c = NULL;

  submit_all (f->draft);
  leave_behind (f);
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "name", "Z");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_PROFILE, b, "name", "A");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "name", "B");
  c = add_complete_profile (f->draft, "Z", "z@example.org");
  submit_all (f->draft);
  g_assert_nonnull (c);
  assert_follows (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/follow/added-and-removed", test_added_and_removed);
  FIXTURE_TEST ("/store/follow/removed-and-added", test_removed_and_added);
  FIXTURE_TEST ("/store/follow/name-handed-on", test_name_handed_on);
  return g_test_run ();
}
