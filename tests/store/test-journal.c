/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Edits that no order of single rows takes back: whatever one edit could do can be undone and
 * redone, and stays staged when what was before it is submitted. */

#include "fixture.h"
#include "model.h"

#include <string.h>

/* The edit, undone and redone: what was, and what is, to the last row. */
static void
assert_undone_and_redone (Fixture *f, MwEdit *edit)
{
  g_autoptr (Model) before = model_read (f->draft_path);
  g_autoptr (Model) base = model_read_base (f->draft_path);
  g_autoptr (Model) after = NULL;
  g_autoptr (GError) error = NULL;

  mw_draft_apply (f->draft, edit, NULL, &error);
  g_assert_no_error (error);
  after = model_read (f->draft_path);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Model) undone = NULL;
      g_autoptr (Model) redone = NULL;
      g_autoptr (Model) kept = NULL;

      mw_draft_undo (f->draft, NULL, &error);
      g_assert_no_error (error);
      undone = model_read (f->draft_path);
      model_assert_equal (undone, before, "undone");
      mw_draft_redo (f->draft, NULL, &error);
      g_assert_no_error (error);
      redone = model_read (f->draft_path);
      model_assert_equal (redone, after, "redone");
      kept = model_read_base (f->draft_path);
      model_assert_equal (kept, base, "the base");
    }
}

static void
add_rename (MwEdit *edit, MwStepKind kind, const char *id, const char *field, const char *name)
{
  mw_edit_add_step (edit, kind, id, field, name, NULL);
}

/* Two profiles that change their names and addresses in one edit, a third that takes no part. */
static void
test_swapped (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autofree char *c = add_complete_profile (f->draft, "C", "c@example.org");
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "swap", NULL);

  add_rename (edit, MW_STEP_SET_PROFILE, a, "name", "Z");
  add_rename (edit, MW_STEP_SET_PROFILE, b, "name", "A");
  add_rename (edit, MW_STEP_SET_PROFILE, a, "name", "B");
  add_rename (edit, MW_STEP_SET_PROFILE, a, "address", "z@example.org");
  add_rename (edit, MW_STEP_SET_PROFILE, b, "address", "a@example.org");
  add_rename (edit, MW_STEP_SET_PROFILE, a, "address", "b@example.org");
  add_rename (edit, MW_STEP_SET_PROFILE, c, "comment", "x");
  assert_undone_and_redone (f, edit);
  submit_all (f->draft);
  assert_answer (f->live_path, "SELECT name || address FROM profile WHERE name_key = 'a'",
                 "Aa@example.org");
}

/* A ring of three, beside a name that is handed on to a new one and one of what is removed. */
static void
test_ring (Fixture *f, gconstpointer user_data)
{
  static const char *const LOGINS[] = { "anna", "bo", "cem", "dora", "eva" };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "ring", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (LOGINS); i++)
    g_ptr_array_add (ids, add_agent (f->draft, LOGINS[i], LOGINS[i]));
  submit_all (f->draft);
  add_rename (edit, MW_STEP_SET_AGENT, ids->pdata[0], "login", "between");
  add_rename (edit, MW_STEP_SET_AGENT, ids->pdata[2], "login", "anna");
  add_rename (edit, MW_STEP_SET_AGENT, ids->pdata[1], "login", "cem");
  add_rename (edit, MW_STEP_SET_AGENT, ids->pdata[0], "login", "bo");
  add_rename (edit, MW_STEP_SET_AGENT, ids->pdata[3], "login", "finn");
  mw_edit_add_new_agent (edit, "dora", "Another Dora", "");
  mw_edit_add_step (edit, MW_STEP_REMOVE_AGENT, ids->pdata[4], NULL);
  mw_edit_add_new_agent (edit, "eva", "Another Eva", "");
  assert_undone_and_redone (f, edit);
}

/* Of any kind. */
static void
test_swapped_responsibilities (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_responsibility (f->draft, "A");
  g_autofree char *b = add_responsibility (f->draft, "B");
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "swap", NULL);

  add_rename (edit, MW_STEP_SET_RESPONSIBILITY, a, "name", "Z");
  add_rename (edit, MW_STEP_SET_RESPONSIBILITY, b, "name", "A");
  add_rename (edit, MW_STEP_SET_RESPONSIBILITY, a, "name", "B");
  assert_undone_and_redone (f, edit);
}

