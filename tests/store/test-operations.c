/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Operations: what is staged as such, and how they are applied, by a colleague's draft too. */

#include "fixture.h"

#include "store/database/clock.h"
#include "store/entities/entity.h"
#include "store/entities/taking.h"

#include <glib/gstdio.h>
#include <mailwright/error.h>

/* A colleague, who follows whatever the live side accepts. */
static MwDraft *
open_other (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  MwDraft *other = mw_sqlite_draft_open (path, f->live, f->catalogue, NULL, &error);

  g_assert_no_error (error);
  return other;
}

/* What the draft has is its base and what is staged on it, and its sums are right. */
static void
assert_whole (const char *draft_path)
{
  assert_answer (draft_path,
                 "SELECT group_concat (tbl) FROM tally t WHERE n_staged <>"
                 " (SELECT count (*) FROM staged s WHERE s.tbl = t.tbl) OR n_lines <>"
                 " (SELECT coalesce (sum (n_lines), 0) + count (DISTINCT thing) FROM staged s "
                 "WHERE s.tbl = t.tbl)",
                 NULL);
  assert_answer (draft_path,
                 "SELECT (SELECT n_rows FROM tally WHERE tbl = 'profile') -"
                 " (SELECT count (*) FROM profile)",
                 "0");
}

static void
assert_follows (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autofree char *live = ask (f->live_path, "SELECT group_concat (name || address) FROM"
                                             " (SELECT * FROM profile ORDER BY id)");
  g_autoptr (GError) error = NULL;
  MwDraft *other = open_other (f);

  assert_answer (
      path, "SELECT group_concat (name || address) FROM (SELECT * FROM profile ORDER BY id)", live);
  g_assert_true (mw_draft_discard (other, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_changes (other), ==, 0);
  assert_whole (path);
  g_clear_object (&other);
}

static void
rename_to (Fixture *f, const char *id, const char *name)
{
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "name", name);
}

/* Two that swap their names, and addresses: submitted, they lock nobody out. */
static void
test_swap (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  MwDraft *other;

  submit_all (f->draft);
  other = open_other (f);
  g_clear_object (&other);
  rename_to (f, a, "Z");
  rename_to (f, b, "A");
  rename_to (f, a, "B");
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "address", "z@example.org");
  run_step (f->draft, MW_STEP_SET_PROFILE, b, "address", "a@example.org");
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "address", "b@example.org");
  g_assert_cmpuint (count_changes (f->draft), ==, 4);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  assert_answer (f->live_path,
                 "SELECT name || address_key FROM profile WHERE id = "
                 "(SELECT id FROM profile WHERE name_key = 'b')",
                 "Bb@example.org");
  assert_follows (f);
}

/* Rings and chains of names, longer than one. */
static void
test_ring (Fixture *f, gconstpointer user_data)
{
  static const char *const NAMES[] = { "A", "B", "C", "D", "E" };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *address = g_strdup_printf ("%s@example.org", NAMES[i]);

      g_ptr_array_add (ids, add_complete_profile (f->draft, NAMES[i], address));
    }
  submit_all (f->draft);
  /* A, B and C change places; D takes a new name, and E takes that of D. */
  rename_to (f, ids->pdata[0], "X");
  rename_to (f, ids->pdata[2], "A");
  rename_to (f, ids->pdata[1], "C");
  rename_to (f, ids->pdata[0], "B");
  rename_to (f, ids->pdata[3], "F");
  rename_to (f, ids->pdata[4], "D");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  assert_answer (f->live_path,
                 "SELECT group_concat (name, '') FROM (SELECT name FROM profile ORDER BY address)",
                 "BCAFD");
  assert_follows (f);
  g_assert_true (mw_draft_take_back (f->draft, 2, NULL, NULL));
  g_assert_cmpint (submit_all (f->draft), ==, 3);
  assert_answer (f->live_path,
                 "SELECT group_concat (name, '') FROM (SELECT name FROM profile ORDER BY address)",
                 "ABCDE");
  assert_follows (f);
}

/* A name that goes to a new object, and one of an object that is removed. */
static void
test_name_of_another (Fixture *f, gconstpointer user_data)
{
  g_autofree char *first = add_responsibility (f->draft, "One");
  g_autofree char *agent = add_agent (f->draft, "anna", "Anna");
  g_autofree char *second = NULL, *heir = NULL;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_RESPONSIBILITY, first, "name", "Two");
  second = add_responsibility (f->draft, "One");
  run_step (f->draft, MW_STEP_REMOVE_AGENT, agent, NULL, NULL);
  heir = add_agent (f->draft, "anna", "Another Anna");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  g_assert_cmpstr (second, !=, first);
  assert_answer (f->live_path, "SELECT name FROM agent WHERE login = 'anna'", "Another Anna");
  assert_follows (f);
}

