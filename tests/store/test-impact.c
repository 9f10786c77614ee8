/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What joining a responsibility means for people: the plan beforehand, the review's notes and the
 * From list afterwards say the same. */

#include "fixture.h"

#include <mailwright/consequence.h>

typedef struct
{
  guint n_silent;  /* profiles that are disabled */
  guint n_sending; /* profiles that are not */
  guint n_agents;
  gboolean beforehand; /* the profiles are there before the agents */
} Case;

static gboolean
count_row (GObject *row, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
  return TRUE;
}

static guint
count_from_list (Fixture *f, const char *agent)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_FROM_LIST);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  mw_query_set_agent (query, agent);
  mw_draft_foreach (f->draft, query, count_row, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

/* Plans it, says so, and does it. */
static MwAssignPlan *
join (Fixture *f, const char *responsibility, MwMembers *joining)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwResponsibility) found =
      mw_draft_find_responsibility (f->draft, responsibility, NULL, &error);
  g_autoptr (MwAssignPlan) plan = NULL;
  g_autoptr (MwEdit) edit = NULL;

  g_assert_no_error (error);
  plan = mw_assign_plan_load (f->draft, found, joining, NULL, &error);
  g_assert_no_error (error);
  edit = mw_assign_plan_build_edit (plan);
  mw_draft_apply (f->draft, edit, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&plan);
}

static MwMembers *
add_profiles (Fixture *f, const Case *c)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < c->n_sending + c->n_silent; i++)
    {
      g_autofree char *address = g_strdup_printf ("m%u@example.org", i);
      g_autofree char *id = add_profile (f->draft, NULL, address);

      if (i >= c->n_sending)
        run_step (f->draft, MW_STEP_SET_PROFILE, id, "enabled", "off");
      g_ptr_array_add (profiles, mw_draft_find_profile (f->draft, id, NULL, NULL));
    }
  return mw_members_new (NULL, profiles);
}

static MwMembers *
add_agents (Fixture *f, const Case *c)
{
  g_autoptr (GPtrArray) agents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < c->n_agents; i++)
    {
      g_autofree char *login = g_strdup_printf ("a%u", i);
      g_autofree char *id = add_agent (f->draft, login, "");

      g_ptr_array_add (agents, mw_draft_find_agent (f->draft, id, NULL, NULL));
    }
  return mw_members_new (agents, NULL);
}

static gboolean
is_sending (MwMembers *profiles, const char *name)
{
  GPtrArray *rows = mw_members_get_profiles (profiles);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (mw_profile_get_name (rows->pdata[i]), name))
      return mw_profile_get_enabled (rows->pdata[i]);
  g_assert_not_reached ();
}

static char *
expect_addresses (guint n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (n, 3); i++)
    g_ptr_array_add (names, g_strdup_printf ("m%u@example.org", i));
  g_ptr_array_add (names, NULL);
  text = mw_consequence_format (MW_CONSEQUENCE_ADDRESSES, n, (const char *const *) names->pdata);
  return mw_consequence_describe (text, MW_CHANGE_ADDED);
}

static void
assert_notes (Fixture *f, MwMembers *profiles, guint n_addresses, guint n_agents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, &error);
  GListModel *changes = mw_review_get_changes (review);
  g_autofree char *of_agents = expect_addresses (n_addresses);
  g_autofree char *count = mw_consequence_format (MW_CONSEQUENCE_AGENTS, n_agents, NULL);
  g_autofree char *of_profiles = mw_consequence_describe (count, MW_CHANGE_ADDED);
  g_autofree char *none = mw_consequence_format (MW_CONSEQUENCE_SILENT, 0, NULL);
  g_autofree char *of_silent = mw_consequence_describe (none, MW_CHANGE_ADDED);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (changes, i);
      const char *field = mw_change_get_field (change);

      if (g_str_equal (field, "agent"))
        g_assert_cmpstr (mw_change_get_note (change), ==, of_agents);
      else if (g_str_equal (field, "profile"))
        g_assert_cmpstr (mw_change_get_note (change), ==,
                         is_sending (profiles, mw_change_get_after (change)) ? of_profiles
                                                                             : of_silent);
    }
}

static void
run_case (Fixture *f, const Case *c)
{
  g_autofree char *responsibility = add_responsibility (f->draft, "Returns");
  g_autoptr (MwMembers) profiles = add_profiles (f, c);
  g_autoptr (MwMembers) agents = add_agents (f, c);
  g_autoptr (MwAssignPlan) first = join (f, responsibility, c->beforehand ? profiles : agents);
  g_autoptr (MwAssignPlan) last = join (f, responsibility, c->beforehand ? agents : profiles);
  GPtrArray *rows = mw_members_get_agents (agents);

  g_assert_cmpuint (mw_assign_plan_count_addresses (last), ==, c->n_sending);
  g_assert_cmpuint (mw_assign_plan_count_agents (last), ==, c->n_agents);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (count_from_list (f, mw_agent_get_id (rows->pdata[i])), ==,
                      mw_assign_plan_count_addresses (last));
  assert_notes (f, profiles, mw_assign_plan_count_addresses (last),
                mw_assign_plan_count_agents (last));
}

