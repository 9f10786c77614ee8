/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/join-plan.h>

static void
add_agent (GPtrArray *agents, const char *id, const char *name)
{
  MwAgent *agent = mw_agent_new ();

  mw_agent_fill (agent, &(MwAgentFields){ .id = id, .login = id, .name = name, .address = "" });
  g_ptr_array_add (agents, agent);
}

static void
add_profile (GPtrArray *profiles, const char *id, gboolean enabled)
{
  MwProfile *profile = mw_profile_new ();
  g_autofree char *address = g_strconcat (id, "@example.org", NULL);

  mw_profile_fill (profile, &(MwProfileFields){ .id = id,
                                                .name = id,
                                                .address = address,
                                                .driver = "internet-smtp-imap",
                                                .comment = "",
                                                .enabled = enabled });
  g_ptr_array_add (profiles, profile);
}

static GPtrArray *
create_rows (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* Anna is in First Line, which gives support and sales. */
static MwAssignPlan *
create_plan (GPtrArray *agents, GPtrArray *profiles)
{
  g_autoptr (MwMembers) joining = mw_members_new (agents, profiles);
  g_autoptr (GPtrArray) there = create_rows ();
  g_autoptr (GPtrArray) given = create_rows ();

  add_agent (there, "anna", "Anna Larsen");
  add_profile (given, "support", TRUE);
  add_profile (given, "sales", TRUE);
  add_profile (given, "shop", FALSE);
  return mw_assign_plan_new ("first", "First Line", joining, there, given);
}

/* Without the marks that keep names in their own direction. */
static void
assert_says (const MwAssignPlan *plan, const char *expected)
{
  g_autofree char *text = mw_assign_plan_describe (plan);
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\u2068", "", 0);
  g_string_replace (plain, "\u2069", "", 0);
  g_assert_cmpstr (plain->str, ==, expected);
}

static void
test_names_one_and_two_agents (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (MwAssignPlan) one = NULL;
  g_autoptr (MwAssignPlan) two = NULL;

  add_agent (agents, "bo", "Bo Dahl");
  one = create_plan (agents, NULL);
  assert_says (one, "Bo Dahl will be able to send as 2 addresses.");
  add_agent (agents, "chris", "");
  two = create_plan (agents, NULL);
  assert_says (two, "Bo Dahl and chris will be able to send as 2 addresses through First Line.");
}

static void
add_sender (GPtrArray *senders, const char *id)
{
  MwSender *sender = mw_sender_new ();

  mw_sender_fill (sender, &(MwSenderFields){ .profile_id = id,
                                             .address = id,
                                             .display_name = id,
                                             .responsibilities = "",
                                             .position = senders->len + 1 });
  g_ptr_array_add (senders, sender);
}

static void
test_promises_only_what_is_new (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (GPtrArray) held = create_rows ();
  g_autoptr (MwAssignPlan) plan = NULL;

  add_agent (agents, "bo", "Bo Dahl");
  plan = create_plan (agents, NULL);
  mw_assign_plan_set_held (plan, held);
  assert_says (plan, "Bo Dahl will be able to send as 2 addresses.");
  add_sender (held, "sales");
  add_sender (held, "jobs");
  mw_assign_plan_set_held (plan, held);
  assert_says (plan, "Bo Dahl will be able to send as 1 more address.");
  add_sender (held, "support");
  mw_assign_plan_set_held (plan, held);
  assert_says (plan, "Bo Dahl will be in First Line, and can send as all its addresses already.");
}

static void
test_counts_many_agents (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (MwAssignPlan) plan = NULL;

  add_agent (agents, "bo", "Bo Dahl");
  add_agent (agents, "chris", "Chris Okafor");
  add_agent (agents, "dilara", "Dilara");
  add_agent (agents, "anna", "Anna Larsen");
  plan = create_plan (agents, NULL);
  assert_says (plan, "3 agents will be in First Line. Each of them will be able to send as 2 "
                     "addresses through it. 1 is there already.");
}

static void
test_says_who_sends_as_an_address (void)
{
  g_autoptr (GPtrArray) profiles = create_rows ();
  g_autoptr (MwAssignPlan) one = NULL;
  g_autoptr (MwAssignPlan) two = NULL;

  add_profile (profiles, "press", TRUE);
  one = create_plan (NULL, profiles);
  assert_says (one, "1 agent will be able to send as press@example.org.");
  add_profile (profiles, "jobs", FALSE);
  two = create_plan (NULL, profiles);
  assert_says (two, "First Line will give 2 more addresses. 1 of them is in no From list until it "
                    "is enabled. 1 agent will be able to send as them.");
}

static void
test_a_disabled_address_is_not_promised (void)
{
  g_autoptr (GPtrArray) profiles = create_rows ();
  g_autoptr (MwAssignPlan) plan = NULL;

  add_profile (profiles, "press", FALSE);
  plan = create_plan (NULL, profiles);
  assert_says (plan, "press@example.org will be in First Line, but it is in no From list until it "
                     "is enabled.");
}

static void
test_nothing_changes (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (GPtrArray) profiles = create_rows ();
  g_autoptr (MwAssignPlan) one = NULL;
  g_autoptr (MwAssignPlan) two = NULL;

  add_agent (agents, "anna", "Anna Larsen");
  one = create_plan (agents, NULL);
  g_assert_false (mw_assign_plan_changes (one));
  assert_says (one, "Anna Larsen is already in First Line.");
  add_profile (profiles, "shop", FALSE);
  two = create_plan (agents, profiles);
  assert_says (two, "All of them are already in First Line.");
}

static void
test_an_empty_responsibility (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (GPtrArray) profiles = create_rows ();
  g_autoptr (MwMembers) people = NULL;
  g_autoptr (MwMembers) addresses = NULL;
  g_autoptr (MwAssignPlan) first = NULL;
  g_autoptr (MwAssignPlan) second = NULL;

  add_agent (agents, "bo", "Bo Dahl");
  add_profile (profiles, "press", TRUE);
  people = mw_members_new (agents, NULL);
  addresses = mw_members_new (NULL, profiles);
  first = mw_assign_plan_new ("press", "Press", people, NULL, NULL);
  second = mw_assign_plan_new ("press", "Press", addresses, NULL, NULL);
  assert_says (first, "Bo Dahl will be in Press, which gives no address yet.");
  assert_says (second, "press@example.org will be in Press, which has no agent yet.");
}

/* Bo has shop. First Line gives support and sales, Press gives press and sales. */
static MwJoinPlan *
create_join_plan (MwMembers *joining, GPtrArray *press_agents)
{
  g_autoptr (GPtrArray) held = create_rows ();
  g_autoptr (GPtrArray) given = create_rows ();
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_assign_plan_free);
  MwAssignPlan *press = NULL;

  add_sender (held, "shop");
  add_profile (given, "press", TRUE);
  add_profile (given, "sales", TRUE);
  g_ptr_array_add (plans, create_plan (mw_members_get_agents (joining), NULL));
  press = mw_assign_plan_new ("press", "Press", joining, press_agents, given);
  g_ptr_array_add (plans, press);
  for (guint i = 0; i < plans->len; i++)
    mw_assign_plan_set_held (g_ptr_array_index (plans, i), held);
  return mw_join_plan_new (joining, plans);
}

