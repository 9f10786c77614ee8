/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* The stable words of a connection test, and what they are summed up in. */

#include <mailwright/verdict.h>

static void
test_verdicts (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < MW_N_VERDICTS; i++)
    {
      const char *word = mw_verdict_to_string ((MwVerdict) i);
      MwVerdict found = MW_VERDICT_FAILED;

      g_assert_true (mw_verdict_from_string (word, &found));
      g_assert_cmpint (found, ==, i);
      g_assert_true (g_hash_table_add (words, (gpointer) word));
      g_assert_true (g_hash_table_add (titles, (gpointer) mw_verdict_get_title ((MwVerdict) i)));
    }
}

static void
test_unknown_words (void)
{
  MwVerdict verdict = MW_VERDICT_FAILED;
  MwReachability reachability = MW_REACHABILITY_FAILS;
  MwProbeStep step = MW_PROBE_STEP_LOGIN;

  g_assert_false (mw_verdict_from_string ("fine", &verdict));
  g_assert_cmpint (verdict, ==, MW_VERDICT_UNTESTED);
  g_assert_false (mw_verdict_from_string (NULL, &verdict));
  g_assert_false (mw_reachability_from_string ("", &reachability));
  g_assert_cmpint (reachability, ==, MW_REACHABILITY_UNTESTED);
  g_assert_false (mw_probe_step_from_string ("dance", &step));
  g_assert_cmpint (step, ==, MW_PROBE_STEP_NAME);
}

static void
test_reachability (void)
{
  static const MwVerdict WARNINGS[] = { MW_VERDICT_NOT_ENCRYPTED, MW_VERDICT_CERTIFICATE_ENDS_SOON,
                                        MW_VERDICT_REVOCATION_LIST_ENDED, MW_VERDICT_OLD_TLS };
  guint n_fails = 0;

  g_assert_cmpint (mw_verdict_get_reachability (MW_VERDICT_UNTESTED), ==, MW_REACHABILITY_UNTESTED);
  g_assert_cmpint (mw_verdict_get_reachability (MW_VERDICT_WORKS), ==, MW_REACHABILITY_WORKS);
  for (guint i = 0; i < G_N_ELEMENTS (WARNINGS); i++)
    g_assert_cmpint (mw_verdict_get_reachability (WARNINGS[i]), ==, MW_REACHABILITY_WARNING);
  for (int i = 0; i < MW_N_VERDICTS; i++)
    if (mw_verdict_get_reachability ((MwVerdict) i) == MW_REACHABILITY_FAILS)
      n_fails++;
  g_assert_cmpuint (n_fails, ==, MW_N_VERDICTS - 2 - G_N_ELEMENTS (WARNINGS));
}

static void
test_other_words (void)
{
  for (int i = MW_REACHABILITY_UNTESTED; i <= MW_REACHABILITY_FAILS; i++)
    {
      MwReachability found = MW_REACHABILITY_UNTESTED;

      g_assert_true (
          mw_reachability_from_string (mw_reachability_to_string ((MwReachability) i), &found));
      g_assert_cmpint (found, ==, i);
      g_assert_cmpstr (mw_reachability_get_title ((MwReachability) i), !=, "");
    }
  for (int i = 0; i < MW_N_PROBE_STEPS; i++)
    {
      MwProbeStep found = MW_PROBE_STEP_NAME;

      g_assert_true (mw_probe_step_from_string (mw_probe_step_to_string ((MwProbeStep) i), &found));
      g_assert_cmpint (found, ==, i);
      g_assert_cmpstr (mw_probe_step_get_title ((MwProbeStep) i, MW_DIRECTION_IN), !=, "");
    }
  g_assert_cmpstr (mw_probe_outcome_to_string (MW_PROBE_OUTCOME_SKIPPED), ==, "skipped");
  g_assert_cmpstr (mw_probe_outcome_to_string (MW_PROBE_OUTCOME_NOT_REACHED), ==, "not-reached");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict/verdicts", test_verdicts);
  g_test_add_func ("/verdict/unknown-words", test_unknown_words);
  g_test_add_func ("/verdict/reachability", test_reachability);
  g_test_add_func ("/verdict/other-words", test_other_words);

  return g_test_run ();
}
