/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/edit.h>

#include <string.h>

static void
test_verbs (void)
{
  for (int i = MW_EDIT_ADD_PROFILE; i <= MW_EDIT_SEVERAL; i++)
    {
      const char *word = mw_edit_verb_to_string ((MwEditVerb) i);
      MwEditVerb verb = MW_EDIT_SEVERAL;

      g_assert_nonnull (word);
      g_assert_true (mw_edit_verb_from_string (word, &verb));
      g_assert_cmpint (verb, ==, i);
    }
}

static void
test_unknown_verb (void)
{
  MwEditVerb verb = MW_EDIT_ASSIGN;

  g_assert_false (mw_edit_verb_from_string ("rename-profile", &verb));
  g_assert_false (mw_edit_verb_from_string ("", &verb));
  g_assert_false (mw_edit_verb_from_string (NULL, &verb));
  g_assert_cmpint (verb, ==, MW_EDIT_ASSIGN);
}

static void
test_describe (void)
{
  for (int i = MW_EDIT_ADD_PROFILE; i <= MW_EDIT_SEVERAL; i++)
    {
      g_autofree char *alone = mw_edit_describe ((MwEditVerb) i, "Support %s DE", NULL);
      g_autofree char *empty = mw_edit_describe ((MwEditVerb) i, "Support %s DE", "");
      g_autofree char *detailed =
          mw_edit_describe ((MwEditVerb) i, "Support %s DE", "SMTP %n Port");

      g_assert_nonnull (strstr (alone, "Support %s DE"));
      g_assert_cmpstr (empty, ==, alone);
      g_assert_nonnull (strstr (detailed, "Support %s DE"));
    }
}

static void
assert_described (MwEditVerb verb, const char *detail, const char *expected)
{
  g_autofree char *text = mw_edit_describe (verb, "Support DE", detail);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  assert_described (MW_EDIT_ADD_PROFILE, NULL, "Add Profile Support DE");
  assert_described (MW_EDIT_SET_OVERRIDE, "SMTP Server", "Set SMTP Server of Support DE");
  assert_described (MW_EDIT_SET_OVERRIDE, NULL, "Set Parameters of Support DE");
  assert_described (MW_EDIT_RESET_OVERRIDE, "SMTP Server", "Reset SMTP Server of Support DE");
  assert_described (MW_EDIT_ASSIGN, "Ada", "Assign Ada to Support DE");
  assert_described (MW_EDIT_UNASSIGN, "Ada", "Remove Ada From Support DE");
}

static void
test_steps (void)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SET_OVERRIDE, "Support", "smtp-server");
  char value[] = "mail.example.org";
  const MwStep *step = NULL;

  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, 0);
  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, "p1", "smtp-server", value, NULL);
  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, "p2", "smtp-account-name", "", NULL);
  mw_edit_add_step (edit, MW_STEP_SET_AGENT, "a1", "default-profile", NULL);
  value[0] = 'X';

  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, 3);
  g_assert_cmpint (mw_edit_get_verb (edit), ==, MW_EDIT_SET_OVERRIDE);
  g_assert_cmpstr (mw_edit_get_subject (edit), ==, "Support");
  g_assert_cmpstr (mw_edit_get_detail (edit), ==, "smtp-server");
  step = mw_edit_get_step (edit, 0);
  g_assert_cmpint (step->kind, ==, MW_STEP_SET_OVERRIDE);
  g_assert_cmpstr (step->arguments[0], ==, "p1");
  g_assert_cmpstr (step->arguments[2], ==, "mail.example.org");
  g_assert_null (step->arguments[3]);
  /* An empty value is a value; none is none. */
  g_assert_cmpstr (mw_edit_get_step (edit, 1)->arguments[2], ==, "");
  g_assert_null (mw_edit_get_step (edit, 2)->arguments[2]);
}

static void
test_new_objects (void)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "import", NULL);
  const char *profile = mw_edit_add_new_profile (edit, "Support", "s@example.org", "smtp-imap");
  const char *agent = mw_edit_add_new_agent (edit, "ada", NULL, NULL);
  const char *responsibility = mw_edit_add_new_responsibility (edit, "Support");
  const MwStep *step = mw_edit_get_step (edit, 0);

  g_assert_true (g_uuid_string_is_valid (profile));
  g_assert_true (g_uuid_string_is_valid (agent));
  g_assert_true (g_uuid_string_is_valid (responsibility));
  g_assert_cmpstr (profile, !=, agent);
  g_assert_cmpstr (agent, !=, responsibility);

  g_assert_cmpint (step->kind, ==, MW_STEP_ADD_PROFILE);
  g_assert_cmpstr (step->arguments[0], ==, profile);
  g_assert_cmpstr (step->arguments[1], ==, "Support");
  g_assert_cmpstr (step->arguments[2], ==, "s@example.org");
  g_assert_cmpstr (step->arguments[3], ==, "smtp-imap");
  step = mw_edit_get_step (edit, 1);
  g_assert_cmpint (step->kind, ==, MW_STEP_ADD_AGENT);
  g_assert_cmpstr (step->arguments[1], ==, "ada");
  g_assert_cmpstr (step->arguments[2], ==, "");
  g_assert_cmpstr (step->arguments[3], ==, "");
  step = mw_edit_get_step (edit, 2);
  g_assert_cmpint (step->kind, ==, MW_STEP_ADD_RESPONSIBILITY);
  g_assert_cmpstr (step->arguments[1], ==, "Support");
}

/* Ids that were handed out stay where they are while a bulk edit grows. */
static void
test_many_steps (void)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "import", NULL);
  const char *first = mw_edit_add_new_profile (edit, "A", "a@example.org", "smtp-imap");
  g_autofree char *copy = g_strdup (first);

  for (guint i = 0; i < 10000; i++)
    mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, first, "smtp-server", "mail.example.org", NULL);
  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, 10001);
  g_assert_cmpstr (first, ==, copy);
}

static gpointer
hold_in_thread (gpointer edit)
{
  for (guint i = 0; i < 10000; i++)
    {
      mw_edit_ref (edit);
      mw_edit_unref (edit);
    }
  mw_edit_unref (edit);
  return NULL;
}

static void
test_references (void)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_AGENT, "Ada", NULL);
  GThread *thread = g_thread_new ("holder", hold_in_thread, mw_edit_ref (edit));
  g_auto (GValue) value = G_VALUE_INIT;

  for (guint i = 0; i < 10000; i++)
    {
      mw_edit_ref (edit);
      mw_edit_unref (edit);
    }
  g_thread_join (thread);

  g_value_init (&value, MW_TYPE_EDIT);
  g_value_set_boxed (&value, edit);
  g_assert_true (g_value_get_boxed (&value) == edit);
  g_assert_cmpstr (mw_edit_get_subject (edit), ==, "Ada");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/edit/verbs", test_verbs);
  g_test_add_func ("/core/edit/unknown-verb", test_unknown_verb);
  g_test_add_func ("/core/edit/describe", test_describe);
  g_test_add_func ("/core/edit/words", test_words);
  g_test_add_func ("/core/edit/steps", test_steps);
  g_test_add_func ("/core/edit/new-objects", test_new_objects);
  g_test_add_func ("/core/edit/many-steps", test_many_steps);
  g_test_add_func ("/core/edit/references", test_references);

  return g_test_run ();
}