static void
assert_join_says (const MwJoinPlan *plan, const char *expected)
{
  g_autofree char *text = mw_join_plan_describe (plan);
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\u2068", "", 0);
  g_string_replace (plain, "\u2069", "", 0);
  g_assert_cmpstr (plain->str, ==, expected);
}

static void
test_several_at_once (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (MwMembers) joining = NULL;
  g_autoptr (MwJoinPlan) plan = NULL;
  g_autoptr (MwEdit) edit = NULL;

  add_agent (agents, "bo", "Bo Dahl");
  joining = mw_members_new (agents, NULL);
  plan = create_join_plan (joining, NULL);
  g_assert_cmpuint (mw_join_plan_count_changed (plan), ==, 2);
  g_assert_cmpuint (mw_join_plan_count_agents (plan), ==, 1);
  g_assert_cmpuint (mw_join_plan_count_profiles (plan), ==, 0);
  assert_join_says (plan, "Assigns Bo Dahl to 2 responsibilities. They give 3 more addresses to "
                          "send as.");
  edit = mw_join_plan_build_edit (plan);
  g_assert_cmpstr (mw_edit_get_subject (edit), ==, "2 responsibilities");
  g_assert_cmpstr (mw_edit_get_detail (edit), ==, "Bo Dahl");
  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, 2);
  g_assert_cmpstr (mw_edit_get_step (edit, 0)->arguments[0], ==, "first");
  g_assert_cmpstr (mw_edit_get_step (edit, 1)->arguments[0], ==, "press");
}