static void
test_all_say_the_same (void)
{
  static const Case cases[] = {
    { 0, 1, 1, FALSE }, { 0, 1, 1, TRUE }, { 1, 0, 1, FALSE }, { 1, 0, 2, TRUE },
    { 1, 2, 3, FALSE }, { 2, 5, 2, TRUE }, { 0, 0, 2, TRUE },  { 1, 2, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture f = { 0 };

      fixture_set_up (&f, NULL);
      run_case (&f, &cases[i]);
      fixture_tear_down (&f, NULL);
    }
}

static gboolean
compare_row (GObject *row, gpointer user_data)
{
  Fixture *f = user_data;
  MwProfile *profile = MW_PROFILE (row);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM sender WHERE profile = '%s'",
                                          mw_profile_get_id (profile));

  assert_answer (f->live_path, sql, mw_from_can_send (profile) ? "1" : "0");
  return TRUE;
}

/* The rule in C is that of the view, from which mail software is served. */
static void
test_who_can_send (Fixture *f, gconstpointer user_data)
{
  g_autofree char *plain = add_complete_profile (f->draft, "Plain", "plain@example.org");
  g_autofree char *disabled = add_complete_profile (f->draft, "Disabled", "off@example.org");
  g_autofree char *other = add_complete_profile (f->draft, "Other", "other@example.org");
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  run_step (f->draft, MW_STEP_SET_PROFILE, disabled, "enabled", "off");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, other, "from-address", "noreply@example.org");
  g_assert_cmpint (submit_accepting (f->draft), ==, 1);
  mw_draft_foreach (f->draft, query, compare_row, f, NULL, &error);
  g_assert_no_error (error);
  mw_draft_foreach (f->draft, query, count_row, &n, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  assert_answer (f->live_path, "SELECT count (*) FROM sender", "2");
}

/* (transfer full) (nullable): the note of the change of a field. */
static char *
read_note (Fixture *f, const char *object, const char *field)
{
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  GListModel *changes = mw_review_get_changes (review);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (changes, i);

      if (g_str_equal (mw_change_get_object_id (change), object) &&
          g_str_equal (mw_change_get_field (change), field))
        return g_strdup (mw_change_get_note (change) ? mw_change_get_note (change) : "nothing");
    }
  return NULL;
}

static void
assert_note (Fixture *f, const char *object, const char *field, const char *expected)
{
  g_autofree char *note = read_note (f, object, field);

  g_assert_cmpstr (note, ==, expected);
}

/* What an edit of one thing means for others is told where it is reviewed. */
static void
test_who_loses (Fixture *f, gconstpointer user_data)
{
  g_autofree char *support = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autofree char *sales = add_complete_profile (f->draft, "Sales", "sales@example.org");
  g_autofree char *anna = add_agent (f->draft, "anna", "Anna");
  g_autofree char *team = add_responsibility (f->draft, "Team");

  run_step (f->draft, MW_STEP_ASSIGN_AGENT, team, anna, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, team, support, NULL);
  g_assert_cmpint (submit_all (f->draft), ==, 1);

  run_step (f->draft, MW_STEP_SET_PROFILE, support, "enabled", "off");
  assert_note (f, support, "enabled", "Anna can no longer send as it");
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  run_step (f->draft, MW_STEP_SET_PROFILE, support, "address", "help@example.org");
  assert_note (f, support, "address",
               "Anna then sends as the new address; IMAP Account Name, SMTP Account Name follow it:"
               " the logins may have to be changed on the server, too");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, support, "imap-account-name", "support");
  assert_note (f, support, "address",
               "Anna then sends as the new address; SMTP Account Name follows it: the login may"
               " have to be changed on the server, too");
  g_assert_true (mw_draft_discard (f->draft, NULL, NULL));
  run_step (f->draft, MW_STEP_SET_AGENT, anna, "login", "anna2");
  assert_note (f, anna, "login", "only the new login can then send as support@example.org");
  run_step (f->draft, MW_STEP_REMOVE_AGENT, anna, NULL, NULL);
  assert_note (f, anna, "", "can no longer send as support@example.org");
  g_assert_true (mw_draft_discard (f->draft, NULL, NULL));
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "smtp-port", "587");
  assert_note (f, IMAP_DRIVER, "smtp-port",
               "changes 2 mailboxes: sales@example.org, support@example.org");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, sales, "smtp-port", "25");
  assert_note (f, IMAP_DRIVER, "smtp-port", "changes 1 mailbox: support@example.org");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, support, "smtp-port", "25");
  assert_note (f, IMAP_DRIVER, "smtp-port", "changes no mailbox: each has a value of its own");
}

/* What ends is told of the base revision, whatever else is staged, and each person once however
 * many ways there are to a mailbox. */
