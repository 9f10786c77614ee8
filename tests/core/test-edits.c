/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/agent-edits.h>
#include <mailwright/profile-edits.h>
#include <mailwright/responsibility-edits.h>
#include <mailwright/value-edits.h>

#define IMAP "internet-smtp-imap"

/* The edit's label as the history has it, then its steps in their order, one a line. */
static void
assert_edit (MwEdit *edit, const char *label, const char *steps)
{
  g_autofree char *described = mw_edit_describe (
      mw_edit_get_verb (edit), mw_edit_get_subject (edit), mw_edit_get_detail (edit));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mw_edit_get_n_steps (edit); i++)
    {
      const MwStep *step = mw_edit_get_step (edit, i);

      g_string_append_printf (text, "%s%d", i > 0 ? "\n" : "", (int) step->kind);
      for (guint k = 0; k < G_N_ELEMENTS (step->arguments) && step->arguments[k] != NULL; k++)
        g_string_append_printf (text, " %s", step->arguments[k]);
    }
  g_assert_cmpstr (described, ==, label);
  g_assert_cmpstr (text->str, ==, steps);
}

/* As assert_edit() writes it. */
static const char *
step (MwStepKind kind, const char *arguments)
{
  g_autofree char *text = g_strdup_printf ("%d %s", (int) kind, arguments);

  return g_intern_string (text);
}

static const char *
two (const char *first, const char *second)
{
  g_autofree char *text = g_strjoin ("\n", first, second, NULL);

  return g_intern_string (text);
}

static MwProfile *
create_profile (const char *id, const char *name, MwStaged staged)
{
  MwProfile *profile = mw_profile_new ();
  g_autofree char *address = g_strconcat (id, "@example.org", NULL);

  mw_profile_fill (profile, &(MwProfileFields){ .id = id,
                                                .name = name,
                                                .address = address,
                                                .driver = IMAP,
                                                .comment = "",
                                                .enabled = TRUE,
                                                .staged = staged });
  return profile;
}

static MwAgent *
create_agent (const char *id, const char *name)
{
  MwAgent *agent = mw_agent_new ();

  mw_agent_fill (agent, &(MwAgentFields){ .id = id, .login = id, .name = name, .address = "" });
  return agent;
}

static MwResponsibility *
create_responsibility (void)
{
  MwResponsibility *responsibility = mw_responsibility_new ();

  mw_responsibility_fill (responsibility,
                          &(MwResponsibilityFields){ .id = "r", .name = "Returns", .comment = "" });
  return responsibility;
}

/* ---- values ---- */

static void
test_one_value_is_named (void)
{
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwEdit) edit = NULL;

  g_assert_null (mw_value_edits_build (edits));
  mw_value_edits_add (edits, "p", "Support", "smtp-server", "mail.example.org");
  edit = mw_value_edits_build (edits);
  assert_edit (edit, "Set smtp-server of Support",
               step (MW_STEP_SET_OVERRIDE, "p smtp-server mail.example.org"));
}

static void
test_what_is_reset_beside_it_is_not (void)
{
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwEdit) edit = NULL;

  mw_value_edits_add (edits, "p", "Support", "smtp-port", NULL);
  mw_value_edits_add (edits, "p", "Support", "smtp-encryption", "tls");
  edit = mw_value_edits_build (edits);
  assert_edit (edit, "Set smtp-encryption of Support",
               two (step (MW_STEP_RESET_OVERRIDE, "p smtp-port"),
                    step (MW_STEP_SET_OVERRIDE, "p smtp-encryption tls")));
}

static void
test_several_values_are_not_named (void)
{
  g_autoptr (MwValueEdits) sets = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwValueEdits) resets = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwEdit) set = NULL;
  g_autoptr (MwEdit) reset = NULL;

  mw_value_edits_add (sets, "p", "Support", "smtp-port", "465");
  mw_value_edits_add (sets, "p", "Support", "smtp-encryption", "tls");
  set = mw_value_edits_build (sets);
  assert_edit (set, "Set Parameters of Support",
               two (step (MW_STEP_SET_OVERRIDE, "p smtp-port 465"),
                    step (MW_STEP_SET_OVERRIDE, "p smtp-encryption tls")));
  mw_value_edits_add (resets, "p", "Support", "smtp-port", NULL);
  mw_value_edits_add (resets, "p", "Support", "smtp-encryption", NULL);
  reset = mw_value_edits_build (resets);
  assert_edit (reset, "Reset Parameters of Support",
               two (step (MW_STEP_RESET_OVERRIDE, "p smtp-port"),
                    step (MW_STEP_RESET_OVERRIDE, "p smtp-encryption")));
}