/* Whoever wrote a name at the shell meanwhile is named. */
static void
test_taken (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  g_assert_cmpint (run_sql (f->live_path,
                            "INSERT INTO profile (id, name, name_key, address, address_key,"
                            " address_unicode, driver) VALUES ('x', 'Intruder', 'intruder',"
                            " 'x@example.org', 'x@example.org', 'x@example.org', 'd')"),
                   ==, 0);
  rename_to (f, id, "Intruder");
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_DUPLICATE);
  g_assert_nonnull (strstr (error->message, "Intruder"));
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
}

static void
test_gone_reference (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *agent = add_agent (f->draft, "anna", "Anna");
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  g_assert_cmpint (run_sql (f->live_path, "UPDATE profile SET retired = 1;"
                                          "DELETE FROM profile_override; DELETE FROM profile"),
                   ==, 0);
  run_step (f->draft, MW_STEP_SET_AGENT, agent, "default-profile", id);
  g_assert_cmpint (try_submit (f->draft, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Anna"));
}

/* ---- an entity that the program does not ship ---- */

static MwColumn room_columns[] = {
  { .name = "id", .kind = MW_COLUMN_KEY },
  { .name = "name",
    .field = "name",
    .label = "Name",
    .kind = MW_COLUMN_TEXT,
    .take = mw_take_name },
  { .name = "name_key",
    .kind = MW_COLUMN_DERIVED,
    .source = "name",
    .unique = TRUE,
    .parked = "parked-%s" },
  { .name = "door",
    .field = "door",
    .label = "Door",
    .kind = MW_COLUMN_TEXT,
    .take = mw_take_text },
};

static MwEntity room = {
  .table = "room",
  .part = "room",
  .label = "Room",
  .name_sql = "@.name",
  .shown = "name",
  .not_taken = "Another room is called “%s”.",
  .gone = "This room is no longer there.",
  .schema = "CREATE TABLE room (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL,"
            " name_key TEXT NOT NULL UNIQUE, door TEXT NOT NULL DEFAULT '')",
  .columns = room_columns,
  .n_columns = G_N_ELEMENTS (room_columns),
};

static void
run_any (MwDraft *draft, MwStepKind kind, const char *id, const char *field, const char *value)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "room", NULL);
  g_autoptr (GError) error = NULL;

  mw_edit_add_step (edit, kind, "room", id, field, value, NULL);
  mw_draft_apply (draft, edit, NULL, &error);
  g_assert_no_error (error);
}

static char *
tell (MwDraft *draft)
{
  g_autoptr (MwReview) review = mw_draft_review (draft, NULL, NULL);
  GListModel *changes = mw_review_get_changes (review);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (changes, i);
      g_autofree char *summary = mw_change_dup_summary (change);

      g_string_append_printf (text, "%s;", summary);
    }
  return g_string_free (text, FALSE);
}

/* Edited, undone, compared, submitted, told and taken back: nothing but its description is needed.
 */
static void
test_registered (Fixture *f, gconstpointer user_data)
{
  g_autofree char *told = NULL, *changed = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  const MwOperationWords *words;

  run_any (f->draft, MW_STEP_ADD, "r1", "name", "Hall");
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  told = tell (f->draft);
  g_assert_cmpstr (told, ==, "Room “Hall” added;");
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  run_any (f->draft, MW_STEP_SET, "r1", "door", "left");
  run_any (f->draft, MW_STEP_SET, "r1", "name", "Great Hall");
  changed = tell (f->draft);
  g_assert_nonnull (strstr (changed, "Door"));
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  assert_answer (f->live_path, "SELECT name || door FROM room", "Great Hallleft");
  operations = mw_live_list_operations (f->live, 1, 2, NULL, NULL);
  g_assert_cmpuint (operations->len, ==, 2);
  words = mw_operation_get_words (operations->pdata[0]);
  g_assert_cmpstr (words->object_name, ==, "Great Hall");
  g_assert_true (mw_draft_take_back (f->draft, 2, NULL, NULL));
  g_assert_cmpint (submit_all (f->draft), ==, 3);
  assert_answer (f->live_path, "SELECT name || door FROM room", "Hall");
  run_any (f->draft, MW_STEP_REMOVE, "r1", NULL, NULL);
  g_assert_cmpint (submit_all (f->draft), ==, 4);
  assert_answer (f->live_path, "SELECT count (*) FROM room", "0");
}

