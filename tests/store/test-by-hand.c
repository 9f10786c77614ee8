/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Rows that somebody wrote to the live database at a shell: found, named, told to nobody, and no
 * draft is locked out by them. */

#include "fixture.h"

#include <glib/gstdio.h>
#include <mailwright/error.h>

/* As the shell does it: without foreign keys. */
static void
write_by_hand (Fixture *f, const char *sql)
{
  g_assert_cmpint (run_sql (f->live_path, sql), ==, SQLITE_OK);
}

static MwDraft *
open_other (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  MwDraft *other = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, &error);

  g_assert_no_error (error);
  return other;
}

/* Codes, names and keys, one below the other. */
static char *
find_rows (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  GString *text = g_string_new (NULL);

  mw_live_check (f->live, f->catalogue, found, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      MwFinding *finding = g_ptr_array_index (found, i);

      g_assert_false (mw_finding_get_is_error (finding));
      g_string_append_printf (text, "%s %s %s\n", mw_finding_get_code (finding),
                              mw_finding_get_object_name (finding), mw_finding_get_key (finding));
    }
  return g_string_free (text, FALSE);
}

static void
assert_found (Fixture *f, const char *expected)
{
  g_autofree char *found = find_rows (f);

  g_assert_cmpstr (found, ==, expected);
}

typedef struct
{
  char *support;
  char *sales;
  char *anna;
  char *first;
} World;

static void
make_world (Fixture *f, World *world)
{
  world->support = add_complete_profile (f->draft, "Support", "support@example.org");
  world->sales = add_complete_profile (f->draft, "Sales", "sales@m\u00fcnchen.example");
  world->anna = add_agent (f->draft, "anna", "Anna");
  world->first = add_responsibility (f->draft, "First");
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, world->first, world->anna, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, world->first, world->support, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, world->first, world->sales, NULL);
  submit_all (f->draft);
  assert_found (f, "");
}

static void
world_clear (World *world)
{
  g_free (world->support);
  g_free (world->sales);
  g_free (world->anna);
  g_free (world->first);
}

/* "address: logins", and "- what is left out". */
static char *
publish (Fixture *f)
{
  g_autoptr (MwSenderMap) map = mw_live_read_senders (f->live, NULL, NULL);
  GPtrArray *left_out = mw_sender_map_get_left_out (map);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mw_sender_map_get_n_addresses (map); i++)
    {
      const char *logins = NULL, *address = mw_sender_map_get_row (map, i, &logins);

      g_string_append_printf (text, "%s: %s\n", address, logins);
    }
  for (guint i = 0; i < left_out->len; i++)
    g_string_append_printf (text, "- %s\n", ((MwLeftOut *) left_out->pdata[i])->text);
  return g_string_free (text, FALSE);
}

static void
assert_published (Fixture *f, const char *expected)
{
  g_autofree char *published = publish (f);

  g_assert_cmpstr (published, ==, expected);
}

/* An address that is compared as somebody else's opens nothing. */
static void
test_keys (Fixture *f, gconstpointer user_data)
{
  static const struct
  {
    const char *sql;
    const char *found;
    const char *published;
  } CASES[] = {
    { "address_key = 'boss@example.org'", "row-address Sales address\n",
      "support@example.org: anna\n- boss@example.org\n- sales@m\u00fcnchen.example\n" },
    { "address_unicode = 'boss@example.org'", "row-address Sales address\n",
      "support@example.org: anna\n- boss@example.org\n- sales@xn--mnchen-3ya.example\n" },
    { "address_unicode = '@m\u00fcnchen.example'", "row-address Sales address\n",
      "support@example.org: anna\n- @m\u00fcnchen.example\n- sales@xn--mnchen-3ya.example\n" },
    { "address = 'no address @ all', address_key = 'all', address_unicode = 'all'",
      "row-address Sales address\n", "support@example.org: anna\n- all\n" },
    { "name = 'Sales ', name_key = 'other'", "row-name Sales  name\n",
      "sales@m\u00fcnchen.example: anna\nsales@xn--mnchen-3ya.example: anna\n"
      "support@example.org: anna\n" },
  };
  World world;

  make_world (f, &world);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *sql = g_strdup_printf ("CREATE TABLE kept AS SELECT * FROM profile;"
                                              "UPDATE profile SET %s WHERE name = 'Sales'",
                                              CASES[i].sql);

      write_by_hand (f, sql);
      assert_found (f, CASES[i].found);
      assert_published (f, CASES[i].published);
      write_by_hand (f, "UPDATE profile SET (name, name_key, address, address_key, address_unicode)"
                        " = (SELECT name, name_key, address, address_key, address_unicode FROM kept"
                        "    WHERE kept.id = profile.id); DROP TABLE kept");
      assert_found (f, "");
    }
  world_clear (&world);
}

