/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What other programs read of the live database: the views, and reading them with few rights. */

#include "fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *support, *sales, *off;
  char *anna, *bo;
  char *first, *second;
} World;

static void
make_world (MwDraft *draft, World *world)
{
  world->support = add_complete_profile (draft, "Support", "Support@Example.org");
  world->sales = add_complete_profile (draft, "Sales", "sales@münchen.example");
  world->off = add_complete_profile (draft, "Off", "off@example.org");
  world->anna = add_agent (draft, "anna", "Anna Larsen");
  world->bo = add_agent (draft, "bo", "");
  world->first = add_responsibility (draft, "First");
  world->second = add_responsibility (draft, "Second");
  run_step (draft, MW_STEP_SET_PROFILE, world->off, "enabled", "off");
  run_step (draft, MW_STEP_SET_OVERRIDE, world->sales, "from-display-name", "Vertrieb");
  run_step (draft, MW_STEP_ASSIGN_AGENT, world->first, world->anna, NULL);
  run_step (draft, MW_STEP_ASSIGN_AGENT, world->second, world->anna, NULL);
  run_step (draft, MW_STEP_ASSIGN_AGENT, world->second, world->bo, NULL);
  run_step (draft, MW_STEP_ASSIGN_PROFILE, world->first, world->support, NULL);
  run_step (draft, MW_STEP_ASSIGN_PROFILE, world->first, world->sales, NULL);
  run_step (draft, MW_STEP_ASSIGN_PROFILE, world->first, world->off, NULL);
  run_step (draft, MW_STEP_ASSIGN_PROFILE, world->second, world->support, NULL);
}

static void
world_clear (World *world)
{
  g_free (world->support);
  g_free (world->sales);
  g_free (world->off);
  g_free (world->anna);
  g_free (world->bo);
  g_free (world->first);
  g_free (world->second);
}

#define OWNERS(address)                                                                            \
  "SELECT group_concat(login) FROM (SELECT login FROM sender_login WHERE address = '" address      \
  "' ORDER BY login)"
#define FROM_LIST(login)                                                                           \
  "SELECT group_concat(position || ' ' || display_name || ' <' || address || '>', '; ')"           \
  " FROM (SELECT * FROM from_list WHERE login = '" login "' ORDER BY position)"

static void
test_sender_login (Fixture *f, gconstpointer user_data)
{
  World world;

  make_world (f->draft, &world);
  assert_answer (f->live_path, "SELECT count(*) FROM sender_login", "0");
  submit_all (f->draft);
  assert_answer (f->live_path, OWNERS ("support@example.org"), "anna,bo");
  assert_answer (f->live_path, OWNERS ("sales@xn--mnchen-3ya.example"), "anna");
  assert_answer (f->live_path, OWNERS ("sales@münchen.example"), "anna");
  assert_answer (f->live_path, OWNERS ("off@example.org"), NULL);
  assert_answer (f->live_path, OWNERS ("Support@Example.org"), NULL);
  assert_answer (f->live_path, "SELECT count(*) FROM sender_login WHERE address LIKE '@%'", "0");
  /* Anna has it twice over and is named once. */
  assert_answer (f->live_path, "SELECT count(*) FROM sender_login WHERE login = 'anna'", "3");
  run_step (f->draft, MW_STEP_SET_PROFILE, world.support, "enabled", "off");
  assert_answer (f->live_path, OWNERS ("support@example.org"), "anna,bo");
  submit_all (f->draft);
  assert_answer (f->live_path, OWNERS ("support@example.org"), NULL);
  world_clear (&world);
}

static gboolean
append_sender (GObject *row, gpointer user_data)
{
  MwSender *sender = MW_SENDER (row);
  GString *text = user_data;

  g_string_append_printf (text, "%s%u %s <%s>", text->len ? "; " : "",
                          mw_sender_get_position (sender), mw_sender_get_display_name (sender),
                          mw_sender_get_address (sender));
  return TRUE;
}

/* The From list as the draft previews it. */
static char *
preview (MwDraft *draft, const char *agent)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_FROM_LIST);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  mw_query_set_agent (query, agent);
  mw_draft_foreach (draft, query, append_sender, text, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (text->str);
}