/* However many values each of them gets. */
static void
test_profiles_are_counted_once (void)
{
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwEdit) edit = NULL;

  mw_value_edits_add (edits, "p", "Support", "smtp-server", "mail.example.org");
  mw_value_edits_add (edits, "q", "Sales", "smtp-server", "mail.example.org");
  edit = mw_value_edits_build (edits);
  g_assert_cmpstr (mw_edit_get_subject (edit), ==, "2 mailboxes");
  g_assert_cmpstr (mw_edit_get_detail (edit), ==, "smtp-server");
  g_clear_pointer (&edit, mw_edit_unref);
  mw_value_edits_add (edits, "p", "Support", "smtp-server", "mail.example.org");
  mw_value_edits_add (edits, "q", "Sales", "smtp-server", "mail.example.org");
  mw_value_edits_add (edits, "p", "Support", "smtp-port", "587");
  edit = mw_value_edits_build (edits);
  g_assert_cmpstr (mw_edit_get_subject (edit), ==, "2 mailboxes");
  g_assert_cmpstr (mw_edit_get_detail (edit), ==, NULL);
  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, 3);
}

static void
test_what_was_built_stays (void)
{
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  g_autoptr (MwEdit) first = NULL;
  g_autoptr (MwEdit) second = NULL;

  mw_value_edits_add (edits, "p", "Support", "smtp-server", "mail.example.org");
  first = mw_value_edits_build (edits);
  g_assert_null (mw_value_edits_build (edits));
  mw_value_edits_add (edits, "q", "Sales", "smtp-port", NULL);
  second = mw_value_edits_build (edits);
  g_assert_cmpuint (mw_edit_get_n_steps (first), ==, 1);
  g_assert_cmpstr (mw_edit_get_step (first, 0)->arguments[2], ==, "mail.example.org");
  g_assert_cmpstr (mw_edit_get_subject (second), ==, "Sales");
  g_assert_cmpint (mw_edit_get_verb (second), ==, MW_EDIT_RESET_OVERRIDE);
  g_assert_cmpuint (mw_edit_get_n_steps (second), ==, 1);
}

static void
test_site_defaults (void)
{
  g_autoptr (MwValueEdits) sets = mw_value_edits_new (MW_OBJECT_DRIVER);
  g_autoptr (MwValueEdits) resets = mw_value_edits_new (MW_OBJECT_DRIVER);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (MwEdit) set = NULL;
  g_autoptr (MwEdit) reset = NULL;

  g_hash_table_insert (values, (gpointer) "smtp-server", (gpointer) "mail.example.org");
  mw_value_edits_add_all (sets, IMAP, "Internet", values);
  set = mw_value_edits_build (sets);
  assert_edit (set, "Set Site Default smtp-server of Internet",
               step (MW_STEP_SET_SITE_DEFAULT, IMAP " smtp-server mail.example.org"));
  mw_value_edits_add (resets, IMAP, "Internet", "smtp-server", NULL);
  reset = mw_value_edits_build (resets);
  assert_edit (reset, "Reset Site Default smtp-server of Internet",
               step (MW_STEP_RESET_SITE_DEFAULT, IMAP " smtp-server"));
}

/* ---- profiles ---- */

static void
test_a_profile_comes_with_its_values (void)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *id = NULL;
  g_autofree char *added = NULL;
  g_autofree char *set = NULL;
  g_autoptr (MwEdit) bare = mw_profile_edits_add ("", "support@example.org", IMAP, NULL, NULL);
  g_autoptr (MwEdit) edit = NULL;

  g_assert_cmpstr (mw_edit_get_subject (bare), ==, "support@example.org");
  g_assert_cmpuint (mw_edit_get_n_steps (bare), ==, 1);
  g_hash_table_insert (values, (gpointer) "smtp-server", (gpointer) "mail.example.org");
  edit = mw_profile_edits_add ("Support", "support@example.org", IMAP, values, &id);
  added = g_strdup_printf ("%s Support support@example.org " IMAP, id);
  set = g_strdup_printf ("%s smtp-server mail.example.org", id);
  assert_edit (edit, "Add Profile Support",
               two (step (MW_STEP_ADD_PROFILE, added), step (MW_STEP_SET_OVERRIDE, set)));
}