/* ---- history ---- */

/* What happened later changes nothing of what is told of a revision. */
static void
test_words_of_the_day (Fixture *f, gconstpointer user_data)
{
  g_autofree char *profile = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autofree char *agent = add_agent (f->draft, "anna", "Anna");
  g_autofree char *duty = add_responsibility (f->draft, "Returns");
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GListModel) changes = NULL;
  g_autoptr (MwChange) change = NULL;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, duty, profile, NULL);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, duty, agent, NULL);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_REMOVE_RESPONSIBILITY, duty, NULL, NULL);
  run_step (f->draft, MW_STEP_REMOVE_AGENT, agent, NULL, NULL);
  submit_all (f->draft);
  operations = mw_live_list_operations (f->live, 2, 3, NULL, NULL);
  changes = mw_draft_describe_operations (f->draft, operations);
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 1);
  change = g_list_model_get_item (changes, 0);
  g_assert_cmpstr (mw_change_get_object_name (change), ==, "Returns");
  g_assert_cmpstr (mw_change_get_after (change), ==, "Anna");
  g_assert_cmpstr (mw_change_get_note (change), ==, "can then send as support@example.org");
}

/* The notes of what is staged, a line each, with the line's field. */
static char *
tell_notes (Fixture *f)
{
  g_autoptr (MwReview) review = mw_draft_review (f->draft, NULL, NULL);
  GString *told = g_string_new (NULL);

  g_assert_nonnull (review);
  for (guint i = 0; i < g_list_model_get_n_items (mw_review_get_changes (review)); i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (mw_review_get_changes (review), i);
      const char *note = mw_change_get_note (change);

      if (note)
        g_string_append_printf (told, "%s %s: %s\n", mw_change_get_field_name (change),
                                mw_change_get_before (change) ? mw_change_get_before (change) : "",
                                note);
    }
  return g_string_free (told, FALSE);
}

/* What is taken away is told of those who had it, whatever else goes with it; what is given, of
 * those who have it then. */
static void
test_consequences_of_a_removal (Fixture *f, gconstpointer user_data)
{
  g_autofree char *support = add_complete_profile (f->draft, "Support", "support@example.org");
  g_autofree char *sales = add_complete_profile (f->draft, "Sales", "sales@example.org");
  g_autofree char *anna = add_agent (f->draft, "anna", "Anna");
  g_autofree char *bo = add_agent (f->draft, "bo", "Bo");
  g_autofree char *duty = add_responsibility (f->draft, "Returns");
  g_autofree char *disabled = NULL, *removed = NULL, *added = NULL, *gone = NULL;

  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, duty, support, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, duty, sales, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, duty, anna, NULL);
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, duty, bo, NULL);
  submit_all (f->draft);

  /* All at once: what was, and not what is left. */
  run_step (f->draft, MW_STEP_SET_PROFILE, support, "enabled", "off");
  run_step (f->draft, MW_STEP_REMOVE_RESPONSIBILITY, duty, NULL, NULL);
  run_step (f->draft, MW_STEP_REMOVE_AGENT, bo, NULL, NULL);
  removed = tell_notes (f);
  g_assert_nonnull (strstr (removed, "Agent Anna: no longer sends as sales@example.org, "
                                     "support@example.org through this\n"));
  g_assert_nonnull (
      strstr (removed, "Profile Sales: 2 agents no longer send as it through this\n"));
  g_assert_nonnull (
      strstr (removed, "Profile Support: 2 agents no longer send as it through this\n"));
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));

  /* A profile that does not send gives nobody anything, and takes nothing away. */
  run_step (f->draft, MW_STEP_SET_PROFILE, support, "enabled", "off");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_UNASSIGN_PROFILE, duty, support, NULL);
  disabled = tell_notes (f);
  g_assert_cmpstr (disabled, ==, "");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, duty, support, NULL);
  added = tell_notes (f);
  g_assert_cmpstr (added, ==, "Profile : in no From list until it is enabled\n");
  g_assert_true (mw_draft_undo (f->draft, NULL, NULL));

  /* An agent with nothing to lose loses nothing. */
  run_step (f->draft, MW_STEP_UNASSIGN_PROFILE, duty, sales, NULL);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_UNASSIGN_AGENT, duty, anna, NULL);
  gone = tell_notes (f);
  g_assert_cmpstr (gone, ==, "");
}