static void
test_from_list (Fixture *f, gconstpointer user_data)
{
  g_autofree char *before = NULL, *after = NULL, *bo = NULL;
  World world;

  make_world (f->draft, &world);
  before = preview (f->draft, world.anna);
  g_assert_cmpstr (before, ==,
                   "1 Vertrieb <sales@münchen.example>; 2 Support <Support@Example.org>");
  submit_all (f->draft);
  assert_answer (f->live_path, FROM_LIST ("anna"), before);
  run_step (f->draft, MW_STEP_SET_AGENT, world.anna, "default-profile", world.support);
  after = preview (f->draft, world.anna);
  g_assert_cmpstr (after, ==,
                   "1 Support <Support@Example.org>; 2 Vertrieb <sales@münchen.example>");
  assert_answer (f->live_path, FROM_LIST ("anna"), before);
  submit_all (f->draft);
  assert_answer (f->live_path, FROM_LIST ("anna"), after);
  bo = preview (f->draft, world.bo);
  assert_answer (f->live_path, FROM_LIST ("bo"), bo);
  world_clear (&world);
}

static gboolean
note_staged (GObject *row, gpointer user_data)
{
  g_string_append_printf (user_data, "%s=%d ", mw_sender_get_address (MW_SENDER (row)),
                          mw_sender_get_staged (MW_SENDER (row)));
  return TRUE;
}

static void
test_staged_in_preview (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_FROM_LIST);
  g_autoptr (GString) text = g_string_new (NULL);
  World world;

  make_world (f->draft, &world);
  submit_all (f->draft);
  /* Bo gets sales through the first responsibility; support he had already. */
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, world.first, world.bo, NULL);
  mw_query_set_agent (query, world.bo);
  g_assert_true (mw_draft_foreach (f->draft, query, note_staged, text, NULL, NULL));
  g_assert_cmpstr (text->str, ==, "sales@münchen.example=1 Support@Example.org=0 ");
  world_clear (&world);
}

/* A reader that may only read, file and folder, and is alone with them: as Postfix's user is. */
static int
read_as_nobody (const char *path, const char *folder)
{
  pid_t child;
  int status = 0;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  chmod (folder, 0555);
  chmod (path, 0444);
  chmod (wal, 0444);
  chmod (shm, 0444);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *db = NULL;
      sqlite3_stmt *statement = NULL;

      if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (100);
      /* Postfix 3.7 opens it read-write. */
      if (sqlite3_open (path, &db) != SQLITE_OK)
        _exit (101);
      if (sqlite3_prepare_v2 (db,
                              "SELECT login FROM sender_login"
                              " WHERE address = lower('support@example.org')",
                              -1, &statement, NULL) != SQLITE_OK)
        _exit (102);
      _exit (sqlite3_step (statement) == SQLITE_ROW ? 0 : 103);
    }
  waitpid (child, &status, 0);
  chmod (folder, 0700);
  chmod (path, 0600);
  chmod (wal, 0600);
  chmod (shm, 0600);
  return WEXITSTATUS (status);
}