static void
test_fields_that_stay_are_no_steps (void)
{
  g_autoptr (MwProfile) profile = create_profile ("p", "Support", MW_STAGED_NO);
  g_autoptr (MwEdit) edit = NULL;

  g_assert_null (mw_profile_edits_change (
      profile, (MwFieldChange[]){ { "name", NULL }, { "comment", NULL }, { NULL, NULL } }));
  edit = mw_profile_edits_change (
      profile, (MwFieldChange[]){ { "name", NULL }, { "comment", "" }, { NULL, NULL } });
  assert_edit (edit, "Change Profile Support", step (MW_STEP_SET_PROFILE, "p comment "));
}

static void
test_a_value_is_shared (void)
{
  g_autoptr (MwProfile) profile = create_profile ("p", "Support", MW_STAGED_NO);
  g_autoptr (MwEdit) edit = mw_profile_edits_share_value (profile, "IMAP", "smtp-port", "26");

  assert_edit (edit, "Set Site Default smtp-port of IMAP",
               two (step (MW_STEP_SET_SITE_DEFAULT, IMAP " smtp-port 26"),
                    step (MW_STEP_RESET_OVERRIDE, "p smtp-port")));
}

static void
test_profiles_are_switched_together (void)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MwEdit) one = NULL;
  g_autoptr (MwEdit) both = NULL;
  g_autofree char *done = NULL;

  g_ptr_array_add (profiles, create_profile ("p", "Support", MW_STAGED_NO));
  one = mw_profile_edits_set_enabled (profiles, TRUE);
  assert_edit (one, "Enable Profile Support", step (MW_STEP_SET_PROFILE, "p enabled on"));
  done = mw_edit_describe_done (one);
  g_assert_cmpstr (done, ==, "Enabled \u2068Support\u2069");
  g_ptr_array_add (profiles, create_profile ("q", "Sales", MW_STAGED_NO));
  both = mw_profile_edits_set_enabled (profiles, FALSE);
  assert_edit (both, "Disable Profile 2 profiles",
               two (step (MW_STEP_SET_PROFILE, "p enabled off"),
                    step (MW_STEP_SET_PROFILE, "q enabled off")));
}

static void
test_only_what_is_new_is_deleted (void)
{
  g_autoptr (MwProfile) fresh = create_profile ("p", "Support", MW_STAGED_NEW);
  g_autoptr (MwProfile) changed = create_profile ("q", "Sales", MW_STAGED_CHANGED);
  g_autoptr (MwProfile) live = create_profile ("r", "Shop", MW_STAGED_NO);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new ();
  g_autoptr (MwEdit) edit = NULL;
  g_autofree char *done = NULL;

  g_assert_true (mw_profile_edits_can_delete (fresh));
  g_assert_false (mw_profile_edits_can_delete (changed));
  g_assert_false (mw_profile_edits_can_delete (live));
  g_ptr_array_add (profiles, fresh);
  edit = mw_profile_edits_delete (profiles);
  assert_edit (edit, "Delete Profile Support", step (MW_STEP_DELETE_PROFILE, "p"));
  done = mw_edit_describe_done (edit);
  g_assert_cmpstr (done, ==, "Deleted \u2068Support\u2069");
}

/* ---- agents and responsibilities ---- */

