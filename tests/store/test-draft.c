/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Edits, the journal, undo and redo, and what is staged. */

#include "fixture.h"

static void
test_duplicate_address (Fixture *f, gconstpointer user_data)
{
  static const char *const SAME[] = { "support@example.org", "Support@Example.ORG",
                                      "  support@example.org ", "\"support\"@example.org",
                                      "support@example.org." };
  g_autofree char *id = add_profile (f->draft, "Support", "support@example.org");
  g_autofree char *idn = add_profile (f->draft, "IDN", "info@münchen.example");

  for (guint i = 0; i < G_N_ELEMENTS (SAME); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", SAME[i]);
      g_assert_false (try_step (f->draft, &error, MW_STEP_SET_PROFILE, idn, "address", SAME[i]));
      g_assert_error (error, MW_ERROR, MW_ERROR_DUPLICATE);
      g_assert_nonnull (strstr (error->message, "“Support”"));
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (try_step (f->draft, &error, MW_STEP_SET_PROFILE, id, "address",
                              "INFO@xn--mnchen-3ya.example"));
    g_assert_error (error, MW_ERROR, MW_ERROR_DUPLICATE);
    g_assert_nonnull (strstr (error->message, "“IDN”"));
  }
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "address", "support+de@example.org");
}

static void
test_names (Fixture *f, gconstpointer user_data)
{
  g_autofree char *first = add_profile (f->draft, "Support DE", "a@example.org");
  g_autofree char *second = add_profile (f->draft, "Other", "b@example.org");
  g_autoptr (GError) error = NULL;

  g_assert_false (
      try_step (f->draft, &error, MW_STEP_SET_PROFILE, second, "name", " support  de "));
  g_assert_error (error, MW_ERROR, MW_ERROR_DUPLICATE);
  g_clear_error (&error);
  g_assert_false (try_step (f->draft, &error, MW_STEP_SET_PROFILE, second, "name", "  "));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (try_step (f->draft, &error, MW_STEP_SET_PROFILE, second, "name", "two\nlines"));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  run_step (f->draft, MW_STEP_SET_PROFILE, first, "name", "SUPPORT de");
}

static void
test_values (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_profile (f->draft, "P", "p@example.org");
  g_autoptr (GError) error = NULL;

  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "SMTP.Example.org.");
  assert_answer (f->draft_path, "SELECT value FROM profile_override", "smtp.example.org");
  g_assert_false (try_step (f->draft, &error, MW_STEP_SET_OVERRIDE, id, "smtp-port", "70000"));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (try_step (f->draft, &error, MW_STEP_SET_OVERRIDE, id, "no-such", "1"));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* A secret is refused here: only its id may come this way. */
  g_assert_false (
      try_step (f->draft, &error, MW_STEP_SET_OVERRIDE, id, "mail-password", "hunter2"));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  g_assert_null (strstr (error->message, "hunter2"));
  g_clear_error (&error);
  g_assert_false (
      try_step (f->draft, &error, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "mail-password", "x"));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
}

static void
test_undo_redo (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_profile (f->draft, "P", "p@example.org");
  g_autoptr (GError) error = NULL;

  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "one.example");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "two.example");
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  g_assert_true (mw_draft_undo (f->draft, NULL, &error));
  assert_answer (f->draft_path, "SELECT value FROM profile_override", "one.example");
  fixture_reopen (f);
  g_assert_true (mw_draft_redo (f->draft, NULL, &error));
  assert_answer (f->draft_path, "SELECT value FROM profile_override", "two.example");
  for (guint i = 0; i < 3; i++)
    g_assert_true (mw_draft_undo (f->draft, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (mw_draft_undo (f->draft, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOTHING);
  g_clear_error (&error);
  assert_answer (f->draft_path, "SELECT count(*) FROM profile", "0");
  assert_answer (f->draft_path, "SELECT count(*) FROM staged", "0");
  fixture_reopen (f);
  for (guint i = 0; i < 3; i++)
    g_assert_true (mw_draft_redo (f->draft, NULL, &error));
  assert_answer (f->draft_path, "SELECT value FROM profile_override", "two.example");
  g_assert_true (mw_draft_undo (f->draft, NULL, &error));
  /* A new edit ends what could be redone. */
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "new");
  g_assert_false (mw_draft_redo (f->draft, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOTHING);
}

static char *
read_mark (MwDraft *draft)
{
  MwDraftState state = { 0 };
  char *mark = NULL;

  g_assert_true (mw_draft_read_state (draft, &state, NULL, NULL));
  mark = g_strdup (state.mark);
  mw_draft_state_clear (&state);
  return mark;
}

/* Who means one edit does not take back another. */
static void
test_undo_at (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_profile (f->draft, "P", "p@example.org");
  g_autofree char *first = read_mark (f->draft);
  g_autofree char *second = NULL;

  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "a.example");
  second = read_mark (f->draft);
  g_assert_false (mw_draft_undo_at (f->draft, first, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOTHING);
  g_clear_error (&error);
  assert_answer (f->draft_path, "SELECT count (*) FROM profile_override", "1");
  g_assert_true (mw_draft_undo_at (f->draft, second, NULL, &error));
  g_assert_false (mw_draft_undo_at (f->draft, second, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOTHING);
  assert_answer (f->draft_path, "SELECT count (*) FROM profile", "1");
}

static void
test_undo_label (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SET_OVERRIDE, "Support DE", "smtp-server");
  g_autofree char *id = add_profile (f->draft, "Support DE", "p@example.org");
  MwDraftState state;

  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "smtp-server", "a.example", NULL);
  g_assert_true (mw_draft_apply (f->draft, edit, NULL, NULL));
  g_assert_true (mw_draft_read_state (f->draft, &state, NULL, NULL));
  g_assert_cmpstr (state.undo_label, ==, "Set SMTP Server of Support DE");
  g_assert_null (state.redo_label);
  mw_draft_state_clear (&state);
}

static void
test_nothing_changed (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_profile (f->draft, "P", "p@example.org");

  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "a.example");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "a.example");
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "enabled", "on");
  assert_answer (f->draft_path, "SELECT count(*) FROM journal", "2");
}