static void
test_of_several_only_one_is_new (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (MwMembers) joining = NULL;
  g_autoptr (MwJoinPlan) plan = NULL;
  g_autoptr (MwEdit) edit = NULL;

  add_agent (agents, "bo", "Bo Dahl");
  joining = mw_members_new (agents, NULL);
  plan = create_join_plan (joining, agents);
  assert_join_says (plan, "Bo Dahl will be able to send as 2 more addresses.");
  edit = mw_join_plan_build_edit (plan);
  g_assert_cmpstr (mw_edit_get_subject (edit), ==, "First Line");
  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, 1);
}

static void
test_of_several_none_is_new (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (MwMembers) joining = NULL;
  g_autoptr (MwJoinPlan) plan = NULL;

  add_agent (agents, "anna", "Anna Larsen");
  joining = mw_members_new (agents, NULL);
  plan = create_join_plan (joining, agents);
  g_assert_cmpuint (mw_join_plan_count_changed (plan), ==, 0);
  assert_join_says (plan, "Nothing changes: Anna Larsen, in all of them already.");
}

static void
test_all_of_it_is_one_edit (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (GPtrArray) profiles = create_rows ();
  g_autoptr (MwAssignPlan) plan = NULL;
  g_autoptr (MwEdit) edit = NULL;

  add_agent (agents, "anna", "Anna Larsen");
  add_agent (agents, "bo", "Bo Dahl");
  add_agent (agents, "bo", "Bo Dahl");
  add_profile (profiles, "press", TRUE);
  plan = create_plan (agents, profiles);
  edit = mw_assign_plan_build_edit (plan);
  g_assert_cmpint (mw_edit_get_verb (edit), ==, MW_EDIT_ASSIGN);
  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, 2);
  g_assert_cmpint (mw_edit_get_step (edit, 0)->kind, ==, MW_STEP_ASSIGN_AGENT);
  g_assert_cmpstr (mw_edit_get_step (edit, 0)->arguments[0], ==, "first");
  g_assert_cmpstr (mw_edit_get_step (edit, 0)->arguments[1], ==, "bo");
  g_assert_cmpint (mw_edit_get_step (edit, 1)->kind, ==, MW_STEP_ASSIGN_PROFILE);
  g_assert_cmpstr (mw_edit_get_step (edit, 1)->arguments[1], ==, "press");
}

static void
test_a_new_responsibility_comes_with_it (void)
{
  g_autoptr (GPtrArray) agents = create_rows ();
  g_autoptr (MwMembers) joining = NULL;
  g_autoptr (MwAssignPlan) plan = NULL;
  g_autoptr (MwEdit) edit = NULL;

  add_agent (agents, "bo", "Bo Dahl");
  joining = mw_members_new (agents, NULL);
  plan = mw_assign_plan_new (NULL, "Warranty", joining, NULL, NULL);
  edit = mw_assign_plan_build_edit (plan);
  g_assert_cmpint (mw_edit_get_verb (edit), ==, MW_EDIT_ADD_RESPONSIBILITY);
  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, 2);
  g_assert_cmpint (mw_edit_get_step (edit, 0)->kind, ==, MW_STEP_ADD_RESPONSIBILITY);
  g_assert_cmpstr (mw_edit_get_step (edit, 0)->arguments[1], ==, "Warranty");
  g_assert_cmpstr (mw_edit_get_step (edit, 1)->arguments[0], ==,
                   mw_edit_get_step (edit, 0)->arguments[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/assign/names-one-and-two-agents", test_names_one_and_two_agents);
  g_test_add_func ("/core/assign/promises-only-what-is-new", test_promises_only_what_is_new);
  g_test_add_func ("/core/assign/several-at-once", test_several_at_once);
  g_test_add_func ("/core/assign/of-several-only-one-is-new", test_of_several_only_one_is_new);
  g_test_add_func ("/core/assign/of-several-none-is-new", test_of_several_none_is_new);
  g_test_add_func ("/core/assign/counts-many-agents", test_counts_many_agents);
  g_test_add_func ("/core/assign/says-who-sends-as-an-address", test_says_who_sends_as_an_address);
  g_test_add_func ("/core/assign/a-disabled-address-is-not-promised",
                   test_a_disabled_address_is_not_promised);
  g_test_add_func ("/core/assign/nothing-changes", test_nothing_changes);
  g_test_add_func ("/core/assign/an-empty-responsibility", test_an_empty_responsibility);
  g_test_add_func ("/core/assign/all-of-it-is-one-edit", test_all_of_it_is_one_edit);
  g_test_add_func ("/core/assign/a-new-responsibility-comes-with-it",
                   test_a_new_responsibility_comes_with_it);

  return g_test_run ();
}