static void
test_reader_with_few_rights (Fixture *f, gconstpointer user_data)
{
  World world;

  make_world (f->draft, &world);
  submit_all (f->draft);
  fixture_close (f);
  g_assert_cmpint (read_as_nobody (f->live_path, f->folder), ==, 0);
  /* And after everything was written back into the main file. */
  run_sql (f->live_path, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_cmpint (read_as_nobody (f->live_path, f->folder), ==, 0);
  world_clear (&world);
}

/* ---- a reader that stays ---- */

typedef struct
{
  int ask;    /* a byte for each question */
  int answer; /* the number of rows, or what failed, negative */
  pid_t child;
} Reader;

/* A new connection for each question, as a mail server's process has, or the one that stays open.
 */
static int
count_owners (const char *path, sqlite3 **db)
{
  sqlite3_stmt *statement = NULL;
  int n = -2;

  if (!*db && sqlite3_open (path, db) != SQLITE_OK)
    return -1;
  if (sqlite3_prepare_v2 (*db, "SELECT count(*) FROM sender_login", -1, &statement, NULL) ==
          SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    n = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

static void
start_reader (Reader *reader, const char *path, gboolean stays)
{
  int question[2], reply[2];
  char byte;

  g_assert_cmpint (pipe (question), ==, 0);
  g_assert_cmpint (pipe (reply), ==, 0);
  reader->child = fork ();
  if (reader->child == 0)
    {
      sqlite3 *db = NULL;

      close (question[1]);
      if (setgid (65534) != 0 || setuid (65534) != 0)
        _exit (100);
      while (read (question[0], &byte, 1) == 1 && byte == '?')
        {
          int n = count_owners (path, &db);

          if (!stays)
            {
              sqlite3_close (db);
              db = NULL;
            }
          if (write (reply[1], &n, sizeof n) != sizeof n)
            _exit (101);
        }
      _exit (0);
    }
  close (question[0]);
  close (reply[1]);
  reader->ask = question[1];
  reader->answer = reply[0];
}

static int
ask_reader (Reader *reader)
{
  int n = -9;

  g_assert_cmpint (write (reader->ask, "?", 1), ==, 1);
  g_assert_cmpint (read (reader->answer, &n, sizeof n), ==, sizeof n);
  return n;
}

static void
stop_reader (Reader *reader)
{
  int status = 0;

  g_assert_cmpint (write (reader->ask, "q", 1), ==, 1);
  close (reader->ask);
  close (reader->answer);
  waitpid (reader->child, &status, 0);
  g_assert_cmpint (status, ==, 0);
}

static void
allow_reading (Fixture *f)
{
  static const char *const ENDINGS[] = { "", "-wal", "-shm" };

  g_assert_cmpint (chmod (f->folder, 0755), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    {
      g_autofree char *path = g_strconcat (f->live_path, ENDINGS[i], NULL);

      g_assert_cmpint (chmod (path, 0644), ==, 0);
    }
}

/* Another user, who may only read file and folder, sees each submit at its next question: whether
 * its connection stays or not, with us there or gone, before and after a truncating checkpoint. */
static void
test_reader_of_another_user (Fixture *f, gconstpointer user_data)
{
  Reader readers[2];
  World world;

  if (getuid () != 0)
    {
      g_test_skip ("only root can be another user");
      return;
    }
  make_world (f->draft, &world);
  allow_reading (f);
  start_reader (&readers[0], f->live_path, TRUE);
  start_reader (&readers[1], f->live_path, FALSE);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (ask_reader (&readers[i]), ==, 0);
  submit_all (f->draft);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (ask_reader (&readers[i]), ==, 4);
  fixture_close (f);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (ask_reader (&readers[i]), ==, 4);
  run_sql (f->live_path, "PRAGMA wal_checkpoint (TRUNCATE)");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (ask_reader (&readers[i]), ==, 4);
  f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
  f->draft = mw_sqlite_draft_open (f->draft_path, f->live, f->catalogue, NULL, NULL);
  run_step (f->draft, MW_STEP_UNASSIGN_AGENT, world.second, world.bo, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (ask_reader (&readers[i]), ==, 4);
  submit_all (f->draft);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (ask_reader (&readers[i]), ==, 3);
      stop_reader (&readers[i]);
    }
  world_clear (&world);
}

/* Whoever reads while revisions are submitted sees each of them whole. */
static gpointer
read_all_the_time (gpointer user_data)
{
  Fixture *f = user_data;
  guint n = 0;

  while (!g_file_test (f->live_path, G_FILE_TEST_EXISTS))
    g_thread_yield ();
  for (n = 0; n < 300; n++)
    assert_answer (f->live_path,
                   "SELECT (SELECT count(DISTINCT comment) FROM profile) <= 1"
                   " AND (SELECT revision FROM configuration)"
                   "   = (SELECT coalesce(max(number), 0) FROM revision)",
                   "1");
  return NULL;
}

static void
test_whole_revisions (Fixture *f, gconstpointer user_data)
{
  GThread *reader = g_thread_new ("reader", read_all_the_time, f);
  g_autofree char *a = add_complete_profile (f->draft, "A", "a@example.org");
  g_autofree char *b = add_complete_profile (f->draft, "B", "b@example.org");

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *comment = g_strdup_printf ("%u", i);

      run_step (f->draft, MW_STEP_SET_PROFILE, a, "comment", comment);
      run_step (f->draft, MW_STEP_SET_PROFILE, b, "comment", comment);
      submit_all (f->draft);
    }
  g_thread_join (reader);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/views/sender-login", test_sender_login);
  FIXTURE_TEST ("/store/views/from-list", test_from_list);
  FIXTURE_TEST ("/store/views/staged-in-preview", test_staged_in_preview);
  FIXTURE_TEST ("/store/views/few-rights", test_reader_with_few_rights);
  FIXTURE_TEST ("/store/views/another-user", test_reader_of_another_user);
  FIXTURE_TEST ("/store/views/whole-revisions", test_whole_revisions);
  return g_test_run ();
}