static guint
count_revisions (Fixture *f, const MwRevisionQuery *query)
{
  g_autoptr (GPtrArray) found = mw_live_list_revisions (f->live, query, NULL, NULL);

  return found->len;
}

static void
test_queries (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");
  g_autoptr (MwRevision) second = NULL;

  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, a, "polling-interval", "60");
  submit_all (f->draft);
  rename_to (f, b, "C");
  submit_all (f->draft);
  g_assert_cmpuint (count_revisions (f, NULL), ==, 3);
  g_assert_cmpuint (count_revisions (f, &(MwRevisionQuery){ .limit = 2 }), ==, 2);
  g_assert_cmpuint (count_revisions (f, &(MwRevisionQuery){ .field = "polling-interval" }), ==, 1);
  g_assert_cmpuint (count_revisions (f, &(MwRevisionQuery){ .field = "name" }), ==, 1);
  g_assert_cmpuint (
      count_revisions (f, &(MwRevisionQuery){ .object_kind = MW_OBJECT_PROFILE, .object_id = a }),
      ==, 2);
  g_assert_cmpuint (count_revisions (f, &(MwRevisionQuery){ .object_kind = MW_OBJECT_PROFILE,
                                                            .object_id = b,
                                                            .field = "name" }),
                    ==, 1);
  g_assert_cmpuint (count_revisions (f, &(MwRevisionQuery){ .author = "Nobody" }), ==, 0);
  g_assert_cmpuint (count_revisions (f, &(MwRevisionQuery){ .after = 1, .before = 3 }), ==, 1);
  second = mw_live_find_revision (f->live, 2, NULL, NULL);
  g_assert_cmpint (mw_revision_get_number (second), ==, 2);
  g_assert_null (mw_live_find_revision (f->live, 9, NULL, NULL));
}

/* ---- a back-up that came back ---- */

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);
  g_autofree char *wal = g_strconcat (to, "-wal", NULL), *shm = g_strconcat (to, "-shm", NULL);

  run_sql (from, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_unlink (wal);
  g_unlink (shm);
  g_assert_true (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
}

/* What was staged stays staged; what was submitted and is nowhere any more is not shown. */
static void
test_restored (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *kept = g_build_filename (f->folder, "kept.db", NULL);
  g_autofree char *told = NULL;
  char *late;

  submit_all (f->draft);
  copy_file (f->live_path, kept);
  late = add_complete_profile (f->draft, "Late", "late@example.org");
  rename_to (f, a, "Gone");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "comment", "mine");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, late, "polling-interval", "60");
  fixture_close (f);
  copy_file (kept, f->live_path);
  fixture_reopen (f);
  assert_answer (f->draft_path, "SELECT revision FROM configuration", "1");
  assert_answer (f->draft_path, "SELECT name FROM profile WHERE address = 'a@example.org'", "A");
  told = tell (f->draft);
  g_assert_nonnull (strstr (told, "mine"));
  g_assert_nonnull (strstr (told, "“Late” added"));
  assert_whole (f->draft_path);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  assert_answer (f->live_path, "SELECT comment FROM profile WHERE name = 'A'", "mine");
  assert_answer (f->live_path,
                 "SELECT count (*) FROM profile_override JOIN profile ON id = profile"
                 " WHERE name = 'Late'",
                 "4");
  g_free (late);
}

/* Another branch: the same number, but not the same revision. */
static void
test_fork (Fixture *f, gconstpointer user_data)
{
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *kept = g_build_filename (f->folder, "kept.db", NULL);
  MwDraft *other;

  submit_all (f->draft);
  copy_file (f->live_path, kept);
  rename_to (f, a, "Mine");
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  fixture_close (f);
  copy_file (kept, f->live_path);
  f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
  other = open_other (f);
  run_step (other, MW_STEP_SET_PROFILE, a, "name", "Theirs");
  g_assert_cmpint (submit_all (other), ==, 2);
  g_clear_object (&other);
  g_clear_object (&f->live);
  fixture_reopen (f);
  assert_answer (f->draft_path, "SELECT name FROM profile", "Theirs");
  g_assert_cmpuint (count_changes (f->draft), ==, 0);
  run_step (f->draft, MW_STEP_SET_PROFILE, a, "comment", "on theirs");
  g_assert_cmpint (submit_all (f->draft), ==, 3);
}