/* REPLACE takes a submitted profile away without a word, and leaves what belonged to it. */
static void
test_replaced (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwDraft) other = NULL;
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  World world;

  make_world (f, &world);
  run_step (f->draft, MW_STEP_SET_AGENT, world.anna, "default-profile", world.support);
  submit_all (f->draft);
  write_by_hand (f, "REPLACE INTO profile (id, name, name_key, address, address_key,"
                    " address_unicode, driver) SELECT 'new', name, name_key, address, address_key,"
                    " address_unicode, driver FROM profile WHERE name = 'Support'");
  {
    g_autofree char *found = find_rows (f);

    g_assert_nonnull (strstr (found, "row-orphan Anna default-profile\n"));
    g_assert_nonnull (strstr (found, "row-orphan First profile\n"));
    g_assert_nonnull (strstr (found, " profile\nrow-orphan "));
  }
  /* A new draft is made of the rest, and the other one follows. */
  other = open_other (f);
  assert_answer (path, "SELECT count(*) FROM pragma_foreign_key_check", "0");
  assert_answer (path, "SELECT count(*) FROM profile", "2");
  assert_answer (path, "SELECT count(*) FROM profile_override", "3");
  run_step (other, MW_STEP_SET_PROFILE, world.sales, "comment", "still works");
  submit_accepting (other);
  g_clear_object (&other);
  fixture_reopen (f);
  assert_answer (f->draft_path, "SELECT comment FROM profile WHERE name = 'Sales'", "still works");
  world_clear (&world);
}

/* What was changed beneath a draft is refused once, and what was staged can be submitted then. */
static void
test_changed (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  World world;

  make_world (f, &world);
  write_by_hand (f, "UPDATE agent SET name = 'By Hand'");
  run_step (f->draft, MW_STEP_SET_AGENT, world.anna, "name", "Anna B.");
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "Anna"));
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  assert_answer (f->draft_path, "SELECT name FROM agent", "Anna B.");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  assert_answer (f->live_path, "SELECT name FROM agent", "Anna B.");
  assert_answer (f->live_path, "SELECT before FROM revision_change WHERE revision = 2", "By Hand");
  world_clear (&world);
}

/* A revision that was made on such a row comes to every other draft, too. */
static void
test_followed (Fixture *f, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  MwDraft *other;
  World world;

  make_world (f, &world);
  other = open_other (f);
  g_clear_object (&other);
  write_by_hand (f, "UPDATE agent SET name = 'By Hand'");
  run_step (f->draft, MW_STEP_SET_AGENT, world.anna, "name", "Anna B.");
  g_assert_cmpint (try_submit (f->draft, NULL), ==, -1);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  other = open_other (f);
  assert_answer (path, "SELECT name FROM agent", "Anna B.");
  g_assert_cmpuint (count_changes (other), ==, 0);
  g_clear_object (&other);
  world_clear (&world);
}

/* What somebody took by hand cannot stay staged once the draft is moved: that is told until it is
 * let go of. */
static void
test_taken (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwReview) review = NULL;
  g_autoptr (MwFinding) finding = NULL;
  g_autoptr (GError) error = NULL;
  World world;

  make_world (f, &world);
  write_by_hand (f, "INSERT INTO agent (id, login, login_key) VALUES ('by-hand', 'bo', 'bo')");
  g_free (add_agent (f->draft, "bo", "Bo"));
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_DUPLICATE);
  g_clear_error (&error);
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  write_by_hand (f, "UPDATE agent SET name = 'By Hand' WHERE login = 'anna'");
  run_step (f->draft, MW_STEP_SET_AGENT, world.anna, "name", "Anna B.");
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  review = mw_draft_review (f->draft, NULL, NULL);
  g_assert_cmpuint (mw_review_get_n_warnings (review), ==, 1);
  finding = g_list_model_get_item (mw_review_get_findings (review), 0);
  g_assert_cmpstr (mw_finding_get_code (finding), ==, "set-aside");
  g_assert_cmpstr (mw_finding_get_object_name (finding), ==, "Bo");
  g_assert_true (mw_draft_discard (f->draft, NULL, NULL));
  g_clear_object (&review);
  review = mw_draft_review (f->draft, NULL, NULL);
  g_assert_cmpuint (mw_review_get_n_warnings (review), ==, 0);
  assert_answer (f->draft_path, "SELECT count(*) FROM agent", "2");
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/by-hand/keys", test_keys);
  FIXTURE_TEST ("/store/by-hand/replaced", test_replaced);
  FIXTURE_TEST ("/store/by-hand/changed", test_changed);
  FIXTURE_TEST ("/store/by-hand/followed", test_followed);
  FIXTURE_TEST ("/store/by-hand/taken", test_taken);
  return g_test_run ();
}
