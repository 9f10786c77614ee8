/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "fixture.h"

#include "store/database/database.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static void
open_both (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->live = mw_sqlite_live_open (fixture->live_path, TRUE, NULL, &error);
  g_assert_no_error (error);
  fixture->draft =
      mw_sqlite_draft_open (fixture->draft_path, fixture->live, fixture->catalogue, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
remove_state_home (void)
{
  remove_folder (g_get_user_state_dir ());
}

/* Where drafts are is noted in the home of whoever runs this, unless there is another. (That of
 * g_test_init() for each case leaks in GLib 2.74.) */
static void
set_state_home (void)
{
  static gboolean done;
  g_autofree char *home = NULL;

  if (done)
    return;
  done = TRUE;
  home = g_dir_make_tmp ("mailwright-state-XXXXXX", NULL);
  g_assert_true (g_setenv ("XDG_STATE_HOME", home, TRUE));
  g_assert_cmpstr (g_get_user_state_dir (), ==, home);
  atexit (remove_state_home);
}

void
fixture_set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *drivers =
      g_test_build_filename (G_TEST_DIST, "..", "..", "data", "drivers", NULL);
  const char *folders[] = { drivers, NULL };

  set_state_home ();
  fixture->folder = g_dir_make_tmp ("mailwright-XXXXXX", NULL);
  fixture->live_path = g_build_filename (fixture->folder, "live.db", NULL);
  fixture->draft_path = g_build_filename (fixture->folder, "draft.db", NULL);
  fixture->catalogue = mw_catalogue_new (folders);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->catalogue)), >=, 2);
  open_both (fixture);
}

/* What was told and not heard yet still holds them; they have to end with it. */
static void
let_end (gpointer object)
{
  gpointer pointer = object;

  g_object_add_weak_pointer (object, &pointer);
  g_object_unref (object);
  while (pointer)
    g_main_context_iteration (NULL, TRUE);
}

void
fixture_close (Fixture *fixture)
{
  if (fixture->draft)
    let_end (g_steal_pointer (&fixture->draft));
  if (fixture->live)
    let_end (g_steal_pointer (&fixture->live));
}

void
fixture_reopen (Fixture *fixture)
{
  fixture_close (fixture);
  open_both (fixture);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer user_data)
{
  fixture_close (fixture);
  g_clear_object (&fixture->catalogue);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->live_path);
  g_free (fixture->draft_path);
}

gboolean
try_step (MwDraft *draft,
          GError **error,
          MwStepKind kind,
          const char *first,
          const char *second,
          const char *third)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "test", NULL);

  mw_edit_add_step (edit, kind, first, second, third, NULL);
  return mw_draft_apply (draft, edit, NULL, error);
}

void
run_step (MwDraft *draft, MwStepKind kind, const char *first, const char *second, const char *third)
{
  g_autoptr (GError) error = NULL;

  try_step (draft, &error, kind, first, second, third);
  g_assert_no_error (error);
}

char *
add_profile (MwDraft *draft, const char *name, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_PROFILE, name ? name : address, NULL);
  char *id = g_strdup (mw_edit_add_new_profile (edit, name, address, IMAP_DRIVER));

  mw_draft_apply (draft, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

char *
add_agent (MwDraft *draft, const char *login, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_AGENT, login, NULL);
  char *id = g_strdup (mw_edit_add_new_agent (edit, login, name, ""));

  mw_draft_apply (draft, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

char *
add_responsibility (MwDraft *draft, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_RESPONSIBILITY, name, NULL);
  char *id = g_strdup (mw_edit_add_new_responsibility (edit, name));

  mw_draft_apply (draft, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

char *
add_complete_profile (MwDraft *draft, const char *name, const char *address)
{
  char *id = add_profile (draft, name, address);
  g_autofree char *secret = g_uuid_string_random ();

  run_step (draft, MW_STEP_SET_OVERRIDE, id, "imap-server", "imap.example.org");
  run_step (draft, MW_STEP_SET_OVERRIDE, id, "smtp-server", "smtp.example.org");
  run_step (draft, MW_STEP_SET_OVERRIDE, id, "mail-password", secret);
  return id;
}

gint64
try_submit (MwDraft *draft, GError **error)
{
  g_autoptr (MwReview) review = mw_draft_review (draft, NULL, error);

  return review ? mw_draft_submit (draft, review, "Ada", "why", NULL, NULL, error) : -1;
}

gint64
submit_accepting (MwDraft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwReview) review = mw_draft_review (draft, NULL, &error);
  g_autoptr (GPtrArray) accepted = g_ptr_array_new ();
  gint64 number;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (mw_review_get_findings (review)); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (mw_review_get_findings (review), i);

      g_ptr_array_add (accepted, (gpointer) mw_finding_get_id (finding));
    }
  g_ptr_array_add (accepted, NULL);
  number = mw_draft_submit (draft, review, "Ada", "why", (const char *const *) accepted->pdata,
                            NULL, &error);
  g_assert_no_error (error);
  return number;
}

gint64
submit_all (MwDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 number = try_submit (draft, &error);

  g_assert_no_error (error);
  return number;
}

guint
count_changes (MwDraft *draft)
{
  g_autoptr (GError) error = NULL;
  MwDraftState state;
  guint n;

  mw_draft_read_state (draft, &state, NULL, &error);
  g_assert_no_error (error);
  n = state.n_changes;
  mw_draft_state_clear (&state);
  return n;
}

char *
ask (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  if (sqlite3_step (statement) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return answer;
}

#define LOGIN_TRIGGERS "type = 'trigger' AND name IN ('agent_login_new', 'agent_login_changed')"

void
run_older_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  g_autofree char *triggers = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_true (mw_database_get_text (db, &triggers, NULL,
                                       "SELECT group_concat(sql, ';') FROM sqlite_schema"
                                       " WHERE " LOGIN_TRIGGERS,
                                       0));
  g_assert_cmpint (sqlite3_exec (db,
                                 "DROP TRIGGER IF EXISTS agent_login_new;"
                                 "DROP TRIGGER IF EXISTS agent_login_changed",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  if (triggers)
    g_assert_cmpint (sqlite3_exec (db, triggers, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

int
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  int code, persist = 1;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_file_control (db, "main", SQLITE_FCNTL_PERSIST_WAL, &persist);
  code = sqlite3_exec (db, sql, NULL, NULL, NULL);
  sqlite3_close (db);
  return code & 0xff;
}