/* ---- damage ---- */

/* A damaged entry never reaches SQLite; what is staged can be submitted and discarded all the same.
 */
static void
test_damaged_journal (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");
  g_autoptr (GError) error = NULL;

  submit_all (f->draft);
  rename_to (f, id, "B");
  rename_to (f, id, "C");
  g_assert_cmpint (
      run_sql (f->draft_path, "UPDATE journal SET changeset = substr (changeset, 1, 9)"), ==, 0);
  g_assert_false (mw_draft_undo (f->draft, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_DATABASE);
  fixture_reopen (f);
  g_assert_cmpuint (count_changes (f->draft), ==, 1);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  rename_to (f, id, "D");
  g_assert_cmpint (run_sql (f->draft_path, "UPDATE journal SET changeset = x'5400'"), ==, 0);
  g_clear_error (&error);
  g_assert_true (mw_draft_discard (f->draft, NULL, &error));
  g_assert_no_error (error);
  assert_answer (f->draft_path, "SELECT name FROM profile", "C");
  assert_whole (f->draft_path);
}

/* What a program of ours did not make is named, not used. */
static void
test_altered (Fixture *f, gconstpointer user_data)
{
  static const char *const ALTERATIONS[] = {
    "DROP TRIGGER profile_no_delete",
    "ALTER TABLE agent ADD COLUMN rank TEXT",
    "DROP VIEW sender_login",
    "CREATE TRIGGER spy AFTER INSERT ON agent BEGIN DELETE FROM responsibility_agent; END",
    "DROP INDEX profile_driver",
  };

  fixture_close (f);
  for (guint i = 0; i < G_N_ELEMENTS (ALTERATIONS); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/altered-%u.db", f->folder, i);
      g_autoptr (GError) error = NULL;

      copy_file (f->live_path, path);
      g_assert_cmpint (run_sql (path, ALTERATIONS[i]), ==, 0);
      g_assert_null (mw_sqlite_live_open (path, FALSE, NULL, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_NOT_DATABASE);
      g_assert_nonnull (strstr (error->message, path));
    }
  /* A view of a site's own is its own affair. */
  g_assert_cmpint (run_sql (f->live_path, "CREATE VIEW ours AS SELECT name FROM profile"), ==, 0);
  fixture_reopen (f);
}

/* A clock that stands where no date can be written. */
static void
test_clock (Fixture *f, gconstpointer user_data)
{
  g_autofree char *id = add_complete_profile (f->draft, "A", "a@example.org");

  mw_clock_set (G_MAXINT64);
  g_assert_cmpint (submit_all (f->draft), ==, 1);
  rename_to (f, id, "B");
  mw_clock_set (G_MININT64 + 1);
  g_assert_cmpint (submit_all (f->draft), ==, 2);
  mw_clock_set (G_MININT64);
  assert_answer (f->live_path,
                 "SELECT group_concat (substr (time, 1, 4)) FROM (SELECT time FROM revision"
                 " ORDER BY number)",
                 "9999,0001");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  room.object_kind = mw_object_kind_register ("room", "Room");
  mw_entities_register (&room);
  FIXTURE_TEST ("/store/operations/swap", test_swap);
  FIXTURE_TEST ("/store/operations/ring", test_ring);
  FIXTURE_TEST ("/store/operations/name-of-another", test_name_of_another);
  FIXTURE_TEST ("/store/operations/taken", test_taken);
  FIXTURE_TEST ("/store/operations/gone-reference", test_gone_reference);
  FIXTURE_TEST ("/store/operations/registered-entity", test_registered);
  FIXTURE_TEST ("/store/operations/words-of-the-day", test_words_of_the_day);
  FIXTURE_TEST ("/store/operations/consequences-of-a-removal", test_consequences_of_a_removal);
  FIXTURE_TEST ("/store/operations/queries", test_queries);
  FIXTURE_TEST ("/store/operations/restored", test_restored);
  FIXTURE_TEST ("/store/operations/fork", test_fork);
  FIXTURE_TEST ("/store/operations/damaged-journal", test_damaged_journal);
  FIXTURE_TEST ("/store/operations/altered", test_altered);
  FIXTURE_TEST ("/store/operations/clock", test_clock);
  return g_test_run ();
}