static void
test_agents (void)
{
  g_autoptr (GPtrArray) agents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MwEdit) unnamed = mw_agent_edits_add ("anna", "", NULL);
  g_autoptr (MwEdit) named = mw_agent_edits_add ("anna", "Anna Larsen", "anna@example.org");
  g_autoptr (MwEdit) change = NULL;
  g_autoptr (MwEdit) removal = NULL;
  g_autofree char *done = NULL;

  g_assert_cmpstr (mw_edit_get_subject (unnamed), ==, "anna");
  g_assert_cmpstr (mw_edit_get_subject (named), ==, "Anna Larsen");
  g_assert_cmpstr (mw_edit_get_step (named, 0)->arguments[3], ==, "anna@example.org");
  g_ptr_array_add (agents, create_agent ("a", "Anna Larsen"));
  change = mw_agent_edits_change (agents->pdata[0],
                                  (MwFieldChange[]){ { "default-profile", "p" }, { NULL, NULL } });
  assert_edit (change, "Change Agent Anna Larsen", step (MW_STEP_SET_AGENT, "a default-profile p"));
  g_ptr_array_add (agents, create_agent ("b", "Bo Dahl"));
  removal = mw_agent_edits_remove (agents);
  assert_edit (removal, "Remove Agent 2 agents",
               two (step (MW_STEP_REMOVE_AGENT, "a"), step (MW_STEP_REMOVE_AGENT, "b")));
  done = mw_edit_describe_done (removal);
  g_assert_cmpstr (done, ==, "Removed \u20682 agents\u2069");
}

static void
test_responsibilities (void)
{
  g_autoptr (MwResponsibility) returns = create_responsibility ();
  g_autofree char *id = NULL;
  g_autoptr (MwEdit) bare = mw_responsibility_edits_add ("Returns", "", NULL);
  g_autoptr (MwEdit) addition = mw_responsibility_edits_add ("Returns", "What comes back", &id);
  g_autoptr (MwEdit) change = mw_responsibility_edits_change (
      returns, (MwFieldChange[]){ { "name", "Warranty" }, { "comment", NULL }, { NULL, NULL } });
  g_autoptr (MwEdit) removal = mw_responsibility_edits_remove (returns);

  g_assert_cmpuint (mw_edit_get_n_steps (bare), ==, 1);
  g_assert_cmpuint (mw_edit_get_n_steps (addition), ==, 2);
  g_assert_cmpstr (mw_edit_get_step (addition, 0)->arguments[0], ==, id);
  g_assert_cmpstr (mw_edit_get_step (addition, 1)->arguments[2], ==, "What comes back");
  assert_edit (change, "Change Responsibility Returns",
               step (MW_STEP_SET_RESPONSIBILITY, "r name Warranty"));
  assert_edit (removal, "Remove Responsibility Returns", step (MW_STEP_REMOVE_RESPONSIBILITY, "r"));
}

static void
test_who_leaves_is_named (void)
{
  g_autoptr (GPtrArray) agents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MwProfile) profile = create_profile ("p", "Support", MW_STAGED_NO);
  g_autoptr (MwMembers) one = mw_members_new_profile (profile);
  g_autoptr (MwMembers) two_agents = NULL;
  g_autoptr (MwEdit) single = mw_responsibility_edits_unassign ("r", "Returns", one);
  g_autoptr (MwEdit) both = NULL;

  assert_edit (single, "Remove p@example.org From Returns", step (MW_STEP_UNASSIGN_PROFILE, "r p"));
  g_ptr_array_add (agents, create_agent ("a", "Anna Larsen"));
  g_ptr_array_add (agents, create_agent ("b", "Bo Dahl"));
  two_agents = mw_members_new (agents, NULL);
  both = mw_responsibility_edits_unassign ("r", "Returns", two_agents);
  assert_edit (both, "Remove 2 agents From Returns",
               two (step (MW_STEP_UNASSIGN_AGENT, "r a"), step (MW_STEP_UNASSIGN_AGENT, "r b")));
}

#define ADD(name) g_test_add_func ("/core/edits/" #name, test_##name)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD (one_value_is_named);
  ADD (what_is_reset_beside_it_is_not);
  ADD (several_values_are_not_named);
  ADD (profiles_are_counted_once);
  ADD (what_was_built_stays);
  ADD (site_defaults);
  ADD (a_profile_comes_with_its_values);
  ADD (fields_that_stay_are_no_steps);
  ADD (a_value_is_shared);
  ADD (profiles_are_switched_together);
  ADD (only_what_is_new_is_deleted);
  ADD (agents);
  ADD (responsibilities);
  ADD (who_leaves_is_named);

  return g_test_run ();
}