static void
swap_in_one (Fixture *f, const char *a, const char *name_a, const char *b, const char *name_b)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "swap", NULL);
  g_autoptr (GError) error = NULL;

  add_rename (edit, MW_STEP_SET_PROFILE, a, "name", "Between");
  add_rename (edit, MW_STEP_SET_PROFILE, b, "name", name_a);
  add_rename (edit, MW_STEP_SET_PROFILE, a, "name", name_b);
  mw_draft_apply (f->draft, edit, NULL, &error);
  g_assert_no_error (error);
}

/* A revision that swapped two names is taken back: one edit, which can be undone. */
static void
test_taken_back (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  swap_in_one (f, a, "A", b, "B");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  g_assert_true (mw_draft_take_back (f->draft, 2, NULL, &error));
  g_assert_no_error (error);
  assert_answer (f->draft_path, "SELECT name FROM profile WHERE address = 'a@example.org'", "A");
  mw_draft_undo (f->draft, NULL, &error);
  g_assert_no_error (error);
  assert_answer (f->draft_path, "SELECT name FROM profile WHERE address = 'a@example.org'", "B");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
}

/* Swapped after the review: what was reviewed is submitted, and the swap stays staged. */
static void
test_swapped_after_review (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autoptr (GError) error = NULL;

  swap_in_one (f, a, "A", b, "B");
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpuint (count_changes (f->draft), ==, 2);
  assert_answer (f->live_path, "SELECT name FROM profile WHERE address = 'a@example.org'", "A");
  assert_answer (f->draft_path, "SELECT name FROM profile WHERE address = 'a@example.org'", "B");
  assert_answer (f->draft_path, "SELECT count (*) FROM submission", "0");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
}

/* Deleted after the review: once it is submitted, nobody could delete it, so it is not. */
static void
test_deleted_after_review (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (a);
  run_step (f->draft, MW_STEP_DELETE_PROFILE, b, NULL, NULL);
  g_assert_cmpint (mw_draft_submit (f->draft, review, "Ada", "", NULL, NULL, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_REVIEW_OUTDATED);
  g_clear_error (&error);
  assert_answer (f->live_path, "SELECT count (*) FROM revision", "0");
  assert_answer (f->draft_path, "SELECT count (*) FROM submission", "0");
  /* The draft goes on. */
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "comment", "x");
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  assert_answer (f->live_path, "SELECT group_concat (name) FROM profile", "A");
}

/* The same deletion, undone before the submit: redone after it, it is refused, and stays so. */
static void
test_deletion_redone_after_submit (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;

  run_step (f->draft, MW_STEP_DELETE_PROFILE, id, NULL, NULL);
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (mw_draft_redo (f->draft, NULL, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
      g_clear_error (&error);
      assert_answer (f->draft_path, "SELECT count (*) FROM profile_override", "3");
      g_assert_cmpuint (count_changes (f->draft), ==, 0);
    }
}

/* What a colleague or the shell made of it since is not overwritten by an undo with names parked.
 */
static void
test_swapped_and_changed (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  swap_in_one (f, a, "A", b, "B");
  fixture_close (f);
  g_assert_cmpint (run_sql (f->draft_path, "UPDATE profile SET name = 'C', name_key = 'c' WHERE"
                                           " name_key = 'a'"),
                   ==, 0);
  fixture_reopen (f);
  g_assert_false (mw_draft_undo (f->draft, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  assert_answer (f->draft_path,
                 "SELECT group_concat (name, '') FROM (SELECT name FROM profile ORDER BY address)",
                 "BC");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/journal/swapped", test_swapped);
  FIXTURE_TEST ("/store/journal/ring", test_ring);
  FIXTURE_TEST ("/store/journal/swapped-responsibilities", test_swapped_responsibilities);
  FIXTURE_TEST ("/store/journal/taken-back", test_taken_back);
  FIXTURE_TEST ("/store/journal/swapped-after-review", test_swapped_after_review);
  FIXTURE_TEST ("/store/journal/deleted-after-review", test_deleted_after_review);
  FIXTURE_TEST ("/store/journal/deletion-redone", test_deletion_redone_after_submit);
  FIXTURE_TEST ("/store/journal/swapped-and-changed", test_swapped_and_changed);
  return g_test_run ();
}
