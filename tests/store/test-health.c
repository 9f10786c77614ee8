/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* How many mailboxes work: what is kept of each day, and what is known now. */

#include "fixture.h"
#include "observe.h"

#include "store/draft/draft-private.h"

#include <glib/gstdio.h>
#include <mailwright/error.h>
#include <mailwright/health.h>

static void
keep_day (Fixture *f, guint32 julian)
{
  g_autoptr (GDate) day = g_date_new_julian (julian);
  g_autoptr (GError) error = NULL;

  mw_draft_keep_health (f->draft, day, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_days (Fixture *f, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = mw_draft_list_health (f->draft, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    {
      const MwHealth *health = g_ptr_array_index (days, i);

      g_string_append_printf (text, "%u: %u %u %u %u;", g_date_get_julian (&health->day),
                              health->n_works, health->n_warnings, health->n_fails,
                              health->n_untested);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* One row a day, of the last test of it, through submit and discard, and of not more than so many
 * days. */
static void
test_health (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autofree char *c = add_complete_profile (f->draft, "C", "c@example.org");
  g_autofree char *d = add_complete_profile (f->draft, "D", "d@example.org");
  g_autofree char *e = add_complete_profile (f->draft, "E", "e@example.org");

  assert_days (f, "");
  observe_both (f, a, MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  observe_both (f, b, MW_VERDICT_WORKS, MW_VERDICT_NOT_ENCRYPTED);
  observe_both (f, c, MW_VERDICT_WORKS, MW_VERDICT_LOGIN_REFUSED);
  observe_both (f, e, MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  run_step (f->draft, MW_STEP_SET_PROFILE, e, "enabled", "off");
  keep_day (f, 740000);
  assert_days (f, "740000: 1 1 1 1;");
  observe_both (f, c, MW_VERDICT_WORKS, MW_VERDICT_WORKS);
  keep_day (f, 740000);
  assert_days (f, "740000: 2 1 0 1;");
  keep_day (f, 740002);

  g_assert_cmpint (submit_all (f->draft), ==, 1);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, a, "smtp-port", "2525");
  g_assert_true (mw_draft_discard (f->draft, NULL, NULL));
  fixture_reopen (f);
  assert_days (f, "740000: 2 1 0 1;740002: 2 1 0 1;");
  g_assert_nonnull (d);

  run_sql (f->draft_path,
           "INSERT INTO health SELECT date ('2020-01-01', value || ' days'), 1, 0, 0, 0"
           " FROM (WITH RECURSIVE n (value) AS (SELECT 0 UNION ALL"
           " SELECT value + 1 FROM n LIMIT 500) SELECT value FROM n)");
  keep_day (f, 740003);
  assert_answer (f->draft_path, "SELECT count (*) FROM health", G_STRINGIFY (MW_HEALTH_MOST_DAYS));
  assert_answer (f->draft_path, "SELECT max (day) >= '2026' FROM health", "1");
  /* What another program wrote there is not shown. */
  run_sql (f->draft_path, "DELETE FROM health; INSERT INTO health VALUES ('soon', 1, 1, 1, 1)");
  assert_days (f, "");
}

static void
add_many (Fixture *f, guint n)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO profile (id, name, name_key, address, address_key, address_unicode, driver)"
      " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %u)"
      " SELECT i, i, i, i || '@example.org', i || '@example.org', i || '@example.org',"
      " '" IMAP_DRIVER "' FROM n",
      n);

  g_assert_cmpint (run_sql (f->draft_path, sql), ==, SQLITE_OK);
}

/* So many of them. */
static void
let_fail (Fixture *f, guint n)
{
  g_autoptr (GPtrArray) observations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      g_ptr_array_add (observations,
                       observe (f, id, MW_DIRECTION_IN, MW_VERDICT_LOGIN_REFUSED, 90));
    }
  g_assert_true (mw_draft_keep_observations (f->draft, observations, NULL, &error));
}

/* Many mailboxes take long to count: whoever wished it can stop it. */
static void
test_health_cancelled (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GDate) day = g_date_new_julian (740000);
  g_autoptr (GError) error = NULL;

  add_many (f, 2000);
  g_cancellable_cancel (cancellable);
  g_assert_false (mw_draft_keep_health (f->draft, day, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_days (f, "");
  keep_day (f, 740000);
  assert_days (f, "740000: 0 0 0 2000;");
}

/* Where very many fail, it is told that they are more than are counted; and all that is counted is
 * counted while somebody edits. */
static void
test_outage (Fixture *f, gconstpointer user_data)
{
  MwSqliteDraft *draft = MW_SQLITE_DRAFT (f->draft);
  MwHealthNow now = { 99, 99 };
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");

  add_many (f, MW_HEALTH_MOST_FAILS + 1);
  let_fail (f, MW_HEALTH_MOST_FAILS);
  g_mutex_lock (&draft->lock);
  g_assert_true (mw_draft_read_health (f->draft, TRUE, &now, NULL, NULL));
  g_mutex_unlock (&draft->lock);
  g_assert_cmpuint (now.n_fails, ==, MW_HEALTH_MOST_FAILS);
  g_assert_cmpuint (now.n_unseen, ==, 2);
  observe_both (f, id, MW_VERDICT_WORKS, MW_VERDICT_LOGIN_REFUSED);
  observe_both (f, "1001", MW_VERDICT_WORKS, MW_VERDICT_LOGIN_REFUSED);
  g_assert_true (mw_draft_read_health (f->draft, FALSE, &now, NULL, NULL));
  g_assert_cmpuint (now.n_fails, ==, MW_HEALTH_MOST_FAILS + 1);
  g_assert_cmpuint (now.n_unseen, ==, 0);
}

/* Of another file that took the draft's place nothing is counted, and nothing in it is changed. */
static void
test_stranger (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  g_autoptr (GDate) day = g_date_new_julian (740000);
  g_autoptr (GPtrArray) observations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0, n_after = 0;
  MwHealthNow now;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (observations, observe (f, id, MW_DIRECTION_IN, MW_VERDICT_WORKS, 90));
  g_assert_cmpint (run_sql (f->draft_path, sql), ==, SQLITE_OK);
  g_assert_cmpint (g_rename (copy, f->draft_path), ==, 0);
  g_assert_true (g_file_get_contents (f->draft_path, &before, &n_before, NULL));

  g_assert_false (mw_draft_keep_health (f->draft, day, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (mw_draft_read_health (f->draft, TRUE, &now, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (mw_draft_keep_observations (f->draft, observations, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_assert_true (g_file_get_contents (f->draft_path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/health/days", test_health);
  FIXTURE_TEST ("/store/health/cancelled", test_health_cancelled);
  FIXTURE_TEST ("/store/health/outage", test_outage);
  FIXTURE_TEST ("/store/health/stranger", test_stranger);
  return g_test_run ();
}