static void
test_all_or_nothing (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "many", NULL);
  g_autoptr (GError) error = NULL;
  const char *id = mw_edit_add_new_profile (edit, "A", "a@example.org", IMAP_DRIVER);

  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "smtp-server", "a.example", NULL);
  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "smtp-port", "nonsense", NULL);
  g_assert_false (mw_draft_apply (f->draft, edit, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  assert_answer (f->draft_path, "SELECT count(*) FROM profile", "0");
  assert_answer (f->draft_path, "SELECT count(*) FROM journal", "0");
}

static void
test_net_drops_what_ended_where_it_began (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "P", "p@example.org");
  g_autoptr (MwReview) review = NULL;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "other.example");
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "there");
  g_assert_cmpuint (count_changes (f->draft), ==, 2);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "smtp.example.org");
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  assert_answer (f->draft_path, "SELECT count(*) FROM staged", "0");
  review = mw_draft_review (f->draft, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (mw_review_get_changes (review)), ==, 0);
}

/* One value for many profiles is one change; secrets are, since each has another id. */
static void
test_same_values_are_one_change (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, a, "from-display-name", "Team");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, b, "from-display-name", "Team");
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  /* As long as an id, and with as many dashes: names all the same. */
  run_step (f->draft, MW_STEP_SET_OVERRIDE, a, "from-display-name",
            "Sales-Berlin-Aarhus-Graz-Porto-Riga!");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, b, "from-display-name",
            "Sales-Berlin-Aarhus-Graz-Porto-Wien!");
  g_assert_cmpuint (count_changes (f->draft), ==, 2);
}

static void
test_delete (Fixture *f, gconstpointer user_data)
{
  g_autofree char *submitted = add_complete_profile (f->draft, "Old", "old@example.org");
  g_autofree char *fresh = NULL;
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  fresh = add_complete_profile (f->draft, "New", "new@example.org");
  run_step (f->draft, MW_STEP_DELETE_PROFILE, fresh, NULL, NULL);
  assert_answer (f->draft_path, "SELECT count(*) FROM profile", "1");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  g_assert_false (try_step (f->draft, &error, MW_STEP_DELETE_PROFILE, submitted, NULL, NULL));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "“Old”"));
  /* The schema says so too, whoever asks. */
  g_assert_cmpint (run_sql (f->draft_path, "DELETE FROM profile_override; DELETE FROM profile"), ==,
                   SQLITE_CONSTRAINT);
}

static void
on_changed (guint *count)
{
  (*count)++;
}

static void
test_two_programs (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  MwDraft *other = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, &error);
  g_autofree char *id = add_profile (f->draft, "P", "p@example.org");
  guint heard = 0, n = 0;

  g_assert_no_error (error);
  run_step (other, MW_STEP_SET_OVERRIDE, id, "smtp-server", "a.example");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "imap-server", "b.example");
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  g_assert_true (mw_draft_undo (other, NULL, &error));
  assert_answer (f->draft_path, "SELECT group_concat(key) FROM profile_override", "smtp-server");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* The first one hears of what the other did. */
  g_signal_connect_swapped (f->draft, "changed", G_CALLBACK (on_changed), &heard);
  g_free (add_profile (other, "Q", "q@example.org"));
  while (heard == 0 || n != 2)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (f->draft, "n-changes", &n, NULL);
    }
  g_assert_cmpuint (heard, >, 0);
  g_clear_object (&other);
}