static void
test_who_lost (Fixture *f, gconstpointer user_data)
{
  g_autofree char *support = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autofree char *sales = add_complete_profile (f->draft, "Sales", "sales@example.org");
  g_autofree char *first = add_responsibility (f->draft, "First");
  g_autofree char *second = add_responsibility (f->draft, "Second");
  g_autofree char *anna = add_agent (f->draft, "anna", "Anna");
  g_autofree char *bo = add_agent (f->draft, "bo", "");
  g_autofree char *late = NULL;

  run_step (f->draft, MW_STEP_ASSIGN_AGENT, first, anna, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, second, anna, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, second, bo, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, first, support, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, second, support, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, second, sales, NULL);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, sales, "from-address", "shop@example.org");
  g_assert_cmpint (submit_accepting (f->draft), ==, 1);

  late = add_agent (f->draft, "late", "Late");
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, first, late, NULL);
  run_step (f->draft, MW_STEP_SET_AGENT, bo, "name", "Bo");
  run_step (f->draft, MW_STEP_UNASSIGN_PROFILE, second, support, NULL);
  run_step (f->draft, MW_STEP_UNASSIGN_AGENT, second, bo, NULL);
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, sales, "from-address", NULL);
  run_step (f->draft, MW_STEP_SET_PROFILE, support, "enabled", "off");
  run_step (f->draft, MW_STEP_SET_PROFILE, sales, "enabled", "off");
  assert_note (f, support, "enabled", "Anna, bo can no longer send as it");
  assert_note (f, sales, "enabled", "Anna, bo can no longer send as it");
  assert_note (f, sales, "from-address", "2 agents no longer send as it through this");
  assert_note (f, second, "profile", "2 agents no longer send as it through this");
  assert_note (f, second, "agent",
               "no longer sends as shop@example.org, support@example.org through this");
  run_step (f->draft, MW_STEP_REMOVE_AGENT, anna, NULL, NULL);
  assert_note (f, anna, "", "can no longer send as shop@example.org, support@example.org");
}

/* What a value of a profile stands before, and what comes out from behind it. */
static void
test_what_was_hidden (Fixture *f, gconstpointer user_data)
{
  g_autofree char *support = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autoptr (MwReview) review = NULL;
  g_autoptr (MwChange) change = NULL;

  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "smtp-timeout", "50");
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, support, "smtp-timeout", "70");
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "smtp-timeout", "60");
  review = mw_draft_review (f->draft, NULL, NULL);
  change = g_list_model_get_item (mw_review_get_changes (review), 1);
  g_assert_null (mw_change_get_before (change));
  g_assert_true (g_str_has_prefix (mw_change_get_after (change), "70"));
  g_assert_true (g_str_has_prefix (mw_change_get_instead (change), "50"));
  g_assert_true (g_str_has_suffix (mw_change_get_instead (change), " (site default)"));
}

/* A part of what is staged goes, with all that cannot be without it, and comes back. */
static void
take_out (Fixture *f, const char *object, const char *field)
{
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  GPtrArray *operations = mw_review_get_operations (review);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_TAKE_OUT, "it", NULL);
  g_autoptr (GPtrArray) inverse = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < operations->len; i++)
    if (g_str_equal (mw_operation_get_fields (operations->pdata[i])->object_id, object) &&
        g_str_equal (mw_operation_get_field (operations->pdata[i]), field))
      g_array_append_val (places, i);
  g_assert_cmpuint (places->len, >, 0);
  inverse = mw_operations_take_out (operations, places);
  mw_edit_set_operations (edit, inverse);
  mw_draft_apply (f->draft, edit, NULL, &error);
  g_assert_no_error (error);
}

static void
test_taken_out (Fixture *f, gconstpointer user_data)
{
  g_autofree char *support = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autofree char *anna = add_agent (f->draft, "anna", "Anna");
  g_autofree char *team = add_responsibility (f->draft, "Team");
  g_autofree char *sales = NULL;

  run_step (f->draft, MW_STEP_ASSIGN_AGENT, team, anna, NULL);
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  sales = add_complete_profile (f->draft, "Sales", "sales@example.org");
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, team, sales, NULL);
  run_step (f->draft, MW_STEP_SET_PROFILE, support, "comment", "here");
  g_assert_cmpuint (count_changes (f->draft), ==, 3);
  take_out (f, support, "comment");
  g_assert_cmpuint (count_changes (f->draft), ==, 2);
  /* A new profile takes its values and its membership with it. */
  take_out (f, sales, "");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_cmpuint (count_changes (f->draft), ==, 2);
  g_assert_true (mw_draft_discard (f->draft, NULL, NULL));
  /* An agent comes back into what she was in; and where that is asked for, so does she. */
  run_step (f->draft, MW_STEP_REMOVE_AGENT, anna, NULL, NULL);
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  take_out (f, anna, "");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  take_out (f, team, "agent");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/impact/all-say-the-same", test_all_say_the_same);
  FIXTURE_TEST ("/store/impact/who-can-send", test_who_can_send);
  FIXTURE_TEST ("/store/impact/who-loses", test_who_loses);
  FIXTURE_TEST ("/store/impact/who-lost", test_who_lost);
  FIXTURE_TEST ("/store/impact/what-was-hidden", test_what_was_hidden);
  FIXTURE_TEST ("/store/impact/taken-out", test_taken_out);

  return g_test_run ();
}