static gboolean
on_waited (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* SQLite touches the logs even when it only reads: whoever has the draft open must not take that
 * for an edit, and read everything anew each time mailwrightctl lists something. */
static void
test_reader_is_not_heard (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "P", "p@example.org");
  guint heard = 0;
  gboolean waited = FALSE;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, id, "polling-interval", "60");
  g_timeout_add (500, on_waited, &waited);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (f->draft, "changed", G_CALLBACK (on_changed), &heard);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MwLive) live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
      g_autoptr (MwDraft) other =
          mw_sqlite_draft_open (f->draft_path, live, f->catalogue, NULL, NULL);

      g_assert_cmpuint (count_changes (other), ==, 1);
      waited = FALSE;
      g_timeout_add (500, on_waited, &waited);
      while (!waited)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (heard, ==, 0);
}

static gpointer
edit_many (gpointer user_data)
{
  MwDraft *draft = user_data;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *address = g_strdup_printf ("%p-%u@example.org", (void *) draft, i);
      G_GNUC_UNUSED g_autofree char *id = add_profile (draft, address, address);
    }
  return NULL;
}

static void
test_two_at_the_same_moment (Fixture *f, gconstpointer user_data)
{
  MwDraft *other = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, NULL);
  GThread *first = g_thread_new ("first", edit_many, f->draft);
  GThread *second = g_thread_new ("second", edit_many, other);

  g_thread_join (first);
  g_thread_join (second);
  assert_answer (f->draft_path, "SELECT count(*) FROM profile", "100");
  assert_answer (f->draft_path, "SELECT count(*) FROM journal", "100");
  for (guint i = 0; i < 100; i++)
    g_assert_true (mw_draft_undo (i % 2 ? f->draft : other, NULL, NULL));
  assert_answer (f->draft_path, "SELECT count(*) FROM profile", "0");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&other);
}

/* Random edits, undone and redone at random: what the triggers say is staged is always what the
 * journal's net changeset says. */
static void
test_staged_is_the_net (Fixture *f, gconstpointer user_data)
{
  static const char *const KEYS[] = { "smtp-server", "imap-server" };
  static const char *const VALUES[] = { "a.example", "b.example" };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GRand *random = g_rand_new_with_seed (42);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *address = g_strdup_printf ("p%u@example.org", i);

      g_ptr_array_add (ids, add_complete_profile (f->draft, address, address));
    }
  submit_all (f->draft);
  for (guint i = 0; i < 400; i++)
    {
      const char *id = g_ptr_array_index (ids, g_rand_int_range (random, 0, 4));
      const char *key = KEYS[g_rand_int_range (random, 0, 2)];
      g_autofree char *n_staged = NULL;

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
        case 1:
          run_step (f->draft, MW_STEP_SET_OVERRIDE, id, key,
                    VALUES[g_rand_int_range (random, 0, 2)]);
          break;
        case 2:
          run_step (f->draft, MW_STEP_RESET_OVERRIDE, id, key, NULL);
          break;
        case 3:
          run_step (f->draft, MW_STEP_SET_PROFILE, id, "enabled", i % 2 ? "on" : "off");
          break;
        case 4:
          mw_draft_undo (f->draft, NULL, NULL);
          break;
        default:
          mw_draft_redo (f->draft, NULL, NULL);
        }
      n_staged =
          ask (f->draft_path,
               "SELECT coalesce (sum (thing IS NULL), 0) + count (DISTINCT thing) FROM staged");
      g_assert_cmpuint (g_ascii_strtoull (n_staged, NULL, 10), ==, count_changes (f->draft));
    }
  g_rand_free (random);
}

static void
test_discard (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "P", "p@example.org");
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "comment", "x");
  g_assert_true (mw_draft_discard (f->draft, NULL, &error));
  g_assert_no_error (error);
  assert_answer (f->draft_path, "SELECT comment FROM profile", "");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  g_assert_false (mw_draft_undo (f->draft, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/draft/duplicate-address", test_duplicate_address);
  FIXTURE_TEST ("/store/draft/names", test_names);
  FIXTURE_TEST ("/store/draft/values", test_values);
  FIXTURE_TEST ("/store/draft/undo-redo", test_undo_redo);
  FIXTURE_TEST ("/store/draft/undo-at", test_undo_at);
  FIXTURE_TEST ("/store/draft/undo-label", test_undo_label);
  FIXTURE_TEST ("/store/draft/nothing-changed", test_nothing_changed);
  FIXTURE_TEST ("/store/draft/all-or-nothing", test_all_or_nothing);
  FIXTURE_TEST ("/store/draft/net", test_net_drops_what_ended_where_it_began);
  FIXTURE_TEST ("/store/draft/same-values-are-one-change", test_same_values_are_one_change);
  FIXTURE_TEST ("/store/draft/delete", test_delete);
  FIXTURE_TEST ("/store/draft/two-programs", test_two_programs);
  FIXTURE_TEST ("/store/draft/reader-is-not-heard", test_reader_is_not_heard);
  FIXTURE_TEST ("/store/draft/same-moment", test_two_at_the_same_moment);
  FIXTURE_TEST ("/store/draft/staged-is-the-net", test_staged_is_the_net);
  FIXTURE_TEST ("/store/draft/discard", test_discard);
  return g_test_run ();
}
